package org.bunpil.client.ui.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.commands.OfflineBoard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key events as the toolkit sends them, recorded in a real window on X11 for each layout (docs/decisions/0118). */
class KeyPressTest {
    @AutoClose
    private final OfflineBoard board = new OfflineBoard();

    private final Actions actions = board.actions(false);

    private enum Held {
        SHIFT,
        CTRL,
        ALT,
        META
    }

    private static final BiPredicate<KeyEvent, Character> NEVER = (event, character) -> false;

    private @Nullable String does(KeyCode code, String text, Set<Held> held, BiPredicate<KeyEvent, Character> onKey) {
        KeyEvent event = new KeyEvent(
                KeyEvent.KEY_PRESSED,
                KeyEvent.CHAR_UNDEFINED,
                text,
                code,
                held.contains(Held.SHIFT),
                held.contains(Held.CTRL),
                held.contains(Held.ALT),
                held.contains(Held.META));
        KeyPress press = KeyPress.of(event, onKey);
        Action action = press == null ? null : press.choose(actions.all());
        return action == null ? null : action.id();
    }

    private @Nullable String does(KeyCode code, String text, Held... held) {
        Set<Held> all = EnumSet.noneOf(Held.class);
        all.addAll(Set.of(held));
        return does(code, text, all, NEVER);
    }

    /** The key at the position of V on an American keyboard, and so on. */
    @ParameterizedTest
    @CsvSource({
        "us,          V,         v, tool.select",
        "us,          P,         p, tool.pen",
        "us,          A,         a, tool.arrow",
        "us,          I,         i, action.image",
        "russian,     UNDEFINED, м, tool.select",
        "russian,     UNDEFINED, з, tool.pen",
        "russian,     UNDEFINED, ф, tool.arrow",
        "russian,     UNDEFINED, М, tool.select",
        "russian,     UNDEFINED, х, action.back",
        "russian,     UNDEFINED, ъ, action.front",
        "ukrainian,   UNDEFINED, ї, action.front",
        "greek,       UNDEFINED, ω, tool.select",
        "korean,      UNDEFINED, ㅍ, tool.select",
        "korean,      UNDEFINED, ㅔ, tool.pen",
        "korean,      UNDEFINED, ㅖ, tool.pen",
        "french,      V,         v, tool.select",
        "french,      A,         a, tool.arrow",
        "french,      Q,         q, ",
        "french,      UNDEFINED, é, pen.2",
        "hebrew,      V,         ה, tool.select",
        "numpad,      NUMPAD3,   3, pen.3"
    })
    void aKeyAlone(String layout, KeyCode code, String text, @Nullable String action) {
        assertEquals(action, does(code, text), layout);
    }

    @ParameterizedTest
    @CsvSource({
        "us,      Z,                 26, action.undo",
        "us,      K,                 11, action.palette",
        "us,      C,                  3, action.copy",
        "russian, UNDEFINED,          я, action.undo",
        "russian, UNDEFINED,          л, action.palette",
        "russian, UNDEFINED,          с, action.copy",
        "greek,   UNDEFINED,          κ, action.palette",
        "korean,  UNDEFINED,          ㅋ, action.undo",
        "french,  Z,                 26, action.undo",
        "french,  W,                 23, ",
        "french,  UNDEFINED,          à, action.zoom_reset",
        "german,  Y,                 25, action.redo",
        "us,      EQUALS,             =, action.zoom_in",
        "german,  PLUS,               +, action.zoom_in",
        "keypad,  ADD,                +, action.zoom_in",
        "keypad,  SUBTRACT,           -, action.zoom_out",
        "us,      MINUS,              -, action.zoom_out",
        "us,      DIGIT0,             0, action.zoom_reset",
        "us,      DIGIT9,             9, action.zoom_fit"
    })
    void withCtrl(String layout, KeyCode code, String text, @Nullable String action) {
        String typed = text.matches("[0-9]{2}|3") ? String.valueOf((char) Integer.parseInt(text)) : text;
        assertEquals(action, does(code, typed, Held.CTRL), layout);
    }

    @Test
    void withShift() {
        assertEquals("action.redo", does(KeyCode.Z, "Z", Held.CTRL, Held.SHIFT));
        assertEquals("action.redo", does(KeyCode.UNDEFINED, "Я", Held.CTRL, Held.SHIFT), "Russian");
        assertEquals("action.zoom_in", does(KeyCode.EQUALS, "+", Held.CTRL, Held.SHIFT));
        assertEquals("action.shortcuts", does(KeyCode.SLASH, "?", Held.SHIFT));
        assertEquals("action.shortcuts", does(KeyCode.DIGIT7, "?", Held.SHIFT), "Russian, German");
        assertEquals("tool.select", does(KeyCode.V, "V", Held.SHIFT));
        assertEquals("tool.select", does(KeyCode.V, "V"), "capitals locked");
        assertEquals("pen.1", does(KeyCode.AMPERSAND, "1", Held.SHIFT), "French");
        assertEquals("action.zoom_reset", does(KeyCode.UNDEFINED, "0", Held.CTRL, Held.SHIFT), "French");
        assertEquals("pen.1", does(KeyCode.DIGIT1, "!", Held.SHIFT), "by the place of the key");
        assertEquals(null, does(KeyCode.DIGIT0, ")", Held.CTRL, Held.SHIFT));
    }

    /** The toolkit can tell whether the pressed key has a digit. */
    @Test
    void frenchDigitsWithoutShift() {
        BiPredicate<KeyEvent, Character> french = (event, digit) -> switch (event.getText()) {
            case "&" -> digit == '1';
            case "'" -> digit == '4';
            case "-" -> digit == '6';
            default -> false;
        };
        assertEquals("pen.1", does(KeyCode.AMPERSAND, "&", Set.of(), french));
        assertEquals("pen.4", does(KeyCode.QUOTE, "'", Set.of(), french));
        assertEquals("pen.6", does(KeyCode.MINUS, "-", Set.of(), french));
        assertEquals("action.zoom_out", does(KeyCode.MINUS, "-", Set.of(Held.CTRL), french), "the character first");
        assertEquals(null, does(KeyCode.MINUS, "-"), "American: the key of a minus only");
    }

    @Test
    void keysWithNames() {
        assertEquals("action.full_screen", does(KeyCode.F11, ""));
        assertEquals("action.shortcuts", does(KeyCode.F1, ""));
        assertEquals("action.delete", does(KeyCode.DELETE, "\u007f"));
        assertEquals("action.delete", does(KeyCode.BACK_SPACE, "\b"));
        assertEquals("action.page_after", does(KeyCode.PAGE_DOWN, ""));
        assertEquals(null, does(KeyCode.F11, "", Held.SHIFT));
        assertEquals(null, does(KeyCode.SPACE, " "));
    }

    @Test
    void otherModifiersAreOthersKeys() {
        assertEquals(null, does(KeyCode.P, "p", Held.ALT));
        assertEquals(null, does(KeyCode.P, "p", Held.META));
        assertEquals(null, does(KeyCode.Z, "z", Held.CTRL, Held.ALT));
        assertEquals("action.back", does(KeyCode.LEFT_PARENTHESIS, "["), "AltGr on X11");
        assertEquals("action.back", does(KeyCode.DIGIT8, "[", Held.CTRL, Held.ALT), "AltGr on Windows");
    }

    /** Scripts and the toolkit's robot may send only a key's code. */
    @Test
    void codesAlone() {
        assertEquals("tool.eraser", does(KeyCode.E, ""));
        assertEquals("pen.5", does(KeyCode.DIGIT5, ""));
        assertEquals("action.zoom_in", does(KeyCode.ADD, "", Held.CTRL));
        assertEquals("action.shortcuts", does(KeyCode.SLASH, "", Held.SHIFT));
    }
}

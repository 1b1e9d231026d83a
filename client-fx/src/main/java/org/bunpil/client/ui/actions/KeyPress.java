package org.bunpil.client.ui.actions;

import java.util.List;
import java.util.function.BiPredicate;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A pressed key for matching shortcuts: first by its character, wherever that is on the layout; when no shortcut has that character, by the
 * key's position. So Ctrl+Z is the key labelled Z on a French keyboard, and the key at the position of Z on a Russian one.
 *
 * @param character on the key, in lower case; 0 for keys without one
 * @param position the character at that position on an American keyboard, or 0
 */
public record KeyPress(boolean command, boolean shift, KeyCode code, char character, char position) {
    private static final char NONE = 0;

    /** Null when a modifier is held that no shortcut uses. */
    public static @Nullable KeyPress of(KeyEvent event) {
        return of(event, KeyPress::isOnKey);
    }

    /** @param onKey whether the key of an event has this character, with Shift or without */
    static @Nullable KeyPress of(KeyEvent event, BiPredicate<KeyEvent, Character> onKey) {
        char character = character(event);
        boolean command = event.isShortcutDown();
        // Some layouts write brackets with AltGr; on Windows AltGr arrives as Ctrl and Alt together.
        boolean altGr = event.isControlDown() && event.isAltDown() && isSign(character);
        if (altGr) {
            command = false;
        } else if (event.isAltDown() || (event.isControlDown() && event.isMetaDown())) {
            return null;
        } else if (!command && (event.isControlDown() || event.isMetaDown())) {
            return null;
        }
        return new KeyPress(
                command, event.isShiftDown(), event.getCode(), character, position(event, character, onKey));
    }

    /** The first action with a matching shortcut, or null. */
    public @Nullable Action choose(List<Action> actions) {
        Action byCharacter = choose(actions, character);
        return byCharacter != null || position == NONE ? byCharacter : choose(actions, position);
    }

    private @Nullable Action choose(List<Action> actions, char as) {
        for (Action action : actions) {
            for (Shortcut key : action.keys()) {
                if (isDoneBy(key, as)) return action;
            }
        }
        return null;
    }

    private boolean isDoneBy(Shortcut key, char as) {
        if (command != key.command()) return false;
        if (key.named() != null) return code == key.named() && shift == key.shift();
        if (as != key.character()) return false;
        // A sign typed with Shift is already another character, so Shift is not compared. A letter without Ctrl works
        // in both cases.
        return !Character.isLetter(as) || shift == key.shift() || (!command && !key.shift());
    }

    private static char character(KeyEvent event) {
        String text = event.getText();
        // With Ctrl, letters arrive as control characters; keys sent by scripts and tests arrive without text.
        if (text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) != '\u007f') {
            return Character.toLowerCase(text.charAt(0));
        }
        char character = Shortcut.character(event.getCode());
        boolean other = event.isShiftDown() && !Character.isLetterOrDigit(character);
        return switch (character) {
            case '/' -> other ? '?' : character;
            case '=' -> other ? '+' : character;
            default -> character;
        };
    }

    private static char position(KeyEvent event, char character, BiPredicate<KeyEvent, Character> onKey) {
        char known = KeyPositions.american(character);
        if (known != NONE) return known;
        char ofCode = Shortcut.character(event.getCode());
        if (Character.isLetter(ofCode)) return ofCode;
        // With Ctrl, what a digit key writes with Shift does not count.
        if (!isSign(character) || (event.isShortcutDown() && event.isShiftDown())) return NONE;
        if (Character.isDigit(ofCode)) return ofCode;
        for (char digit = '0'; digit <= '9'; digit++) {
            if (onKey.test(event, digit)) return digit;
        }
        return NONE;
    }

    private static boolean isSign(char character) {
        return character != NONE && !Character.isLetterOrDigit(character);
    }

    private static boolean isOnKey(KeyEvent event, char character) {
        KeyCombination.ModifierValue any = KeyCombination.ModifierValue.ANY;
        return new KeyCharacterCombination(String.valueOf(character), any, any, any, any, any).match(event);
    }
}

package org.bunpil.client.ui.actions;

import java.util.Locale;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * A key for an action, alone or with modifiers: either the key with a certain character, wherever that is on the layout, or a key with a
 * name, such as F11.
 *
 * @param command whether Ctrl is held, on a Mac Command
 * @param named the key, or null when {@code character} is used
 * @param character in lower case
 * @param text as shown to people
 */
public record Shortcut(
        boolean command, boolean shift, @Nullable KeyCode named, char character, String text) {

    /** @param notation as for {@link KeyCombination#valueOf}: {@code Shortcut+Shift+Z}, {@code Page Up}, {@code '?'} */
    static Shortcut of(String notation) {
        KeyCombination keys = KeyCombination.valueOf(notation);
        boolean command = keys.getShortcut() == KeyCombination.ModifierValue.DOWN;
        boolean shift = keys.getShift() == KeyCombination.ModifierValue.DOWN;
        String text = keys.getDisplayText();
        return switch (keys) {
            case KeyCharacterCombination key ->
                new Shortcut(command, shift, null, key.getCharacter().charAt(0), text);
            case KeyCodeCombination key -> {
                char character = character(key.getCode());
                yield new Shortcut(command, shift, character == 0 ? key.getCode() : null, character, text);
            }
            default -> throw new IllegalArgumentException(notation);
        };
    }

    /** The character of a key code, in lower case; 0 for keys without one. */
    static char character(KeyCode code) {
        return switch (code) {
            case PLUS, ADD -> '+';
            case MINUS, SUBTRACT -> '-';
            case EQUALS -> '=';
            case OPEN_BRACKET -> '[';
            case CLOSE_BRACKET -> ']';
            case SLASH -> '/';
            default ->
                code.isLetterKey() || (code.isDigitKey() && !code.isKeypadKey())
                        ? code.getChar().toLowerCase(Locale.ROOT).charAt(0)
                        : 0;
        };
    }
}

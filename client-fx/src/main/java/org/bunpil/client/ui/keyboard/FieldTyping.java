package org.bunpil.client.ui.keyboard;

import java.util.Objects;
import javafx.event.Event;
import javafx.scene.control.IndexRange;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Types into a text field. The open syllable is part of the field's text; it is finished as soon as caret or text are others than it left
 * them, so that it never overwrites what somebody else has changed.
 */
final class FieldTyping {
    private final HangulComposer composer = new HangulComposer();
    private @Nullable TextInputControl field;
    /** Where the open syllable begins in the text. */
    private int from;

    void field(@Nullable TextInputControl newField) {
        if (!Objects.equals(newField, field)) composer.finish();
        field = newField;
    }

    @Nullable
    TextInputControl field() {
        return field;
    }

    void character(char character) {
        TextInputControl to = field;
        if (to == null) return;
        if (!HangulComposer.isLetter(character)) {
            finish();
            to.replaceSelection(String.valueOf(character));
            return;
        }
        if (!isStillThere(to)) finish();
        boolean open = !composer.open().isEmpty();
        IndexRange replaced = open ? new IndexRange(from, from + 1) : to.getSelection();
        HangulComposer.Composition composition = composer.type(character);
        String text = composition.finished() + composition.open();
        to.replaceText(replaced, text);
        from = replaced.getStart() + composition.finished().length();
        // A field may refuse what would make it too long.
        if (!isStillThere(to)) finish();
    }

    void backspace() {
        TextInputControl in = field;
        if (in == null) return;
        if (composer.open().isEmpty() || !isStillThere(in)) {
            finish();
            in.deletePreviousChar();
        } else {
            in.replaceText(from, from + 1, composer.removeLast());
        }
    }

    /** Presses a key that is none of a character, as a keyboard of the computer does. */
    void key(KeyCode code) {
        finish();
        if (field == null) return;
        Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        // The press may have closed what the field was in.
        if (field != null && field.getScene() != null)
            Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
    }

    void finish() {
        composer.finish();
    }

    private boolean isStillThere(TextInputControl in) {
        String open = composer.open();
        return in.getCaretPosition() == from + open.length()
                && in.getSelection().getLength() == 0
                && in.getText() != null
                && in.getText().startsWith(open, from);
    }
}

package org.bunpil.client.ui.controls;

import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/**
 * A text field's caret that does not blink. Blinking is an animation, for which the toolkit keeps its fast pulses running
 * (docs/decisions/0095). After a key that moves the focus, such as Tab, the toolkit never stops it, even when the field is gone.
 */
public final class NonBlinkingCaret extends TextFieldSkin {
    private NonBlinkingCaret(TextField field) {
        super(field);
    }

    /** Installs such a caret. @return the field */
    public static TextField install(TextField field) {
        field.setSkin(new NonBlinkingCaret(field));
        return field;
    }

    @Override
    public void setCaretAnimating(boolean on) {
        super.setCaretAnimating(false);
    }
}

package org.bunpil.client.ui.controls;

import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/**
 * A text field's caret that does not blink. One that blinks is an animation, for which the toolkit makes its fast pulses (docs/decisions/0095);
 * and after a key that moves the focus on, such as Tab, the toolkit leaves it running for ever, also when the field is long gone.
 */
public final class NonBlinkingCaret extends TextFieldSkin {
    private NonBlinkingCaret(TextField field) {
        super(field);
    }

    /** Gives a field such a caret. @return the field */
    public static TextField install(TextField field) {
        field.setSkin(new NonBlinkingCaret(field));
        return field;
    }

    @Override
    public void setCaretAnimating(boolean on) {
        super.setCaretAnimating(false);
    }
}

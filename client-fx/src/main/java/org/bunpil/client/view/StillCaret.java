package org.bunpil.client.view;

import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/**
 * A text field's caret that does not blink. One that blinks is an animation, for which the toolkit makes its fast pulses (docs/decisions/0095);
 * and after a key that moves the focus on, such as Tab, the toolkit leaves it running for ever, also when the field is long gone.
 */
final class StillCaret extends TextFieldSkin {
    private StillCaret(TextField field) {
        super(field);
    }

    /** Gives a field such a caret. @return the field */
    static TextField in(TextField field) {
        field.setSkin(new StillCaret(field));
        return field;
    }

    @Override
    public void setCaretAnimating(boolean on) {
        super.setCaretAnimating(false);
    }
}

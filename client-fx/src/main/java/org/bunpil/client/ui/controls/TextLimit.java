package org.bunpil.client.ui.controls;

import javafx.scene.control.TextFormatter;

/** How long a text in a field may be. */
public final class TextLimit {
    private TextLimit() {}

    /** What would make a text longer than so many units is left out, a paste as a whole. */
    public static TextFormatter<?> of(int units) {
        return new TextFormatter<>(change -> {
            if (change.getControlNewText().length() > units) {
                change.setText("");
                change.setRange(change.getRangeStart(), change.getRangeStart());
            }
            return change;
        });
    }
}

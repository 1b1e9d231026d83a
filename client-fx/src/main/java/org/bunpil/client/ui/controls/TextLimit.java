package org.bunpil.client.ui.controls;

import javafx.scene.control.TextFormatter;

/** Limits the length of a text in a field. */
public final class TextLimit {
    private TextLimit() {}

    /** Rejects an edit that would make the text longer than this, a paste as a whole. @param units UTF-16 code units */
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

package org.bunpil.model;

import org.bunpil.geometry.Size;

/** A sticky note. {@code rot} in 1/100 degree about the box's centre. */
public record Note(CommonProperties common, String text, Size size, int rot) implements Element {
    @Override
    public Note with(CommonProperties newCommon) {
        return new Note(newCommon, text, size, rot);
    }
}

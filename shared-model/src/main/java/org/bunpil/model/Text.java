package org.bunpil.model;

import org.bunpil.geometry.Size;

/** Written text in a box. {@code rot} in 1/100 degree about the box's centre. */
public record Text(CommonProperties common, String text, Size size, int rot) implements Element {
    @Override
    public Text with(CommonProperties newCommon) {
        return new Text(newCommon, text, size, rot);
    }
}

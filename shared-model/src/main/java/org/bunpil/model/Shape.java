package org.bunpil.model;

import org.bunpil.geometry.Size;

/** A geometric form in the box {@code at} … {@code at + size}. {@code rot} in 1/100 degree about the box's centre. */
public record Shape(CommonProperties common, ShapeForm form, Size size, int rot) implements Element {
    @Override
    public Shape with(CommonProperties newCommon) {
        return new Shape(newCommon, form, size, rot);
    }
}

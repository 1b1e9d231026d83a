package org.bunpil.model;

import java.util.function.UnaryOperator;
import org.bunpil.geometry.Rect;
import org.bunpil.geometry.Size;

/** A geometric shape in the rectangle {@code at} … {@code at + size}. {@code rot} in 1/100 degree about the centre of its bounds. */
public record Shape(CommonProperties common, ShapeForm form, Size size, int rot) implements Element {
    @Override
    public ElementKind kind() {
        return ElementKind.SHAPE;
    }

    @Override
    public Rect bounds() {
        return Rect.of(at(), size);
    }

    @Override
    public Shape with(CommonProperties newCommon) {
        return new Shape(newCommon, form, size, rot);
    }

    @Override
    public Shape renamed(UnaryOperator<String> name) {
        return with(common.renamed(name));
    }
}

package org.bunpil.model;

import java.util.function.UnaryOperator;
import org.bunpil.geometry.Rect;
import org.bunpil.geometry.Size;

/** A sticky note. {@code rot} in 1/100 degree about the centre of its bounds. */
public record Note(CommonProperties common, String text, Size size, int rot) implements Element {
    @Override
    public ElementKind kind() {
        return ElementKind.NOTE;
    }

    @Override
    public Rect bounds() {
        return Rect.of(at(), size);
    }

    @Override
    public Note with(CommonProperties newCommon) {
        return new Note(newCommon, text, size, rot);
    }

    @Override
    public Note renamed(UnaryOperator<String> name) {
        return with(common.renamed(name));
    }
}

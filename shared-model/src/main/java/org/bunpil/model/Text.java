package org.bunpil.model;

import java.util.function.UnaryOperator;
import org.bunpil.geometry.Rect;
import org.bunpil.geometry.Size;

/** Text in a rectangle. {@code rot} in 1/100 degree about the centre of its bounds. */
public record Text(CommonProperties common, String text, Size size, int rot) implements Element {
    @Override
    public ElementKind kind() {
        return ElementKind.TEXT;
    }

    @Override
    public Rect bounds() {
        return Rect.of(at(), size);
    }

    @Override
    public Text with(CommonProperties newCommon) {
        return new Text(newCommon, text, size, rot);
    }

    @Override
    public Text renamed(UnaryOperator<String> name) {
        return with(common.renamed(name));
    }
}

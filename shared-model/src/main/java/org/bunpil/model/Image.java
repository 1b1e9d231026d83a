package org.bunpil.model;

import java.util.function.UnaryOperator;
import org.bunpil.geometry.Rect;
import org.bunpil.geometry.Size;

/** An image. Its bytes are transferred separately; {@code asset} names them by their SHA-256 in lower-case hex. */
public record Image(CommonProperties common, String asset, Size size, int rot) implements Element {
    @Override
    public ElementKind kind() {
        return ElementKind.IMAGE;
    }

    @Override
    public Rect bounds() {
        return Rect.of(at(), size);
    }

    @Override
    public Image with(CommonProperties newCommon) {
        return new Image(newCommon, asset, size, rot);
    }

    @Override
    public Image renamed(UnaryOperator<String> name) {
        return with(common.renamed(name));
    }
}

package org.bunpil.model;

import org.bunpil.geometry.Size;

/** A picture; its bytes travel apart, named by {@code asset}, their SHA-256 in lower-case hex. */
public record Image(CommonProperties common, String asset, Size size, int rot) implements Element {
    @Override
    public Image with(CommonProperties newCommon) {
        return new Image(newCommon, asset, size, rot);
    }
}

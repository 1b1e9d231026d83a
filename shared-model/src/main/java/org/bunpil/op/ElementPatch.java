package org.bunpil.op;

import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.ShapeForm;
import org.jspecify.annotations.Nullable;

/** Absolute values that a {@link Op.Set} gives; null leaves a property alone. A property that the element's kind lacks is skipped. */
public record ElementPatch(
        @Nullable Point at,
        @Nullable Size size,
        @Nullable Integer sx,
        @Nullable Integer sy,
        @Nullable Integer rot,
        @Nullable String text,
        @Nullable String page,
        @Nullable SetOrClear<String> group,
        @Nullable ShapeForm form,
        @Nullable StylePatch style,
        @Nullable Boolean lock) {
    public static final ElementPatch NONE =
            new ElementPatch(null, null, null, null, null, null, null, null, null, null, null);

    public static ElementPatch at(Point at) {
        return new ElementPatch(at, null, null, null, null, null, null, null, null, null, null);
    }

    public static ElementPatch text(String text) {
        return new ElementPatch(null, null, null, null, null, text, null, null, null, null, null);
    }

    public static ElementPatch style(StylePatch style) {
        return new ElementPatch(null, null, null, null, null, null, null, null, null, style, null);
    }

    public ElementPatch withPage(String newPage) {
        return new ElementPatch(at, size, sx, sy, rot, text, newPage, group, form, style, lock);
    }
}

package org.bunpil.op;

import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Form;
import org.jspecify.annotations.Nullable;

/** Absolute values that a {@link Op.Set} gives; null leaves a property alone. A property that the element's kind lacks is skipped. */
public record Values(
        @Nullable Point at,
        @Nullable Size size,
        @Nullable Integer sx,
        @Nullable Integer sy,
        @Nullable Integer rot,
        @Nullable String text,
        @Nullable String page,
        @Nullable Setting<String> group,
        @Nullable Form form,
        @Nullable StyleValues style,
        @Nullable Boolean lock) {
    public static final Values NONE = new Values(null, null, null, null, null, null, null, null, null, null, null);

    public static Values at(Point at) {
        return new Values(at, null, null, null, null, null, null, null, null, null, null);
    }

    public static Values text(String text) {
        return new Values(null, null, null, null, null, text, null, null, null, null, null);
    }

    public static Values style(StyleValues style) {
        return new Values(null, null, null, null, null, null, null, null, null, style, null);
    }

    public Values withPage(String newPage) {
        return new Values(at, size, sx, sy, rot, text, newPage, group, form, style, lock);
    }
}

package org.bunpil.board;

import org.bunpil.geometry.Size;
import org.bunpil.model.Common;
import org.bunpil.model.Element;
import org.bunpil.model.Form;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.StyleValues;
import org.bunpil.op.Values;
import org.jspecify.annotations.Nullable;

/** What {@code set} makes of an element: property by property, what its kind lacks is skipped. */
final class Assignment {
    private Assignment() {}

    /**
     * {@code lock} comes first; when the element is locked then, the rest is skipped.
     *
     * @param pageKnown whether the page of {@code v} exists; else it is skipped
     */
    static Element set(Element element, Values v, boolean pageKnown) {
        Common locked = v.lock() == null ? element.common() : element.common().withLock(v.lock());
        if (locked.lock()) return element.with(locked);
        Common common = common(locked, v, pageKnown);
        return switch (element) {
            case Stroke e ->
                new Stroke(
                        common,
                        e.points(),
                        e.open(),
                        e.sealed(),
                        e.n(),
                        or(v.sx(), e.sx()),
                        or(v.sy(), e.sy()),
                        or(v.rot(), e.rot()));
            case Shape e -> {
                Form form = v.form() == null ? e.form() : v.form();
                yield new Shape(common, form, or(v.size(), e.size()), or(v.rot(), e.rot()));
            }
            case Text e -> new Text(common, or(v.text(), e.text()), or(v.size(), e.size()), or(v.rot(), e.rot()));
            case Note e -> new Note(common, or(v.text(), e.text()), or(v.size(), e.size()), or(v.rot(), e.rot()));
            case Image e -> new Image(common, e.asset(), or(v.size(), e.size()), or(v.rot(), e.rot()));
        };
    }

    private static Common common(Common c, Values v, boolean pageKnown) {
        return new Common(
                c.id(),
                v.page() != null && pageKnown ? v.page() : c.page(),
                c.z(),
                v.at() == null ? c.at() : v.at(),
                c.by(),
                v.style() == null ? c.style() : style(c.style(), v.style()),
                v.group() == null ? c.group() : v.group().value(),
                c.lock());
    }

    private static Style style(Style s, StyleValues v) {
        return new Style(
                v.tool() == null ? s.tool() : v.tool(),
                or(v.color(), s.color()),
                or(v.width(), s.width()),
                v.fill() == null ? s.fill() : v.fill().value(),
                or(v.alpha(), s.alpha()),
                or(v.dash(), s.dash()),
                or(v.font(), s.font()));
    }

    private static int or(@Nullable Integer value, int old) {
        return value == null ? old : value;
    }

    private static String or(@Nullable String value, String old) {
        return value == null ? old : value;
    }

    private static Size or(@Nullable Size value, Size old) {
        return value == null ? old : value;
    }
}

package org.bunpil.board;

import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.jspecify.annotations.Nullable;

/** Applies a {@code set} to an element, property by property. A property that its kind lacks is skipped. */
public final class ElementPatcher {
    private ElementPatcher() {}

    /**
     * {@code lock} is applied first. If the element is locked then, the rest is skipped.
     *
     * @param pageKnown whether the page of {@code v} exists; if not, the page is left alone
     */
    public static Element apply(Element element, ElementPatch patch, boolean pageKnown) {
        CommonProperties locked =
                patch.lock() == null ? element.common() : element.common().withLock(patch.lock());
        if (locked.lock()) return element.with(locked);
        CommonProperties common = common(locked, patch, pageKnown);
        return switch (element) {
            case Stroke e ->
                new Stroke(
                        common,
                        e.points(),
                        e.open(),
                        e.sealed(),
                        e.nextChunk(),
                        or(patch.sx(), e.sx()),
                        or(patch.sy(), e.sy()),
                        or(patch.rot(), e.rot()));
            case Shape e -> {
                ShapeForm form = patch.form() == null ? e.form() : patch.form();
                yield new Shape(common, form, or(patch.size(), e.size()), or(patch.rot(), e.rot()));
            }
            case Text e ->
                new Text(common, or(patch.text(), e.text()), or(patch.size(), e.size()), or(patch.rot(), e.rot()));
            case Note e ->
                new Note(common, or(patch.text(), e.text()), or(patch.size(), e.size()), or(patch.rot(), e.rot()));
            case Image e -> new Image(common, e.asset(), or(patch.size(), e.size()), or(patch.rot(), e.rot()));
            case Connector e ->
                new Connector(
                        common,
                        or(patch.size(), e.size()),
                        or(patch.text(), e.text()),
                        patch.from() == null ? e.from() : patch.from().value(),
                        patch.to() == null ? e.to() : patch.to().value(),
                        patch.route() == null ? e.route() : patch.route(),
                        or(patch.bend(), e.bend()),
                        patch.tail() == null ? e.tail() : patch.tail(),
                        patch.head() == null ? e.head() : patch.head());
        };
    }

    private static CommonProperties common(CommonProperties c, ElementPatch patch, boolean pageKnown) {
        return new CommonProperties(
                c.id(),
                patch.page() != null && pageKnown ? patch.page() : c.page(),
                c.z(),
                patch.at() == null ? c.at() : patch.at(),
                c.author(),
                patch.style() == null ? c.style() : patch.style().on(c.style()),
                patch.group() == null ? c.group() : patch.group().value(),
                c.lock());
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

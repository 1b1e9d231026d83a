package org.bunpil.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Rect;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a page. Immutable; holds nothing computed and nothing local.
 *
 * <p>Code that treats kinds differently uses a switch without {@code default}: it does not compile until it handles a new kind.
 */
public sealed interface Element permits Stroke, Shape, Text, Note, Image, Connector {
    CommonProperties common();

    ElementKind kind();

    /** 1/100 degree, clockwise, about the centre of {@link #bounds}. */
    int rot();

    /** Its bounds, unrotated and without the width of its lines. */
    Rect bounds();

    /** The same element with other common properties. */
    Element with(CommonProperties common);

    /**
     * The same element with its ids replaced: its own, and every id of a page, a group or another element that it holds. Copies, and work
     * that another client issues again, are made only by this method; an id that it leaves out would still refer to the original.
     */
    Element renamed(UnaryOperator<String> name);

    /** Ids of other elements that it refers to. */
    default List<String> references() {
        List<String> ids = new ArrayList<>();
        renamed(id -> {
            ids.add(id);
            return id;
        });
        CommonProperties own = common();
        ids.removeIf(id -> id.equals(own.id()) || id.equals(own.page()) || id.equals(own.group()));
        return ids;
    }

    default String id() {
        return common().id();
    }

    default String page() {
        return common().page();
    }

    default long z() {
        return common().z();
    }

    default Point at() {
        return common().at();
    }

    default int author() {
        return common().author();
    }

    default Style style() {
        return common().style();
    }

    default @Nullable String group() {
        return common().group();
    }

    default boolean lock() {
        return common().lock();
    }

    /** Its text, or null if its kind has none. */
    default @Nullable String text() {
        return null;
    }

    /** The image that it shows, as the SHA-256 of the bytes; null if its kind shows none. */
    default @Nullable String asset() {
        return null;
    }
}

package org.bunpil.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Rect;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a board. Immutable; holds nothing computed and nothing local.
 *
 * <p>Whoever treats kinds differently does so in a switch without {@code default}: a new kind stops it from compiling.
 */
public sealed interface Element permits Stroke, Shape, Text, Note, Image {
    CommonProperties common();

    ElementKind kind();

    /** 1/100 degree, clockwise, about the centre of {@link #bounds}. */
    int rot();

    /** Where it lies, unrotated and without the width of its lines. */
    Rect bounds();

    /** The same element with other common properties. */
    Element with(CommonProperties common);

    /**
     * The same element with other names: its own id and every id that it holds of a page, a group or another element. Copies, and work
     * that another client issues again, are made by this alone; what it leaves out would still mean the original.
     */
    Element renamed(UnaryOperator<String> name);

    /** Ids of other elements that it holds. */
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

    /** What is written in it; null: it is of a kind in which nothing is. */
    default @Nullable String text() {
        return null;
    }

    /** The picture that it shows, by the SHA-256 of its bytes; null: it is of a kind that shows none. */
    default @Nullable String asset() {
        return null;
    }
}

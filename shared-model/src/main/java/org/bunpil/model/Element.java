package org.bunpil.model;

import org.bunpil.geometry.Point;
import org.jspecify.annotations.Nullable;

/** One thing on a board. Immutable; holds nothing computed and nothing local. */
public sealed interface Element permits Stroke, Shape, Text, Note, Image {
    CommonProperties common();

    /** The same element with other common properties. */
    Element with(CommonProperties common);

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
}

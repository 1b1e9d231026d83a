package org.bunpil.model;

/** The kinds of elements; on the wire in lower case. One for each record that an {@link Element} may be. */
public enum ElementKind {
    STROKE,
    SHAPE,
    TEXT,
    NOTE,
    IMAGE,
    CONNECTOR
}

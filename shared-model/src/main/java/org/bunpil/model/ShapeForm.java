package org.bunpil.model;

/** The forms of a {@link Shape}; on the wire in lower case. Lines and arrows run from {@code at} to the opposite corner. */
public enum ShapeForm {
    LINE,
    ARROW,
    RECT,
    ELLIPSE,
    TRIANGLE,
    DIAMOND;

    /** Whether its line ends where it began, so that it can have a fill. */
    public boolean isClosed() {
        return switch (this) {
            case LINE, ARROW -> false;
            case RECT, ELLIPSE, TRIANGLE, DIAMOND -> true;
        };
    }
}

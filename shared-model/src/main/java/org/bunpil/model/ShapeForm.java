package org.bunpil.model;

/** The forms of a {@link Shape}; on the wire in lower case. Lines and arrows run from the box's origin to its far corner. */
public enum ShapeForm {
    LINE,
    ARROW,
    RECT,
    ELLIPSE,
    TRIANGLE,
    DIAMOND;

    /** Whether its line ends where it began, so that it can be filled. */
    public boolean isClosed() {
        return switch (this) {
            case LINE, ARROW -> false;
            case RECT, ELLIPSE, TRIANGLE, DIAMOND -> true;
        };
    }
}

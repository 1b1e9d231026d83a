package org.bunpil.client.editor;

/**
 * The handles that resize or rotate a selection.
 *
 * @see TransformBox
 */
public enum TransformHandle {
    NORTH_WEST(0, 0),
    NORTH(0.5, 0),
    NORTH_EAST(1, 0),
    EAST(1, 0.5),
    SOUTH_EAST(1, 1),
    SOUTH(0.5, 1),
    SOUTH_WEST(0, 1),
    WEST(0, 0.5),
    /** Rotates; above the top edge, or below the bottom edge. */
    ROTATE(0.5, 0);

    /** Position on the box: 0 left or top, 1 right or bottom. */
    public final double x;

    public final double y;

    TransformHandle(double x, double y) {
        this.x = x;
        this.y = y;
    }

    public boolean isCorner() {
        return this != ROTATE && x != 0.5 && y != 0.5;
    }
}

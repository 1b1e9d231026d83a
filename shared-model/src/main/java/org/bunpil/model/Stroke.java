package org.bunpil.model;

/**
 * Ink. Open while it is being drawn.
 *
 * @param sealed its author was lost while it was open: others may cut or clear it; the author's later ink still joins
 * @param nextChunk number of the next chunk the author may append
 * @param sx horizontal scale in 1/4096 (4096 = as drawn), {@code sy} likewise
 * @param rot 1/100 degree, clockwise, about the centre of the unrotated box
 */
public record Stroke(
        CommonProperties common,
        StrokePoints points,
        boolean open,
        boolean sealed,
        int nextChunk,
        int sx,
        int sy,
        int rot)
        implements Element {
    public static final int UNIT_SCALE = 4096;

    @Override
    public Stroke with(CommonProperties newCommon) {
        return new Stroke(newCommon, points, open, sealed, nextChunk, sx, sy, rot);
    }
}

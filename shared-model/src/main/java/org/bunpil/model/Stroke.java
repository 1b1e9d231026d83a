package org.bunpil.model;

import java.util.function.UnaryOperator;
import org.bunpil.geometry.Rect;

/**
 * A line drawn by the pen or highlighter. Open while it is being drawn.
 *
 * @param sealed the author was lost while it was open: others may cut or clear it; samples that the author sends later are still added
 * @param nextChunk number of the next chunk the author may append
 * @param sx horizontal scale in 1/4096 (4096 = as drawn), {@code sy} likewise
 * @param rot 1/100 degree, clockwise, about the centre of the unrotated bounds
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
    public static final int UNIT_SCALE = Rect.PARTS;

    /** Whether the stroke is open and its author is still connected. */
    public boolean isBeingDrawn() {
        return open && !sealed;
    }

    @Override
    public ElementKind kind() {
        return ElementKind.STROKE;
    }

    @Override
    public Rect bounds() {
        int[] range = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
        points.forEach((x, y, _, _) -> {
            if (x < range[0]) range[0] = x;
            if (y < range[1]) range[1] = y;
            if (x > range[2]) range[2] = x;
            if (y > range[3]) range[3] = y;
        });
        long x1 = placed(at().x(), range[0], sx);
        long y1 = placed(at().y(), range[1], sy);
        long x2 = placed(at().x(), range[2], sx);
        long y2 = placed(at().y(), range[3], sy);
        return new Rect(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }

    private static long placed(int at, int offset, int scale) {
        return (long) at * Rect.PARTS + (long) offset * scale;
    }

    @Override
    public Stroke with(CommonProperties newCommon) {
        return new Stroke(newCommon, points, open, sealed, nextChunk, sx, sy, rot);
    }

    @Override
    public Stroke renamed(UnaryOperator<String> name) {
        return with(common.renamed(name));
    }
}

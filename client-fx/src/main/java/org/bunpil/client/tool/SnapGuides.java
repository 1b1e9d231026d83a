package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.geometry.Point;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * Edges and centre lines of the elements around, to which a dragged or resized element snaps. Strokes are no guides and do not snap,
 * because handwriting has no meaningful edges. Immutable.
 */
public final class SnapGuides {
    /** It snaps from closer than this, view pixels. */
    private static final double NEAR = 6;
    /** If more elements than this are around, there are no guides: on a full page they would be arbitrary. */
    private static final int MOST_ELEMENTS = 300;
    /** A larger selection does not snap: measuring it would take noticeable time. */
    private static final int MOST_MOVED = 500;

    /** Bounds of the moved elements when the drag began; board plane. */
    private final Bounds bounds;
    /** Positions of vertical guides, ascending. */
    private final double[] xs;
    /** Positions of horizontal guides, ascending. */
    private final double[] ys;

    private SnapGuides(Bounds bounds, double[] xs, double[] ys) {
        this.bounds = bounds;
        this.xs = xs;
        this.ys = ys;
    }

    /** The result of snapping: the offset to move, and the guides on board plane to which it snapped; NaN: none. */
    record Snapped(Point d, double guideX, double guideY) {}

    /** Guides for moving elements; null if they do not snap. */
    static @Nullable SnapGuides of(List<String> ids, ToolContext context) {
        Bounds moved = null;
        boolean snaps = false;
        if (ids.size() > MOST_MOVED) return null;
        for (String id : ids) {
            Element element = context.editor().elementIndex().element(id);
            if (element == null) continue;
            snaps |= hasEdges(element);
            Bounds frame = ElementBounds.rotated(element);
            moved = moved == null ? frame : moved.union(frame);
        }
        if (moved == null || !snaps) return null;
        Set<String> own = new HashSet<>(ids);
        List<Element> guides = new ArrayList<>();
        for (Element element :
                context.editor().elementIndex().intersecting(context.viewport().visible())) {
            if (hasEdges(element) && !own.contains(element.id())) guides.add(element);
        }
        if (guides.isEmpty() || guides.size() > MOST_ELEMENTS) return null;
        TreeSet<Double> xs = new TreeSet<>();
        TreeSet<Double> ys = new TreeSet<>();
        for (Element guide : guides) {
            Bounds frame = ElementBounds.rotated(guide);
            xs.addAll(List.of(frame.minX(), frame.centreX(), frame.maxX()));
            ys.addAll(List.of(frame.minY(), frame.centreY(), frame.maxY()));
        }
        return new SnapGuides(moved, array(xs), array(ys));
    }

    private static boolean hasEdges(Element element) {
        return switch (element) {
            case Stroke _, Connector _ -> false;
            case Shape _, Text _, Note _, Image _ -> true;
        };
    }

    /**
     * The offset after snapping.
     *
     * @param d offset by which the pointer has moved
     * @param scale view pixels per unit of the board plane
     */
    Snapped snap(Point d, double scale) {
        double near = NEAR / scale;
        double[] x = nearest(xs, near, bounds.minX() + d.x(), bounds.centreX() + d.x(), bounds.maxX() + d.x());
        double[] y = nearest(ys, near, bounds.minY() + d.y(), bounds.centreY() + d.y(), bounds.maxY() + d.y());
        return new Snapped(new Point((int) Math.round(d.x() + x[0]), (int) Math.round(d.y() + y[0])), x[1], y[1]);
    }

    /**
     * The vertical guide near a dragged edge, or NaN.
     *
     * @param scale view pixels per unit of the board plane
     */
    double guideX(double edge, double scale) {
        return nearest(xs, NEAR / scale, edge)[1];
    }

    /** The horizontal guide near a dragged edge, or NaN. */
    double guideY(double edge, double scale) {
        return nearest(ys, NEAR / scale, edge)[1];
    }

    /** The offset to the nearest guide, and the guide; 0 and NaN if none is near. */
    private static double[] nearest(double[] guides, double near, double... edges) {
        double shift = 0;
        double guide = Double.NaN;
        double least = near;
        for (double g : guides) {
            for (double edge : edges) {
                double distance = Math.abs(g - edge);
                if (distance >= least) continue;
                least = distance;
                shift = g - edge;
                guide = g;
            }
        }
        return new double[] {shift, guide};
    }

    private static double[] array(Set<Double> places) {
        return places.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

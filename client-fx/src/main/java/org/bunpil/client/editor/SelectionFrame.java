package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bunpil.model.Element;
import org.bunpil.model.Note;
import org.bunpil.model.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * The box around a selection that the handles sit on: of a single element its own, turned as it is; of several the upright box around
 * all.
 *
 * @param box unrotated, board plane
 * @param rot 1/100 degree about the box's centre
 * @param elements the selected elements that can be changed
 * @param turnsBelow the turning handle is below the frame, for above it would be out of reach
 */
public record SelectionFrame(Box box, int rot, List<Element> elements, boolean turnsBelow) {
    /** The turning handle is this far above or below the frame, view pixels. */
    public static final double TURN_DISTANCE = 26;
    /** At the view's upper and lower edge bars may be in the way, view pixels. */
    private static final double BARS = 64;

    /** Frames smaller than this in the view have no handles on their sides, view pixels. */
    private static final double SIDE_HANDLES = 36;

    /** Of what is selected, or null when nothing of it can be changed. */
    public static @Nullable SelectionFrame of(Editor editor) {
        SelectionFrame frame = editor.selectionFrame();
        return frame == null ? null : frame.seenIn(editor.viewport());
    }

    /** Of thousands of strokes this takes milliseconds. */
    static @Nullable SelectionFrame around(Collection<String> ids, Scene scene) {
        List<Element> elements = new ArrayList<>();
        for (String id : ids) {
            Element element = scene.element(id);
            if (element != null && !element.lock()) elements.add(element);
        }
        if (elements.isEmpty()) return null;
        if (elements.size() == 1) {
            Element only = elements.getFirst();
            return new SelectionFrame(Extent.frame(only), Extent.rot(only), elements, false);
        }
        Box all = null;
        for (Element element : elements) {
            Box box = Extent.turned(Extent.frame(element), Extent.rot(element));
            all = all == null ? box : all.union(box);
        }
        return all == null ? null : new SelectionFrame(all, 0, elements, false);
    }

    private SelectionFrame seenIn(Viewport v) {
        if (isTurnable(v)) return this;
        SelectionFrame other = new SelectionFrame(box, rot, elements, true);
        return other.isTurnable(v) ? other : this;
    }

    /** Whether the turning handle is where a hand gets at it. */
    private boolean isTurnable(Viewport v) {
        double[] place = place(Handle.TURN, v.scale());
        double x = v.toViewX(place[0]);
        double y = v.toViewY(place[1]);
        return x >= 0 && x <= v.width() && y >= BARS && y <= v.height() - BARS;
    }

    /** The handles offered at a zoom. */
    public List<Handle> handles(double scale) {
        List<Handle> handles = new ArrayList<>();
        for (Handle handle : Handle.values()) {
            boolean side = handle != Handle.TURN && !handle.isCorner();
            boolean free = elements.size() == 1 && !(elements.getFirst() instanceof Note);
            double length = (handle.x == 0.5 ? box.width() : box.height()) * scale;
            if (!side || (free && length >= SIDE_HANDLES)) handles.add(handle);
        }
        return handles;
    }

    /** Place of a handle on the board plane: x, y. */
    public double[] place(Handle handle, double scale) {
        double x = box.minX() + box.width() * handle.x;
        double y = box.minY() + box.height() * handle.y;
        if (handle == Handle.TURN) y += turnsBelow ? box.height() + TURN_DISTANCE / scale : -TURN_DISTANCE / scale;
        return turn(x, y, box.centreX(), box.centreY(), rot);
    }

    /** The handle within reach of a place on the board plane, or null. */
    public @Nullable Handle at(double x, double y, double reach, double scale) {
        Handle best = null;
        double nearest = reach;
        for (Handle handle : handles(scale)) {
            double[] place = place(handle, scale);
            double distance = Math.hypot(place[0] - x, place[1] - y);
            if (distance <= nearest) {
                nearest = distance;
                best = handle;
            }
        }
        return best;
    }

    /** Whether it may only grow evenly: several elements, of which any may be turned or ink. */
    public boolean isEven() {
        return elements.size() > 1 || elements.getFirst() instanceof Note || elements.getFirst() instanceof Stroke;
    }

    /** A place turned about another: x, y. @param rot 1/100 degree */
    public static double[] turn(double x, double y, double aboutX, double aboutY, int rot) {
        if (rot == 0) return new double[] {x, y};
        double angle = Math.toRadians(rot / 100.0);
        double dx = x - aboutX;
        double dy = y - aboutY;
        return new double[] {
            aboutX + dx * Math.cos(angle) - dy * Math.sin(angle), aboutY + dx * Math.sin(angle) + dy * Math.cos(angle)
        };
    }
}

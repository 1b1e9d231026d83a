package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.Rotation;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * The box around the selection, with the handles. Around a single element it is rotated like the element; around several it is upright.
 *
 * @param bounds unrotated, board plane
 * @param rot 1/100 degree about the centre of the bounds
 * @param elements the selected elements that can be changed; during a gesture others may take some away, and the bounds stay
 * @param several whether the box was put around several elements
 * @param rotateHandleBelow whether the rotation handle is below the box, because it could not be reached above
 */
public record TransformBox(Bounds bounds, int rot, List<Element> elements, boolean several, boolean rotateHandleBelow) {
    /** Distance of the rotation handle from the box, view pixels. */
    public static final double ROTATE_HANDLE_DISTANCE = 26;
    /** Bars may cover this much at the upper and lower edge of the view, view pixels. */
    private static final double BAR_HEIGHT = 64;

    /** Boxes smaller than this have no handles on their sides, view pixels. */
    private static final double SIDE_HANDLES = 36;

    /** The box around the selection, or null if nothing of it can be changed. */
    public static @Nullable TransformBox of(Editor editor) {
        TransformBox transformBox = editor.transformBox();
        return transformBox == null ? null : transformBox.placedFor(editor.viewport());
    }

    /** Takes milliseconds for thousands of strokes. */
    static @Nullable TransformBox around(Collection<String> ids, Editor editor) {
        List<Element> elements = new ArrayList<>();
        for (String id : ids) {
            Element element = editor.elementIndex().element(id);
            if (element != null && editor.mayChange(element)) elements.add(element);
        }
        if (elements.isEmpty()) return null;
        if (elements.size() == 1) {
            Element only = elements.getFirst();
            return new TransformBox(ElementBounds.unrotated(only), only.rot(), elements, false, false);
        }
        Bounds all = null;
        for (Element element : elements) {
            Bounds bounds = ElementBounds.rotated(element);
            all = all == null ? bounds : all.union(bounds);
        }
        return all == null ? null : new TransformBox(all, 0, elements, true, false);
    }

    /**
     * The same box, with its elements as they are now.
     *
     * @param now the element with an id, or null if it can no longer be changed
     * @return null if no element is left
     */
    public @Nullable TransformBox withElements(Function<String, @Nullable Element> now) {
        List<Element> left = new ArrayList<>(elements.size());
        for (Element element : elements) {
            Element current = now.apply(element.id());
            if (current != null) left.add(current);
        }
        return left.isEmpty() ? null : new TransformBox(bounds, rot, left, several, rotateHandleBelow);
    }

    private TransformBox placedFor(Viewport v) {
        if (isRotateHandleReachable(v)) return this;
        TransformBox other = new TransformBox(bounds, rot, elements, several, true);
        return other.isRotateHandleReachable(v) ? other : this;
    }

    /** Whether a pointer can reach the rotation handle above the box. */
    private boolean isRotateHandleReachable(Viewport v) {
        double[] place = handlePosition(TransformHandle.ROTATE, v.scale());
        double x = v.toViewX(place[0]);
        double y = v.toViewY(place[1]);
        return x >= 0 && x <= v.width() && y >= BAR_HEIGHT && y <= v.height() - BAR_HEIGHT;
    }

    /** The handles shown at a zoom. */
    public List<TransformHandle> handles(double scale) {
        List<TransformHandle> transformHandles = new ArrayList<>();
        if (connector() != null) return transformHandles;
        for (TransformHandle handle : TransformHandle.values()) {
            boolean side = handle != TransformHandle.ROTATE && !handle.isCorner();
            boolean free = !several && hasSideHandles(elements.getFirst());
            double length = (handle.x == 0.5 ? bounds.width() : bounds.height()) * scale;
            if (!side || (free && length >= SIDE_HANDLES)) transformHandles.add(handle);
        }
        return transformHandles;
    }

    /** Position of a handle on the board plane: x, y. */
    public double[] handlePosition(TransformHandle handle, double scale) {
        double x = bounds.minX() + bounds.width() * handle.x;
        double y = bounds.minY() + bounds.height() * handle.y;
        if (handle == TransformHandle.ROTATE)
            y += rotateHandleBelow ? bounds.height() + ROTATE_HANDLE_DISTANCE / scale : -ROTATE_HANDLE_DISTANCE / scale;
        Rotation rotation = Rotation.about(bounds.centreX(), bounds.centreY(), rot);
        return new double[] {rotation.x(x, y), rotation.y(x, y)};
    }

    /** The handle within reach of a position on the board plane, or null. */
    public @Nullable TransformHandle handleAt(double x, double y, double reach, double scale) {
        TransformHandle best = null;
        double nearest = reach;
        for (TransformHandle handle : handles(scale)) {
            double[] place = handlePosition(handle, scale);
            double distance = Math.hypot(place[0] - x, place[1] - y);
            if (distance <= nearest) {
                nearest = distance;
                best = handle;
            }
        }
        return best;
    }

    /** Whether only even resizing is possible: always for several elements, as any of them may be rotated or a stroke. */
    public boolean keepsAspectRatio() {
        return several || growsEvenly(elements.getFirst());
    }

    /** The only element if it is a connector, which has handles at its ends instead; otherwise null. */
    public @Nullable Connector connector() {
        return several ? null : ConnectorEnds.connector(elements.getFirst());
    }

    private static boolean hasSideHandles(Element only) {
        return switch (only) {
            case Note _, Connector _ -> false;
            case Stroke _, Shape _, Text _, Image _ -> true;
        };
    }

    private static boolean growsEvenly(Element only) {
        return switch (only) {
            case Stroke _, Note _ -> true;
            case Shape _, Text _, Image _, Connector _ -> false;
        };
    }
}

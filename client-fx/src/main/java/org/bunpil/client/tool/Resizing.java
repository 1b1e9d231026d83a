package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.editor.TransformBox;
import org.bunpil.client.editor.TransformHandle;
import org.bunpil.client.editor.TransformOps;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Rotation;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/**
 * A handle of the transform box is dragged; the opposite side stays where it is.
 *
 * @param from where the drag began, board plane
 * @param bounds the new bounds, in the rotated plane of the transform box
 * @param snapGuides the guides to which its sides snap, or null
 * @param guideX position of the vertical guide to which it has snapped, {@code guideY} of the horizontal one; NaN: none
 */
public record Resizing(
        TransformBox transformBox,
        TransformHandle handle,
        Point from,
        Bounds bounds,
        @Nullable SnapGuides snapGuides,
        double guideX,
        double guideY)
        implements ToolState {
    static ToolStep begin(TransformBox transformBox, TransformHandle handle, PointerEvent event, ToolContext context) {
        if (!context.editor().checkWrite()) return ToolStep.go(Ignoring.INSTANCE);
        List<String> ids = transformBox.elements().stream().map(Element::id).toList();
        // The sides of a rotated box are not parallel to the guides.
        SnapGuides guides = transformBox.rot() == 0 ? SnapGuides.of(ids, context) : null;
        return ToolStep.go(new Resizing(
                transformBox, handle, context.board(event), transformBox.bounds(), guides, Double.NaN, Double.NaN));
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> ToolStep.go(to(event, context));
            case RELEASE -> {
                Resizing last = to(event, context);
                boolean same = last.bounds.equals(transformBox.bounds());
                yield same
                        ? ToolStep.dropped(List.of())
                        : ToolStep.done(TransformOps.resize(transformBox, last.bounds));
            }
            case CANCEL -> ToolStep.dropped(List.of());
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    @Override
    public ToolState withoutTaken(ToolContext context) {
        TransformBox left = transformBox.withElements(context::changeable);
        if (left == null) return Ignoring.INSTANCE;
        return new Resizing(left, handle, from, bounds, snapGuides, guideX, guideY);
    }

    private Resizing to(PointerEvent event, ToolContext context) {
        Point at = context.board(event);
        // A press without movement resizes nothing, whether near a guide or not.
        if (at.equals(from))
            return new Resizing(transformBox, handle, from, transformBox.bounds(), snapGuides, Double.NaN, Double.NaN);
        // The pointer's movement in the plane of the box.
        Rotation back = Rotation.of(-transformBox.rot());
        int dx = at.x() - from.x();
        int dy = at.y() - from.y();
        Bounds old = transformBox.bounds();
        double width = grown(old.width(), handle.x, back.x(dx, dy));
        double height = grown(old.height(), handle.y, back.y(dx, dy));
        boolean even = handle.isCorner()
                && (transformBox.keepsAspectRatio() || event.modifiers().shift());
        if (even) {
            double fx = old.width() > 0 ? width / old.width() : 0;
            double fy = old.height() > 0 ? height / old.height() : 0;
            return even(Math.max(fx, fy), event, context);
        }
        double x = guideX(width, event, context);
        double y = guideY(height, event, context);
        if (!Double.isNaN(x)) width = Math.abs(x - fixedX());
        if (!Double.isNaN(y)) height = Math.abs(y - fixedY());
        return new Resizing(transformBox, handle, from, anchored(width, height), snapGuides, x, y);
    }

    /** Resized evenly in both directions, so it can snap only to the nearer of two guides. */
    private Resizing even(double grown, PointerEvent event, ToolContext context) {
        Bounds old = transformBox.bounds();
        double x = guideX(old.width() * grown, event, context);
        double y = guideY(old.height() * grown, event, context);
        double byX = Double.isNaN(x) ? Double.NaN : Math.abs(x - fixedX()) / old.width();
        double byY = Double.isNaN(y) ? Double.NaN : Math.abs(y - fixedY()) / old.height();
        boolean takeY = Double.isNaN(byX) || Math.abs(byY - grown) < Math.abs(byX - grown);
        double factor = takeY ? byY : byX;
        if (Double.isNaN(factor)) factor = grown;
        Bounds to = anchored(old.width() * factor, old.height() * factor);
        return new Resizing(transformBox, handle, from, to, snapGuides, takeY ? Double.NaN : x, takeY ? y : Double.NaN);
    }

    /** The vertical guide near the dragged side, or NaN. */
    private double guideX(double width, PointerEvent event, ToolContext context) {
        if (snapGuides == null || handle.x == 0.5 || transformBox.bounds().width() <= 0 || free(event))
            return Double.NaN;
        double guide = snapGuides.guideX(
                fixedX() + (handle.x == 1 ? width : -width), context.viewport().scale());
        return Math.abs(guide - fixedX()) >= TransformOps.MIN_SIDE ? guide : Double.NaN;
    }

    private double guideY(double height, PointerEvent event, ToolContext context) {
        if (snapGuides == null || handle.y == 0.5 || transformBox.bounds().height() <= 0 || free(event))
            return Double.NaN;
        double guide = snapGuides.guideY(
                fixedY() + (handle.y == 1 ? height : -height),
                context.viewport().scale());
        return Math.abs(guide - fixedY()) >= TransformOps.MIN_SIDE ? guide : Double.NaN;
    }

    private static boolean free(PointerEvent event) {
        return event.modifiers().control();
    }

    /** Position of the side that stays. */
    private double fixedX() {
        return handle.x == 1
                ? transformBox.bounds().minX()
                : transformBox.bounds().maxX();
    }

    private double fixedY() {
        return handle.y == 1
                ? transformBox.bounds().minY()
                : transformBox.bounds().maxY();
    }

    private static double grown(double old, double side, double offset) {
        if (side == 0.5) return old;
        double grown = old + (side == 1 ? offset : -offset);
        return old == 0 ? 0 : Math.max(TransformOps.MIN_SIDE, grown);
    }

    /** The new bounds, placed so that the opposite side or corner stays where it is on the board. */
    private Bounds anchored(double width, double height) {
        Bounds old = transformBox.bounds();
        double ax = 1 - handle.x;
        double ay = 1 - handle.y;
        double x = old.minX() + old.width() * ax;
        double y = old.minY() + old.height() * ay;
        Rotation about = Rotation.about(old.centreX(), old.centreY(), transformBox.rot());
        double toCentreX = (0.5 - ax) * width;
        double toCentreY = (0.5 - ay) * height;
        Rotation rotation = Rotation.of(transformBox.rot());
        double cx = about.x(x, y) + rotation.x(toCentreX, toCentreY);
        double cy = about.y(x, y) + rotation.y(toCentreX, toCentreY);
        return new Bounds(cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2);
    }
}

package org.bunpil.client.canvas;

import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bunpil.board.ElementPatcher;
import org.bunpil.client.editor.TransformBox;
import org.bunpil.client.editor.TransformOps;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.tool.Connecting;
import org.bunpil.client.tool.DrawingShape;
import org.bunpil.client.tool.Erasing;
import org.bunpil.client.tool.Idle;
import org.bunpil.client.tool.Ignoring;
import org.bunpil.client.tool.Inking;
import org.bunpil.client.tool.LaserPointing;
import org.bunpil.client.tool.LassoSelecting;
import org.bunpil.client.tool.MarqueeSelecting;
import org.bunpil.client.tool.Panning;
import org.bunpil.client.tool.PickingColor;
import org.bunpil.client.tool.PlacingText;
import org.bunpil.client.tool.Resizing;
import org.bunpil.client.tool.Rotating;
import org.bunpil.client.tool.StraightInking;
import org.bunpil.client.tool.ToolState;
import org.bunpil.client.tool.Translating;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** The transform that a gesture in progress applies to the selection, before the board changes. */
final class DragTransform {
    private DragTransform() {}

    /** The transform from the position of the elements to where they are shown, board plane; null: they do not move. */
    static @Nullable AffineTransform of(ToolState state) {
        return switch (state) {
            case Translating m -> {
                Point d = m.d();
                yield d == null ? null : AffineTransform.getTranslateInstance(d.x(), d.y());
            }
            case Resizing s -> resizing(s);
            case Rotating t ->
                AffineTransform.getRotateInstance(
                        Math.toRadians(t.by() / 100.0),
                        t.transformBox().bounds().centreX(),
                        t.transformBox().bounds().centreY());
            case Idle _,
                    Ignoring _,
                    Inking _,
                    StraightInking _,
                    Erasing _,
                    DrawingShape _,
                    Connecting _,
                    MarqueeSelecting _,
                    LassoSelecting _,
                    PickingColor _,
                    Panning _,
                    LaserPointing _,
                    PlacingText _ -> null;
        };
    }

    /** What a gesture in progress makes of an element that it applies to; null: nothing. */
    static @Nullable UnaryOperator<Element> moved(ToolState state) {
        return switch (state) {
            case Translating m -> {
                Point d = m.d();
                yield d == null ? null : element -> moved(element, d);
            }
            case Resizing s ->
                element -> set(element, TransformOps.resize(only(s.transformBox(), element), s.bounds()));
            case Rotating t -> element -> set(element, TransformOps.rotate(only(t.transformBox(), element), t.by()));
            case Idle _,
                    Ignoring _,
                    Inking _,
                    StraightInking _,
                    Erasing _,
                    DrawingShape _,
                    Connecting _,
                    MarqueeSelecting _,
                    LassoSelecting _,
                    PickingColor _,
                    Panning _,
                    LaserPointing _,
                    PlacingText _ -> null;
        };
    }

    static Element moved(Element element, Point d) {
        Point at = element.at();
        return element.with(element.common().withAt(new Point(at.x() + d.x(), at.y() + d.y())));
    }

    private static TransformBox only(TransformBox box, Element element) {
        return new TransformBox(box.bounds(), box.rot(), List.of(element), box.several(), box.rotateHandleBelow());
    }

    private static Element set(Element element, List<Op> ops) {
        Element changed = element;
        for (Op op : ops) {
            if (op instanceof Op.SetEach each)
                for (Op.TargetedPatch patch : each.patches())
                    changed = ElementPatcher.apply(changed, patch.patch(), false);
        }
        return changed;
    }

    /** The elements that it applies to. */
    static List<String> ids(ToolState state) {
        return switch (state) {
            case Translating m -> m.ids();
            case Resizing s -> ids(s.transformBox());
            case Rotating t -> ids(t.transformBox());
            case Idle _,
                    Ignoring _,
                    Inking _,
                    StraightInking _,
                    Erasing _,
                    DrawingShape _,
                    Connecting _,
                    MarqueeSelecting _,
                    LassoSelecting _,
                    PickingColor _,
                    Panning _,
                    LaserPointing _,
                    PlacingText _ -> List.of();
        };
    }

    private static List<String> ids(TransformBox transformBox) {
        return transformBox.elements().stream().map(Element::id).toList();
    }

    private static AffineTransform resizing(Resizing s) {
        Bounds from = s.transformBox().bounds();
        Bounds to = s.bounds();
        double angle = Math.toRadians(s.transformBox().rot() / 100.0);
        AffineTransform transform = AffineTransform.getTranslateInstance(to.centreX(), to.centreY());
        transform.rotate(angle);
        transform.scale(factor(from.width(), to.width()), factor(from.height(), to.height()));
        transform.rotate(-angle);
        transform.translate(-from.centreX(), -from.centreY());
        return transform;
    }

    private static double factor(double from, double to) {
        return from > 0 ? to / from : 1;
    }
}

package org.bunpil.client.canvas;

import java.awt.geom.AffineTransform;
import java.util.List;
import org.bunpil.client.editor.TransformBox;
import org.bunpil.client.geometry.Bounds;
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
                    MarqueeSelecting _,
                    LassoSelecting _,
                    PickingColor _,
                    Panning _,
                    LaserPointing _,
                    PlacingText _ -> null;
        };
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

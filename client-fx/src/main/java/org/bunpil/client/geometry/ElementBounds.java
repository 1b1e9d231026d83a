package org.bunpil.client.geometry;

import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;

/** The bounds of elements on the board plane. */
public final class ElementBounds {
    /** Width of a pen line at full pressure, as a multiple of its style's width. */
    public static final double MAX_PRESSURE_WIDTH = 1.6;
    /** Width of a pen line at no pressure; a pressure of 128 of 255 gives exactly the style's width. */
    public static final double MIN_PRESSURE_WIDTH = 0.4;

    /** An arrowhead extends this many line widths to the side. */
    private static final double ARROW_REACH = 2.5;
    /** It extends at least this far, 1/8 board pixel. */
    private static final double MIN_ARROW_REACH = 48;

    private ElementBounds() {}

    /** The bounds of everything that is painted; 1/8 board pixel. */
    public static Bounds painted(Element element) {
        Bounds rotated = rotated(element);
        return switch (element) {
            case Stroke s -> rotated.grown(s.style().width() / 2.0 * widest(s) + 1);
            case Shape s -> rotated.grown(Math.max(MIN_ARROW_REACH, s.style().width() * ARROW_REACH) + 1);
            case Text _ -> rotated.grown(Viewport.UNITS);
            case Note _ -> rotated.grown(Viewport.UNITS * 8);
            case Image _ -> rotated;
            case Connector c -> ConnectorPath.painted(c);
        };
    }

    /** The unrotated bounds without line widths. They carry the handles, and their centre is the centre of rotation. */
    public static Bounds unrotated(Element element) {
        return switch (element) {
            case Stroke _, Shape _, Text _, Note _, Image _ -> Bounds.of(element.bounds());
            case Connector c -> ConnectorPath.bounds(c);
        };
    }

    /** The upright bounds of an element as it is rotated, without line widths. */
    public static Bounds rotated(Element element) {
        Bounds frame = unrotated(element);
        double x = frame.centreX();
        double y = frame.centreY();
        Rotation rotation = Rotation.about(x, y, element.rot());
        if (rotation.isNone()) return frame;
        double halfWidth = rotation.width(frame.width(), frame.height()) / 2;
        double halfHeight = rotation.height(frame.width(), frame.height()) / 2;
        return new Bounds(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }

    /** Line width as a multiple of the style's width. */
    public static double pressureWidth(Stroke stroke, int pressure) {
        if (stroke.style().tool() == InkTool.HIGHLIGHTER) return 1;
        return MIN_PRESSURE_WIDTH + (MAX_PRESSURE_WIDTH - MIN_PRESSURE_WIDTH) * pressure / 255.0;
    }

    /** The pressure with which a pen's line has this width, as a multiple of the style's width. */
    public static int pressure(double width) {
        double part = (width - MIN_PRESSURE_WIDTH) / (MAX_PRESSURE_WIDTH - MIN_PRESSURE_WIDTH);
        return Math.clamp(Math.round(255 * part), 0, 255);
    }

    private static double widest(Stroke stroke) {
        return stroke.style().tool() == InkTool.HIGHLIGHTER ? 1 : MAX_PRESSURE_WIDTH;
    }
}

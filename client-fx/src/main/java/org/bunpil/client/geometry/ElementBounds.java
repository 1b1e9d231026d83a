package org.bunpil.client.geometry;

import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;

/** Where elements lie on the board plane. */
public final class ElementBounds {
    /** Width of a pen line at full pressure, as a multiple of its style's width. */
    public static final double MAX_PRESSURE_WIDTH = 1.6;
    /** Width of a pen line at no pressure; 128 of 255 gives just the style's width. */
    public static final double MIN_PRESSURE_WIDTH = 0.4;

    /** An arrow's head reaches this many line widths to the side. */
    private static final double ARROW_REACH = 2.5;
    /** And at least this far, 1/8 board pixel. */
    private static final double MIN_ARROW_REACH = 48;

    private ElementBounds() {}

    /** Everything that is painted lies within; 1/8 board pixel. */
    public static Bounds painted(Element element) {
        Bounds rotated = rotated(element);
        return switch (element) {
            case Stroke s -> rotated.grown(s.style().width() / 2.0 * widest(s) + 1);
            case Shape s -> rotated.grown(Math.max(MIN_ARROW_REACH, s.style().width() * ARROW_REACH) + 1);
            case Text _ -> rotated.grown(Viewport.UNITS);
            case Note _ -> rotated.grown(Viewport.UNITS * 8);
            case Image _ -> rotated;
        };
    }

    /** The unrotated box, without line widths: what handles sit on and what rotation is about the centre of. */
    public static Bounds unrotated(Element element) {
        return Bounds.of(element.bounds());
    }

    /** The upright box around an element as it is rotated, without line widths. */
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

    private static double widest(Stroke stroke) {
        return stroke.style().tool() == InkTool.HIGHLIGHTER ? 1 : MAX_PRESSURE_WIDTH;
    }
}

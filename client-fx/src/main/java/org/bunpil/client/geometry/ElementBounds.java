package org.bunpil.client.geometry;

import org.bunpil.geometry.Size;
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
        Bounds frame = unrotated(element);
        Bounds turned = rotated(frame, rotation(element));
        return switch (element) {
            case Stroke s -> turned.grown(s.style().width() / 2.0 * widest(s) + 1);
            case Shape s -> turned.grown(Math.max(MIN_ARROW_REACH, s.style().width() * ARROW_REACH) + 1);
            case Text _ -> turned.grown(Viewport.UNITS);
            case Note _ -> turned.grown(Viewport.UNITS * 8);
            case Image _ -> turned;
        };
    }

    /** The unrotated box, without line widths: what handles sit on and what rotation turns about the centre of. */
    public static Bounds unrotated(Element element) {
        return switch (element) {
            case Stroke s -> unrotated(s);
            case Shape s -> unrotated(s, s.size());
            case Text t -> unrotated(t, t.size());
            case Note n -> unrotated(n, n.size());
            case Image i -> unrotated(i, i.size());
        };
    }

    /** Rotation in 1/100 degree. */
    public static int rotation(Element element) {
        return switch (element) {
            case Stroke s -> s.rot();
            case Shape s -> s.rot();
            case Text t -> t.rot();
            case Note n -> n.rot();
            case Image i -> i.rot();
        };
    }

    /** Line width as a multiple of the style's width. */
    public static double pressureWidth(Stroke stroke, int pressure) {
        if (stroke.style().tool() == InkTool.HIGHLIGHTER) return 1;
        return MIN_PRESSURE_WIDTH + (MAX_PRESSURE_WIDTH - MIN_PRESSURE_WIDTH) * pressure / 255.0;
    }

    private static double widest(Stroke stroke) {
        return stroke.style().tool() == InkTool.HIGHLIGHTER ? 1 : MAX_PRESSURE_WIDTH;
    }

    private static Bounds unrotated(Element element, Size size) {
        double x = element.at().x();
        double y = element.at().y();
        return Bounds.of(x, y, x + size.width(), y + size.height());
    }

    private static Bounds unrotated(Stroke stroke) {
        int[] range = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
        stroke.points().forEach((x, y, _, _) -> {
            if (x < range[0]) range[0] = x;
            if (y < range[1]) range[1] = y;
            if (x > range[2]) range[2] = x;
            if (y > range[3]) range[3] = y;
        });
        double sx = (double) stroke.sx() / Stroke.UNIT_SCALE;
        double sy = (double) stroke.sy() / Stroke.UNIT_SCALE;
        double x = stroke.at().x();
        double y = stroke.at().y();
        return Bounds.of(x + range[0] * sx, y + range[1] * sy, x + range[2] * sx, y + range[3] * sy);
    }

    /** The axis-parallel box around a box turned about its centre. */
    public static Bounds rotated(Bounds bounds, int rot) {
        if (rot % 36_000 == 0) return bounds;
        double angle = Math.toRadians(rot / 100.0);
        double cos = Math.abs(Math.cos(angle));
        double sin = Math.abs(Math.sin(angle));
        double halfWidth = (bounds.width() * cos + bounds.height() * sin) / 2;
        double halfHeight = (bounds.width() * sin + bounds.height() * cos) / 2;
        double x = bounds.centreX();
        double y = bounds.centreY();
        return new Bounds(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }
}

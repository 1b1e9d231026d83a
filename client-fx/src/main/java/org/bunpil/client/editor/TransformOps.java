package org.bunpil.client.editor;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.FontSteps;
import org.bunpil.client.geometry.Rotation;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.OpSplitter;
import org.bunpil.op.StylePatch;

/** The ops that resize or rotate a selection. */
public final class TransformOps {
    /** No element becomes narrower than this, 1/8 board pixel. */
    public static final double MIN_SIDE = 32;

    private TransformOps() {}

    /**
     * Resizes a selection.
     *
     * @param to the new bounds in the same rotated plane as the old ones; their centre is the centre of the rotated box
     */
    public static List<Op> resize(TransformBox transformBox, Bounds to) {
        List<Op.TargetedPatch> each = new ArrayList<>();
        for (Element element : transformBox.elements()) {
            Bounds own = ElementBounds.unrotated(element);
            // A single element fills the box. Each of several keeps its relative position and size in the box, whatever
            // its rotation.
            Bounds target = transformBox.several() ? share(own, transformBox.bounds(), to) : to;
            each.add(new Op.TargetedPatch(element.id(), patch(element, own, target, transformBox.several())));
        }
        return OpSplitter.set(each);
    }

    /** Text of a group has the nearest font size there is, and bounds in which its lines break as before. */
    private static ElementPatch scaled(Text text, Bounds from, Bounds to) {
        double old = FontSteps.size(text.style().font());
        int step = FontSteps.nearest(old * (from.width() > 0 ? to.width() / from.width() : 1));
        double factor = FontSteps.size(step) / old;
        Size size = new Size((int) Math.ceil(text.size().width() * factor), (int)
                Math.ceil(text.size().height() * factor));
        Point at = new Point((int) Math.round(to.centreX() - size.width() / 2.0), (int)
                Math.round(to.centreY() - size.height() / 2.0));
        ElementPatch.Builder values = ElementPatch.builder().at(at).size(size);
        if (step != text.style().font()) {
            values.style(StylePatch.builder().font(step).build());
        }
        return values.build();
    }

    /**
     * Rotates a selection about its centre.
     *
     * @param by 1/100 degree
     */
    public static List<Op> rotate(TransformBox transformBox, int by) {
        Rotation about = Rotation.about(
                transformBox.bounds().centreX(), transformBox.bounds().centreY(), by);
        List<Op.TargetedPatch> each = new ArrayList<>();
        for (Element element : transformBox.elements()) {
            each.add(new Op.TargetedPatch(element.id(), turned(element, about, by)));
        }
        return OpSplitter.set(each);
    }

    private static ElementPatch turned(Element element, Rotation about, int by) {
        return switch (element) {
            case Connector c -> ends(turned(c.at(), about), turned(c.end(), about));
            case Stroke _, Shape _, Text _, Note _, Image _ -> {
                Bounds own = ElementBounds.unrotated(element);
                double x = about.x(own.centreX(), own.centreY()) - own.centreX();
                double y = about.y(own.centreX(), own.centreY()) - own.centreY();
                Point at = new Point((int) Math.round(element.at().x() + x), (int)
                        Math.round(element.at().y() + y));
                ElementPatch.Builder values =
                        ElementPatch.builder().rot(Math.floorMod(element.rot() + by, Limits.ROTATION));
                if (!at.equals(element.at())) values.at(at);
                yield values.build();
            }
        };
    }

    private static ElementPatch ends(Point start, Point end) {
        return ElementPatch.builder()
                .at(start)
                .size(new Size(end.x() - start.x(), end.y() - start.y()))
                .build();
    }

    private static Point turned(Point at, Rotation about) {
        return new Point((int) Math.round(about.x(at.x(), at.y())), (int) Math.round(about.y(at.x(), at.y())));
    }

    private static Bounds share(Bounds own, Bounds from, Bounds to) {
        double factor = from.width() > 0 ? to.width() / from.width() : to.height() / Math.max(1, from.height());
        double x = to.centreX() + (own.centreX() - from.centreX()) * factor;
        double y = to.centreY() + (own.centreY() - from.centreY()) * factor;
        double halfWidth = own.width() / 2 * factor;
        double halfHeight = own.height() / 2 * factor;
        return new Bounds(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }

    private static ElementPatch patch(Element element, Bounds from, Bounds to, boolean several) {
        double fx = from.width() > 0 ? to.width() / from.width() : 1;
        double fy = from.height() > 0 ? to.height() / from.height() : 1;
        return switch (element) {
            case Stroke s -> {
                // The bounds of a straight line along an axis have no thickness that could be scaled; it takes the
                // other factor for both.
                int sx = scale(s.sx(), from.width() > 0 ? fx : fy);
                int sy = scale(s.sy(), from.height() > 0 ? fy : fx);
                Point at = mapped(s.at(), from, to, fx, fy);
                yield ElementPatch.builder().at(at).scale(sx, sy).build();
            }
            case Shape s -> sized(s.at(), s.size(), from, to, fx, fy);
            case Text t -> several ? scaled(t, from, to) : sized(t.at(), t.size(), from, to, fx, fy);
            case Note n -> sized(n.at(), n.size(), from, to, fx, fy);
            case Image i -> sized(i.at(), i.size(), from, to, fx, fy);
            case Connector c -> ends(mapped(c.at(), from, to, fx, fy), mapped(c.end(), from, to, fx, fy));
        };
    }

    private static ElementPatch sized(Point at, Size size, Bounds from, Bounds to, double fx, double fy) {
        Point newAt = mapped(at, from, to, fx, fy);
        Size newSize = new Size((int) Math.round(size.width() * fx), (int) Math.round(size.height() * fy));
        return ElementPatch.builder().at(newAt).size(newSize).build();
    }

    private static Point mapped(Point at, Bounds from, Bounds to, double fx, double fy) {
        return new Point((int) Math.round(to.centreX() + (at.x() - from.centreX()) * fx), (int)
                Math.round(to.centreY() + (at.y() - from.centreY()) * fy));
    }

    private static int scale(int old, double factor) {
        int scaled = Math.clamp(Math.round(old * factor), -Limits.SCALE, Limits.SCALE);
        return scaled == 0 ? 1 : scaled;
    }
}

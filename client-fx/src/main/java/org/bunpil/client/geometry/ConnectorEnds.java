package org.bunpil.client.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bunpil.board.BoardView;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Binding;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where the ends of connectors are. A board stores to what an end is bound, not where that is: so the connector follows without any op, and
 * an end whose element is deleted stays where it is, as the trash remembers the element. Everything that shows, measures or
 * copies elements gets them placed.
 */
public final class ConnectorEnds {
    /** A line ends this far from the outline that it points to, 1/8 board pixel. */
    private static final double GAP = 2 * Viewport.UNITS;
    /** An elbow whose ends are no farther apart than this sideways is straight where it can be, 1/8 board pixel. */
    private static final double STEP = 20 * Viewport.UNITS;

    private ConnectorEnds() {}

    /** An end: the place that the line aims at, and the outline at which it ends; null: it ends at the place. */
    @SuppressWarnings("ArrayRecordComponent")
    private record End(double x, double y, double @Nullable [] outline, Bounds box) {
        static End of(double x, double y) {
            return new End(x, y, null, new Bounds(x, y, x, y));
        }
    }

    /** The elements of a page as the board shows them, lowest first. */
    public static List<Element> page(BoardView board, String page) {
        List<Element> elements = new ArrayList<>();
        for (Element element : board.elements(page)) elements.add(placed(element, board));
        return elements;
    }

    /** The element as the board shows it. */
    public static Element placed(Element element, BoardView board) {
        return switch (element) {
            case Stroke _, Shape _, Text _, Note _, Image _ -> element;
            case Connector connector -> placed(connector, board);
        };
    }

    /** A connector as the board shows it. */
    public static Connector placed(Connector connector, BoardView board) {
        return placed(connector, id -> find(board, id));
    }

    /** The element if it is a connector, otherwise null. */
    public static @Nullable Connector connector(@Nullable Element element) {
        return switch (element) {
            case Connector connector -> connector;
            case Stroke _, Shape _, Text _, Note _, Image _ -> null;
            case null -> null;
        };
    }

    /** The element with an id, or as it was before it was deleted. */
    public static @Nullable Element find(BoardView board, String id) {
        Element live = board.element(id);
        return live == null ? board.trashed(id) : live;
    }

    /**
     * A connector with its ends where they are shown.
     *
     * @param find the element with an id, alive or deleted; null if there is none
     */
    public static Connector placed(Connector connector, Function<String, @Nullable Element> find) {
        End start = end(connector, connector.from(), find);
        End end = end(connector, connector.to(), find);
        if (start == null && end == null) return connector;
        End from = start == null ? End.of(connector.at().x(), connector.at().y()) : start;
        End to = end == null ? End.of(connector.end().x(), connector.end().y()) : end;
        if (connector.route() == Route.ELBOW) return elbow(connector, from, to);
        double[] aim = {(from.x + to.x) / 2, (from.y + to.y) / 2};
        if (connector.route() == Route.CURVE) aim = ConnectorPath.control(from.x, from.y, to.x, to.y, connector.bend());
        boolean straight = connector.route() == Route.STRAIGHT;
        Point first = leaving(from, straight ? to.x : aim[0], straight ? to.y : aim[1]);
        Point last = leaving(to, straight ? from.x : aim[0], straight ? from.y : aim[1]);
        return connector.between(first, last);
    }

    /** The line or arrow that stands for a placed connector on boards that have none. */
    public static Shape asShape(Connector c) {
        boolean backward = c.tail() == Tip.ARROW && c.head() != Tip.ARROW;
        boolean arrow = backward || c.head() == Tip.ARROW;
        Size size = backward ? new Size(-c.size().width(), -c.size().height()) : c.size();
        return new Shape(
                c.common().withAt(backward ? c.end() : c.at()), arrow ? ShapeForm.ARROW : ShapeForm.LINE, size, 0);
    }

    /** Whether an end can be bound to the element. */
    public static boolean isTarget(Element element) {
        return switch (element) {
            case Stroke stroke -> !stroke.isBeingDrawn();
            case Shape shape -> shape.form().isClosed();
            case Text _, Note _, Image _ -> true;
            case Connector _ -> false;
        };
    }

    /**
     * The binding of an end that is dropped on an element: what surrounds something is meant as a whole; in an image or a drawing the place
     * counts.
     */
    public static Binding binding(Element element, Point at) {
        return switch (element) {
            case Shape _, Text _, Note _, Connector _ -> new Binding(element.id(), null);
            case Stroke _, Image _ -> {
                Bounds box = ElementBounds.unrotated(element);
                Rotation back = Rotation.about(box.centreX(), box.centreY(), -element.rot());
                double x = back.x(at.x(), at.y());
                double y = back.y(at.x(), at.y());
                yield new Binding(
                        element.id(), new Point(part(x - box.minX(), box.width()), part(y - box.minY(), box.height())));
            }
        };
    }

    private static int part(double from, double side) {
        return side <= 0 ? Limits.ANCHOR / 2 : Math.clamp(Math.round(from / side * Limits.ANCHOR), 0, Limits.ANCHOR);
    }

    private static @Nullable End end(
            Connector connector, @Nullable Binding binding, Function<String, @Nullable Element> find) {
        if (binding == null) return null;
        Element target = find.apply(binding.id());
        // Another client may bind to anything; what would go round in circles, or lies on another page, stays where it
        // was stored.
        if (target == null || !target.page().equals(connector.page()) || connector(target) != null) return null;
        Bounds box = ElementBounds.unrotated(target);
        Rotation rotation = Rotation.about(box.centreX(), box.centreY(), target.rot());
        Point anchor = binding.anchor();
        if (anchor != null) {
            double x = box.minX() + box.width() * anchor.x() / Limits.ANCHOR;
            double y = box.minY() + box.height() * anchor.y() / Limits.ANCHOR;
            return End.of(rotation.x(x, y), rotation.y(x, y));
        }
        double[] outline = outline(target, box);
        for (int i = 0; i < outline.length; i += 2) {
            double x = outline[i];
            double y = outline[i + 1];
            outline[i] = rotation.x(x, y);
            outline[i + 1] = rotation.y(x, y);
        }
        return new End(box.centreX(), box.centreY(), outline, ElementBounds.rotated(target));
    }

    /** The closed outline of an element, unrotated. */
    private static double[] outline(Element target, Bounds box) {
        return switch (target) {
            case Shape shape when shape.form().isClosed() -> ShapeOutline.pieces(shape);
            case Stroke _, Shape _, Text _, Note _, Image _, Connector _ ->
                new double[] {
                    box.minX(),
                    box.minY(),
                    box.maxX(),
                    box.minY(),
                    box.maxX(),
                    box.maxY(),
                    box.minX(),
                    box.maxY(),
                    box.minX(),
                    box.minY()
                };
        };
    }

    /** Where a line that goes from the end's place towards another leaves the outline. */
    private static Point leaving(End end, double towardX, double towardY) {
        double dx = towardX - end.x;
        double dy = towardY - end.y;
        double length = Math.hypot(dx, dy);
        double part = length == 0 ? -1 : crossing(end, dx, dy);
        if (part < 0) return point(end.x, end.y);
        double with = Math.min(1, part + GAP / length);
        return point(end.x + dx * with, end.y + dy * with);
    }

    /** The last crossing of the way (dx, dy) with the outline, as a part of it; −1: there is none. */
    private static double crossing(End end, double dx, double dy) {
        double[] xy = end.outline;
        if (xy == null) return -1;
        double last = -1;
        for (int i = 0; i + 3 < xy.length; i += 2) {
            double ex = xy[i + 2] - xy[i];
            double ey = xy[i + 3] - xy[i + 1];
            double area = dx * ey - dy * ex;
            if (area == 0) continue;
            double t = ((xy[i] - end.x) * ey - (xy[i + 1] - end.y) * ex) / area;
            double u = ((xy[i] - end.x) * dy - (xy[i + 1] - end.y) * dx) / area;
            if (u >= 0 && u <= 1 && t >= 0 && t <= 1) last = Math.max(last, t);
        }
        return last;
    }

    /**
     * An elbow leaves elements to the side on which there is more room to the other end. Its ends move along the sides as far as is needed for
     * the middle piece to cross that room: {@link ConnectorPath} sees nothing but the ends.
     */
    private static Connector elbow(Connector connector, End from, End to) {
        double gapX = Math.max(from.box.minX() - to.box.maxX(), to.box.minX() - from.box.maxX());
        double gapY = Math.max(from.box.minY() - to.box.maxY(), to.box.minY() - from.box.maxY());
        boolean level = gapX >= gapY;
        double dx = to.x - from.x;
        double dy = to.y - from.y;
        double across = level ? dy : dx;
        double fromHalf = (level ? from.box.height() : from.box.width()) / 2;
        double toHalf = (level ? to.box.height() : to.box.width()) / 2;
        double excess = Math.abs(across) - Math.max(0, level ? gapX : gapY);
        double slack = fromHalf + toHalf;
        // Almost in line: without a little step.
        if (Math.abs(across) <= STEP) excess = Math.abs(across);
        double shift = excess > 0 && slack > 0 ? Math.min(excess, slack) / slack * Math.signum(across) : 0;
        double fromX = from.x + (level ? 0 : shift * fromHalf);
        double fromY = from.y + (level ? shift * fromHalf : 0);
        double toX = to.x - (level ? 0 : shift * toHalf);
        double toY = to.y - (level ? shift * toHalf : 0);
        double side = level ? dx : dy;
        Point first = leaving(
                new End(fromX, fromY, from.outline, from.box), fromX + (level ? side : 0), fromY + (level ? 0 : side));
        Point last = leaving(new End(toX, toY, to.outline, to.box), toX - (level ? side : 0), toY - (level ? 0 : side));
        return connector.between(first, last);
    }

    private static Point point(double x, double y) {
        return new Point(coordinate(x), coordinate(y));
    }

    private static int coordinate(double x) {
        return Math.clamp(Math.round(x), -Limits.COORDINATE, Limits.COORDINATE);
    }
}

package org.bunpil.model;

import java.util.function.UnaryOperator;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Rect;
import org.bunpil.geometry.Size;
import org.jspecify.annotations.Nullable;

/**
 * A line from one place to another; an end that is bound to an element follows it. {@code at} and {@code at + size} are the ends where
 * they are not bound, or bound to an element that the board has no more.
 *
 * <p>Where a bound end is follows from the element that it is bound to, alive or in the trash. Nothing of it is stored, so no fold has to
 * compute it; docs/protocol.md, "Connectors", says how clients do.
 *
 * @param bend how far its middle is from the straight line or from the middle of its path, in 1/4096 of the distance of its ends
 * @param tail what the line begins with
 * @param head what the line ends with
 */
public record Connector(
        CommonProperties common,
        Size size,
        String text,
        @Nullable Binding from,
        @Nullable Binding to,
        Route route,
        int bend,
        Tip tail,
        Tip head)
        implements Element {
    /** How the line goes from one end to the other; on the wire in lower case. */
    public enum Route {
        STRAIGHT,
        /** Upright and level pieces only. */
        ELBOW,
        CURVE
    }

    /** What is at an end of the line; on the wire in lower case. */
    public enum Tip {
        NONE,
        ARROW,
        DOT
    }

    /**
     * The element that an end is bound to.
     *
     * @param anchor a place in the element's bounds, in 1/4096 of their sides; null: the whole element, so that the line ends at its outline
     */
    public record Binding(String id, @Nullable Point anchor) {
        /** The same with the id replaced, as in {@link Element#renamed}. */
        public Binding renamed(UnaryOperator<String> name) {
            return new Binding(name.apply(id), anchor);
        }
    }

    @Override
    public ElementKind kind() {
        return ElementKind.CONNECTOR;
    }

    /** Always 0: turning it turns its ends. */
    @Override
    public int rot() {
        return 0;
    }

    @Override
    public Rect bounds() {
        return Rect.of(at(), size);
    }

    @Override
    public Connector with(CommonProperties newCommon) {
        return new Connector(newCommon, size, text, from, to, route, bend, tail, head);
    }

    @Override
    public Connector renamed(UnaryOperator<String> name) {
        Binding newFrom = from == null ? null : from.renamed(name);
        Binding newTo = to == null ? null : to.renamed(name);
        return new Connector(common.renamed(name), size, text, newFrom, newTo, route, bend, tail, head);
    }

    /** The same with its ends bound otherwise. */
    public Connector bound(@Nullable Binding newFrom, @Nullable Binding newTo) {
        return new Connector(common, size, text, newFrom, newTo, route, bend, tail, head);
    }

    /** The same with other places of its ends. */
    public Connector between(Point start, Point end) {
        Size newSize = new Size(end.x() - start.x(), end.y() - start.y());
        return new Connector(common.withAt(start), newSize, text, from, to, route, bend, tail, head);
    }

    /** Where its line ends, as stored. */
    public Point end() {
        return new Point(at().x() + size.width(), at().y() + size.height());
    }
}

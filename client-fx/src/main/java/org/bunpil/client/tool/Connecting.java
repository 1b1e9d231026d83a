package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.ConnectorPath;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Binding;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.ShapeForm;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * A connector is being drawn, or an end of one is dragged to where it shall be bound, or its middle is.
 *
 * @param stored as the board would store it, with the dragged end at the pointer
 * @param shown the same, with its ends where they are shown
 * @param part what is dragged
 * @param target the element to which the dragged end would be bound; null: to none
 */
public record Connecting(
        Connector stored,
        Connector shown,
        Part part,
        @Nullable String target) implements ToolState {
    /** A connector shorter than this was drawn by accident, view pixels. */
    private static final double MIN_LENGTH = 8;
    /** Stands for the id of a connector that is not on the board yet. */
    private static final String NEW = "connecting-0";

    /** The handles of a selected connector. */
    public enum Part {
        START,
        END,
        MIDDLE
    }

    static ToolStep begin(PointerEvent event, ToolContext context) {
        Editor editor = context.editor();
        // Boards of older versions, and their relays, know lines and arrows that are bound to nothing.
        if (!editor.mayAdd(ElementKind.CONNECTOR)) return DrawingShape.begin(ShapeForm.ARROW, event, context);
        Point at = context.board(event);
        Element under = target(at, event, context);
        Connector blank = new Connector(
                new CommonProperties(NEW, editor.page(), 0, at, 0, editor.style(ToolKind.CONNECTOR), null, false),
                new Size(0, 0),
                "",
                under == null ? null : ConnectorEnds.binding(under, at),
                null,
                editor.toolStyles().route(),
                ConnectorPath.usualBend(editor.toolStyles().route()),
                editor.toolStyles().tail(),
                editor.toolStyles().head());
        return ToolStep.go(new Connecting(blank, blank, Part.END, null));
    }

    /** Begins to drag a part of a connector that is on the board, with its ends where they are shown. */
    static ToolStep begin(Connector placed, Part part) {
        return ToolStep.go(new Connecting(placed, placed, part, null));
    }

    /** Places of the handles on the board plane: x, y. */
    public static double[] place(Connector placed, Part part) {
        return switch (part) {
            case START -> new double[] {placed.at().x(), placed.at().y()};
            case END -> new double[] {placed.end().x(), placed.end().y()};
            case MIDDLE -> ConnectorPath.middle(placed);
        };
    }

    /** Whether it has a handle there: a straight line has none in its middle. */
    public static boolean has(Connector placed, Part part) {
        return part != Part.MIDDLE || placed.route() != Connector.Route.STRAIGHT;
    }

    /** The handle within reach of a position on the board plane, or null. */
    static @Nullable Part at(Connector placed, Point at, double reach) {
        Part best = null;
        double nearest = reach;
        for (Part part : Part.values()) {
            double[] place = place(placed, part);
            double distance = Math.hypot(place[0] - at.x(), place[1] - at.y());
            if (!has(placed, part) || distance > nearest) continue;
            nearest = distance;
            best = part;
        }
        return best;
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> ToolStep.go(to(event, context));
            case RELEASE -> to(event, context).release(context);
            case CANCEL -> ToolStep.dropped(List.of());
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    @Override
    public ToolState withoutTaken(ToolContext context) {
        return isNew() || context.changeable(stored.id()) != null ? this : Ignoring.INSTANCE;
    }

    private boolean isNew() {
        return stored.id().equals(NEW);
    }

    private Connecting to(PointerEvent event, ToolContext context) {
        Point at = context.board(event);
        if (part == Part.MIDDLE) {
            Connector bent = bent(stored, ConnectorPath.bend(shown, at.x(), at.y()));
            return new Connecting(bent, bent(shown, bent.bend()), part, null);
        }
        // With Control an end stays free, wherever it is.
        Element under = event.modifiers().control() ? null : target(at, event, context);
        Binding binding = under == null ? null : ConnectorEnds.binding(under, at);
        Binding other = part == Part.START ? stored.to() : stored.from();
        // From a thing to itself there is no line to draw.
        if (binding != null && other != null && other.id().equals(binding.id()) && binding.anchor() == null)
            binding = null;
        Point fixed = part == Part.START ? stored.end() : stored.at();
        if (binding == null && event.modifiers().shift()) at = DrawingShape.snapDirection(fixed, at);
        Connector changed = part == Part.START
                ? stored.between(at, fixed).bound(binding, stored.to())
                : stored.between(fixed, at).bound(stored.from(), binding);
        Connector placed = ConnectorEnds.placed(changed, context.editor().view());
        return new Connecting(changed, placed, part, binding == null ? null : binding.id());
    }

    private ToolStep release(ToolContext context) {
        if (!isNew()) return changed(context);
        double length = Math.hypot(shown.size().width(), shown.size().height());
        if (length * context.viewport().scale() < MIN_LENGTH) return ToolStep.dropped(List.of());
        // What is stored is where the ends are now: there they stay if the board forgets what they are bound to.
        return ToolStep.done(List.of(
                new Op.Add(shown.with(shown.common().withId(context.editor().newId())))));
    }

    private ToolStep changed(ToolContext context) {
        Element now = context.changeable(stored.id());
        if (now == null) return ToolStep.dropped(List.of());
        ElementPatch.Builder patch = ElementPatch.builder();
        if (part == Part.MIDDLE) {
            patch.bend(stored.bend());
        } else {
            patch.at(shown.at()).size(shown.size());
            if (part == Part.START) patch.from(stored.from());
            else patch.to(stored.to());
        }
        return ToolStep.done(List.of(new Op.Set(List.of(stored.id()), patch.build())));
    }

    private static Connector bent(Connector c, int bend) {
        return new Connector(c.common(), c.size(), c.text(), c.from(), c.to(), c.route(), bend, c.tail(), c.head());
    }

    /** The topmost element to which an end can be bound there. */
    private static @Nullable Element target(Point at, PointerEvent event, ToolContext context) {
        return context.editor().elementIndex().targetAt(at.x(), at.y(), context.reach(event));
    }
}

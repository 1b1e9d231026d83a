package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.client.ink.StrokeCutter;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.bunpil.op.Op;
import org.bunpil.op.OpSplitter;

/**
 * The eraser moves. It deletes every element that it touches; or, in parts, only the touched parts of strokes.
 *
 * @param inParts whether it erases only strokes, and only where it touches them
 * @param at its last position, board plane
 * @param spared whether it has passed over something that it leaves whole, in parts
 */
public record Erasing(boolean inParts, Point at, boolean spared) implements ToolState {
    /** Half the eraser's width, view pixels. */
    public static final double RADIUS = 10;

    static ToolStep begin(PointerEvent event, ToolContext context) {
        Point at = context.board(event);
        // What is somebody else's stays; a press on nothing else says whose it is.
        Editor editor = context.editor();
        Element hit = editor.elementIndex()
                .topmostAt(at.x(), at.y(), RADIUS / context.viewport().scale());
        if (hit != null && editor.isOthers(hit)) editor.explainAuthor(hit);
        return new Erasing(editor.erasesInParts(), at, false).wipe(at, context);
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE -> wipe(context.board(event), context);
            case RELEASE -> ToolStep.done(wipe(context.board(event), context).ops());
            case CANCEL -> ToolStep.dropped(List.of());
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private ToolStep wipe(Point to, ToolContext context) {
        double reach = RADIUS / context.viewport().scale();
        Bounds path = Bounds.of(at.x(), at.y(), to.x(), to.y()).grown(reach);
        List<Element> touched = new ArrayList<>();
        for (Element element : context.editor().elementIndex().intersecting(path)) {
            if (context.editor().mayChange(element)
                    && HitTest.hitsSegment(element, at.x(), at.y(), to.x(), to.y(), reach)) touched.add(element);
        }
        return inParts ? cut(touched, to, reach, context) : delete(touched, to);
    }

    private ToolStep delete(List<Element> touched, Point to) {
        List<String> ids = touched.stream().map(Element::id).toList();
        return ToolStep.go(new Erasing(false, to, false), OpSplitter.delete(ids), false);
    }

    private ToolStep cut(List<Element> touched, Point to, double reach, ToolContext context) {
        List<Op> ops = new ArrayList<>();
        boolean spares = false;
        for (Element element : touched) {
            switch (element) {
                case Stroke stroke -> ops.addAll(StrokeCutter.cutAlong(stroke, at, to, reach, context.editor()::newId));
                case Shape _, Text _, Note _, Image _, Connector _ -> spares = true;
            }
        }
        // Once a gesture is enough to say so.
        if (spares && !spared) context.editor().eraserSpared();
        return ToolStep.go(new Erasing(true, to, spared || spares), ops, false);
    }
}

package org.bunpil.client.tool;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.TransformBox;
import org.bunpil.client.editor.TransformHandle;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/** What a press of the selection tool begins: a click, a drag or a marquee. */
final class SelectPress {
    private SelectPress() {}

    static ToolStep begin(PointerEvent event, ToolContext context) {
        Editor editor = context.editor();
        Point at = context.board(event);
        TransformBox transformBox = TransformBox.of(editor);
        double scale = context.viewport().scale();
        Connector connector = transformBox == null ? null : transformBox.connector();
        Connecting.Part part = connector == null ? null : Connecting.at(connector, at, context.handleReach(event));
        if (connector != null && part != null)
            return editor.checkWrite() ? Connecting.begin(connector, part) : ToolStep.go(Ignoring.INSTANCE);
        TransformHandle handle =
                transformBox == null ? null : transformBox.handleAt(at.x(), at.y(), context.handleReach(event), scale);
        if (transformBox != null && handle == TransformHandle.ROTATE)
            return Rotating.begin(transformBox, event, context);
        if (transformBox != null && handle != null) return Resizing.begin(transformBox, handle, event, context);
        Element hit = hit(event, context, at);
        if (hit == null) {
            Bounds bounds = editor.selectionBounds();
            boolean between = bounds != null
                    && bounds.contains(at.x(), at.y())
                    && !event.modifiers().shift();
            if (between) return ToolStep.go(Translating.begin(event, context, null));
            boolean lasso = editor.selectsByLasso() != isOther(event.modifiers());
            return lasso ? LassoSelecting.begin(event, context) : MarqueeSelecting.begin(event, context);
        }
        if (editor.isOthers(hit) && !event.modifiers().shift()) {
            editor.explainAuthor(hit);
            boolean lasso = editor.selectsByLasso() != isOther(event.modifiers());
            return lasso ? LassoSelecting.beginOn(hit, event, context) : MarqueeSelecting.beginOn(hit, event, context);
        }
        boolean selected = editor.selection().contains(hit.id());
        if (event.modifiers().shift()) {
            Set<String> ids = new LinkedHashSet<>(editor.selection());
            if (!ids.remove(hit.id())) ids.add(hit.id());
            editor.select(ids);
        } else if (!selected) {
            editor.select(List.of(hit.id()));
        }
        return ToolStep.go(Translating.begin(event, context, hit.id()));
    }

    /** The topmost element that is this person's to change; if there is none, the topmost. */
    private static @Nullable Element hit(PointerEvent event, ToolContext context, Point at) {
        Editor editor = context.editor();
        Element top = editor.elementIndex().topmostAt(at.x(), at.y(), context.reach(event));
        if (top == null || !editor.isOthers(top)) return top;
        Element own = editor.elementIndex()
                .topmostAt(at.x(), at.y(), context.reach(event), element -> !editor.isOthers(element));
        return own == null ? top : own;
    }

    /** Alt chooses the other of marquee and lasso; so does Control, as some window managers move windows by Alt and drag. */
    private static boolean isOther(PointerEvent.Modifiers modifiers) {
        return modifiers.alt() || modifiers.control();
    }
}

package org.bunpil.client.tool;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Handle;
import org.bunpil.client.editor.SelectionFrame;
import org.bunpil.client.input.InputEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;

/** What a press of the selection tool begins: a click, a move or a frame. */
final class Picking {
    private Picking() {}

    static ToolStep begin(InputEvent event, ToolContext context) {
        Editor editor = context.editor();
        Point at = context.board(event);
        SelectionFrame frame = SelectionFrame.of(editor);
        double scale = context.viewport().scale();
        Handle handle = frame == null ? null : frame.at(at.x(), at.y(), context.handleReach(event), scale);
        if (frame != null && handle == Handle.TURN) return Turning.begin(frame, event, context);
        if (frame != null && handle != null) return Sizing.begin(frame, handle, event, context);
        Element hit = editor.scene().at(at.x(), at.y(), context.reach(event));
        if (hit == null) {
            Box box = editor.selectionBox();
            boolean between = box != null
                    && box.contains(at.x(), at.y())
                    && !event.modifiers().shift();
            if (between) return ToolStep.go(Moving.hold(event, context, null));
            boolean lasso = editor.lassoes() != event.modifiers().alt();
            return lasso ? Lasso.begin(event, context) : Marquee.begin(event, context);
        }
        boolean selected = editor.selection().contains(hit.id());
        if (event.modifiers().shift()) {
            Set<String> ids = new LinkedHashSet<>(editor.selection());
            if (!ids.remove(hit.id())) ids.add(hit.id());
            editor.select(ids);
        } else if (!selected) {
            editor.select(List.of(hit.id()));
        }
        return ToolStep.go(Moving.hold(event, context, hit.id()));
    }
}

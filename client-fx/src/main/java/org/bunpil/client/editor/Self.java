package org.bunpil.client.editor;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bunpil.geometry.Point;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** What others see of this person: pointer, tool, selection, drag, laser, raised hand. Sent whenever it changes. */
public final class Self {
    /** Others are shown the frames of this many selected elements at most. */
    private static final int SELECTION_SHOWN = 100;

    private static final int UNIT_ZOOM = 4096;

    private final Editor editor;
    private final Workspace workspace;
    private @Nullable Point cursor;
    private @Nullable Point laser;
    private Presence.@Nullable Drag drag;
    private boolean hand;
    private @Nullable String typing;

    Self(Editor editor, Workspace workspace) {
        this.editor = editor;
        this.workspace = workspace;
    }

    /** Where the pointer is on the board plane; null: it left. */
    public void cursor(@Nullable Point at) {
        cursor = at;
        present();
    }

    /** Where the laser points; null: it is off. */
    public void laser(@Nullable Point at) {
        if (at == null && laser == null) return;
        laser = at;
        present();
    }

    /** A move under way; null: it is over. */
    public void drag(Presence.@Nullable Drag newDrag) {
        if (newDrag == null && drag == null) return;
        boolean other = newDrag == null || drag == null;
        drag = newDrag;
        present();
        if (other) editor.fire(Aspect.PRESENCE);
    }

    /** Whether something is being moved just now. */
    public boolean isDragging() {
        return drag != null;
    }

    /** Raises or lowers the hand. */
    public void hand(boolean raised) {
        hand = raised;
        present();
        editor.fire(Aspect.PRESENCE);
    }

    public boolean hand() {
        return hand;
    }

    void typing(@Nullable String id) {
        typing = id;
        present();
    }

    void present() {
        Viewport view = editor.viewport();
        Point centre = view.toBoard(view.width() / 2, view.height() / 2);
        workspace.present(new Presence(
                cursor,
                editor.page(),
                editor.tool().name().toLowerCase(Locale.ROOT),
                shown(editor.selection()),
                drag,
                laser,
                new Presence.Viewport(centre, (int) Math.round(view.zoom() * UNIT_ZOOM)),
                hand,
                typing));
    }

    /** The first of many ids. */
    public static List<String> shown(Collection<String> ids) {
        return ids.stream().limit(SELECTION_SHOWN).toList();
    }
}

package org.bunpil.client.follow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.EditorListener;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Size;
import org.bunpil.model.Person;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Brings this window to where a teacher leads the class, page and view, and back. Teachers themselves are brought nowhere. A gesture or a
 * text that is being written is finished first.
 */
public final class Following {
    /** How this window stands to who leads. */
    public enum State {
        /** The person is where the person wants to be. */
        FREE,
        /** Shows what the leader sees, from now on. */
        FOLLOWS,
        /** The leader goes on leading; the person looks elsewhere. */
        AWAY,
        /** A teacher has brought the person here and follows no more; there is a way back. */
        BROUGHT
    }

    private static final double UNIT_ZOOM = 4_096;

    private record Place(String page, Viewport viewport) {}

    private final Editor editor;
    private final List<Runnable> listeners = new ArrayList<>();
    /** The turn that was last seen of each participant, 0 if they led nobody. */
    private final Map<Integer, Integer> turns = new HashMap<>();

    private State state = State.FREE;
    private int leader;
    private @Nullable Presence shown;
    private @Nullable Place back;
    /** The page where the leader brought the person. */
    private String page = "";
    /** Whether the editor is being changed from here. */
    private boolean moving;
    /** Whether the leader has moved while something was being written. */
    private boolean due;

    private double width;
    private double height;

    public Following(Editor editor) {
        this.editor = editor;
        editor.listen(new Watcher());
    }

    /** Adds a listener to {@link #state} and {@link #leader}; it is never removed. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public State state() {
        return state;
    }

    /** Participant number of who leads or has brought this person; 0 if nobody. */
    public int leader() {
        return leader;
    }

    /** Follows again who leads. */
    public void follow() {
        if (state != State.AWAY) return;
        remember();
        change(State.FOLLOWS, leader);
        show();
    }

    /** Goes back to where the person was; who leads is followed no longer. */
    public void back() {
        Place place = back;
        back = null;
        change(state == State.FOLLOWS ? State.AWAY : State.FREE, state == State.FOLLOWS ? leader : 0);
        if (place == null) return;
        Viewport own = editor.viewport();
        move(
                place.page(),
                new Viewport(
                        place.viewport().x(),
                        place.viewport().y(),
                        place.viewport().zoom(),
                        own.width(),
                        own.height()));
    }

    /** Stays here; the way back is not needed. */
    public void stay() {
        if (state == State.BROUGHT) change(State.FREE, 0);
    }

    /** Shows what somebody sees. The way back leads to what is shown now. */
    public void visit(int participant, Presence presence) {
        if (state != State.FOLLOWS) {
            remember();
            shown = presence;
            change(State.BROUGHT, participant);
            show();
        }
    }

    private void remember() {
        back = new Place(editor.page(), editor.viewport());
    }

    private void change(State newState, int newLeader) {
        if (state == newState && leader == newLeader) return;
        state = newState;
        leader = newLeader;
        listeners.forEach(Runnable::run);
    }

    private void seen(int c, @Nullable Presence presence) {
        Person person = editor.view().people().get(c);
        boolean host = person != null && person.isHost();
        Presence.Lead lead = presence == null || !host ? null : presence.lead();
        Integer before = presence == null ? turns.remove(c) : turns.put(c, lead == null ? 0 : lead.turn());
        boolean leads = leader == c && (state == State.FOLLOWS || state == State.AWAY);
        if (lead == null || presence == null) {
            if (leads) released();
            return;
        }
        if (editor.isHost()) return;
        // Who comes later was not meant by what was said once.
        boolean turned = before != null && before != lead.turn();
        if (lead.stays()) {
            boolean same = leads && !turned;
            if (!same && (state != State.FOLLOWS || leader != c)) {
                if (state != State.FOLLOWS && state != State.AWAY) remember();
                shown = presence;
                change(State.FOLLOWS, c);
            }
            if (leader == c) shown = presence;
            if (leader == c && state == State.FOLLOWS) show();
        } else if (turned) {
            if (state == State.FREE || state == State.AWAY) remember();
            shown = presence;
            change(State.BROUGHT, c);
            show();
        } else if (leads) {
            released();
        }
    }

    /** Everybody stays where they are; who was brought can still go back. */
    private void released() {
        change(state == State.FOLLOWS ? State.BROUGHT : State.FREE, state == State.FOLLOWS ? leader : 0);
    }

    private void show() {
        Presence presence = shown;
        if (presence == null) return;
        due = editor.undoHistory().isGestureOpen() || editor.textEditing().textDraft() != null;
        if (due) return;
        Viewport own = editor.viewport();
        Presence.VisibleArea area = presence.visibleArea();
        Viewport there = area == null ? own : seenIn(own, area);
        move(presence.page() == null ? editor.page() : presence.page(), there);
    }

    /** All that the other sees, in this window's own size. */
    private static Viewport seenIn(Viewport own, Presence.VisibleArea area) {
        Size size = area.size();
        double x = area.centre().x();
        double y = area.centre().y();
        if (size == null) return own.centred(x, y).withZoom(area.zoom() / UNIT_ZOOM);
        double w = size.width() / 2.0;
        double h = size.height() / 2.0;
        return own.showing(new Bounds(x - w, y - h, x + w, y + h));
    }

    private void move(String to, Viewport viewport) {
        moving = true;
        try {
            editor.pages().show(to);
            editor.viewport(viewport);
            page = editor.page();
        } finally {
            moving = false;
        }
    }

    private final class Watcher implements EditorListener {
        @Override
        public void presence(SortedMap<Integer, @Nullable Presence> others) {
            others.forEach(Following.this::seen);
        }

        @Override
        public void changed(EditorChange change) {
            switch (change) {
                case VIEWPORT -> panned();
                case PAGE -> turnedOver();
                case TOOL, STYLE, SELECTION, UNDO, DRAFT, SPARED, GESTURE, PRESENCE -> {}
            }
        }

        @Override
        public boolean tick(long millis) {
            if (due && (state == State.FOLLOWS || state == State.BROUGHT)) show();
            return false;
        }
    }

    private void panned() {
        Viewport now = editor.viewport();
        boolean resized = now.width() != width || now.height() != height;
        width = now.width();
        height = now.height();
        if (moving || state != State.FOLLOWS) return;
        if (resized) show();
        else change(State.AWAY, leader);
    }

    private void turnedOver() {
        if (moving || editor.page().equals(page)) return;
        if (state == State.FOLLOWS) change(State.AWAY, leader);
        else if (state == State.BROUGHT) change(State.FREE, 0);
    }
}

package org.bunpil.client.editor;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Limits;
import org.bunpil.model.Person;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** What others see of this person: pointer, tool, selection, drag, laser, raised hand, whom a teacher leads. Built when it is sent. */
public final class LocalPresence {
    /** Others are shown the bounds of at most this many selected elements. */
    private static final int SELECTION_SHOWN = 100;

    private static final int UNIT_ZOOM = 4096;

    private final Editor editor;
    private final EditableBoard editableBoard;
    private final Supplier<Presence> latest = this::presence;
    private @Nullable Point cursor;
    private @Nullable Point laser;
    private Presence.@Nullable Drag drag;
    private boolean handRaised;
    private @Nullable String typing;
    private boolean leads;
    /** How often everybody was brought along; 0 while nobody is meant. */
    private int turn;
    /** Whose hands a teacher lowers; each stays until it is seen to be down. */
    private final SortedSet<Integer> lowering = new TreeSet<>();

    LocalPresence(Editor editor, EditableBoard editableBoard) {
        this.editor = editor;
        this.editableBoard = editableBoard;
    }

    /** Position of the pointer on the board plane; null: it left. */
    public void cursor(@Nullable Point at) {
        cursor = at;
        publish();
    }

    /** Where the laser points; null: it is off. */
    public void laser(@Nullable Point at) {
        if (at == null && laser == null) return;
        laser = at;
        publish();
    }

    /** A drag in progress; null: it has ended. */
    public void drag(Presence.@Nullable Drag newDrag) {
        if (newDrag == null && drag == null) return;
        boolean other = newDrag == null || drag == null;
        drag = newDrag;
        publish();
        if (other) editor.fire(EditorChange.PRESENCE);
    }

    /** Whether something is being dragged. */
    public boolean isDragging() {
        return drag != null;
    }

    /** Raises or lowers the hand. */
    public void handRaised(boolean raised) {
        handRaised = raised;
        publish();
        editableBoard.handRaised(raised);
        editor.fire(EditorChange.PRESENCE);
    }

    public boolean handRaised() {
        return handRaised;
    }

    /** Asks these participants' apps to lower their hands. Only a teacher's wish counts. */
    public void lowerRaisedHands(Collection<Integer> participants) {
        lowering.addAll(participants);
        publish();
    }

    /** What others do has changed: hands that have gone down, and a teacher who lowers this person's. */
    void others(SortedMap<Integer, @Nullable Presence> changes) {
        changes.forEach((c, now) -> {
            if ((now == null || !now.handRaised()) && lowering.remove(c)) publish();
            if (handRaised && now != null && now.lowerRaisedHands().contains(editableBoard.you()) && isHost(c))
                handRaised(false);
        });
    }

    private boolean isHost(int c) {
        Person person = editableBoard.view().people().get(c);
        return person != null && person.isHost();
    }

    /** Brings everybody to what this person sees, once. Only a teacher's wish counts. */
    public void bringEveryone() {
        turn++;
        publish();
    }

    /** Lets everybody follow what this person sees, or no longer. Only a teacher's wish counts. */
    public void lead(boolean on) {
        leads = on;
        turn = on ? turn + 1 : 0;
        publish();
        editor.fire(EditorChange.PRESENCE);
    }

    /** Whether everybody is to follow this person. */
    public boolean leads() {
        return leads;
    }

    void typing(@Nullable String id) {
        typing = id;
        publish();
    }

    /** The presence may have changed. */
    void publish() {
        editableBoard.publishPresence(latest);
    }

    private Presence presence() {
        Viewport view = editor.viewport();
        Point centre = view.toBoard(view.width() / 2, view.height() / 2);
        int wide = (int) Math.round(view.width() / view.scale());
        int high = (int) Math.round(view.height() / view.scale());
        Size size = wide < 1 || high < 1 ? null : new Size(wide, high);
        return new Presence(
                cursor,
                editor.page(),
                editor.tool().name().toLowerCase(Locale.ROOT),
                shown(editor.selection()),
                drag,
                laser,
                new Presence.VisibleArea(centre, (int) Math.round(view.zoom() * UNIT_ZOOM), size),
                handRaised,
                typing,
                lowering.stream().limit(Limits.PRESENCE_IDS).toList(),
                turn == 0 ? null : new Presence.Lead(turn, leads));
    }

    /** The first ids of a large selection. */
    public static List<String> shown(Collection<String> ids) {
        return ids.stream().limit(SELECTION_SHOWN).toList();
    }
}

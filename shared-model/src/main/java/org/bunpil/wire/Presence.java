package org.bunpil.wire;

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a participant is doing at the moment. Never in the log; the latest one counts. A null component was not sent.
 *
 * @param cursor on the board plane, 1/8 board pixel
 * @param tool name of the current tool
 * @param visibleArea centre x, y and zoom in 1/4096, to follow what the participant sees
 * @param typing id of the element whose text is being edited
 * @param lowerRaisedHands participants whose raised hands a host asks to lower
 * @param lead whom a host brings along; relays drop it of everybody else
 */
public record Presence(
        @Nullable Point cursor,
        @Nullable String page,
        @Nullable String tool,
        List<String> selection,
        @Nullable Drag drag,
        @Nullable Point laser,
        @Nullable VisibleArea visibleArea,
        boolean handRaised,
        @Nullable String typing,
        List<Integer> lowerRaisedHands,
        @Nullable Lead lead) {

    /** Of somebody who leads nobody. */
    public Presence(
            @Nullable Point cursor,
            @Nullable String page,
            @Nullable String tool,
            List<String> selection,
            @Nullable Drag drag,
            @Nullable Point laser,
            @Nullable VisibleArea visibleArea,
            boolean handRaised,
            @Nullable String typing,
            List<Integer> lowerRaisedHands) {
        this(cursor, page, tool, selection, drag, laser, visibleArea, handRaised, typing, lowerRaisedHands, null);
    }

    /** The same of somebody who leads nobody. */
    public Presence withoutLead() {
        return new Presence(
                cursor, page, tool, selection, drag, laser, visibleArea, handRaised, typing, lowerRaisedHands);
    }

    /**
     * A host brings everybody to what the host sees.
     *
     * @param turn another number than the last time
     * @param stays whether they follow from then on, until it is gone
     */
    public record Lead(int turn, boolean stays) {}

    /** A drag that has not ended. */
    public record Drag(List<String> ids, Point delta) {}

    /**
     * What the sender sees.
     *
     * @param zoom 4096 = 100 %
     * @param size of what is seen, on the board plane; null: not said
     */
    public record VisibleArea(
            Point centre, int zoom, @Nullable Size size) {
        /** Without the size. */
        public VisibleArea(Point centre, int zoom) {
            this(centre, zoom, null);
        }
    }
}

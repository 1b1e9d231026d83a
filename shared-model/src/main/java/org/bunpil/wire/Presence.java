package org.bunpil.wire;

import java.util.List;
import org.bunpil.geometry.Point;
import org.jspecify.annotations.Nullable;

/**
 * What a participant is doing at the moment. Never in the log; the latest one counts. A null component was not sent.
 *
 * @param cursor on the board plane, 1/8 board pixel
 * @param tool name of the current tool
 * @param visibleArea centre x, y and zoom in 1/4096, to follow what the participant sees
 * @param typing id of the element whose text is being edited
 * @param lowerRaisedHands participants whose raised hands a host asks to lower
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
        List<Integer> lowerRaisedHands) {

    /** A drag that has not ended. */
    public record Drag(List<String> ids, Point delta) {}

    /** What the sender sees; {@code zoom} 4096 = 100 %. */
    public record VisibleArea(Point centre, int zoom) {}
}

package org.bunpil.wire;

import java.util.List;
import org.bunpil.geometry.Point;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does just now; never in the log, the latest wins. Null: nothing said.
 *
 * @param cursor on the board plane, 1/8 board pixel
 * @param tool name of the tool in hand
 * @param visibleArea centre x, y and zoom in 1/4096, for follow-me
 * @param typing id of the element whose text is being edited
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
        @Nullable String typing) {

    /** A move that is still under way. */
    public record Drag(List<String> ids, Point delta) {}

    /** What the sender sees; {@code zoom} 4096 = 100 %. */
    public record VisibleArea(Point centre, int zoom) {}
}

package org.bunpil.relay.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.geometry.Point;
import org.bunpil.model.Limits;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PresenceTrackerTest {
    private final PresenceTracker board = new PresenceTracker();

    /** The largest possible presence: two hundred elements selected, and all of them dragged. */
    private static Presence busy(int c) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) ids.add("abcdefgh-" + Long.toString(36L * 36 * 36 * 36 * 36 * 36 + i, 36));
        Point at = new Point(-(1 << 30), c);
        Presence.VisibleArea visibleArea = new Presence.VisibleArea(at, 4096);
        return new Presence(
                at, "p1", "도구", ids, new Presence.Drag(ids, at), at, visibleArea, true, ids.getFirst(), List.of());
    }

    private static SortedMap<Integer, @Nullable Presence> read(List<String> frames) {
        SortedMap<Integer, @Nullable Presence> all = new TreeMap<>();
        for (String frame : frames) {
            assertTrue(frame.getBytes(StandardCharsets.UTF_8).length <= Limits.FRAME_BYTES);
            if (WireCodec.readRelay(frame)
                    instanceof Parsed.Good<RelayFrame>(RelayFrame.PresenceUpdates presenceUpdates))
                all.putAll(presenceUpdates.presence());
            else throw new AssertionError("not a presence frame");
        }
        return all;
    }

    @Test
    void presenceOfManyPeopleIsDividedIntoFramesWithinTheLimit() {
        SortedMap<Integer, Presence> expected = new TreeMap<>();
        for (int c = 1; c <= 60; c++) {
            expected.put(c, busy(c));
            board.updateLocal(c, busy(c), 1_000);
        }
        assertEquals(expected, read(board.flush(60, 2_000)), "to other relays");
        assertEquals(expected, read(board.since(0)), "to members");
        assertEquals(expected, read(board.heartbeat(60_000)), "every ten seconds");
    }

    @Test
    void membersOfARelayThatWentDownAreGoneAtOnceButForThoseWhoCameBackElsewhere() {
        SortedMap<Integer, @Nullable Presence> both = new TreeMap<>();
        both.put(1, PresenceTracker.EMPTY);
        both.put(2, PresenceTracker.EMPTY);
        board.updateRemote("north", both, 1_000);
        board.updateRemote("south", new TreeMap<>(java.util.Map.of(2, PresenceTracker.EMPTY)), 1_100);
        board.flush(1, 2_000);
        long seen = board.version();
        board.dropRelay("north");
        board.flush(1, 3_000);
        assertEquals(List.of(2), board.online());
        SortedMap<Integer, @Nullable Presence> changes = new TreeMap<>();
        changes.put(1, null);
        assertEquals(changes, read(board.since(seen)));
    }

    @Test
    void membersThatHaveSeenTheSameShareTheText() {
        board.updateLocal(1, PresenceTracker.EMPTY, 1_000);
        board.flush(1, 2_000);
        assertSame(board.since(0), board.since(0));
        long seen = board.version();
        assertEquals(List.of(), board.since(seen));
        board.updateLocal(1, null, 3_000);
        board.flush(1, 4_000);
        assertEquals(1, read(board.since(seen)).size(), "a member that saw the participant is told that it left");
    }
}

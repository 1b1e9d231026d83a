package org.bunpil.relay.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.bunpil.model.Limits;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R69: watchers have a bound of their own. */
class WatchersTest {

    private static String join(Rooms rooms, String client, boolean watch) throws InterruptedException {
        return TestRooms.join(rooms, client, new Credential.JoinCode(), watch);
    }

    @Test
    void moreWatchersThanAllowedAreRefusedAndTakeNobodysPlace(@TempDir Path data) throws Exception {
        try (SqliteBoardLog log = SqliteBoardLog.open(data)) {
            log.directory().create(TestRooms.ENTRY).get();
            try (Rooms rooms = TestRooms.over(log)) {
                assertEquals("joined", join(rooms, "Client10", false));
                for (int i = 0; i < Limits.BOARD_WATCHERS; i++)
                    assertEquals("joined", join(rooms, "Watch" + (100 + i), true));
                assertEquals("board_full", join(rooms, "Watch999", true));
                assertEquals("joined", join(rooms, "Client11", false), "a member, although 500 watch");
            }
        }
    }
}

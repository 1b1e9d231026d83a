package org.bunpil.relay.admin;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.bunpil.relay.log.BoardAdministration;
import org.bunpil.relay.log.BoardAdministration.Tidied;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.room.replica.SnapshotCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what deleted boards have left, every ten minutes: by then nothing of them is on its way any more. */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long EVERY_MINUTES = 10;

    private final BoardAdministration boards;
    private final Rooms rooms;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    public Housekeeping(BoardAdministration boards, Rooms rooms) {
        this.boards = boards;
        this.rooms = rooms;
    }

    /** Begins. */
    public void start() {
        ScheduledFuture<?> _ = timer.scheduleWithFixedDelay(this::tidy, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    /** Does it once. Never throws: it would not be called again. */
    public void tidy() {
        try {
            Tidied tidied = boards.tidy(rooms.members().join().isEmpty(), SnapshotCodec::assets);
            if (tidied.imagesDeleted() + tidied.imagesKept() == 0) return;
            LOG.atInfo()
                    .addKeyValue("pictures", tidied.imagesDeleted())
                    .addKeyValue("kept", tidied.imagesKept())
                    .log("deleted-pictures");
        } catch (LogUnavailableException away) {
            LOG.atInfo().addKeyValue("reason", away.getMessage()).log("not-tidied");
        } catch (RuntimeException | Error bug) {
            LOG.atError().setCause(bug).log("housekeeping-failed");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

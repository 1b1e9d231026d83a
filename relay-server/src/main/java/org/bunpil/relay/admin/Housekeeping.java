package org.bunpil.relay.admin;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.bunpil.relay.log.BoardAdministration;
import org.bunpil.relay.log.BoardAdministration.BoardUse;
import org.bunpil.relay.log.BoardAdministration.Tidied;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.room.replica.SnapshotCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every ten minutes: removes what deleted boards have left (by then nothing of them is on its way any more), and deletes boards that have
 * not been used for the retention time.
 */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long EVERY_MINUTES = 10;
    private static final int PAGE = 100;

    private final BoardAdministration boards;
    private final Rooms rooms;
    private final BoardActions actions;
    private final int retentionDays;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    /** @param retentionDays 0: no board is deleted */
    public Housekeeping(BoardAdministration boards, Rooms rooms, BoardActions actions, int retentionDays) {
        this.boards = boards;
        this.actions = actions;
        this.retentionDays = retentionDays;
        this.rooms = rooms;
    }

    /** Begins. */
    public void start() {
        ScheduledFuture<?> _ = timer.scheduleWithFixedDelay(
                () -> run(System.currentTimeMillis()), EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    /** Does it once. Never throws: it would not be called again. @param nowMillis since 1970 */
    public void run(long nowMillis) {
        try {
            if (retentionDays > 0) expire(nowMillis - TimeUnit.DAYS.toMillis(retentionDays));
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

    private void expire(long beforeMillis) throws LogUnavailableException {
        String after = "";
        while (true) {
            List<BoardUse> page = boards.boards(after, PAGE);
            if (page.isEmpty()) return;
            for (BoardUse use : page) {
                if (use.usedMillis() > 0 && use.usedMillis() < beforeMillis)
                    expire(use.entry().id(), beforeMillis);
            }
            after = page.getLast().entry().id();
        }
    }

    private void expire(String board, long beforeMillis) throws LogUnavailableException {
        if (rooms.members().join().stream().anyMatch(member -> member.board().equals(board))) return;
        // The list may not know the newest.
        if (boards.lastUseMillis(board) >= beforeMillis) return;
        try {
            actions.expire(board);
        } catch (AdminException failed) {
            LOG.atInfo()
                    .addKeyValue("board", board)
                    .addKeyValue("reason", failed.getMessage())
                    .log("not-expired");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

package org.bunpil.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.session.HostKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices within two seconds that the file of host keys has changed, or that a key has expired, and ends the connections made with it. */
final class HostKeysWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostKeysWatch.class);
    private static final long EVERY_MILLIS = 2_000;

    private final HostKeys keys;
    private final Rooms rooms;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("host-keys").daemon().factory());

    // ---- on the timer's thread
    private @Nullable Object seen;
    /** The last reason that was logged. So each is logged once. */
    private String lastReason = "";

    private record Version(@Nullable Object key, long size, long modifiedMillis) {}

    HostKeysWatch(HostKeys keys, Rooms rooms) {
        this.keys = keys;
        this.rooms = rooms;
        this.seen = version();
    }

    void start() {
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Object now = version();
            // A relay that was given its keys otherwise has no file. One that is gone changes nothing: it may be being
            // replaced.
            if (now != null && !Objects.equals(now, seen)) reread(now);
            Set<String> users = keys.noLongerValid();
            if (users.isEmpty()) return;
            LOG.atInfo().addKeyValue("users", users.size()).log("host-keys-void");
            rooms.endUsers(users);
        } catch (RuntimeException | Error bug) {
            LOG.atError().setCause(bug).log("host-keys-failed");
        }
    }

    private void reread(Object now) {
        try {
            keys.reread();
            seen = now;
            lastReason = "";
            LOG.atInfo().addKeyValue("file", keys.file()).log("host-keys-read");
        } catch (IOException unusable) {
            String reason = String.valueOf(unusable.getMessage());
            if (!reason.equals(lastReason))
                LOG.atWarn()
                        .addKeyValue("reason", reason)
                        .addKeyValue("hint", "the keys from before still hold")
                        .log("host-keys-unusable");
            lastReason = reason;
        }
    }

    private @Nullable Version version() {
        Path file = keys.file();
        if (file == null) return null;
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(now.fileKey(), now.size(), now.lastModifiedTime().toMillis());
        } catch (IOException none) {
            return null;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

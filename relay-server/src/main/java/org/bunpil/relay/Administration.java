package org.bunpil.relay;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.admin.AdminAccess;
import org.bunpil.relay.admin.AdminApi;
import org.bunpil.relay.admin.BoardActions;
import org.bunpil.relay.admin.Housekeeping;
import org.bunpil.relay.log.BoardLog;
import org.bunpil.relay.ops.Audit;
import org.bunpil.relay.ops.LocalApi;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.session.HostKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What serves administrators in a running relay. */
final class Administration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Administration.class);
    /** Longer than a hello takes that has found a board just before it was deleted. */
    private static final long LATE_HELLO_SECONDS = 60;

    private final Path folder;
    private final @Nullable LocalApi api;
    private final Housekeeping housekeeping;

    private final HostKeysWatch keys;

    private Administration(Path folder, @Nullable LocalApi api, Housekeeping housekeeping, HostKeysWatch keys) {
        this.keys = keys;
        this.folder = folder;
        this.api = api;
        this.housekeeping = housekeeping;
    }

    /** Starts it. The relay goes on without the API when its port is taken, or the data folder takes no file. */
    static Administration of(
            RelaySettings settings, BoardLog log, Rooms rooms, HostKeys hostKeys, Audit audit, SecureRandom random) {
        log.directory().onDeleted(board -> {
            CompletableFuture<Void> _ = rooms.end(board, ErrorCode.NO_BOARD, BoardActions.DELETED);
            CompletableFuture.delayedExecutor(LATE_HELLO_SECONDS, TimeUnit.SECONDS)
                    .execute(() -> rooms.allow(board));
        });
        BoardActions actions = new BoardActions(log, rooms, audit, random);
        Housekeeping housekeeping = new Housekeeping(
                log.administration(), rooms, actions, settings.store().retentionDays());
        housekeeping.start();
        HostKeysWatch keys = new HostKeysWatch(hostKeys, rooms);
        keys.start();
        return new Administration(settings.data(), api(settings, actions, random), housekeeping, keys);
    }

    private static @Nullable LocalApi api(RelaySettings settings, BoardActions actions, SecureRandom random) {
        Integer port = settings.ops().adminPort();
        if (port == null) return null;
        LocalApi api = null;
        try {
            String token = AdminAccess.newToken(random);
            api = LocalApi.start(port, token, new AdminApi(actions));
            AdminAccess.write(settings.data(), api.address(), token);
            LOG.atInfo().addKeyValue("address", api.address()).log("admin-listening");
            return api;
        } catch (IOException failed) {
            LOG.atWarn()
                    .addKeyValue("reason", failed)
                    .addKeyValue("hint", "bunpil admin cannot reach this relay")
                    .log("admin-not-listening");
            if (api != null) api.close();
            return null;
        }
    }

    void tidy(long nowMillis) {
        housekeeping.run(nowMillis);
    }

    @Override
    public void close() {
        housekeeping.close();
        keys.close();
        if (api == null) return;
        api.close();
        try {
            AdminAccess.delete(folder);
        } catch (IOException failed) {
            LOG.atDebug().addKeyValue("reason", failed).log("admin-file-left");
        }
    }
}

package org.bunpil.ordeal.client;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bunpil.client.link.LinkListener;
import org.bunpil.client.link.WebSocketLink;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Op;
import org.bunpil.sync.Identity;
import org.bunpil.sync.JoinOptions;
import org.bunpil.sync.Outbox;
import org.bunpil.sync.PersistedState;
import org.bunpil.sync.SyncEngine;
import org.bunpil.sync.SyncListener;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/** A client with nothing stored, which joins once and reads the board: the teacher that creates it, or the last one to join. */
public final class FreshClient implements SyncListener, LinkListener {
    private static final long LIMIT_SECONDS = 60;
    private static final long TICK_MILLIS = 20;

    /** The board as the client received it. */
    public record JoinedBoard(long seq, String hash, String code) {}

    private final SyncEngine engine;
    private final CompletableFuture<JoinedBoard> joinedBoard = new CompletableFuture<>();
    private String code = "";
    /** Whether it still has to let everybody change everything. */
    private boolean opens;

    private FreshClient(
            List<URI> relays, JoinOptions joinOptions, SecureRandom random, ScheduledExecutorService thread) {
        WebSocketLink link = new WebSocketLink(relays, task -> {
            // Ignored after the client has left.
            if (!thread.isShutdown()) thread.execute(task);
        });
        engine = new SyncEngine(
                joinOptions,
                link,
                () -> System.nanoTime() / 1_000_000,
                random,
                this,
                Outbox.NONE,
                PersistedState.EMPTY);
        link.listener(this);
    }

    /** Joins, waits until it has the whole board, and leaves. A board that it makes is open: the clients change each other's work. */
    public static JoinedBoard join(List<URI> relays, String board, ClientFrame.Auth auth, boolean create) {
        SecureRandom random = new SecureRandom();
        Identity identity = Identity.random(random);
        JoinOptions joinOptions = new JoinOptions(
                "ordeal", identity.client(), identity.secret(), "Newcomer", board, auth, create, "Ordeal");
        try (ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor()) {
            FreshClient freshClient = new FreshClient(relays, joinOptions, random, thread);
            freshClient.opens = create;
            thread.execute(freshClient.engine::start);
            Future<?> _ = thread.scheduleWithFixedDelay(
                    freshClient.engine::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
            try {
                return freshClient.joinedBoard.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } finally {
                thread.execute(freshClient.engine::stop);
                thread.shutdown();
            }
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("a fresh client could not join", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private void completeIfLive() {
        if (engine.status().phase() != SyncPhase.LIVE) return;
        if (opens) {
            opens = false;
            AccessPatch everybody = AccessPatch.builder()
                    .change(ChangeMode.EVERYONE)
                    .pages(PageMode.EVERYONE)
                    .build();
            engine.submit(List.of(new Op.Access(everybody)), true);
        }
        if (!engine.pending().isEmpty()) return;
        joinedBoard.complete(
                new JoinedBoard(engine.confirmed().seq(), engine.confirmed().hash(), code));
    }

    @Override
    public void opened() {
        engine.opened();
    }

    @Override
    public void received(RelayFrame frame) {
        engine.received(frame);
        completeIfLive();
    }

    @Override
    public void closed(int closeCode) {
        engine.closed(closeCode);
    }

    @Override
    public void changed(Set<String> elements, boolean pages, boolean people) {}

    @Override
    public void replaced() {}

    @Override
    public void presence(SortedMap<Integer, @Nullable Presence> others) {}

    @Override
    public void status(SyncStatus status) {
        if (status.joinRefusal() != null)
            joinedBoard.completeExceptionally(new IllegalStateException(status.toString()));
    }

    @Override
    public void refused(ErrorCode refusal, Set<String> elements) {}

    @Override
    public void joinCode(String newCode) {
        code = newCode;
    }
}

package org.bunpil.ordeal;

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
import org.bunpil.client.link.Receiver;
import org.bunpil.client.link.WebSocketLink;
import org.bunpil.model.Code;
import org.bunpil.sync.Identity;
import org.bunpil.sync.Kept;
import org.bunpil.sync.Observer;
import org.bunpil.sync.Outbox;
import org.bunpil.sync.Phase;
import org.bunpil.sync.Profile;
import org.bunpil.sync.Status;
import org.bunpil.sync.SyncEngine;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/** Somebody who joins once with nothing in hand, and looks: the teacher who makes the board, and who comes last. */
final class Newcomer implements Observer, Receiver {
    private static final long LIMIT_SECONDS = 60;
    private static final long TICK_MILLIS = 20;

    /** What a newcomer finds. */
    record Found(long seq, String hash, String code) {}

    private final SyncEngine engine;
    private final CompletableFuture<Found> found = new CompletableFuture<>();
    private String code = "";

    private Newcomer(List<URI> relays, Profile profile, SecureRandom dice, ScheduledExecutorService thread) {
        WebSocketLink link = new WebSocketLink(relays, task -> {
            // Who has left hears nothing more.
            if (!thread.isShutdown()) thread.execute(task);
        });
        engine = new SyncEngine(
                profile, link, () -> System.nanoTime() / 1_000_000, dice, this, Outbox.NONE, Kept.NOTHING);
        link.deliverTo(this);
    }

    /** Joins, waits until it has the whole board, leaves. */
    static Found join(List<URI> relays, String board, ClientFrame.Auth auth, boolean create) {
        SecureRandom dice = new SecureRandom();
        Identity identity = Identity.random(dice);
        Profile profile =
                new Profile("ordeal", identity.client(), identity.secret(), "Newcomer", board, auth, create, "Ordeal");
        try (ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor()) {
            Newcomer newcomer = new Newcomer(relays, profile, dice, thread);
            thread.execute(newcomer.engine::start);
            Future<?> _ = thread.scheduleWithFixedDelay(
                    newcomer.engine::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
            try {
                return newcomer.found.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } finally {
                thread.execute(newcomer.engine::stop);
                thread.shutdown();
            }
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("a newcomer could not join", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private void look() {
        if (engine.status().phase() != Phase.LIVE) return;
        found.complete(new Found(engine.confirmed().seq(), engine.confirmed().hash(), code));
    }

    @Override
    public void opened() {
        engine.opened();
    }

    @Override
    public void received(RelayFrame frame) {
        engine.received(frame);
        look();
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
    public void status(Status status) {
        if (status.refusal() != null) found.completeExceptionally(new IllegalStateException(status.toString()));
    }

    @Override
    public void refused(Code refusal, Set<String> elements) {}

    @Override
    public void joinCode(String newCode) {
        code = newCode;
    }
}

package org.bunpil.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** A relay in memory, engines that are connected to it, and time that passes when a test says so. */
abstract class SyncTestCase {
    final InMemoryRelay relay = new InMemoryRelay();
    long now = 1_000;

    /** An engine, its connection and what it told its owner. */
    final class EngineClient implements SyncListener {
        final InMemoryRelay.ClientLink clientLink = relay.clientLink();
        final List<SyncStatus> statuses = new ArrayList<>();
        final List<ErrorCode> refusals = new ArrayList<>();
        final Set<String> changed = new HashSet<>();
        final Set<Integer> here = new HashSet<>();
        int replaced;
        final SyncEngine engine;
        final MemoryOutbox outbox = new MemoryOutbox();

        EngineClient(String client, PersistedState persistedState) {
            this(client, persistedState, InMemoryRelay.BOARD, null);
        }

        EngineClient(
                String client, PersistedState persistedState, @Nullable String board, ClientFrame.@Nullable Auth auth) {
            JoinOptions joinOptions = new JoinOptions("test", client, "s".repeat(22), client, board, auth, false, null);
            engine = new SyncEngine(joinOptions, clientLink, () -> now, new Random(1), this, outbox, persistedState);
            clientLink.engine = engine;
        }

        @Override
        public void changed(Set<String> elements, boolean pages, boolean people) {
            changed.addAll(elements);
        }

        @Override
        public void replaced() {
            replaced++;
        }

        @Override
        public void presence(SortedMap<Integer, @Nullable Presence> others) {
            others.forEach((c, latest) -> {
                if (latest == null) here.remove(c);
                else here.add(c);
            });
        }

        @Override
        public void status(SyncStatus status) {
            statuses.add(status);
        }

        @Override
        public void refused(ErrorCode code, Set<String> elements) {
            refusals.add(code);
        }

        @Override
        public void joinCode(String code) {}

        String rect(int x) {
            String id = engine.newId();
            engine.submit(List.of(add(id, x)), true);
            return id;
        }
    }

    /** What would be on a disk. */
    static final class MemoryOutbox implements Outbox {
        @Nullable
        Identity identity;

        boolean full;
        final List<ClientFrame.Ops> batches = new ArrayList<>();

        @Override
        public void put(ClientFrame.Ops batch) {
            batches.add(batch);
        }

        @Override
        public void acknowledged(long k) {
            batches.removeIf(batch -> batch.k() <= k);
        }

        @Override
        public void saveNextIdentity(Identity next, Runnable whenKept) {
            whenKept.run();
        }

        @Override
        public void restart(Identity newIdentity, List<ClientFrame.Ops> fresh, Runnable whenKept) {
            identity = newIdentity;
            batches.clear();
            batches.addAll(fresh);
            whenKept.run();
        }

        @Override
        public boolean isFull() {
            return full;
        }
    }

    static Op add(String id, int x) {
        CommonProperties common = new CommonProperties(id, "p1", 0, new Point(x, 0), 0, Style.DEFAULT, null, false);
        return new Op.Add(new Shape(common, ShapeForm.RECT, new Size(80, 80), 0));
    }

    static SampleChunk ink(int from) {
        return SampleChunk.of(List.of(new Sample(from, 0, 100, 8), new Sample(from + 8, 3, 120, 8)));
    }

    EngineClient member(String client) {
        EngineClient engineClient = new EngineClient(client, PersistedState.EMPTY);
        engineClient.engine.start();
        return engineClient;
    }

    void pass(long millis, EngineClient... engineClients) {
        long end = now + millis;
        while (now < end) {
            now += 10;
            for (EngineClient engineClient : engineClients) engineClient.engine.tick();
        }
    }

    void assertSame(EngineClient... engineClients) {
        for (EngineClient engineClient : engineClients) {
            assertEquals(relay.board.hash(), engineClient.engine.confirmed().hash());
            assertEquals(relay.board.hash(), engineClient.engine.view().hash());
            assertEquals(0, engineClient.engine.status().unsaved());
        }
    }
}

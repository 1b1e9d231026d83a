package org.bunpil.ordeal.client;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.bunpil.board.Snapshot;
import org.bunpil.client.link.LinkListener;
import org.bunpil.client.link.WebSocketLink;
import org.bunpil.client.store.BoardCacheFile;
import org.bunpil.client.store.BoardDirectory;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.store.FileOutbox;
import org.bunpil.model.ErrorCode;
import org.bunpil.sync.Identity;
import org.bunpil.sync.JoinOptions;
import org.bunpil.sync.PersistedState;
import org.bunpil.sync.SyncEngine;
import org.bunpil.sync.SyncListener;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** A client without a window: the app's engine, link, outbox and board file, connected as in the app. On the engine's thread. */
public final class HeadlessClient implements SyncListener, LinkListener {
    private static final long SAVE_MILLIS = 10_000;

    private final int number;
    private final HistoryWriter history;
    private final BoardDirectory directory;
    private final FileOutbox file;
    private final SyncEngine engine;
    private final RandomEdits edits;
    private final Random random;
    private final double chance;
    private CompletableFuture<Void> saving = CompletableFuture.completedFuture(null);
    private long savedMillis;
    private long savedSeq = -1;
    private long notedSeq = -1;
    private boolean live;
    private boolean diskFull;
    private boolean stopped;
    private int resyncs;

    HeadlessClient(
            ClientGroupOptions options, int number, long tickMillis, HistoryWriter history, Executor engineThread)
            throws IOException {
        this.number = number;
        this.history = history;
        this.random = new Random(options.seed() * 31 + number * 1_009L + options.run());
        this.chance = options.perSecond() * tickMillis / 1_000;
        directory = new BoardLibrary(options.home(number)).open(options.board());
        PersistedState persistedState = directory.persistedState();
        file = directory.outbox(engineThread);
        SecureRandom secrets = new SecureRandom();
        Identity identity = Identity.random(secrets);
        JoinOptions joinOptions = new JoinOptions(
                "ordeal",
                identity.client(),
                identity.secret(),
                "Pupil " + number,
                options.board(),
                new ClientFrame.Auth.JoinCode(options.code()),
                false,
                null);
        List<URI> relays = new ArrayList<>(options.relays());
        Collections.rotate(relays, number);
        WebSocketLink link = new WebSocketLink(relays, engineThread);
        Identity former = persistedState.identity();
        RecordingOutbox outbox =
                new RecordingOutbox(file, former == null ? identity.client() : former.client(), this::put, this::note);
        engine = new SyncEngine(joinOptions, link, HeadlessClient::millis, secrets, this, outbox, persistedState);
        edits = new RandomEdits(number, options.run(), engine, random);
        link.listener(this);
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    void start() {
        engine.start();
    }

    void tick() {
        engine.tick();
        if (file.isFailing() != diskFull) {
            diskFull = !diskFull;
            note(diskFull ? "disk full" : "disk fine");
        }
        if (!stopped && random.nextDouble() < chance) edits.act();
        if (engine.you() > 0 && (savedSeq < 0 || millis() - savedMillis > SAVE_MILLIS)) save();
    }

    /** Ends the current stroke and makes no more edits. */
    void stopEditing() {
        stopped = true;
        edits.endStroke();
    }

    /** Notes its state, once it has stopped editing. */
    void noteState() {
        if (!stopped) return;
        note("rest " + engine.pending().size() + " " + engine.confirmed().seq() + " "
                + engine.confirmed().hash() + " " + engine.status().phase());
    }

    private void save() {
        String board = engine.board();
        if (board == null || engine.confirmed().seq() == savedSeq || !saving.isDone()) return;
        Snapshot snapshot = engine.snapshot();
        savedSeq = snapshot.seq();
        savedMillis = millis();
        BoardCacheFile.Header header = new BoardCacheFile.Header(
                board, snapshot.title(), engine.you(), "", "", "", System.currentTimeMillis());
        saving = CompletableFuture.runAsync(() -> {
            try {
                directory.save(header, snapshot);
            } catch (IOException full) {
                System.err.println("board not saved: " + full);
            }
        });
    }

    private void put(String client, ClientFrame.Ops batch) {
        String marks = String.join(",", UniqueMarks.of(batch.ops(), engine.view()));
        note("put " + client + " " + batch.k() + " " + digest(WireCodec.writeOps(batch.ops())) + " " + marks);
    }

    public static String digest(String ops) {
        return Integer.toHexString(ops.hashCode());
    }

    private void note(String line) {
        history.write(number, line);
    }

    private void noteBoard() {
        if (engine.resyncCount() != resyncs) {
            resyncs = engine.resyncCount();
            note("doubt");
        }
        long seq = engine.confirmed().seq();
        if (seq == notedSeq || seq == 0) return;
        notedSeq = seq;
        note("seen " + seq + " " + engine.confirmed().hash());
    }

    /** Logs a step to stderr, to explain how long an outage lasted. */
    private void logStep(String what) {
        System.err.println(LocalTime.now(ZoneOffset.UTC) + " client " + number + " " + what);
    }

    @Override
    public void opened() {
        logStep("connected");
        engine.opened();
    }

    @Override
    public void received(RelayFrame frame) {
        if (frame instanceof RelayFrame.Welcome welcome) logStep("welcome, snapshot " + welcome.snapshot());
        if (frame instanceof RelayFrame.Failure failure)
            logStep(failure.code().text() + ", again in " + failure.retryMillis());
        if (frame instanceof RelayFrame.Goodbye) logStep("goodbye");
        engine.received(frame);
        noteBoard();
    }

    @Override
    public void closed(int code) {
        logStep("closed " + code);
        engine.closed(code);
    }

    @Override
    public void changed(Set<String> elements, boolean pages, boolean people) {}

    @Override
    public void replaced() {
        edits.renamed();
    }

    @Override
    public void presence(SortedMap<Integer, @Nullable Presence> others) {}

    @Override
    public void status(SyncStatus status) {
        boolean now = status.phase() == SyncPhase.LIVE;
        if (now != live) logStep(now ? "live" : "away");
        if (now != live) note((now ? "live " : "away ") + System.currentTimeMillis());
        live = now;
        if (status.joinRefusal() != null) note("no " + status.joinRefusal().text());
    }

    @Override
    public void refused(ErrorCode code, Set<String> elements) {
        note("no " + code.text());
    }

    @Override
    public void joinCode(String code) {}
}

package org.bunpil.ordeal;

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
import org.bunpil.client.link.Receiver;
import org.bunpil.client.link.WebSocketLink;
import org.bunpil.client.store.BoardFile;
import org.bunpil.client.store.BoardStore;
import org.bunpil.client.store.FileOutbox;
import org.bunpil.client.store.Slot;
import org.bunpil.model.Code;
import org.bunpil.sync.Identity;
import org.bunpil.sync.Kept;
import org.bunpil.sync.Observer;
import org.bunpil.sync.Phase;
import org.bunpil.sync.Profile;
import org.bunpil.sync.Status;
import org.bunpil.sync.SyncEngine;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Frames;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/** One client without a window: the app's engine, link, outbox and board file, wired as the app wires them. The engine's thread. */
final class Pupil implements Observer, Receiver {
    private static final long KEEP_MILLIS = 10_000;

    private final int number;
    private final Pen pen;
    private final Slot slot;
    private final FileOutbox file;
    private final SyncEngine engine;
    private final Hand hand;
    private final Random dice;
    private final double chance;
    private CompletableFuture<Void> saving = CompletableFuture.completedFuture(null);
    private long savedMillis;
    private long savedSeq = -1;
    private long notedSeq = -1;
    private boolean live;
    private boolean diskFull;
    private boolean resting;
    private int doubts;

    Pupil(Brief brief, int number, long tickMillis, Pen pen, Executor engineThread) throws IOException {
        this.number = number;
        this.pen = pen;
        this.dice = new Random(brief.seed() * 31 + number * 1_009L + brief.run());
        this.chance = brief.perSecond() * tickMillis / 1_000;
        slot = new BoardStore(brief.home(number)).open(brief.board());
        Kept kept = slot.kept();
        file = slot.outbox(engineThread);
        SecureRandom secrets = new SecureRandom();
        Identity identity = Identity.random(secrets);
        Profile profile = new Profile(
                "ordeal",
                identity.client(),
                identity.secret(),
                "Pupil " + number,
                brief.board(),
                new ClientFrame.Auth.JoinCode(brief.code()),
                false,
                null);
        List<URI> relays = new ArrayList<>(brief.relays());
        Collections.rotate(relays, number);
        WebSocketLink link = new WebSocketLink(relays, engineThread);
        Identity former = kept.identity();
        NotedOutbox outbox =
                new NotedOutbox(file, former == null ? identity.client() : former.client(), this::put, this::note);
        engine = new SyncEngine(profile, link, Pupil::millis, secrets, this, outbox, kept);
        hand = new Hand(number, brief.run(), engine, dice);
        link.deliverTo(this);
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    void start() {
        engine.start();
    }

    void tick() {
        engine.tick();
        if (file.failing() != diskFull) {
            diskFull = !diskFull;
            note(diskFull ? "disk full" : "disk fine");
        }
        if (!resting && dice.nextDouble() < chance) hand.act();
        if (engine.you() > 0 && (savedSeq < 0 || millis() - savedMillis > KEEP_MILLIS)) save();
    }

    /** Draws nothing more. */
    void rest() {
        resting = true;
        hand.lift();
    }

    /** How it stands, while at rest. */
    void tell() {
        if (!resting) return;
        note("rest " + engine.pending().size() + " " + engine.confirmed().seq() + " "
                + engine.confirmed().hash() + " " + engine.status().phase());
    }

    private void save() {
        String board = engine.board();
        if (board == null || engine.confirmed().seq() == savedSeq || !saving.isDone()) return;
        Snapshot snapshot = engine.snapshot();
        savedSeq = snapshot.seq();
        savedMillis = millis();
        BoardFile.Header header =
                new BoardFile.Header(board, snapshot.title(), engine.you(), "", "", "", System.currentTimeMillis());
        saving = CompletableFuture.runAsync(() -> {
            try {
                slot.save(header, snapshot);
            } catch (IOException full) {
                System.err.println("board not kept: " + full);
            }
        });
    }

    private void put(String client, ClientFrame.Ops batch) {
        String marks = String.join(",", Mark.of(batch.ops(), engine.view()));
        note("put " + client + " " + batch.k() + " " + digest(Frames.ops(batch.ops())) + " " + marks);
    }

    static String digest(String ops) {
        return Integer.toHexString(ops.hashCode());
    }

    private void note(String line) {
        pen.write(number, line);
    }

    private void look() {
        if (engine.doubts() != doubts) {
            doubts = engine.doubts();
            note("doubt");
        }
        long seq = engine.confirmed().seq();
        if (seq == notedSeq || seq == 0) return;
        notedSeq = seq;
        note("seen " + seq + " " + engine.confirmed().hash());
    }

    /** For whoever wants to know why coming back took long: on stderr. */
    private void story(String what) {
        System.err.println(LocalTime.now(ZoneOffset.UTC) + " pupil " + number + " " + what);
    }

    @Override
    public void opened() {
        story("connected");
        engine.opened();
    }

    @Override
    public void received(RelayFrame frame) {
        if (frame instanceof RelayFrame.Welcome welcome) story("welcome, snapshot " + welcome.snapshot());
        if (frame instanceof RelayFrame.Failure failure)
            story(failure.code().text() + ", again in " + failure.retryMillis());
        if (frame instanceof RelayFrame.Goodbye) story("goodbye");
        engine.received(frame);
        look();
    }

    @Override
    public void closed(int code) {
        story("closed " + code);
        engine.closed(code);
    }

    @Override
    public void changed(Set<String> elements, boolean pages, boolean people) {}

    @Override
    public void replaced() {
        hand.renamed();
    }

    @Override
    public void presence(SortedMap<Integer, @Nullable Presence> others) {}

    @Override
    public void status(Status status) {
        boolean now = status.phase() == Phase.LIVE;
        if (now != live) story(now ? "live" : "away");
        if (now != live) note((now ? "live " : "away ") + System.currentTimeMillis());
        live = now;
        if (status.refusal() != null) note("no " + status.refusal().text());
    }

    @Override
    public void refused(Code code, Set<String> elements) {
        note("no " + code.text());
    }

    @Override
    public void joinCode(String code) {}
}

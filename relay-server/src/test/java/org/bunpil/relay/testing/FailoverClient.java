package org.bunpil.relay.testing;

import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import org.bunpil.board.BoardView;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.InkTool;
import org.bunpil.model.Page;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.sync.Identity;
import org.bunpil.sync.JoinOptions;
import org.bunpil.sync.RelayLink;
import org.bunpil.sync.SyncEngine;
import org.bunpil.sync.SyncListener;
import org.bunpil.sync.SyncPhase;
import org.bunpil.sync.SyncStatus;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/** A client that never stops drawing: the app's engine on a real socket, which goes from relay to relay. On its executor's thread. */
public final class FailoverClient implements SyncListener, RelayLink {
    private static final int ABNORMAL = 1006;

    private final List<URI> relays;
    private final Executor thread;
    private final SyncEngine engine;
    private final List<String> drawn = new ArrayList<>();
    private int nextRelay;
    private @Nullable Socket socket;
    private boolean connected;
    private long awayNanos;
    private long longestNanos;
    private int snapshots;
    private String refused = "";

    /** @param relays in the order in which they are tried */
    public FailoverClient(String name, String board, String code, List<URI> relays, Executor thread) {
        this.relays = relays;
        this.thread = thread;
        SecureRandom random = new SecureRandom();
        Identity identity = Identity.random(random);
        JoinOptions joinOptions = new JoinOptions(
                "test/1",
                identity.client(),
                identity.secret(),
                name,
                board,
                new ClientFrame.Auth.JoinCode(code),
                false,
                null);
        engine = new SyncEngine(joinOptions, this, () -> System.nanoTime() / 1_000_000, random, this);
    }

    public void start() {
        engine.start();
    }

    /** Must be called often. */
    public void tick() {
        engine.tick();
    }

    public void stop() {
        engine.stop();
    }

    /** Adds a shape, whether connected or not. */
    public void draw() {
        if (engine.view().pages().isEmpty()) return;
        String id = engine.newId();
        Style style = new Style(InkTool.PEN, 0x203040, 16, null, 255, 0, 0);
        CommonProperties common =
                new CommonProperties(id, Page.FIRST, 0, new Point(drawn.size() * 8, 8), 0, style, null, false);
        engine.submit(List.of(new Op.Add(new Shape(common, ShapeForm.RECT, new Size(80, 40), 0))), true);
        drawn.add(id);
    }

    public boolean isLive() {
        return connected;
    }

    /** The number of its shapes that are in the log. */
    public int saved() {
        return drawn.size() - engine.pending().size();
    }

    public List<String> drawn() {
        return drawn;
    }

    public BoardView board() {
        return engine.confirmed();
    }

    /** The longest time without being connected and up to date, after it was for the first time. */
    public long longestPauseMillis() {
        return longestNanos / 1_000_000;
    }

    /** The number of snapshots that it was sent. */
    public int snapshots() {
        return snapshots;
    }

    /** The last refusal's code; "" when nothing was refused. */
    public String refused() {
        return refused;
    }

    // ---- calls from the engine

    @Override
    public void status(SyncStatus status) {
        boolean now = status.phase() == SyncPhase.LIVE;
        if (connected && !now) awayNanos = System.nanoTime();
        if (now && !connected && awayNanos != 0) longestNanos = Math.max(longestNanos, System.nanoTime() - awayNanos);
        connected = now;
        ErrorCode code = status.joinRefusal();
        if (code != null) refused = code.text();
    }

    @Override
    public void refused(ErrorCode code, Set<String> elements) {
        refused = code.text();
    }

    @Override
    public void changed(Set<String> elements, boolean pages, boolean people) {}

    @Override
    public void replaced() {}

    @Override
    public void presence(SortedMap<Integer, @Nullable Presence> others) {}

    @Override
    public void joinCode(String code) {}

    // ---- the relay link

    @Override
    public void connect() {
        Socket fresh = new Socket(relays.get(nextRelay++ % relays.size()));
        socket = fresh;
        fresh.connect();
    }

    @Override
    public void send(ClientFrame frame) {
        Socket now = socket;
        if (now != null && now.isOpen()) now.send(WireCodec.write(frame));
    }

    @Override
    public void close() {
        Socket now = socket;
        socket = null;
        if (now == null) return;
        now.close();
        thread.execute(() -> engine.closed(ABNORMAL));
    }

    private void received(Socket from, String text) {
        if (from != socket || !(WireCodec.readRelay(text) instanceof Parsed.Good<RelayFrame>(RelayFrame frame))) return;
        if (frame instanceof RelayFrame.Welcome welcome && welcome.snapshot()) snapshots++;
        engine.received(frame);
    }

    private void closed(Socket from, int code) {
        if (from != socket) return;
        socket = null;
        engine.closed(code < 0 ? ABNORMAL : code);
    }

    private final class Socket extends WebSocketClient {
        Socket(URI relay) {
            super(relay);
            setConnectionLostTimeout(0);
            setTcpNoDelay(true);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            thread.execute(() -> {
                if (this == socket) engine.opened();
            });
        }

        @Override
        public void onMessage(String text) {
            thread.execute(() -> received(this, text));
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            thread.execute(() -> closed(this, code));
        }

        @Override
        public void onError(Exception failure) {}
    }
}

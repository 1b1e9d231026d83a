package org.bunpil.relay.testing;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
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
import org.bunpil.sync.SyncStatus;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/** The app's engine on real sockets: reconnects by itself and sends again what is not in the log. Waiting calls fail after 30 s. */
public final class ReconnectingClient implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;
    private static final long TICK_MILLIS = 5;

    private final ScheduledExecutorService owner = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("drawer").daemon().factory());
    private final Supplier<String> address;
    private final SyncEngine engine;
    private final List<RelayFrame> heard = new CopyOnWriteArrayList<>();
    private @Nullable Socket socket;

    /** @param address called at each attempt to connect */
    public ReconnectingClient(Supplier<String> address, TestPerson who, @Nullable String board, ClientFrame.Auth auth) {
        this.address = address;
        boolean creates = auth instanceof ClientFrame.Auth.HostKey;
        Identity identity = Identity.random(new SecureRandom());
        JoinOptions joinOptions = new JoinOptions(
                "test/1",
                identity.client(),
                identity.secret(),
                who.name(),
                board,
                auth,
                creates,
                creates ? "Lesson" : null);
        engine = new SyncEngine(
                joinOptions,
                new Sockets(),
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                new SecureRandom(),
                SILENT);
        Future<?> _ = owner.submit(engine::start);
        Future<?> _ = owner.scheduleWithFixedDelay(engine::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Draws a rectangle, which is recognized by its width. */
    public void draw(int width) {
        ask(e -> {
            CommonProperties common =
                    new CommonProperties(e.newId(), Page.FIRST, 0, new Point(8, 8), 0, Style.DEFAULT, null, false);
            e.submit(List.of(new Op.Add(new Shape(common, ShapeForm.RECT, new Size(width, 8), 0))), true);
            return true;
        });
    }

    /** The widths of the rectangles on the confirmed board. */
    public List<Integer> drawn() {
        return ask(e -> {
            List<Integer> widths = new java.util.ArrayList<>();
            e.confirmed().elements().forEach(element -> {
                if (element instanceof Shape shape) widths.add(shape.size().width());
            });
            return List.copyOf(widths);
        });
    }

    /** The client id under which a rectangle was drawn. */
    public String author(int width) {
        return ask(e -> {
            for (Element element : e.confirmed().elements()) {
                if (element instanceof Shape shape && shape.size().width() == width)
                    return shape.id().substring(0, shape.id().indexOf('-'));
            }
            throw new AssertionError("no " + width);
        });
    }

    /** The log's incarnation, from the newest welcome. */
    public String incarnation() {
        return heard.stream()
                .filter(RelayFrame.Welcome.class::isInstance)
                .map(welcome -> ((RelayFrame.Welcome) welcome).inc())
                .reduce("", (older, newer) -> newer);
    }

    public void await(String what, Predicate<SyncEngine> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!ask(condition::test)) {
            if (System.nanoTime() > end) throw new AssertionError("timed out waiting for " + what + ", heard " + heard);
            Thread.onSpinWait();
        }
    }

    public void awaitSaved() {
        await("everything saved", e -> e.you() > 0 && e.pending().isEmpty());
    }

    /** The number of snapshots that it was sent. */
    public long snapshots() {
        return heard.stream()
                .filter(RelayFrame.Welcome.class::isInstance)
                .filter(w -> ((RelayFrame.Welcome) w).snapshot())
                .count();
    }

    public List<RelayFrame> heard() {
        return heard;
    }

    public <T> T ask(Function<SyncEngine, T> question) {
        try {
            return owner.submit(() -> question.apply(engine)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        owner.shutdownNow();
        if (socket != null) socket.closeConnection(1006, "");
    }

    private final class Sockets implements RelayLink {
        @Override
        public void connect() {
            Socket next = new Socket(URI.create(address.get()));
            socket = next;
            next.connect();
        }

        @Override
        public void send(ClientFrame frame) {
            Socket here = socket;
            if (here != null && here.isOpen()) here.send(WireCodec.write(frame));
        }

        @Override
        public void close() {
            Socket here = socket;
            if (here != null) here.close();
        }
    }

    private final class Socket extends WebSocketClient {
        Socket(URI address) {
            super(address);
            setConnectionLostTimeout(0);
            setTcpNoDelay(true);
        }

        private void tell(Runnable event) {
            if (owner.isShutdown()) return;
            Future<?> _ = owner.submit(() -> {
                if (socket == this) event.run();
            });
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            tell(engine::opened);
        }

        @Override
        public void onMessage(String text) {
            if (!(WireCodec.readRelay(text) instanceof Parsed.Good<RelayFrame>(RelayFrame frame)))
                throw new AssertionError(text);
            if (!(frame instanceof RelayFrame.Stream)) heard.add(frame);
            tell(() -> engine.received(frame));
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            tell(() -> engine.closed(code));
        }

        @Override
        public void onError(Exception failure) {}
    }

    private static final SyncListener SILENT = new SyncListener() {
        @Override
        public void changed(Set<String> elements, boolean pages, boolean people) {}

        @Override
        public void replaced() {}

        @Override
        public void presence(SortedMap<Integer, @Nullable Presence> others) {}

        @Override
        public void status(SyncStatus status) {}

        @Override
        public void refused(ErrorCode code, Set<String> elements) {}

        @Override
        public void joinCode(String code) {}
    };
}

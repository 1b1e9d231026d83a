package org.bunpil.client.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.bunpil.board.Snapshot;
import org.bunpil.client.link.Distrust;
import org.bunpil.client.link.KnownRelays;
import org.bunpil.client.link.Receiver;
import org.bunpil.client.link.WebSocketLink;
import org.bunpil.client.picture.Exchange;
import org.bunpil.client.picture.Gallery;
import org.bunpil.client.store.BoardFile;
import org.bunpil.client.store.BoardStore;
import org.bunpil.client.store.FileOutbox;
import org.bunpil.client.store.Slot;
import org.bunpil.client.view.BoardSession;
import org.bunpil.client.view.Desk;
import org.bunpil.client.view.Ticker;
import org.bunpil.sync.Clock;
import org.bunpil.sync.Identity;
import org.bunpil.sync.Kept;
import org.bunpil.sync.Phase;
import org.bunpil.sync.Profile;
import org.bunpil.sync.SyncEngine;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/** One board, open: its files, its connection, its engine and the desk before the person. The FX thread. */
final class OpenBoard {
    static final String APP = "bunpil-fx/0.1";
    private static final long KEEP_EVERY_MILLIS = 30_000;
    private static final long PICTURES_MILLIS = 40;
    /** With none on its way: what comes up meanwhile begins by itself. */
    private static final long NO_PICTURES_MILLIS = 250;

    private static final Logger LOG = System.getLogger(OpenBoard.class.getName());

    private final Ticket ticket;
    private final String name;
    private final Slot slot;
    private final WebSocketLink link;
    private final Desk desk;
    private final Ticker keeper = new Ticker(KEEP_EVERY_MILLIS, this::keep);
    private CompletableFuture<Void> saving = CompletableFuture.completedFuture(null);
    private final Ticker pictures = new Ticker(PICTURES_MILLIS, NO_PICTURES_MILLIS, this::tickPictures);
    private final List<AutoCloseable> atClose = new ArrayList<>();
    private long keptSeq = -1;

    private OpenBoard(Ticket ticket, String name, Slot slot, WebSocketLink link, Desk desk) {
        this.ticket = ticket;
        this.name = name;
        this.slot = slot;
        this.link = link;
        this.desk = desk;
    }

    /** Opens a board; what an earlier run left is shown at once, the relay is asked meanwhile. */
    static OpenBoard open(Ticket ticket, String name, BoardStore store, SecureRandom dice, KnownRelays known)
            throws IOException {
        Slot slot = store.open(ticket.board(), ticket.code(), name);
        try {
            return open(ticket, name, store, slot, dice, known);
        } catch (IOException | RuntimeException unusable) {
            slot.close();
            throw unusable;
        }
    }

    private static OpenBoard open(
            Ticket ticket, String name, BoardStore store, Slot slot, SecureRandom dice, KnownRelays known)
            throws IOException {
        Kept kept = slot.kept();
        FileOutbox outbox = slot.outbox(Platform::runLater);
        Identity identity = Identity.random(dice);
        Profile profile = new Profile(
                APP,
                identity.client(),
                identity.secret(),
                name,
                ticket.board(),
                ticket.auth(),
                ticket.create(),
                ticket.title());
        WebSocketLink link = new WebSocketLink(ticket.relays(), Platform::runLater, known);
        Clock clock = () -> System.nanoTime() / 1_000_000;
        BoardSession session = new BoardSession(profile, link, clock, dice, outbox, kept);
        Gallery gallery = new Gallery(slot.pictures(store.pictures()), link, clock, Platform::runLater);
        session.status()
                .addListener((observable, before, now) -> gallery.exchange().live(now.phase() == Phase.LIVE));
        link.deliverTo(new Deliveries(session.engine(), gallery.exchange()));
        return new OpenBoard(ticket, name, slot, link, Desk.of(session, gallery));
    }

    /** Who hears of a relay whose certificate was not accepted; before {@link #start}. */
    void tellDistrust(Consumer<Distrust> listener) {
        link.tellDistrust(listener);
    }

    void start() {
        // Unsent work is found again by the board it belongs to; and what the log has is not in the outbox any more.
        desk.session().status().addListener((observable, before, now) -> {
            if ((before.phase() == Phase.LIVE) != (now.phase() == Phase.LIVE)) {
                keep();
            }
        });
        desk.session().start();
        keeper.start();
        pictures.start();
    }

    Desk desk() {
        return desk;
    }

    Ticket ticket() {
        return ticket;
    }

    /** Pictures are sent at an even pace. */
    private boolean tickPictures() {
        Exchange exchange = desk.gallery().exchange();
        exchange.tick();
        return exchange.isResting();
    }

    /** Closes something when the board is left. */
    void atClose(AutoCloseable something) {
        atClose.add(something);
    }

    /** Null until a relay has said which board it is. */
    @Nullable
    String board() {
        return desk.session().engine().board();
    }

    /** Leaves the board: what is unsent stays in its outbox, the board as seen is kept. Waits for the disk, seconds at most. */
    void close() {
        SyncEngine engine = desk.session().engine();
        desk.session().stop();
        String board = engine.board();
        Snapshot snapshot = engine.snapshot();
        keeper.stop();
        pictures.stop();
        desk.gallery().close();
        for (AutoCloseable something : atClose) {
            try {
                something.close();
            } catch (Exception failed) {
                LOG.log(Level.WARNING, "not closed in good order: {0}", failed.getMessage());
            }
        }
        try (slot) {
            saving.join();
            if (board != null && engine.you() > 0) {
                slot.save(header(board, snapshot), snapshot);
            }
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "the board''s files could not be written: {0}", failed.getMessage());
        }
    }

    /** Keeps the board every now and then, so that a program that is killed shows the last minutes again before a relay answers. */
    private void keep() {
        SyncEngine engine = desk.session().engine();
        String board = engine.board();
        if (board == null || engine.you() == 0 || engine.view().seq() == keptSeq) {
            return;
        }
        Snapshot snapshot = engine.snapshot();
        BoardFile.Header header = header(board, snapshot);
        keptSeq = snapshot.seq();
        saving = saving.thenRunAsync(() -> {
            try {
                slot.save(header, snapshot);
            } catch (IOException | RuntimeException | OutOfMemoryError failed) {
                LOG.log(Level.WARNING, "the board could not be kept: {0}", failed.getMessage());
            }
        });
    }

    private BoardFile.Header header(String board, Snapshot snapshot) {
        String relay = ticket.hosted() ? "" : ticket.relays().getFirst().toString();
        return new BoardFile.Header(
                board, snapshot.title(), desk.session().you(), relay, ticket.code(), name, System.currentTimeMillis());
    }

    private record Deliveries(SyncEngine engine, Exchange pictures) implements Receiver {
        @Override
        public void opened() {
            engine.opened();
        }

        @Override
        public void received(RelayFrame frame) {
            engine.received(frame);
            pictures.received(frame);
        }

        @Override
        public void closed(int code) {
            engine.closed(code);
        }
    }
}

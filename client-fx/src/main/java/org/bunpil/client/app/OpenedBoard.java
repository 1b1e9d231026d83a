package org.bunpil.client.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.bunpil.board.Snapshot;
import org.bunpil.client.asset.AssetCache;
import org.bunpil.client.asset.AssetTransfer;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.input.xinput.XSession;
import org.bunpil.client.link.CertificateRejection;
import org.bunpil.client.link.KnownRelays;
import org.bunpil.client.link.LinkListener;
import org.bunpil.client.link.WebSocketLink;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.session.Ticker;
import org.bunpil.client.store.BoardCacheFile;
import org.bunpil.client.store.BoardDirectory;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.store.FileOutbox;
import org.bunpil.client.store.ThumbnailFile;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.sync.Clock;
import org.bunpil.sync.Identity;
import org.bunpil.sync.JoinOptions;
import org.bunpil.sync.PersistedState;
import org.bunpil.sync.SyncEngine;
import org.bunpil.sync.SyncPhase;
import org.bunpil.wire.AuthCause;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open board: its files, connection, sync engine and board context. FX thread only. */
public final class OpenedBoard {
    static final String APP = "bunpil-fx/0.1";
    private static final long CACHE_EVERY_MILLIS = 30_000;
    private static final long ASSETS_MILLIS = 40;
    /** Tick interval while no asset is in transit. A new transfer starts without waiting for a tick. */
    private static final long IDLE_ASSETS_MILLIS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(OpenedBoard.class);

    private final OpenRequest request;
    private final String name;
    private final BoardDirectory directory;
    private final WebSocketLink link;
    private final BoardContext context;
    private final DraftRecovery drafts;
    private final PlaceFinder places;
    private final Ticker cacheTicker = new Ticker(CACHE_EVERY_MILLIS, this::saveCache);
    private CompletableFuture<Void> saving = CompletableFuture.completedFuture(null);
    private final Ticker assetTicker = new Ticker(ASSETS_MILLIS, IDLE_ASSETS_MILLIS, this::tickAssets);
    private final List<AutoCloseable> atClose = new ArrayList<>();
    private long keptSeq = -1;

    private OpenedBoard(
            OpenRequest request,
            String name,
            BoardDirectory directory,
            WebSocketLink link,
            BoardContext boardContext,
            DraftRecovery drafts,
            PlaceFinder places) {
        this.drafts = drafts;
        this.places = places;
        this.request = request;
        this.name = name;
        this.directory = directory;
        this.link = link;
        this.context = boardContext;
    }

    /** Opens a board. Shows at once what an earlier run left, and connects to the relay meanwhile. */
    static OpenedBoard open(
            OpenRequest request, String name, BoardLibrary library, SecureRandom random, KnownRelays known)
            throws IOException {
        BoardDirectory directory = library.open(request.board(), request.code());
        try {
            return open(request, name, library, directory, random, known);
        } catch (IOException | RuntimeException unusable) {
            directory.close();
            throw unusable;
        }
    }

    private static OpenedBoard open(
            OpenRequest request,
            String name,
            BoardLibrary library,
            BoardDirectory directory,
            SecureRandom random,
            KnownRelays known)
            throws IOException {
        PersistedState persistedState = directory.persistedState();
        FileOutbox outbox = directory.outbox(Platform::runLater);
        Identity identity = Identity.random(random);
        JoinOptions joinOptions = new JoinOptions(
                APP,
                identity.client(),
                identity.secret(),
                name,
                request.board(),
                request.auth(),
                request.create(),
                request.title());
        WebSocketLink link = new WebSocketLink(request.relays(), Platform::runLater, known);
        Clock clock = () -> System.nanoTime() / 1_000_000;
        BoardSession session = new BoardSession(joinOptions, link, clock, random, outbox, persistedState);
        String called = directory.label().name();
        if (!called.isEmpty()) session.callBoard(called);
        AssetCache assets =
                new AssetCache(directory.assetFiles(library.assetFolder()), link, clock, Platform::runLater);
        session.status()
                .addListener((observable, before, now) -> assets.transfer().live(now.phase() == SyncPhase.LIVE));
        PlaceFinder places = new PlaceFinder(library);
        link.listener(new FrameDispatcher(session, assets.transfer(), places));
        DraftRecovery drafts = new DraftRecovery(outbox, directory.draft());
        session.status().addListener((observable, before, now) -> {
            if (now.phase() == SyncPhase.STOPPED && session.authCause() == AuthCause.CONTINUED)
                lostPlace(library, directory, session.engine().board());
        });
        BoardContext context = BoardContext.of(session, assets);
        XSession.offer(context.canvas()::addSystemPointers);
        return new OpenedBoard(request, name, directory, link, context, drafts, places);
    }

    private static void lostPlace(BoardLibrary library, BoardDirectory directory, @Nullable String board) {
        try {
            if (board != null) library.lostPlace(board, directory);
        } catch (IOException failed) {
            LOG.warn("the board's files could not be written: {}", failed.getMessage());
        }
    }

    /** Sets who goes on when this computer has a place on the board already; call before {@link #start}. */
    void onPlace(Consumer<String> listener) {
        places.onPlace(listener);
    }

    /** Sets who is told of a rejected relay certificate; call before {@link #start}. */
    void onCertificateRejected(Consumer<CertificateRejection> listener) {
        link.onCertificateRejected(listener);
    }

    void start() {
        // Save when the connection goes live or is lost: an outbox is found by its board's id, and changes that the log
        // has confirmed are no longer in the outbox.
        context.session().status().addListener((observable, before, now) -> {
            if ((before.phase() == SyncPhase.LIVE) != (now.phase() == SyncPhase.LIVE)) {
                saveCache();
            }
        });
        context.session().start();
        drafts.start(context);
        cacheTicker.start();
        assetTicker.start();
    }

    public BoardContext context() {
        return context;
    }

    /**
     * The board as this window shows it, with own work that the log may not have yet; for a file. Its images come from this computer, or
     * else from the relay.
     *
     * @param cancelled whether to wait for no more images
     */
    public BoardContent content(BooleanSupplier cancelled) {
        BoardSession session = context.session();
        BoardContent content = new BoardContent(session.engine().viewSnapshot(), new BoardAssets(context, cancelled));
        // A file has the name by which the board is known here.
        String title = session.title().get();
        return title.equals(content.snapshot().title()) ? content : content.titled(title);
    }

    /** How the person is called here. */
    String name() {
        return name;
    }

    OpenRequest request() {
        return request;
    }

    /** Sends pictures at an even rate. */
    private boolean tickAssets() {
        AssetTransfer transfer = context.assets().transfer();
        transfer.tick();
        return transfer.isIdle();
    }

    /** Registers something to close when the board is closed. */
    public void atClose(AutoCloseable something) {
        atClose.add(something);
    }

    /** Null until a relay has told the board's id. */
    public @Nullable String boardId() {
        return context.session().engine().board();
    }

    /**
     * Closes the board: unsent work stays in its outbox, and the current state goes to the cache. Waits for the disk, a few seconds at
     * most.
     *
     * @param dark whether it was shown dark
     */
    void close(boolean dark) {
        SyncEngine engine = context.session().engine();
        context.session().stop();
        String board = engine.board();
        Snapshot snapshot = engine.snapshot();
        LeavingThumbnail thumbnail = LeavingThumbnail.of(context, dark);
        cacheTicker.stop();
        assetTicker.stop();
        context.assets().close();
        for (AutoCloseable something : atClose) {
            try {
                something.close();
            } catch (Exception failed) {
                LOG.warn("not closed in good order: {}", failed.getMessage());
            }
        }
        try (directory) {
            saving.join();
            if (board != null && engine.you() > 0 && FoldVersion.isKnown(snapshot.fold())) {
                directory.save(header(board, snapshot), snapshot);
                ThumbnailFile.Pixels pixels = thumbnail.pixels();
                if (pixels != null) directory.save(pixels);
            }
        } catch (IOException failed) {
            LOG.warn("the board's files could not be written: {}", failed.getMessage());
        }
    }

    /** Saves the cache regularly, so that after a crash the app shows the last minutes again before a relay answers. */
    private void saveCache() {
        SyncEngine engine = context.session().engine();
        String board = engine.board();
        if (board == null || engine.you() == 0 || engine.view().seq() == keptSeq) {
            return;
        }
        Snapshot snapshot = engine.snapshot();
        // What this program made of a newer board is wrong: the board as it was before stays.
        if (!FoldVersion.isKnown(snapshot.fold())) return;
        BoardCacheFile.Header header = header(board, snapshot);
        keptSeq = snapshot.seq();
        saving = saving.thenRunAsync(() -> {
            try {
                directory.save(header, snapshot);
            } catch (IOException | RuntimeException | OutOfMemoryError failed) {
                LOG.warn("the board could not be kept: {}", failed.getMessage());
            }
        });
    }

    private BoardCacheFile.Header header(String board, Snapshot snapshot) {
        String relay = request.hosted() ? "" : request.relays().getFirst().toString();
        return new BoardCacheFile.Header(
                board,
                snapshot.title(),
                context.session().you(),
                relay,
                request.code(),
                name,
                System.currentTimeMillis(),
                request.invitation().reach() == Invitation.Reach.NETWORK);
    }

    private record FrameDispatcher(BoardSession session, AssetTransfer assetTransfer, PlaceFinder places)
            implements LinkListener {
        @Override
        public void opened() {
            session.engine().opened();
        }

        @Override
        public void received(RelayFrame frame) {
            if (frame instanceof RelayFrame.Goodbye goodbye && goodbye.why().equals(ErrorCode.DRAIN.text()))
                session.relayIsClosing();
            if (frame instanceof RelayFrame.FoundBoard(String board) && places.found(board)) return;
            session.engine().received(frame);
            assetTransfer.received(frame);
        }

        @Override
        public void closed(int code) {
            session.engine().closed(code);
        }
    }
}

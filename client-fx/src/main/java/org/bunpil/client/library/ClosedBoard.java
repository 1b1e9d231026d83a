package org.bunpil.client.library;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.bunpil.board.BoardView;
import org.bunpil.board.Snapshot;
import org.bunpil.client.store.AssetFiles;
import org.bunpil.client.store.BoardDirectory;
import org.bunpil.client.store.BoardInUseException;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.store.FileOutbox;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.Op;
import org.bunpil.sync.Identity;
import org.bunpil.sync.JoinOptions;
import org.bunpil.sync.PersistedState;
import org.bunpil.sync.RelayLink;
import org.bunpil.sync.SyncEngine;
import org.bunpil.sync.SyncListener;
import org.bunpil.sync.SyncStatus;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * A board of this computer, opened without a window and without a relay; while it is open here no window can open it. The same engine as in a
 * window, so what is submitted is kept and sent like all that is drawn without a connection. One thread.
 */
final class ClosedBoard implements AutoCloseable {
    private final BoardDirectory directory;
    private final AssetFiles images;
    private final FileOutbox outbox;
    private final SyncEngine engine;

    private ClosedBoard(BoardDirectory directory, AssetFiles images, FileOutbox outbox, SyncEngine engine) {
        this.directory = directory;
        this.images = images;
        this.outbox = outbox;
        this.engine = engine;
    }

    /** Why a board cannot be opened here. */
    enum Refusal {
        /** A window has it open. */
        OPEN,
        /** This computer has not got the board any more. */
        GONE,
        /** This computer knows of the board, but has not got what is on it. */
        UNREAD
    }

    /** A board, or why there is none; one of the two is null. */
    record Opening(@Nullable ClosedBoard board, @Nullable Refusal refusal) {}

    static Opening open(BoardLibrary library, String board) throws IOException {
        BoardDirectory directory;
        try {
            directory = library.openClosed(board);
        } catch (BoardInUseException inUse) {
            return new Opening(null, Refusal.OPEN);
        }
        if (directory == null) return new Opening(null, Refusal.GONE);
        ClosedBoard open = open(library, directory);
        return new Opening(open, open == null ? Refusal.UNREAD : null);
    }

    private static @Nullable ClosedBoard open(BoardLibrary library, BoardDirectory directory) throws IOException {
        try {
            PersistedState state = directory.persistedState();
            if (state.snapshot() == null || state.identity() == null) {
                directory.close();
                return null;
            }
            // Nobody is there for its callbacks: they are about connections.
            FileOutbox outbox = directory.outbox(task -> {});
            SecureRandom random = new SecureRandom();
            Identity identity = Identity.random(random);
            JoinOptions options = new JoinOptions(
                    "bunpil", identity.client(), identity.secret(), "", state.board(), null, false, null);
            SyncEngine engine = new SyncEngine(
                    options,
                    new NoLink(),
                    () -> System.nanoTime() / 1_000_000,
                    random,
                    new NoListener(),
                    outbox,
                    state);
            return new ClosedBoard(directory, directory.assetFiles(library.assetFolder()), outbox, engine);
        } catch (IOException | RuntimeException unusable) {
            directory.close();
            throw unusable;
        }
    }

    /** What is on it, with own work that has not been sent. */
    BoardView view() {
        return engine.view();
    }

    /** The same as a value. */
    Snapshot snapshot() {
        return engine.viewSnapshot();
    }

    String newId() {
        return engine.newId();
    }

    /** Whether this computer's user is a teacher on it. */
    boolean isHost() {
        Person me = view().people().get(engine.you());
        return me != null && me.role() == Role.HOST;
    }

    /** The id of its last page; deleted ones count too. */
    String lastPage() {
        return view().pages().getLast().id();
    }

    void submit(List<Op> ops) {
        engine.submit(ops, true);
    }

    /** Its files. */
    BoardDirectory directory() {
        return directory;
    }

    /** The bytes of an image, or null if this computer has not got them. */
    byte @Nullable [] image(String id) throws IOException {
        byte[] bytes = images.read(id);
        return bytes != null && AssetBytes.id(bytes).equals(id) ? bytes : null;
    }

    /** Keeps an image until the relay gets it. */
    void storeImage(String id, byte[] bytes) throws IOException {
        images.storeUnsent(id, bytes);
    }

    /** Waits until all that was submitted is on the disk. @throws IOException if the disk refuses it */
    @Override
    public void close() throws IOException {
        engine.stop();
        directory.close();
        if (outbox.isFailing()) throw new IOException("the disk refuses what was added to a board");
    }

    private record NoListener() implements SyncListener {
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
    }

    private record NoLink() implements RelayLink {
        @Override
        public void connect() {}

        @Override
        public void send(ClientFrame frame) {}

        @Override
        public void close() {}
    }
}

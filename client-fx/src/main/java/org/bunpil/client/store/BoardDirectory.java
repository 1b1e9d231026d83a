package org.bunpil.client.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.bunpil.board.Snapshot;
import org.bunpil.op.Op;
import org.bunpil.sync.Identity;
import org.bunpil.sync.PersistedState;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one board: {@code outbox}, {@code board} and a lock that says that a program has it open. Not thread-safe, except
 * {@link #save}, which may run on any one thread at a time.
 */
public final class BoardDirectory implements AutoCloseable {
    /** A file that says since when the board is in the trash. */
    static final String TRASHED = "trashed";

    static final String UNSENT_ASSETS = "pictures";
    private static final String LOCK = "lock";
    private static final String LOST = "lost";
    private static final String OUTBOX = "outbox";
    private static final long SHARED_ASSETS_BYTES = 256L << 20;

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private @Nullable FileOutbox outbox;
    private @Nullable List<String> savedText;
    private long madeMillis;

    private BoardDirectory(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Opens and locks the folder, creating it if needed; null if another program, or this one, has it open. */
    static @Nullable BoardDirectory open(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        FileChannel channel = PrivateFiles.open(folder.resolve(LOCK));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) return new BoardDirectory(folder, channel, lock);
        } catch (OverlappingFileLockException takenByThisProgram) {
            // The same answer as if another program had the lock.
        }
        channel.close();
        return null;
    }

    /** What an earlier run left. Call it once, before {@link #outbox}. */
    public PersistedState persistedState() throws IOException {
        OutboxFile.Content content = OutboxFile.read(outboxPath());
        BoardCacheFile.CachedBoard cachedBoard = BoardCacheFile.read(boardPath());
        if (cachedBoard == null)
            return new PersistedState(content.identity(), content.next(), content.batches(), null, 0, null);
        BoardCacheFile.Header header = cachedBoard.header();
        return new PersistedState(
                content.identity(),
                content.next(),
                content.batches(),
                header.board(),
                header.you(),
                cachedBoard.snapshot());
    }

    /**
     * The files of this board's images.
     *
     * @param shared folder for the images of all boards
     */
    public AssetFiles assetFiles(Path shared) {
        return new AssetFiles(shared, folder.resolve(UNSENT_ASSETS), SHARED_ASSETS_BYTES);
    }

    /**
     * Opens the outbox; call it once.
     *
     * @param engineThread runs its callbacks
     */
    public FileOutbox outbox(Executor engineThread) throws IOException {
        FileOutbox open = new FileOutbox(outboxPath(), OutboxFile.read(outboxPath()), engineThread);
        outbox = open;
        return open;
    }

    /** The text that an earlier run was writing when it ended; empty if there is none. */
    public List<Op> draft() throws IOException {
        return new DraftFile(folder.resolve(DraftFile.NAME)).read();
    }

    /** Stores the confirmed board, and what can be read on it. */
    public void save(BoardCacheFile.Header header, Snapshot snapshot) throws IOException {
        if (madeMillis == 0) madeMillis = madeMillis(header);
        BoardCacheFile.write(boardPath(), header.made(madeMillis), snapshot);
        saveText(snapshot);
    }

    /** Stores what can be read on the board. */
    public void saveText(Snapshot snapshot) throws IOException {
        List<String> now = BoardTextFile.of(snapshot, AssetTextFile.read(folder.resolve(AssetTextFile.NAME)));
        if (now.equals(savedText)) return;
        BoardTextFile.write(folder.resolve(BoardTextFile.NAME), now);
        savedText = now;
    }

    private long madeMillis(BoardCacheFile.Header header) throws IOException {
        BoardCacheFile.Header before = BoardCacheFile.header(boardPath());
        if (before == null || !before.board().equals(header.board())) return header.savedMillis();
        return before.madeMillis() > 0 ? before.madeMillis() : firstMillis(folder, before.savedMillis());
    }

    /** When the folder was first used, which earlier versions have not written down. */
    static long firstMillis(Path folder, long otherwise) {
        long lock = folder.resolve(LOCK).toFile().lastModified();
        return lock > 0 ? Math.min(lock, otherwise) : otherwise;
    }

    /** What a person has written on it. */
    public BoardLabel label() {
        return BoardLabel.read(folder.resolve(BoardLabel.NAME));
    }

    /** Stores how the board looks. */
    public void save(ThumbnailFile.Pixels thumbnail) throws IOException {
        ThumbnailFile.write(folder.resolve(ThumbnailFile.NAME), thumbnail);
    }

    /** The place on the board was taken over by another program, so this folder is no use to come back to it. */
    void lostPlace() throws IOException {
        PrivateFiles.replace(folder.resolve(LOST), new byte[0]);
    }

    /** The place that this folder has on its board; null if it has none. */
    KeptPlaces.@Nullable Place place() throws IOException {
        OutboxFile.Content content = OutboxFile.read(outboxPath());
        Identity identity = content.identity();
        return identity == null || Files.exists(folder.resolve(LOST))
                ? null
                : new KeptPlaces.Place(identity, content.next());
    }

    /** Goes on where a deleted folder was. */
    void continuePlace(KeptPlaces.Place place) throws IOException {
        try (OutboxFile file = new OutboxFile(outboxPath())) {
            file.resume(new OutboxFile.Content(place.identity(), place.next(), List.of()));
        }
    }

    @Override
    public void close() throws IOException {
        FileOutbox open = outbox;
        if (open != null) open.close();
        lock.release();
        lockFile.close();
    }

    Path folder() {
        return folder;
    }

    /** Whatever board left this: its place is nothing to come back to on another one. */
    void forgetPlace() throws IOException {
        for (String each : List.of(OUTBOX, LOST, TRASHED, BoardLabel.NAME, AssetTextFile.NAME))
            Files.deleteIfExists(folder.resolve(each));
    }

    /** Deletes everything of the board. The folder and its lock stay: the folder is used again for another board. */
    void clear() throws IOException {
        // In this order, so that the board is still listed in the trash should this be interrupted.
        Path trashed = folder.resolve(TRASHED);
        for (Path each : contents(folder)) {
            if (!each.equals(boardPath()) && !each.equals(trashed)) delete(each);
        }
        Files.deleteIfExists(boardPath());
        Files.deleteIfExists(trashed);
    }

    private void delete(Path path) throws IOException {
        if (path.equals(folder.resolve(LOCK))) return;
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : contents(path)) delete(each);
        }
        Files.delete(path);
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        }
    }

    private Path outboxPath() {
        return folder.resolve(OUTBOX);
    }

    private Path boardPath() {
        return folder.resolve("board");
    }
}

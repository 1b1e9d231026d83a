package org.bunpil.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bunpil.board.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boards that this computer has seen, each in a folder of its own below one folder. A board stays until a person moves it to the trash:
 * then its folder has a file {@code trashed} that says since when. Every call accesses the disk.
 */
public final class BoardLibrary {
    /** How long a board stays in the trash. */
    public static final int TRASH_DAYS = 30;

    static final long TRASH_MILLIS = Duration.ofDays(TRASH_DAYS).toMillis();

    private static final Logger LOG = LoggerFactory.getLogger(BoardLibrary.class);
    static final String BOARD = "board";
    private static final String OUTBOX = "outbox";
    private static final String TRASHED = BoardDirectory.TRASHED;

    private final Path folder;

    /** @param folder created when first needed */
    public BoardLibrary(Path folder) {
        this.folder = folder;
    }

    /** The folder for the images of all boards. */
    public Path assetFolder() {
        return folder.resolveSibling("pictures");
    }

    /**
     * The folder of a board, or a new one. A board in the trash comes back. Who comes with a join code takes the place that this computer
     * has on that board, under whatever name.
     *
     * @param board its id, or null if it is not known yet
     * @param code join code, or ""; a board that was joined with it is found again
     * @throws BoardInUseException when another window has the place of whoever comes with a code
     */
    public BoardDirectory open(@Nullable String board, String code) throws IOException {
        // A board can have two folders: the window in which one hosts it, and a second one. Unsent batches come first.
        List<Path> meant = new ArrayList<>();
        int withWork = 0;
        boolean place = false;
        for (Path path : directories()) {
            BoardCacheFile.Header header = header(path);
            if (header == null || !matches(header, board, code)) continue;
            place |= !code.isEmpty() && !header.code().isEmpty();
            if (hasUnsentBatches(path)) meant.add(withWork++, path);
            else meant.add(path);
        }
        for (Path path : meant) Files.deleteIfExists(path.resolve(TRASHED));
        for (Path path : meant) {
            BoardDirectory directory = BoardDirectory.open(path);
            if (directory != null) return directory;
        }
        if (place) throw new BoardInUseException();
        BoardDirectory fresh = unused();
        if (board != null) usePlace(board, fresh);
        if (!meant.isEmpty()) {
            BoardLabel label = BoardLabel.read(meant.getFirst().resolve(BoardLabel.NAME));
            BoardLabel.write(fresh.folder().resolve(BoardLabel.NAME), label);
        }
        return fresh;
    }

    /**
     * Opens the folder of a board for work without a window; the one with unsent work, if there are several. Null if there is none.
     *
     * @throws BoardInUseException when a window has the board open
     */
    public @Nullable BoardDirectory openClosed(String board) throws IOException {
        List<BoardDirectory> all = lock(board);
        if (all == null) throw new BoardInUseException();
        BoardDirectory chosen = null;
        for (BoardDirectory each : all) {
            if (chosen == null || hasUnsentBatches(each.folder())) chosen = each;
        }
        for (BoardDirectory each : all) if (!each.equals(chosen)) each.close();
        return chosen;
    }

    /** The folder of a board with this id, or a new one. */
    public BoardDirectory open(@Nullable String board) throws IOException {
        return open(board, "");
    }

    /** Whether this computer has been on a board. */
    public boolean hasPlace(String board) throws IOException {
        return !folders(board).isEmpty() || places().has(board);
    }

    private void usePlace(String board, BoardDirectory fresh) throws IOException {
        KeptPlaces.Place place = places().of(board);
        if (place != null) fresh.continuePlace(place);
    }

    /** Another program has taken over the place on a board: this computer has no way back to it. */
    public void lostPlace(String board, BoardDirectory directory) throws IOException {
        directory.lostPlace();
        places().forget(board);
    }

    private KeptPlaces places() {
        return new KeptPlaces(folder);
    }

    private BoardDirectory unused() throws IOException {
        for (int number = 1; ; number++) {
            Path path = folder.resolve(Integer.toString(number));
            if (Files.exists(path.resolve(BOARD)) || hasUnsentBatches(path)) continue;
            BoardDirectory directory = BoardDirectory.open(path);
            if (directory == null) continue;
            directory.forgetPlace();
            return directory;
        }
    }

    /** All boards, also those in the trash; the one that was open last comes first. */
    public List<StoredBoard> boards() throws IOException {
        Map<String, StoredBoard> boards = new LinkedHashMap<>();
        for (Path path : directories()) {
            BoardCacheFile.Header header = header(path);
            if (header != null) boards.merge(header.board(), stored(header, path), BoardLibrary::newer);
        }
        return boards.values().stream()
                .sorted(Comparator.comparingLong(StoredBoard::savedMillis).reversed())
                .toList();
    }

    /** Keeps what can be read on a board that has not been opened yet. @param assets what can be read on these */
    public void keepText(String board, Snapshot snapshot, Map<String, String> assets) throws IOException {
        for (Path path : folders(board)) {
            AssetTextFile.add(path.resolve(AssetTextFile.NAME), assets);
            BoardTextFile.write(path.resolve(BoardTextFile.NAME), BoardTextFile.of(snapshot, assets));
        }
    }

    /** Makes a board look in the list as another one does, and be found by the same words, until it is opened. */
    public void copyLook(BoardDirectory from, String to) throws IOException {
        for (Path path : folders(to)) BoardLook.copy(from.folder(), path);
    }

    /** A board of the list, read again; null if its folder has another board now, or none. */
    public static @Nullable StoredBoard again(StoredBoard board) {
        BoardCacheFile.Header header = header(board.folder());
        return header == null || !header.board().equals(board.board()) ? null : stored(header, board.folder());
    }

    private static StoredBoard stored(BoardCacheFile.Header header, Path path) {
        long trashed = trashedMillis(path);
        BoardLabel label = BoardLabel.read(path.resolve(BoardLabel.NAME));
        return new StoredBoard(
                path,
                header.board(),
                label.title(header.title()),
                header.relay(),
                header.code(),
                header.onNetwork(),
                header.savedMillis(),
                header.madeMillis() > 0 ? header.madeMillis() : BoardDirectory.firstMillis(path, header.savedMillis()),
                label.folder(),
                trashed,
                trashed > 0 && hasUnsent(path));
    }

    /** One entry for two folders of the same board. */
    private static StoredBoard newer(StoredBoard one, StoredBoard other) {
        StoredBoard newest = one.savedMillis() >= other.savedMillis() ? one : other;
        long trashed = one.isTrashed() && other.isTrashed() ? Math.max(one.trashedMillis(), other.trashedMillis()) : 0;
        return new StoredBoard(
                newest.folder(),
                newest.board(),
                newest.title(),
                newest.relay(),
                newest.code(),
                newest.onNetwork(),
                newest.savedMillis(),
                Math.min(one.madeMillis(), other.madeMillis()),
                newest.group(),
                trashed,
                one.unsent() || other.unsent());
    }

    /**
     * Adds a board that was listed elsewhere. If the library has it already, only remembers whether it was open to the network.
     *
     * @param board without a snapshot
     */
    public void adopt(BoardCacheFile.Header board) throws IOException {
        List<Path> known = folders(board.board());
        for (Path path : known) {
            BoardCacheFile.Header header = header(path);
            if (header == null || !board.onNetwork() || header.onNetwork()) continue;
            try (BoardDirectory directory = BoardDirectory.open(path)) {
                BoardCacheFile.CachedBoard cached = BoardCacheFile.read(path.resolve(BOARD));
                if (directory != null && cached != null) directory.save(header.openToNetwork(), cached.snapshot());
            }
        }
        if (!known.isEmpty()) return;
        try (BoardDirectory directory = unused()) {
            BoardCacheFile.write(directory.folder().resolve(BOARD), board.made(board.savedMillis()));
        }
    }

    /** The folders of the list. */
    public BoardFolders folders() {
        return new BoardFolders(folder);
    }

    /** Gives a board a name for this computer, or puts it into a folder; it may be open. */
    public void label(String board, UnaryOperator<BoardLabel> change) throws IOException {
        for (Path path : folders(board)) {
            Path file = path.resolve(BoardLabel.NAME);
            BoardLabel.write(file, change.apply(BoardLabel.read(file)));
        }
    }

    /** Moves a board to the trash. @return false if a window has it open; nothing is changed then */
    public boolean moveToTrash(String board, long nowMillis) throws IOException {
        List<BoardDirectory> locked = lock(board);
        if (locked == null) return false;
        try {
            for (BoardDirectory each : locked) {
                PrivateFiles.replace(each.folder().resolve(TRASHED), ChecksummedLine.encode(Long.toString(nowMillis)));
            }
            return true;
        } finally {
            close(locked);
        }
    }

    /** Takes a board out of the trash. */
    public void restore(String board) throws IOException {
        for (Path path : folders(board)) Files.deleteIfExists(path.resolve(TRASHED));
    }

    /** Deletes what is outside of the library. */
    @FunctionalInterface
    public interface FurtherDeletion {
        void delete() throws IOException;
    }

    /**
     * Deletes a board for good, with the images that no other board shows. The board stays in the trash when this fails.
     *
     * @param first deletes what other places of this computer have of the board; runs while no window can open it
     * @return false if a window has it open; nothing is changed then
     */
    public boolean delete(String board, FurtherDeletion first) throws IOException {
        List<BoardDirectory> locked = lock(board);
        if (locked == null) return false;
        try {
            first.delete();
            for (BoardDirectory each : locked) keepPlace(board, each);
            for (BoardDirectory each : locked) each.clear();
        } finally {
            close(locked);
        }
        Set<String> shown = new HashSet<>();
        for (Path path : directories()) {
            AssetFiles.collectIds(path.resolve(BOARD), shown);
            AssetFiles.collectIds(path.resolve(OUTBOX), shown);
        }
        AssetFiles.deleteExcept(assetFolder(), shown);
        return true;
    }

    /** On a board of others one stays who one was: deleting it here undoes nothing that a teacher has decided. */
    private void keepPlace(String board, BoardDirectory directory) throws IOException {
        BoardCacheFile.Header header = header(directory.folder());
        KeptPlaces.Place place = directory.place();
        if (header != null && !header.code().isEmpty() && place != null) places().keep(board, place);
    }

    /** Opens all folders of a board, so that no window can; null if a window has one of them. */
    private @Nullable List<BoardDirectory> lock(String board) throws IOException {
        List<BoardDirectory> locked = new ArrayList<>();
        for (Path path : folders(board)) {
            BoardDirectory directory = BoardDirectory.open(path);
            if (directory == null) {
                close(locked);
                return null;
            }
            locked.add(directory);
        }
        return locked;
    }

    private static void close(List<BoardDirectory> directories) throws IOException {
        for (BoardDirectory each : directories) each.close();
    }

    private List<Path> folders(String board) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path : directories()) {
            BoardCacheFile.Header header = header(path);
            if (header != null && header.board().equals(board)) found.add(path);
        }
        return found;
    }

    /** The header, or null. A folder that cannot be read hides no other one. */
    private static BoardCacheFile.@Nullable Header header(Path path) {
        try {
            return BoardCacheFile.header(path.resolve(BOARD));
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("a board cannot be listed: {}", unreadable.getMessage());
            return null;
        }
    }

    private static long trashedMillis(Path path) {
        // Nearly no board is in the trash, and a question costs less than an exception.
        if (!Files.exists(path.resolve(TRASHED))) return 0;
        try {
            List<String> lines = ChecksummedLine.decode(Files.readAllBytes(path.resolve(TRASHED)))
                    .texts();
            return lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst());
        } catch (NoSuchFileException no) {
            return 0;
        } catch (IOException | NumberFormatException unreadable) {
            // In doubt the board stays in the list.
            return 0;
        }
    }

    /** Whether there is work or an image that no relay has. What cannot be read counts as such. */
    private static boolean hasUnsent(Path path) {
        try {
            return hasUnsentBatches(path)
                    || Files.exists(path.resolve(DraftFile.NAME))
                    || !new AssetFiles(path, path.resolve(BoardDirectory.UNSENT_ASSETS), 0)
                            .unsent()
                            .isEmpty();
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static boolean matches(BoardCacheFile.Header header, @Nullable String board, String code) {
        if (board != null) return header.board().equals(board);
        return !code.isEmpty() && plain(header.code()).equals(plain(code));
    }

    /** A code without case and dash, which are only for readability. */
    private static String plain(String code) {
        return code.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    /** Also if a newer version has written them: they are told about when the board is opened, and until then nothing takes their folder. */
    private static boolean hasUnsentBatches(Path path) throws IOException {
        try {
            return !OutboxFile.read(path.resolve(OUTBOX)).batches().isEmpty();
        } catch (NewerVersionException unknown) {
            return true;
        }
    }

    private List<Path> directories() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        }
    }
}

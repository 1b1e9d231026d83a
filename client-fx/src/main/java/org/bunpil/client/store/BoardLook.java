package org.bunpil.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How stored boards look, and what can be read on them. Every call accesses the disk. */
public final class BoardLook {
    private static final Logger LOG = LoggerFactory.getLogger(BoardLook.class);

    private BoardLook() {}

    /** How a board looked when it was left; null if that is not known. */
    public static ThumbnailFile.@Nullable Pixels thumbnail(StoredBoard board) {
        try {
            return ThumbnailFile.read(board.folder().resolve(ThumbnailFile.NAME));
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** What can be read on a board, line by line; null if an earlier version has stored the board without it. */
    public static @Nullable List<String> text(StoredBoard board) {
        try {
            return BoardTextFile.read(board.folder().resolve(BoardTextFile.NAME));
        } catch (IOException unreadable) {
            LOG.warn("the text of a board cannot be read: {}", unreadable.getMessage());
            return null;
        }
    }

    /**
     * The same from the board itself, which takes long for a large one. It is not stored: the board may be deleted meanwhile, and nothing
     * may stay of it.
     */
    public static List<String> textOfWhole(StoredBoard board) {
        try {
            BoardCacheFile.CachedBoard cached =
                    BoardCacheFile.read(board.folder().resolve(BoardLibrary.BOARD));
            return cached == null ? List.of() : BoardTextFile.of(cached.snapshot());
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("the text of a board cannot be read: {}", unreadable.getMessage());
            return List.of();
        }
    }

    /** Makes the board of a folder look as that of another one, until it is opened. */
    static void copy(Path from, Path to) throws IOException {
        for (String each : List.of(ThumbnailFile.NAME, BoardTextFile.NAME, AssetTextFile.NAME)) {
            Path file = from.resolve(each);
            if (Files.exists(file)) PrivateFiles.replace(to.resolve(each), Files.readAllBytes(file));
        }
    }
}

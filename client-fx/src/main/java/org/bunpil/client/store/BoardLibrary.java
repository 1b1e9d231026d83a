package org.bunpil.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The boards that this computer has seen, each in a folder of its own below one folder. */
public final class BoardLibrary {
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
     * The folder of a board, or a new one.
     *
     * @param board its id, or null if it is not known yet
     * @param code join code, or "". With it and the name, a board is found again whose id the command line does not give
     */
    public BoardDirectory open(@Nullable String board, String code, String name) throws IOException {
        // If two windows had the board open, it has two folders. One with unsent batches comes first.
        List<Path> meant = new ArrayList<>();
        int withWork = 0;
        for (Path path : directories()) {
            BoardCacheFile.Header header = BoardCacheFile.header(path.resolve("board"));
            if (header == null || !matches(header, board, code, name)) continue;
            if (hasUnsent(path)) meant.add(withWork++, path);
            else meant.add(path);
        }
        for (Path path : meant) {
            BoardDirectory directory = BoardDirectory.open(path);
            if (directory != null) return directory;
        }
        for (int number = 1; ; number++) {
            Path path = folder.resolve(Integer.toString(number));
            if (Files.exists(path.resolve("board")) || hasUnsent(path)) continue;
            BoardDirectory directory = BoardDirectory.open(path);
            if (directory != null) return directory;
        }
    }

    /** The folder of a board with this id, or a new one. */
    public BoardDirectory open(@Nullable String board) throws IOException {
        return open(board, "", "");
    }

    private static boolean matches(BoardCacheFile.Header header, @Nullable String board, String code, String name) {
        if (board != null) return header.board().equals(board);
        return !code.isEmpty()
                && plain(header.code()).equals(plain(code))
                && header.name().equals(name);
    }

    /** A code without case and dash, which are only for readability. */
    private static String plain(String code) {
        return code.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private static boolean hasUnsent(Path path) throws IOException {
        return !OutboxFile.read(path.resolve("outbox")).batches().isEmpty();
    }

    private List<Path> directories() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        }
    }
}

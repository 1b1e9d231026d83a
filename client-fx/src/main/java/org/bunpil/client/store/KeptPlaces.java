package org.bunpil.client.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bunpil.sync.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Places on boards of others that were deleted from this computer: who joins such a board again is the same participant as before. Only a
 * digest of the board's id is kept, and the random words that prove the place; nothing says what the board was.
 */
final class KeptPlaces {
    private static final int MOST = 1_000;

    /**
     * A place on a board.
     *
     * @param next the identity that was to take over, or null
     */
    record Place(Identity identity, @Nullable Identity next) {}

    private final Path file;

    /** @param folder of the boards */
    KeptPlaces(Path folder) {
        this.file = folder.resolve("places");
    }

    void keep(String board, Place place) throws IOException {
        List<String> lines = without(board);
        Identity next = place.next();
        lines.add(digest(board) + text(place.identity()) + (next == null ? "" : text(next)));
        write(lines);
    }

    boolean has(String board) throws IOException {
        return lines().stream().anyMatch(line -> line.startsWith(digest(board)));
    }

    /** The place on a board, or null. */
    @Nullable
    Place of(String board) throws IOException {
        String digest = digest(board);
        for (String line : lines()) {
            String[] words = line.split(" ", -1);
            if (words.length < 3 || !words[0].equals(digest)) continue;
            Identity next = words.length < 5 ? null : new Identity(words[3], words[4]);
            return new Place(new Identity(words[1], words[2]), next);
        }
        return null;
    }

    void forget(String board) throws IOException {
        if (has(board)) write(without(board));
    }

    private List<String> lines() throws IOException {
        if (!Files.exists(file)) return List.of();
        return ChecksummedLine.decode(Files.readAllBytes(file)).texts();
    }

    private List<String> without(String board) throws IOException {
        List<String> lines = new ArrayList<>(lines());
        lines.removeIf(line -> line.startsWith(digest(board)));
        return lines;
    }

    private void write(List<String> lines) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String line : lines.subList(Math.max(0, lines.size() - MOST), lines.size()))
            all.writeBytes(ChecksummedLine.encode(line));
        PrivateFiles.replace(file, all.toByteArray());
    }

    private static String text(Identity identity) {
        return " " + identity.client() + " " + identity.secret();
    }

    private static String digest(String board) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("place on " + board).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

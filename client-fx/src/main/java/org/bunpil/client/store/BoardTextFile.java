package org.bunpil.client.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.jspecify.annotations.Nullable;

/**
 * What can be read on a board, so that it is found by a word on it: the names of its pages and its texts, a line each. It lies beside the
 * stored board and is deleted with it.
 */
final class BoardTextFile {
    static final String NAME = "text";

    /** A board with more text is found by the first of it only. */
    static final int MOST_CHARS = 64 * 1024;

    private static final int MOST_BYTES = 1 << 20;

    private BoardTextFile() {}

    /** The texts of a board, page by page; of deleted pages none. */
    static List<String> of(Snapshot board) {
        return of(board, Map.of());
    }

    /** @param assets what can be read on them */
    static List<String> of(Snapshot board, Map<String, String> assets) {
        List<String> all = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        int[] left = {MOST_CHARS};
        for (Page page : board.pages()) {
            if (page.deleted()) continue;
            shown.add(page.id());
            add(page.title(), all, left);
        }
        for (Element element : board.elements()) {
            if (left[0] <= 0) break;
            String text = element.text();
            if (text == null && element.asset() != null) text = assets.get(element.asset());
            if (text != null && shown.contains(element.page())) add(text, all, left);
        }
        return all;
    }

    private static void add(String text, List<String> all, int[] left) {
        String line = text.replace('\n', ' ').strip();
        if (line.isEmpty() || line.length() > left[0]) return;
        left[0] -= line.length();
        all.add(line);
    }

    static void write(Path file, List<String> lines) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String line : lines) all.writeBytes(ChecksummedLine.encode(line));
        PrivateFiles.replace(file, all.toByteArray());
    }

    /** Null if there is no such file. */
    static @Nullable List<String> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ChecksummedLine.decode(in.readNBytes(MOST_BYTES)).texts();
        } catch (NoSuchFileException none) {
            return null;
        }
    }
}

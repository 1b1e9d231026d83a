package org.bunpil.client.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bunpil.client.store.BoardLook;
import org.bunpil.client.store.StoredBoard;
import org.bunpil.client.ui.start.BoardSearch;
import org.jspecify.annotations.Nullable;

/**
 * Finds boards by what is written on them. Their texts are read when somebody searches for the first time; boards of earlier versions, which
 * have to be read as a whole, one after the other afterwards.
 */
final class BoardIndex {
    /** Of all boards together; of more, the boards opened longest ago are found by their titles only. */
    private static final long MOST_CHARS = 16 << 20;

    private final Executor reader;
    private final Executor app;
    /** Used by the reader's thread alone. */
    private final Map<String, Text> texts = new HashMap<>();

    private long chars;
    private final AtomicInteger newest = new AtomicInteger();

    /** @param savedMillis of the board when it was read */
    private record Text(long savedMillis, @Nullable List<String> lines) {}

    /**
     * @param reader one thread that reads files
     * @param app runs what is for the app's thread
     */
    BoardIndex(Executor reader, Executor app) {
        this.reader = reader;
        this.app = app;
    }

    /**
     * Searches; a search that was asked for before gives nothing more.
     *
     * @param to gets the boards found and what stands around the words; again when more was found
     */
    void search(List<StoredBoard> boards, String typed, Consumer<Map<String, String>> to) {
        int number = newest.incrementAndGet();
        reader.execute(() -> {
            if (number != newest.get()) return;
            for (StoredBoard board : boards) read(board, false);
            find(boards, typed, number, to);
            readWhole(boards, 0, typed, number, to);
        });
    }

    /** Nothing is searched for any more. */
    void stop() {
        newest.incrementAndGet();
    }

    /** One board, so that other work of the reader comes in between. */
    private void readWhole(
            List<StoredBoard> boards, int from, String typed, int number, Consumer<Map<String, String>> to) {
        for (int i = from; i < boards.size(); i++) {
            Text text = texts.get(boards.get(i).board());
            if (text == null || text.lines() != null) continue;
            int next = i;
            reader.execute(() -> {
                if (number != newest.get()) return;
                read(boards.get(next), true);
                Text now = texts.get(boards.get(next).board());
                BoardSearch search = new BoardSearch(typed);
                if (now != null
                        && now.lines() != null
                        && search.excerpt(boards.get(next).title(), now.lines()) != null)
                    find(boards, typed, number, to);
                readWhole(boards, next + 1, typed, number, to);
            });
            return;
        }
    }

    private void read(StoredBoard board, boolean whole) {
        Text known = texts.get(board.board());
        if (known != null && known.savedMillis() == board.savedMillis() && !(whole && known.lines() == null)) return;
        List<String> lines = whole ? BoardLook.textOfWhole(board) : BoardLook.text(board);
        if (known != null) chars -= length(known.lines());
        if (chars + length(lines) > MOST_CHARS) lines = List.of();
        chars += length(lines);
        texts.put(board.board(), new Text(board.savedMillis(), lines));
    }

    private static long length(@Nullable List<String> lines) {
        return lines == null ? 0 : lines.stream().mapToLong(String::length).sum();
    }

    private void find(List<StoredBoard> boards, String typed, int number, Consumer<Map<String, String>> to) {
        BoardSearch search = new BoardSearch(typed);
        Map<String, String> found = new LinkedHashMap<>();
        for (StoredBoard board : new ArrayList<>(boards)) {
            if (number != newest.get()) return;
            Text text = texts.get(board.board());
            String excerpt =
                    search.excerpt(board.title(), text == null || text.lines() == null ? List.of() : text.lines());
            if (excerpt != null) found.put(board.board(), excerpt);
        }
        app.execute(() -> {
            if (number == newest.get()) to.accept(found);
        });
    }
}

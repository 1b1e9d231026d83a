package org.bunpil.client.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bunpil.board.Board;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Element;

/**
 * A whole board that is on no relay: what a file was read as, or what is to be written to one.
 *
 * @param texts what can be read on assets, as far as that is known
 * @param assets read on the thread that works with the content, until it is closed
 * @param closing frees what {@code assets} holds
 */
public record BoardContent(
        Snapshot snapshot, AssetSource assets, Map<String, String> texts, List<FileNotice> notices, Closing closing)
        implements AutoCloseable {

    /** Frees files. */
    @FunctionalInterface
    public interface Closing {
        void close() throws IOException;
    }

    /** Content of whose assets nothing can be read. */
    public BoardContent(Snapshot snapshot, AssetSource assets, List<FileNotice> notices, Closing closing) {
        this(snapshot, assets, Map.of(), notices, closing);
    }

    /** Content that holds nothing open. */
    public BoardContent(Snapshot snapshot, AssetSource assets) {
        this(snapshot, assets, List.of(), () -> {});
    }

    /** The same under another title; it shares what this one holds open. */
    public BoardContent titled(String title) {
        Snapshot s = snapshot;
        Snapshot titled = new Snapshot(
                s.seq(),
                title,
                s.inc(),
                s.owner(),
                s.fold(),
                s.deletions(),
                s.clearFrom(),
                s.clearTo(),
                s.pages(),
                s.people(),
                s.access(),
                s.elements(),
                s.trash());
        return new BoardContent(titled, assets, texts, notices, closing);
    }

    /** The board, folded; a new object on each call. */
    public Board board() {
        return new Board(snapshot);
    }

    /** Ids of all images on the board, those in its trash too. */
    public Set<String> assetIds() {
        Set<String> ids = new TreeSet<>();
        for (Element element : snapshot.elements()) add(element, ids);
        for (Snapshot.Trashed trashed : snapshot.trash()) add(trashed.element(), ids);
        return ids;
    }

    private static void add(Element element, Set<String> ids) {
        String asset = element.asset();
        if (asset != null) ids.add(asset);
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}

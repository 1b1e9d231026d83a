package org.bunpil.wire;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.bunpil.wire.RelayFrame.BoardInfo;
import org.bunpil.wire.RelayFrame.SnapshotPart;
import org.bunpil.wire.json.JsonOut;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a snapshot go into which part. The number of parts must be known before the first is sent, and encoding should be lazy;
 * so upper bounds of the sizes are used, without encoding. Items are numbered in one sequence: pages, people, elements, trash.
 */
final class SnapshotPlan {
    /** The frame around the lists, and what a board has exactly once. */
    private static final int FRAME_BYTES = 1_600;
    /** Keys, digits and punctuation of a page or person, at their longest. */
    private static final int SMALL_BYTES = 128;
    /** The same for an element, with its ids and style. */
    private static final int ELEMENT_BYTES = 480;

    /** What a connector has besides: two bindings, its route and its tips. */
    private static final int CONNECTOR_BYTES = 240;

    private final Snapshot snapshot;
    private final @Nullable String hash;
    private final int people;
    private final int elements;
    private final int trash;
    private final int end;
    /** Number of the first item of each part. */
    private final List<Integer> starts = new ArrayList<>();

    /** @param hash of the snapshot, for the last part; null to leave it out */
    SnapshotPlan(Snapshot snapshot, @Nullable String hash) {
        this.snapshot = snapshot;
        this.hash = hash;
        people = snapshot.pages().size();
        elements = people + snapshot.people().size();
        trash = elements + snapshot.elements().size();
        end = trash + snapshot.trash().size();
        starts.add(0);
        int filled = FRAME_BYTES;
        for (int item = 0; item < end; item++) {
            int size = size(item);
            if (filled + size > Limits.SNAPSHOT_PART_BYTES && item > starts.getLast()) {
                starts.add(item);
                filled = FRAME_BYTES;
            }
            filled += size;
        }
    }

    int parts() {
        return starts.size();
    }

    SnapshotPart part(int index) {
        int from = starts.get(index);
        int to = index + 1 < starts.size() ? starts.get(index + 1) : end;
        BoardInfo board = new BoardInfo(
                snapshot.title(),
                snapshot.inc(),
                snapshot.owner(),
                snapshot.fold(),
                snapshot.deletions(),
                snapshot.clearFrom(),
                snapshot.clearTo());
        return new SnapshotPart(
                index,
                starts.size(),
                snapshot.seq(),
                index == 0 ? board : null,
                cut(snapshot.pages(), 0, from, to),
                cut(snapshot.people(), people, from, to),
                index == 0 ? snapshot.access() : null,
                cut(snapshot.elements(), elements, from, to),
                cut(snapshot.trash(), trash, from, to),
                index + 1 < starts.size() ? null : hash);
    }

    /** The items of a list between two numbers; the list's first item has the number {@code first}. */
    private static <T> List<T> cut(List<T> list, int first, int from, int to) {
        int start = Math.clamp(from - first, 0, list.size());
        return list.subList(start, Math.clamp(to - first, start, list.size()));
    }

    private int size(int item) {
        if (item < people)
            return SMALL_BYTES + JsonOut.quotedLength(snapshot.pages().get(item).title());
        if (item < elements) {
            return SMALL_BYTES
                    + JsonOut.quotedLength(snapshot.people().get(item - people).name());
        }
        if (item < trash) return size(snapshot.elements().get(item - elements));
        return size(snapshot.trash().get(item - trash).element());
    }

    /** An upper bound of the bytes of an element's encoding. */
    static int size(Element element) {
        return ELEMENT_BYTES
                + switch (element) {
                    case Stroke stroke -> size(stroke);
                    case Shape _, Image _ -> Limits.SHA256_UNITS;
                    case Text text -> JsonOut.quotedLength(text.text());
                    case Note note -> JsonOut.quotedLength(note.text());
                    case Connector connector -> CONNECTOR_BYTES + JsonOut.quotedLength(connector.text());
                };
    }

    private static int size(Stroke stroke) {
        int bytes = 0;
        for (SampleChunk chunk : stroke.points().chunks()) bytes += (chunk.byteCount() * 4 + 2) / 3 + 3;
        return bytes;
    }
}

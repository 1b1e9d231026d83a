package org.bunpil.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.jspecify.annotations.Nullable;

/** Divides a snapshot into frames of at most {@link org.bunpil.model.Limits#SNAPSHOT_PART_BYTES} and joins them again. */
public final class SnapshotParts {
    private SnapshotParts() {}

    /** The text of the frames, each encoded when it is asked for. */
    public static Iterator<String> encode(Snapshot snapshot) {
        return encode(snapshot, null);
    }

    /** @param hash the board's state hash, for the last part; null to leave it out */
    public static Iterator<String> encode(Snapshot snapshot, @Nullable String hash) {
        SnapshotPlan plan = new SnapshotPlan(snapshot, hash);
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < plan.parts();
            }

            @Override
            public String next() {
                return RelayWriter.write(plan.part(next++));
            }
        };
    }

    /** @param parts all {@code n} parts in order */
    public static Snapshot join(List<RelayFrame.SnapshotPart> parts) {
        long seq = 0;
        RelayFrame.BoardInfo board = new RelayFrame.BoardInfo("", "", null, FoldVersion.FIRST, 0, 0, 0);
        Access access = Access.INITIAL;
        List<Page> pages = new ArrayList<>();
        List<Person> people = new ArrayList<>();
        List<Element> elements = new ArrayList<>();
        List<Snapshot.Trashed> trash = new ArrayList<>();
        for (RelayFrame.SnapshotPart part : parts) {
            seq = part.seq();
            board = or(part.board(), board);
            access = or(part.access(), access);
            pages.addAll(part.pages());
            people.addAll(part.people());
            elements.addAll(part.elements());
            trash.addAll(part.trash());
        }
        return new Snapshot(
                seq,
                board.title(),
                board.inc(),
                board.owner(),
                board.fold(),
                board.deletions(),
                board.clearFrom(),
                board.clearTo(),
                List.copyOf(pages),
                List.copyOf(people),
                access,
                List.copyOf(elements),
                List.copyOf(trash));
    }

    private static <T> T or(@Nullable T given, T before) {
        return given == null ? before : given;
    }
}

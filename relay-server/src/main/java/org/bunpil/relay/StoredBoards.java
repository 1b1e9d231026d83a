package org.bunpil.relay;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import org.bunpil.board.Board;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Access;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.sqlite.SqliteCreation;
import org.bunpil.relay.log.sqlite.SqliteDeletion;
import org.bunpil.relay.ops.AuditLog;
import org.bunpil.relay.room.JoinCodes;
import org.bunpil.relay.room.replica.SnapshotCodec;
import org.jspecify.annotations.Nullable;

/** The boards in the data folder of a relay that is not running. Every call accesses the disk. */
public final class StoredBoards {
    private static final int ID_UNITS = 10;

    private StoredBoards() {}

    /** A board. {@code title}: the one that it was created with. */
    public record StoredBoard(String id, String title, long createdMillis) {}

    /** All boards; none if the folder has no database. @throws IOException whose message is a sentence */
    public static List<StoredBoard> list(Path data) throws IOException {
        return SqliteDeletion.list(data).stream()
                .map(each -> new StoredBoard(each.id(), each.title(), each.createdMillis()))
                .toList();
    }

    /**
     * A board with content from elsewhere. It is a new board: with an id, a join code and an incarnation of its own, and open, even if the
     * other one has ended. Everything else is as in the snapshot.
     *
     * @param owner user whose host key makes a host
     * @param images ids of the images that the board shows
     */
    public record NewBoard(Snapshot snapshot, String owner, Collection<String> images, ImageReader reader) {}

    /** The bytes of images. */
    @FunctionalInterface
    public interface ImageReader {
        /** The bytes of an image, which must be those that its id names; null if there are none. */
        byte @Nullable [] read(String id) throws IOException;
    }

    /** What was created. @param missing images that the reader did not have */
    public record Created(String id, int missing) {}

    /** Creates a board: all of it or nothing. @throws IOException whose message is a sentence, also when a relay is using the folder */
    public static Created create(Path data, NewBoard board) throws IOException {
        SecureRandom random = new SecureRandom();
        String id = new RandomIds(random, ID_UNITS).get();
        Snapshot own = own(board.snapshot(), board.owner(), new RandomIds(random).get());
        BoardEntry entry = new BoardEntry(id, own.title(), board.owner(), JoinCodes.random(random));
        byte[] body = new SnapshotCodec(own, List.of(), new Board(own).hash()).encode();
        return new Created(id, SqliteCreation.create(data, entry, body, board.images(), board.reader()::read));
    }

    private static Snapshot own(Snapshot of, String owner, String inc) {
        Access before = of.access();
        Access open = new Access(before.write(), before.newcomersWrite(), true, before.change(), before.pages());
        return new Snapshot(
                of.seq(),
                of.title(),
                inc,
                owner,
                of.fold(),
                of.deletions(),
                of.clearFrom(),
                of.clearTo(),
                of.pages(),
                of.people(),
                open,
                of.elements(),
                of.trash());
    }

    /**
     * Deletes a board for good: no file of the folder has a byte of it afterwards. Images that other boards use too are kept. Can be
     * repeated after a failure.
     *
     * @throws IOException whose message is a sentence, also when a relay is using the folder
     */
    public static void delete(Path data, String board) throws IOException {
        SqliteDeletion.delete(data, board, SnapshotCodec::assets);
        AuditLog.forget(data, board);
    }
}

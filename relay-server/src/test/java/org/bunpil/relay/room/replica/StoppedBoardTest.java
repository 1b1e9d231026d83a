package org.bunpil.relay.room.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Role;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.NewerVersionException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;

/** R77a: a record or a snapshot that is not understood ends the board here, at its place, with everything before it intact. */
class StoppedBoardTest {
    private static final TestPerson KIM = TestPerson.of(10);
    private static final String UNKNOWN_OP =
            "{\"client\":\"Client10\",\"k\":2,\"o\":[{\"op\":\"stamp\",\"id\":\"p1\"}]}";

    private static LogEntry entry(long position, LogRecord record) {
        return new LogEntry(new Position(position), 0, WireCodec.writeRecord(record));
    }

    private static LogEntry begin(int fold) {
        return entry(
                0,
                LogRecord.system(List.of(
                        new Op.Init("Lesson", "abcd", fold, "kim"),
                        new Op.Join(KIM.client(), KIM.name(), Role.HOST, "00".repeat(32), "kim", null, 0))));
    }

    private static LogEntry shape(long position, int k) {
        return entry(position, new LogRecord(KIM.client(), k, List.of(KIM.shape(k, 8, 8)), null));
    }

    private static BoardReplica drawn() {
        BoardReplica replica = new BoardReplica(new Metrics());
        replica.fold(begin(FoldVersion.NEWEST), 0);
        assertInstanceOf(BoardReplica.Folded.Applied.class, replica.fold(shape(1, 1), 0));
        return replica;
    }

    private static void assertStopped(BoardReplica replica, LogEntry by, ErrorCode code) {
        String hash = replica.board().hash();
        Position position = replica.position();
        BoardReplica.Folded.Stopped stopped = assertInstanceOf(BoardReplica.Folded.Stopped.class, replica.fold(by, 0));
        assertEquals(code, stopped.code());
        assertEquals(stopped, replica.fold(shape(by.position().value() + 1, 2), 0), "what follows is not folded");
        assertEquals(position, replica.position(), "the next relay begins before it");
        if (code == ErrorCode.OLD_RELAY) assertEquals(hash, replica.board().hash());
        assertThrows(IllegalStateException.class, replica::takeSnapshot);
    }

    @Test
    void anOpThatIsNotKnownIsNotSkipped() {
        assertStopped(drawn(), new LogEntry(new Position(2), 0, UNKNOWN_OP), ErrorCode.OLD_RELAY);
    }

    @Test
    void aFoldThatIsNotKnownIsNotFolded() {
        assertStopped(new BoardReplica(new Metrics()), begin(FoldVersion.NEWEST + 1), ErrorCode.OLD_RELAY);
    }

    @Test
    void aRecordOnWhichTheFoldFailsIsNotSkipped() {
        // No record is known on which it does, so this is none at all.
        @SuppressWarnings("NullAway")
        LogEntry failing = new LogEntry(new Position(2), 0, null);
        assertStopped(drawn(), failing, ErrorCode.UNAVAILABLE);
    }

    @Test
    void nothingIsStoredOfSuchABoard() throws IOException {
        BoardSnapshotFold fold = new BoardSnapshotFold();
        byte[] stored = drawn().takeSnapshot().encode();
        LogEntry unknown = new LogEntry(new Position(2), 0, UNKNOWN_OP);
        assertThrows(NewerVersionException.class, () -> fold.fold(stored, List.of(unknown, shape(3, 3))));
        assertThrows(NewerVersionException.class, () -> fold.fold(null, List.of(begin(FoldVersion.NEWEST + 1))));
    }

    @Test
    void aNewerSnapshotIsNotTakenForADamagedOne() throws IOException {
        byte[] stored = drawn().takeSnapshot().encode();
        assertNotNull(open(stored));
        String fold = "\"fold\":" + FoldVersion.NEWEST;
        String newer = "\"fold\":" + (FoldVersion.NEWEST + 1);
        String first = "{\"v\":1," + fold + ",";
        for (String[] change : new String[][] {
            {first, "{\"v\":2," + fold + ","},
            // Also when nothing else of it can be read.
            {first, "{\"v\":1," + newer + ",\"new\":{}}\n"},
            // Written before the first line had the fold.
            {first, "{\"v\":1,"},
        }) {
            String text = text(stored).replace(change[0], change[1]);
            if (change[1].equals("{\"v\":1,")) {
                assertNotNull(open(zipped(text)), "an older relay's snapshot is read");
                text = text.replace(fold, newer);
            }
            String changed = text;
            assertThrows(NewerVersionException.class, () -> open(zipped(changed)), change[1]);
        }
        IOException damaged =
                assertThrows(IOException.class, () -> open(zipped("{\"v\":1,\"fold\":2,\"hash\":\"\"}\n")));
        assertNull(damaged.getCause());
        assertEquals(IOException.class, damaged.getClass());
    }

    private static BoardReplica open(byte[] body) throws IOException {
        return BoardReplica.of(new StoredSnapshot(new Position(1), body), new Metrics());
    }

    private static String text(byte[] stored) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

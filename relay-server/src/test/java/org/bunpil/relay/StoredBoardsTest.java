package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.bunpil.board.Board;
import org.bunpil.board.BoardView;
import org.bunpil.board.Snapshot;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Image;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.StoredSnapshot;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.ReconnectingClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards that are made with content from elsewhere, and begin with a snapshot. */
class StoredBoardsTest {
    private static final ClientFrame.Auth HOST = new ClientFrame.Auth.HostKey(TestPerson.USER, TestPerson.KEY);
    private static final TestPerson PUPIL = TestPerson.of(30);
    private static final String IMAGE = "a".repeat(64);
    private static final byte[] BYTES = "image".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final Board original = lesson();

    private StoredBoards.Created create() throws IOException {
        return StoredBoards.create(
                folder,
                new StoredBoards.NewBoard(
                        original.snapshot(),
                        TestPerson.USER,
                        List.of(IMAGE, "b".repeat(64)),
                        id -> id.equals(IMAGE) ? BYTES : null));
    }

    /** A class that has ended, with two people, z-order, a deleted page and trash. */
    private static Board lesson() {
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("Fractions", "old1", FoldVersion.RIGHTS, "lee"))));
        board.apply(new Batch(0, 0, List.of(new Op.Join("Client20", "Lee", Role.HOST, "", null, null, 1))));
        board.apply(new Batch(0, 0, List.of(new Op.Join("Client30", "Mina", Role.WRITER, "", null, null, 2))));
        List<Op> ops = new ArrayList<>();
        for (int n = 1; n <= 30; n++) ops.add(PUPIL.shape(n, n * 100, 100));
        board.apply(new Batch(2, 1, ops));
        CommonProperties common =
                new CommonProperties("Client20-1", Page.FIRST, 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
        board.apply(new Batch(
                1,
                1,
                List.of(
                        new Op.Add(new Image(common, IMAGE, new Size(80, 80), 0)),
                        new Op.Order(List.of(PUPIL.id(5)), new Op.Placement.Bottom()),
                        new Op.Order(List.of(PUPIL.id(6)), new Op.Placement.Above(PUPIL.id(20))),
                        new Op.Delete(List.of(PUPIL.id(7))),
                        new Op.PageAdd("Client20-p", null, "Two", null),
                        new Op.PageDelete("Client20-p"),
                        new Op.Access(AccessPatch.builder().open(false).build()))));
        return board;
    }

    private RelayServer start() throws StartupException {
        return RelayServer.start(RelaySettings.DEFAULT.withData(folder), HostKeys.of(TestPerson.KEYS));
    }

    private static ReconnectingClient join(RelayServer relay, int n, String board) {
        ReconnectingClient client = new ReconnectingClient(relay::address, TestPerson.of(n), board, HOST);
        client.await("the board", e -> e.you() > 0 && e.view().pages().size() == 2);
        return client;
    }

    /** What a person sees: everything but who is here. */
    private static String content(BoardView board) {
        List<Element> elements = new ArrayList<>();
        for (Page page : board.pages()) board.elements(page.id()).forEach(elements::add);
        return new Board(new Snapshot(
                                0,
                                "",
                                "",
                                null,
                                board.fold(),
                                0,
                                0,
                                0,
                                board.pages(),
                                List.of(),
                                board.access(),
                                elements,
                                board.trash()))
                        .hash()
                + board.title();
    }

    @Test
    void aBoardIsAsItsSnapshotAndGoesOnLikeAnyOther() throws Exception {
        StoredBoards.Created created = create();
        assertEquals(1, created.missing());
        assertEquals(
                List.of("Fractions"),
                StoredBoards.list(folder).stream()
                        .map(StoredBoards.StoredBoard::title)
                        .toList());
        Board expected = new Board(original.snapshot());
        expected.apply(new Batch(
                1, 2, List.of(new Op.Access(AccessPatch.builder().open(true).build()))));
        String after;
        try (RelayServer relay = start();
                ReconnectingClient kim = join(relay, 10, created.id())) {
            assertEquals(content(expected), kim.ask(e -> content(e.confirmed())));
            assertEquals((Integer) 3, kim.ask(e -> e.you()), "numbers go on");
            assertEquals(true, kim.ask(e -> e.confirmed().people().get(3).owner()));
            assertNotEquals("old1", kim.incarnation());
            kim.draw(77);
            kim.awaitSaved();
            after = kim.ask(e -> e.confirmed().hash());
        }
        try (RelayServer relay = start();
                ReconnectingClient lee = join(relay, 11, created.id())) {
            lee.await("what was drawn since", e -> e.confirmed().elements().size() == 31);
            assertTrue(lee.drawn().contains(77));
            assertEquals((Integer) 31, lee.ask(e -> e.confirmed().elements().size()));
            assertNotEquals(after, lee.ask(e -> e.confirmed().hash()), "another one has joined");
        }
        try (SqliteBoardLog log = SqliteBoardLog.open(folder)) {
            assertArrayEquals(BYTES, log.assets().get(IMAGE).get().orElseThrow());
        }
    }

    /** A restored log is made from its records, but what this one begins with is in none. */
    @Test
    void aBackupHasAllOfIt() throws Exception {
        StoredBoards.Created joined = create();
        StoredBoards.Created never = create();
        String before;
        String inc;
        try (RelayServer relay = start();
                ReconnectingClient kim = join(relay, 10, joined.id())) {
            kim.draw(77);
            kim.awaitSaved();
            before = kim.ask(e -> content(e.confirmed()));
            inc = kim.incarnation();
        }
        Path copy = folder.resolve("copy.db");
        BackupCommands.run(List.of("backup", "--data", folder.toString(), "--to", copy.toString()));
        BackupCommands.run(List.of("restore", "--data", folder.toString(), "--from", copy.toString()));
        try (RelayServer relay = start();
                ReconnectingClient lee = join(relay, 11, joined.id());
                ReconnectingClient other = join(relay, 12, never.id())) {
            assertEquals(before, lee.ask(e -> content(e.confirmed())));
            assertNotEquals(inc, lee.incarnation());
            assertEquals((Integer) 30, other.ask(e -> e.confirmed().elements().size()));
        }
    }

    @Test
    void imagesOfABoardThatBeginsWithASnapshotOutliveOthers() throws Exception {
        StoredBoards.Created first = create();
        StoredBoards.Created second = create();
        StoredBoards.delete(folder, first.id());
        try (SqliteBoardLog log = SqliteBoardLog.open(folder)) {
            assertArrayEquals(BYTES, log.assets().get(IMAGE).get().orElseThrow());
        }
        StoredBoards.delete(folder, second.id());
        try (SqliteBoardLog log = SqliteBoardLog.open(folder)) {
            assertTrue(log.assets().get(IMAGE).get().isEmpty());
        }
    }

    @Test
    void aBoardWhoseBeginningCannotBeReadIsNotBegunAnew() throws Exception {
        StoredBoards.Created created = create();
        byte[] newer;
        try (SqliteBoardLog log = SqliteBoardLog.open(folder)) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(body)) {
                out.write("{\"v\":2}\n\n".getBytes(StandardCharsets.UTF_8));
            }
            newer = body.toByteArray();
            log.putSnapshot(created.id(), new StoredSnapshot(new Position(0), newer));
        }
        try (RelayServer relay = start();
                ReconnectingClient kim =
                        new ReconnectingClient(relay::address, TestPerson.of(10), created.id(), HOST)) {
            kim.await(
                    "the refusal",
                    e -> kim.heard().stream()
                            .anyMatch(frame -> frame instanceof RelayFrame.Failure f && f.code() == ErrorCode.VERSION));
        }
        try (SqliteBoardLog log = SqliteBoardLog.open(folder)) {
            assertArrayEquals(
                    newer, log.latestSnapshot(created.id()).orElseThrow().body());
        }
    }

    @Test
    void whatCannotBeReadOrWrittenMakesNoBoard() throws Exception {
        assertThrows(
                IOException.class,
                () -> StoredBoards.create(
                        folder, new StoredBoards.NewBoard(original.snapshot(), "kim", List.of(IMAGE), id -> {
                            throw new IOException("the disk is gone");
                        })));
        assertEquals(List.of(), StoredBoards.list(folder));
        try (RelayServer relay = start()) {
            assertTrue(relay.port() > 0);
            IOException running = assertThrows(IOException.class, this::create);
            assertTrue(running.getMessage().contains("in use by another relay"), running.getMessage());
        }
    }
}

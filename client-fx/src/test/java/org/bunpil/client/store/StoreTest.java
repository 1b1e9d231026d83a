package org.bunpil.client.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.bunpil.board.Board;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.sync.Identity;
import org.bunpil.sync.PersistedState;
import org.bunpil.wire.ClientFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final Identity MINA = new Identity("aaaaaaaa", "s".repeat(22));
    private static final Identity NEXT = new Identity("bbbbbbbb", "t".repeat(22));

    @TempDir
    Path folder;

    private static ClientFrame.Ops batch(long k) {
        CommonProperties common =
                new CommonProperties("aaaaaaaa-" + k, "p1", 0, Point.ZERO, 0, Style.DEFAULT, null, false);
        return new ClientFrame.Ops(k, List.of(new Op.Add(new Text(common, "분필 " + k, new Size(800, 200), 0))));
    }

    private static List<Long> ks(OutboxFile.Content content) {
        return content.batches().stream().map(ClientFrame.Ops::k).toList();
    }

    /** Waits until everything queued so far is on disk. */
    private static void settle(FileOutbox outbox, Identity identity, List<ClientFrame.Ops> batches) throws Exception {
        CountDownLatch kept = new CountDownLatch(1);
        outbox.restart(identity, batches, kept::countDown);
        assertTrue(kept.await(10, TimeUnit.SECONDS));
    }

    @Test
    void whatWasPutAndNotDoneIsThereAgain() throws Exception {
        try (BoardDirectory directory = new BoardLibrary(folder).open("board1")) {
            assertEquals(PersistedState.EMPTY, directory.persistedState());
            FileOutbox outbox = directory.outbox(Runnable::run);
            settle(outbox, MINA, List.of());
            for (long k = 1; k <= 5; k++) outbox.put(batch(k));
            outbox.acknowledged(2);
        }
        OutboxFile.Content content = OutboxFile.read(folder.resolve("1/outbox"));
        assertEquals(MINA, content.identity());
        assertEquals(List.of(batch(3), batch(4), batch(5)), content.batches());
    }

    /** An older version of the app that is put in the place of a newer one leaves what that has stored as it is. */
    @Test
    void whatANewerVersionHasStoredIsLeftAlone() throws Exception {
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("Lesson", "abcd", FoldVersion.NEWEST + 1, "kim"))));
        BoardCacheFile.Header header = new BoardCacheFile.Header("board1", "Lesson", 1, "", "", "Mina", 5);
        BoardLibrary library = new BoardLibrary(folder);
        try (BoardDirectory directory = library.open("board1")) {
            FileOutbox outbox = directory.outbox(Runnable::run);
            settle(outbox, MINA, List.of(batch(1)));
            directory.save(header, board.snapshot());
        }
        leftAlone(library);
        // A board that this version knows, and a change that waits to be sent and that it does not.
        board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("Lesson", "abcd", FoldVersion.NEWEST, "kim"))));
        BoardCacheFile.write(folder.resolve("1/board"), header, board.snapshot());
        try (BoardDirectory directory = library.open("board1")) {
            assertEquals(List.of(batch(1)), directory.persistedState().batches());
        }
        Files.write(
                folder.resolve("1/outbox"),
                ChecksummedLine.encode("{\"t\":\"ops\",\"k\":2,\"o\":[{\"op\":\"stamp\",\"id\":\"p1\"}]}"),
                StandardOpenOption.APPEND);
        leftAlone(library);
    }

    private void leftAlone(BoardLibrary library) throws IOException {
        byte[] cache = Files.readAllBytes(folder.resolve("1/board"));
        byte[] outbox = Files.readAllBytes(folder.resolve("1/outbox"));
        assertEquals(
                List.of("board1"),
                library.boards().stream().map(StoredBoard::board).toList());
        try (BoardDirectory directory = library.open("board1")) {
            NewerVersionException newer = assertThrows(NewerVersionException.class, directory::persistedState);
            assertTrue(newer.getMessage().contains("newer Bunpil"), newer.getMessage());
        }
        assertArrayEquals(cache, Files.readAllBytes(folder.resolve("1/board")));
        assertArrayEquals(outbox, Files.readAllBytes(folder.resolve("1/outbox")));
    }

    /** A file cut at any length contains everything that had been forced to disk at that length. */
    @Test
    void cutOffAtAnyByteItOpensWithEverythingBeforeTheCut() throws Exception {
        Path path = folder.resolve("outbox");
        List<Long> ends = new ArrayList<>();
        List<OutboxFile.Content> contents = new ArrayList<>();
        try (OutboxFile file = new OutboxFile(path)) {
            file.restart(MINA, List.of(batch(1)));
            ends.add(Files.size(path));
            contents.add(OutboxFile.read(path));
            List<Write> writes = List.of(
                    () -> file.put(batch(2)),
                    () -> file.put(batch(3)),
                    () -> file.next(NEXT),
                    () -> file.done(1),
                    () -> file.put(batch(4)),
                    () -> file.done(3),
                    () -> file.put(batch(5)));
            for (Write write : writes) {
                write.run();
                file.force();
                ends.add(Files.size(path));
                contents.add(OutboxFile.read(path));
            }
        }
        assertEquals(new OutboxFile.Content(MINA, NEXT, List.of(batch(4), batch(5))), contents.getLast());
        byte[] whole = Files.readAllBytes(path);
        Path torn = folder.resolve("torn");
        for (int cut = (int) (long) ends.getFirst(); cut <= whole.length; cut++) {
            Files.write(torn, Arrays.copyOf(whole, cut));
            int kept = 0;
            while (kept + 1 < ends.size() && ends.get(kept + 1) <= cut) kept++;
            OutboxFile.Content expected = contents.get(kept);
            OutboxFile.Content content = OutboxFile.read(torn);
            assertEquals(expected, content, "cut at " + cut);
            // And new batches can be appended.
            try (OutboxFile again = new OutboxFile(torn)) {
                again.resume(content);
                again.put(batch(99));
            }
            List<ClientFrame.Ops> batches = new ArrayList<>(expected.batches());
            batches.add(batch(99));
            OutboxFile.Content goneOn = new OutboxFile.Content(expected.identity(), expected.next(), batches);
            assertEquals(goneOn, OutboxFile.read(torn), "gone on after a cut at " + cut);
        }
    }

    /**
     * The file is created together with its first line in one step; should the line be torn all the same, the file counts as empty without
     * an error.
     */
    @Test
    void cutOffBeforeItsFirstBatchItHoldsNone() throws Exception {
        Path path = folder.resolve("outbox");
        try (OutboxFile file = new OutboxFile(path)) {
            file.restart(MINA, List.of(batch(1)));
        }
        byte[] whole = Files.readAllBytes(path);
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(path, Arrays.copyOf(whole, cut));
            assertEquals(List.of(), ks(OutboxFile.read(path)), "cut at " + cut);
        }
    }

    /** A write that may fail. */
    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    @Test
    void damagedLineEndsWhatIsRead() throws Exception {
        Path path = folder.resolve("outbox");
        try (OutboxFile file = new OutboxFile(path)) {
            file.restart(MINA, List.of(batch(1), batch(2), batch(3)));
        }
        byte[] bytes = Files.readAllBytes(path);
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        int inSecond =
                text.substring(0, text.indexOf("aaaaaaaa-2")).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        bytes[inSecond] ^= 1;
        Files.write(path, bytes);
        assertEquals(List.of(1L), ks(OutboxFile.read(path)));
    }

    @Test
    void anotherIdentityTakesThePlaceOfAllInOneStep() throws Exception {
        Path path = folder.resolve("outbox");
        try (OutboxFile file = new OutboxFile(path)) {
            file.restart(MINA, List.of(batch(1), batch(2)));
            file.restart(NEXT, List.of(batch(1)));
        }
        OutboxFile.Content content = OutboxFile.read(path);
        assertEquals(NEXT, content.identity());
        assertEquals(List.of(1L), ks(content));
    }

    @Test
    void fileShrinksWhenMostOfItIsDone() throws Exception {
        Path path = folder.resolve("outbox");
        try (OutboxFile file = new OutboxFile(path)) {
            file.restart(MINA, List.of());
            for (long k = 1; k <= 5_000; k++) file.put(batch(k));
            long before = Files.size(path);
            file.done(4_990);
            assertTrue(Files.size(path) < before / 100);
            assertEquals(10, OutboxFile.read(path).batches().size());
        }
    }

    @Test
    void fullAt64MiBOfUnsentWorkUntilSomeIsSent() throws Exception {
        CommonProperties common =
                new CommonProperties("aaaaaaaa-1", "p1", 0, Point.ZERO, 0, Style.DEFAULT, null, false);
        Op op = new Op.Add(new Text(common, "x".repeat(2_000), new Size(800, 200), 0));
        List<ClientFrame.Ops> batches = new ArrayList<>();
        int count = (int) (FileOutbox.MAX_BYTES / 30_000);
        for (long k = 1; k <= count; k++) batches.add(new ClientFrame.Ops(k, Collections.nCopies(14, op)));
        try (BoardDirectory directory = new BoardLibrary(folder).open("board1")) {
            FileOutbox outbox = directory.outbox(Runnable::run);
            settle(outbox, MINA, batches);
            assertFalse(outbox.isFull());
            for (long k = count + 1; k <= count + 100; k++)
                outbox.put(new ClientFrame.Ops(k, batches.getFirst().ops()));
            CountDownLatch kept = new CountDownLatch(1);
            outbox.saveNextIdentity(NEXT, kept::countDown);
            assertTrue(kept.await(10, TimeUnit.SECONDS));
            assertTrue(outbox.isFull(), "nothing new is drawn");
            outbox.acknowledged(200);
            CountDownLatch sent = new CountDownLatch(1);
            outbox.saveNextIdentity(NEXT, sent::countDown);
            assertTrue(sent.await(10, TimeUnit.SECONDS));
            assertFalse(outbox.isFull());
        }
    }

    @Test
    void onlyOneProgramHoldsASlot() throws Exception {
        BoardLibrary library = new BoardLibrary(folder);
        try (BoardDirectory first = library.open("board1")) {
            try (BoardDirectory second = library.open("board1")) {
                assertNotEquals(first.folder(), second.folder());
            }
        }
        try (BoardDirectory again = library.open("board1")) {
            assertEquals(folder.resolve("1"), again.folder());
        }
    }

    @Test
    void boardComesBackAsItWasSeenAndItsSlotIsFound() throws Exception {
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("분수", "inc1", 1, "kim"))));
        board.apply(new Batch(1, 1, batch(1).ops()));
        BoardLibrary library = new BoardLibrary(folder);
        var header = new BoardCacheFile.Header("board1", "분수", 3, "ws://127.0.0.1:1/v1", "ABCD-2345", "미나", 1_000);
        try (BoardDirectory directory = library.open(null, "ABCD-2345")) {
            directory.save(header, board.snapshot());
        }
        try (BoardDirectory directory = library.open("board1")) {
            PersistedState persistedState = directory.persistedState();
            assertEquals(board.snapshot(), persistedState.snapshot());
            assertEquals(3, persistedState.you());
            assertEquals("board1", persistedState.board());
        }
        try (BoardDirectory byCode = library.open(null, "abcd2345")) {
            assertEquals("board1", byCode.persistedState().board());
        }
        try (BoardDirectory otherCode = library.open(null, "ABCD-2346")) {
            assertNull(otherCode.persistedState().board());
        }
        try (BoardDirectory other = library.open("board2")) {
            assertNull(other.persistedState().snapshot());
        }
    }

    /** Leaving, another name, another code, a second window, deleting it: none of these makes somebody new. */
    @Test
    void whoCameWithACodeKeepsTheirPlaceOnTheBoard() throws Exception {
        BoardLibrary library = new BoardLibrary(folder);
        Identity mina = new Identity("Aaaaaaaa", "s".repeat(22));
        try (BoardDirectory first = library.open(null, "ABCD-2345")) {
            restart(first, mina);
            assertFalse(library.hasPlace("board1"));
            first.save(header("board1", "ABCD-2345"), new Board().snapshot());
            assertTrue(library.hasPlace("board1"));
            assertThrows(BoardInUseException.class, () -> library.open("board1", "WXYZ-2345"));
            assertThrows(BoardInUseException.class, () -> library.open(null, "ABCD-2345"));
        }
        try (BoardDirectory again = library.open("board1", "WXYZ-2345")) {
            assertEquals(mina, again.persistedState().identity());
        }
        assertTrue(library.delete("board1", () -> {}));
        assertTrue(library.hasPlace("board1"));
        assertFalse(library.hasPlace("board2"));
        try (BoardDirectory other = library.open("board2", "WXYZ-2345")) {
            assertNull(other.persistedState().identity());
        }
        try (BoardDirectory afterwards = library.open("board1", "WXYZ-2345")) {
            assertEquals(mina, afterwards.persistedState().identity());
            library.lostPlace("board1", afterwards);
            assertFalse(library.hasPlace("board1"), "taken over: nobody can come back to it");
        }
        try (BoardDirectory newcomer = library.open("board1", "WXYZ-2345")) {
            assertNull(newcomer.persistedState().identity());
        }
    }

    /** Whoever hosts a class may look at it as a pupil in a second window. */
    @Test
    void theOwnBoardMayBeOpenedTwice() throws Exception {
        BoardLibrary library = new BoardLibrary(folder);
        try (BoardDirectory host = library.open("board1")) {
            host.save(header("board1", ""), new Board().snapshot());
            try (BoardDirectory pupil = library.open("board1", "ABCD-2345")) {
                assertNotEquals(host.folder(), pupil.folder());
                pupil.save(header("board1", "ABCD-2345"), new Board().snapshot());
                assertThrows(BoardInUseException.class, () -> library.open("board1", "ABCD-2345"));
            }
        }
    }

    private static BoardCacheFile.Header header(String board, String code) {
        return new BoardCacheFile.Header(board, "t", 1, "ws://127.0.0.1:1/v1", code, "Mina", 1);
    }

    private static void restart(BoardDirectory directory, Identity identity) throws Exception {
        CountDownLatch kept = new CountDownLatch(1);
        directory.outbox(Runnable::run).restart(identity, List.of(), kept::countDown);
        assertTrue(kept.await(10, TimeUnit.SECONDS));
    }

    @Test
    void tornBoardFileIsNoBoard() throws Exception {
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("t", "inc1", 1, "kim"))));
        Path path = folder.resolve("board");
        BoardCacheFile.write(path, new BoardCacheFile.Header("board1", "t", 1, "", "", "", 1), board.snapshot());
        byte[] whole = Files.readAllBytes(path);
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(path, Arrays.copyOf(whole, cut));
            assertNull(BoardCacheFile.read(path), "cut at " + cut);
        }
    }

    @Test
    void othersMayNotReadIt() throws IOException {
        Path path = folder.resolve("deep/er/outbox");
        PrivateFiles.createFolder(path.getParent());
        PrivateFiles.replace(path, new byte[] {1});
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())));
        assertFalse(Files.exists(folder.resolve("deep/er/outbox.new")));
    }

    /** Puts a folder in the place of the temporary file: rewriting fails, as on a full disk, until it is deleted. */
    private void fillDisk() throws IOException {
        Files.createDirectories(folder.resolve("1/outbox.new/full"));
    }

    private void emptyDisk() throws IOException {
        Files.delete(folder.resolve("1/outbox.new/full"));
        Files.delete(folder.resolve("1/outbox.new"));
    }

    private static void await(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            Thread.onSpinWait();
        }
    }

    @Test
    void whatTheDiskRefusedIsWrittenAsSoonAsItCanBeAlsoWhenNothingNewComes() throws Exception {
        try (BoardDirectory directory = new BoardLibrary(folder).open("board1")) {
            FileOutbox outbox = directory.outbox(Runnable::run);
            fillDisk();
            outbox.restart(MINA, List.of(), () -> {});
            outbox.put(batch(1));
            await(outbox::isFailing);
            emptyDisk();
            await(() -> !outbox.isFailing());
            assertEquals(List.of(1L), ks(OutboxFile.read(folder.resolve("1/outbox"))));
        }
    }

    /** Otherwise a later run would find the old work, treat it as unsent, and be refused or send it twice. */
    @Test
    void nobodyTakesOverWorkThatTheDiskStillHasUnderAnotherName() throws Exception {
        try (BoardDirectory directory = new BoardLibrary(folder).open("board1")) {
            FileOutbox outbox = directory.outbox(Runnable::run);
            settle(outbox, MINA, List.of(batch(1)));
            fillDisk();
            CountDownLatch told = new CountDownLatch(1);
            outbox.restart(NEXT, List.of(batch(1)), told::countDown);
            await(outbox::isFailing);
            assertEquals(1, told.getCount(), "the disk still has it under the old name");
            emptyDisk();
            assertTrue(told.await(20, TimeUnit.SECONDS));
            assertEquals(NEXT, OutboxFile.read(folder.resolve("1/outbox")).identity());
        }
    }

    /** Two windows had the board open, and only one of them could send everything. */
    @Test
    void ofTwoSlotsOfOneBoardTheOneWithUnsentWorkIsOpened() throws Exception {
        BoardLibrary library = new BoardLibrary(folder);
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("t", "inc1", 1, "kim"))));
        BoardCacheFile.Header header = new BoardCacheFile.Header("board1", "t", 1, "", "", "", 1);
        try (BoardDirectory one = library.open("board1");
                BoardDirectory two = library.open("board1")) {
            one.save(header, board.snapshot());
            two.save(header, board.snapshot());
            one.outbox(Runnable::run);
            FileOutbox outbox = two.outbox(Runnable::run);
            settle(outbox, MINA, List.of());
            outbox.put(batch(1));
        }
        try (BoardDirectory first = library.open("board1");
                BoardDirectory second = library.open("board1")) {
            assertEquals(
                    List.of(1L),
                    first.persistedState().batches().stream()
                            .map(ClientFrame.Ops::k)
                            .toList());
            assertEquals("board1", second.persistedState().board());
        }
    }

    /** A board opened before can also be opened on a full disk, with all its unsent work. */
    @Test
    void aDiskThatIsFullFromTheStartIsTriedAgain() throws Exception {
        BoardLibrary library = new BoardLibrary(folder);
        Board board = new Board();
        board.apply(new Batch(0, 0, List.of(new Op.Init("t", "inc1", 1, "kim"))));
        try (BoardDirectory directory = library.open("board1")) {
            directory.save(new BoardCacheFile.Header("board1", "t", 1, "", "", "", 1), board.snapshot());
            FileOutbox outbox = directory.outbox(Runnable::run);
            settle(outbox, MINA, List.of());
            CountDownLatch told = new CountDownLatch(1);
            outbox.saveNextIdentity(NEXT, told::countDown);
            outbox.put(batch(1));
            assertTrue(told.await(20, TimeUnit.SECONDS));
        }
        fillDisk();
        try (BoardDirectory directory = library.open("board1")) {
            FileOutbox outbox = directory.outbox(Runnable::run);
            assertTrue(outbox.isFailing());
            outbox.put(batch(2));
            emptyDisk();
            await(() -> !outbox.isFailing());
        }
        OutboxFile.Content content = OutboxFile.read(folder.resolve("1/outbox"));
        assertEquals(MINA, content.identity());
        assertEquals(NEXT, content.next());
        assertEquals(List.of(1L, 2L), ks(content));
    }

    /** An OutOfMemoryError can happen anywhere; a dead writer thread would save nothing without a message. */
    @Test
    void theWriterOutlivesWhatGoesWrong() throws Exception {
        try (BoardDirectory directory = new BoardLibrary(folder).open("board1")) {
            AtomicBoolean once = new AtomicBoolean();
            FileOutbox outbox = directory.outbox(told -> {
                if (!once.getAndSet(true)) throw new OutOfMemoryError("as meant: once");
                told.run();
            });
            CountDownLatch told = new CountDownLatch(1);
            outbox.restart(MINA, List.of(), told::countDown);
            outbox.put(batch(1));
            assertTrue(told.await(20, TimeUnit.SECONDS));
            await(() -> !outbox.isFailing());
            assertEquals(List.of(1L), ks(OutboxFile.read(folder.resolve("1/outbox"))));
        }
    }

    /** A new run with no unsent work does not wait for the disk. */
    @Test
    void withNothingAtStakeAFullDiskHoldsNobodyBack() throws Exception {
        try (BoardDirectory directory = new BoardLibrary(folder).open("board1")) {
            FileOutbox outbox = directory.outbox(Runnable::run);
            fillDisk();
            CountDownLatch told = new CountDownLatch(2);
            outbox.saveNextIdentity(NEXT, told::countDown);
            outbox.restart(NEXT, List.of(), told::countDown);
            assertTrue(told.await(20, TimeUnit.SECONDS));
            await(outbox::isFailing);
            emptyDisk();
        }
    }

    /** The images of a deleted board go with it, but not those that another board shows. */
    @Test
    void imagesOfADeletedBoardGoWithIt() throws Exception {
        BoardLibrary library = new BoardLibrary(folder.resolve("boards"));
        String own = "a".repeat(64);
        String shared = "b".repeat(64);
        for (String name : List.of("board1", "board2")) {
            Board board = new Board();
            board.apply(new Batch(0, 0, List.of(new Op.Init("t", "inc1", 1, "kim"))));
            try (BoardDirectory directory = library.open(name)) {
                directory.save(
                        new BoardCacheFile.Header(
                                name, name.equals("board1") ? own + " " + shared : shared, 1, "", "", "", 1),
                        board.snapshot());
                AssetFiles assets = directory.assetFiles(library.assetFolder());
                assets.store(own, new byte[] {1});
                assets.store(shared, new byte[] {2});
                if (name.equals("board1")) assets.storeUnsent("c".repeat(64), new byte[] {3});
            }
        }
        assertTrue(library.moveToTrash("board1", 1));
        assertTrue(library.boards().stream().anyMatch(each -> each.isTrashed() && each.unsent()));
        assertTrue(library.delete("board1", () -> {}));
        assertTrue(Files.notExists(library.assetFolder().resolve(own)));
        assertTrue(Files.exists(library.assetFolder().resolve(shared)));
        assertEquals(
                List.of("board2"),
                library.boards().stream().map(StoredBoard::board).toList());
        try (Stream<Path> left = Files.list(folder.resolve("boards/1"))) {
            assertEquals(
                    List.of("lock"),
                    left.map(each -> each.getFileName().toString()).toList());
        }
    }

    @Test
    void aBoardThatIsOpenIsNeitherThrownAwayNorDeletedAndComesBackWhenOpened() throws Exception {
        BoardLibrary library = new BoardLibrary(folder.resolve("boards"));
        try (BoardDirectory directory = library.open("board1")) {
            directory.save(new BoardCacheFile.Header("board1", "t", 1, "", "", "", 1), new Board().snapshot());
            assertFalse(library.moveToTrash("board1", 1));
            assertFalse(library.delete("board1", () -> fail("deleted elsewhere")));
        }
        assertTrue(library.moveToTrash("board1", 1));
        assertTrue(library.boards().getFirst().isTrashed());
        library.open("board1").close();
        assertFalse(library.boards().getFirst().isTrashed());
    }

    /** Text that was being written counts as unsent work until a batch with it is stored. */
    @Test
    void aDraftIsKeptUntilABatchHasIt() throws Exception {
        BoardLibrary library = new BoardLibrary(folder.resolve("boards"));
        Op draft = batch(7).ops().getFirst();
        try (BoardDirectory directory = library.open("board1")) {
            directory.save(new BoardCacheFile.Header("board1", "t", 1, "", "", "", 1), new Board().snapshot());
            FileOutbox outbox = directory.outbox(Runnable::run);
            settle(outbox, MINA, List.of());
            outbox.writeDraft(List.of(draft));
        }
        assertTrue(library.moveToTrash("board1", 1));
        assertTrue(library.boards().getFirst().unsent());
        try (BoardDirectory directory = library.open("board1")) {
            assertEquals(List.of(draft), directory.draft());
            FileOutbox outbox = directory.outbox(Runnable::run);
            outbox.deleteDraftAfter(draft);
            outbox.put(batch(1));
        }
        try (BoardDirectory directory = library.open("board1")) {
            assertEquals(List.of(draft), directory.draft());
            FileOutbox outbox = directory.outbox(Runnable::run);
            outbox.deleteDraftAfter(draft);
            outbox.put(batch(7));
        }
        try (BoardDirectory directory = library.open("board1")) {
            assertEquals(List.of(), directory.draft());
        }
    }
}

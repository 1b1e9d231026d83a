package org.bunpil.client.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.bunpil.board.Snapshot;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.wire.SnapshotParts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("fractions 1.bunpil");
    }

    @Test
    void boardsOfEveryKindComeBackWithTheSameHash() throws IOException {
        Set<ElementKind> kinds = EnumSet.noneOf(ElementKind.class);
        for (long seed = 0; seed < 150; seed++) {
            BoardContent content = FileFixture.random(seed, 12);
            Snapshot saved = BoardFileWriter.withoutAccount(content.snapshot());
            BoardFileWriter.Written written = BoardFileWriter.write(file, content, 1_000, 1, FileProgress.NONE);
            assertEquals(0, written.missing());
            try (BoardContent read = BoardFileReader.open(file, FileProgress.NONE)) {
                assertEquals(saved, read.snapshot());
                assertEquals(FileFixture.hash(saved), read.board().hash());
                for (String id : content.assetIds())
                    assertArrayEquals(content.assets().read(id), read.assets().read(id));
                for (Element element : read.snapshot().elements()) kinds.add(element.kind());
            }
        }
        assertEquals(EnumSet.allOf(ElementKind.class), kinds);
    }

    @Test
    void aLargeBoardHasManyParts() throws IOException {
        BoardContent content = FileFixture.random(3, 150);
        List<Double> heard = new ArrayList<>();
        BoardFileWriter.write(file, content, 1_000, 1, heard::add);
        assertTrue(heard.size() > 10, heard::toString);
        assertEquals(1.0, heard.getLast());
        assertEquals(heard.stream().sorted().toList(), heard, "it only grows");
        List<Double> reading = new ArrayList<>();
        try (BoardContent read = BoardFileReader.open(file, reading::add)) {
            assertEquals(
                    FileFixture.hash(BoardFileWriter.withoutAccount(content.snapshot())),
                    read.board().hash());
        }
        assertEquals(1.0, reading.getLast());
    }

    @Test
    void equalBoardsGiveEqualFiles() throws IOException {
        BoardFileWriter.write(file, FileFixture.random(4, 10), 1_000, 1, FileProgress.NONE);
        byte[] first = Files.readAllBytes(file);
        BoardFileWriter.write(file, FileFixture.random(4, 10), 1_000, 1, FileProgress.NONE);
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    /** The account that made the board is on some relay; keys, codes and secrets are not part of a board at all. */
    @Test
    void noAccountIsInAFile() throws IOException {
        Snapshot of = FileFixture.random(5, 5).snapshot();
        Snapshot owned = new Snapshot(
                of.seq(),
                of.title(),
                of.inc(),
                "kim.teacher",
                of.fold(),
                0,
                0,
                0,
                of.pages(),
                of.people(),
                of.access(),
                of.elements(),
                of.trash());
        for (Map.Entry<String, byte[]> entry : FileFixture.entries(file, new BoardContent(owned, AssetSource.NONE))
                .entrySet()) {
            String text = FileFixture.text(entry.getValue());
            for (String secret : List.of("kim.teacher", "secret", "key", "code", "token"))
                assertFalse(text.contains(secret), entry.getKey() + " has " + secret);
        }
    }

    @Test
    void imagesThatAreNotHereAreCounted() throws IOException {
        BoardContent content = FileFixture.random(6, 40);
        Set<String> ids = content.assetIds();
        assertTrue(ids.size() > 2);
        String gone = ids.iterator().next();
        AssetSource most = id -> id.equals(gone) ? null : content.assets().read(id);
        assertEquals(
                1,
                BoardFileWriter.write(file, new BoardContent(content.snapshot(), most), 1_000, 1, FileProgress.NONE)
                        .missing());
        try (BoardContent read = BoardFileReader.open(file, FileProgress.NONE)) {
            assertNull(read.assets().read(gone));
            assertEquals(ids, read.assetIds());
        }
    }

    /** A later version of the same format may add entries, and archive programs do. */
    @Test
    void entriesThatAreNotKnownAreIgnored() throws IOException {
        BoardContent content = FileFixture.random(7, 5);
        Map<String, byte[]> entries = FileFixture.entries(file, content);
        entries.put("thumbnail.png", FileFixture.image(1, 100));
        entries.put("__MACOSX/._manifest.json", new byte[10]);
        Files.write(file, FileFixture.zip(entries));
        try (BoardContent read = BoardFileReader.open(file, FileProgress.NONE)) {
            assertEquals(BoardFileWriter.withoutAccount(content.snapshot()), read.snapshot());
        }
    }

    /** Other programs may write the points where the protocol has them. */
    @Test
    void pointsMayStandWithTheirStrokes() throws IOException {
        BoardContent content = FileFixture.random(7, 30);
        Snapshot snapshot = BoardFileWriter.withoutAccount(content.snapshot());
        Map<String, byte[]> entries = FileFixture.entries(file, content);
        StringBuilder lines = new StringBuilder();
        SnapshotParts.encode(snapshot)
                .forEachRemaining(line -> lines.append(line).append('\n'));
        entries.put(BoardFileFormat.BOARD, FileFixture.utf8(lines.toString()));
        entries.remove(BoardFileFormat.INK);
        entries.compute(
                BoardFileFormat.MANIFEST,
                (name, bytes) -> FileFixture.utf8(FileFixture.text(bytes)
                        .replaceAll(
                                "\"parts\":[0-9]+",
                                "\"parts\":" + lines.toString().lines().count())));
        Files.write(file, FileFixture.zip(entries));
        try (BoardContent read = BoardFileReader.open(file, FileProgress.NONE)) {
            assertEquals(snapshot, read.snapshot());
        }
    }

    @Test
    void theFileOfVersion1OpensForEver() throws IOException {
        Path kept = Path.of("src/test/resources/org/bunpil/client/file/version1.bunpil");
        try (BoardContent read = BoardFileReader.open(kept, FileProgress.NONE)) {
            assertEquals(VersionOne.HASH, read.board().hash());
            assertEquals("분수 Fractions", read.snapshot().title());
            assertEquals(
                    List.of("Kim", "민준"),
                    read.snapshot().people().stream().map(p -> p.name()).toList());
            // There were no connectors when it was made.
            assertEquals(EnumSet.complementOf(EnumSet.of(ElementKind.CONNECTOR)), VersionOne.kinds(read.snapshot()));
            assertEquals(1, read.assetIds().size());
            for (String id : read.assetIds()) assertTrue(read.assets().read(id) != null, id);
        }
    }

    // ---- what fails changes nothing

    @Test
    void aSaveThatFailsLeavesTheOldFile() throws IOException {
        byte[] before = Files.write(file, new byte[] {1, 2, 3}).toFile().exists() ? new byte[] {1, 2, 3} : null;
        BoardContent content = FileFixture.random(8, 40);
        AssetSource failing = id -> {
            throw new IOException("No space left on device");
        };
        IOException full = assertThrows(
                IOException.class,
                () -> BoardFileWriter.write(
                        file, new BoardContent(content.snapshot(), failing), 1_000, 1, FileProgress.NONE));
        assertEquals(FailureReason.SPACE, FailureReason.of(full));
        assertArrayEquals(before, Files.readAllBytes(file));
        assertOnly(file);
    }

    @Test
    void aSaveThatIsEndedLeavesTheOldFile() throws IOException {
        Files.writeString(file, "old");
        BoardContent content = FileFixture.random(9, 150);
        assertThrows(
                CancellationException.class,
                () -> BoardFileWriter.write(file, content, 1_000, 1, fraction -> fraction < 0.5));
        assertEquals("old", Files.readString(file));
        assertOnly(file);
        BoardFileWriter.write(file, content, 1_000, 1, FileProgress.NONE);
        assertThrows(CancellationException.class, () -> BoardFileReader.open(file, fraction -> fraction < 0.5));
    }

    @Test
    void aFolderThatIsGoneIsSaid() {
        IOException gone = assertThrows(
                NoSuchFileException.class,
                () -> BoardFileWriter.write(
                        folder.resolve("stick").resolve("a.bunpil"),
                        FileFixture.random(10, 5),
                        1_000,
                        1,
                        FileProgress.NONE));
        assertEquals(FailureReason.MISSING, FailureReason.of(gone));
    }

    @Test
    void aFileThatIsProtectedStays() throws IOException {
        Files.writeString(file, "old");
        assertTrue(file.toFile().setWritable(false));
        Assumptions.assumeFalse(Files.isWritable(file), "root may write everything");
        assertThrows(
                AccessDeniedException.class,
                () -> BoardFileWriter.write(file, FileFixture.random(11, 5), 1_000, 1, FileProgress.NONE));
        assertEquals("old", Files.readString(file));
    }

    @Test
    void aFullDiskLeavesTheOldFile() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "needs root to make a small disk");
        try {
            Path there = disk.resolve("a.bunpil");
            BoardFileWriter.write(there, FileFixture.random(12, 4), 1_000, 1, FileProgress.NONE);
            byte[] before = Files.readAllBytes(there);
            IOException full = assertThrows(
                    IOException.class,
                    () -> BoardFileWriter.write(there, FileFixture.random(13, 150), 1_000, 1, FileProgress.NONE));
            assertEquals(FailureReason.SPACE, FailureReason.of(full), full::toString);
            assertArrayEquals(before, Files.readAllBytes(there));
            assertOnly(there);
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    @Test
    void twoWindowsDoNotSaveToOneFileAtOnce() throws IOException {
        Files.writeString(file, "old");
        Path part = AtomicFile.partOf(file);
        try (FileChannel other = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertTrue(lock.isValid());
            assertThrows(
                    IOException.class,
                    () -> BoardFileWriter.write(file, FileFixture.random(14, 5), 1_000, 1, FileProgress.NONE));
            assertEquals("old", Files.readString(file));
            assertTrue(Files.exists(part), "it is the other window's");
        }
        BoardFileWriter.write(file, FileFixture.random(14, 5), 1_000, 1, FileProgress.NONE);
        assertOnly(file);
    }

    @Test
    void aLinkStaysALinkAndPermissionsStay() throws IOException {
        Path real = Files.writeString(folder.resolve("real.bunpil"), "old");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(file, real);
        BoardFileWriter.write(link, FileFixture.random(15, 5), 1_000, 1, FileProgress.NONE);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
        BoardFileReader.open(real, FileProgress.NONE).close();
    }

    private static void assertOnly(Path file) throws IOException {
        try (Stream<Path> all = Files.list(file.getParent())) {
            assertEquals(
                    List.of(file.getFileName().toString()),
                    all.filter(Files::isRegularFile)
                            .map(each -> each.getFileName().toString())
                            .toList());
        }
    }
}

package org.bunpil.client.classwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bunpil.board.Board;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileReader;
import org.bunpil.client.file.FileNames;
import org.bunpil.client.file.FileProgress;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Image;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class as a folder of files. */
class ClassFolderTest {
    private static final String MISSING = "ab".repeat(32);

    @TempDir
    Path folder;

    private final Board board = new Board();
    private final Map<Integer, String> names = new TreeMap<>();
    private int count;

    /** A teacher's worksheet of three pages, on which Mina wrote twice, Jun once and a third pupil not at all. */
    @BeforeEach
    void aClass() {
        apply(0, new Op.Init("Fractions", "inc1", FoldVersion.NEWEST, null));
        join(1, "Kim", Role.HOST);
        join(2, "Mina", Role.WRITER);
        join(3, "CON", Role.WRITER);
        join(4, "Idle", Role.WRITER);
        apply(
                1,
                new Op.PageAdd("Client01-p2", "p1", "Two", null),
                new Op.PageAdd("Client01-p3", "Client01-p2", null, null));
        write(1, "p1", "worksheet one");
        write(1, "Client01-p2", "worksheet two");
        write(2, "p1", "answer of Mina");
        write(3, "p1", "answer of Jun");
        write(2, "Client01-p3", "more of Mina");
    }

    private void join(int c, String name, Role role) {
        apply(0, new Op.Join("Client0" + c, name, role, "", null, null, c));
        names.put(c, name);
    }

    private void apply(int c, Op... ops) {
        board.apply(new Batch(c, c == 0 ? 0 : ++count, List.of(ops)));
    }

    private void write(int c, String page, String text) {
        CommonProperties common = new CommonProperties(
                "Client0" + c + "-" + Integer.toString(++count, 36),
                page,
                0,
                new Point(0, 400 * count),
                0,
                Style.DEFAULT,
                null,
                false);
        apply(c, new Op.Add(new Text(common, text, new Size(4_000, 300), 0)));
    }

    private ClassFolder.Saved save(String title, BoardContent content, FileProgress progress) throws IOException {
        ClassFolder.Texts texts = new ClassFolder.Texts(title, title + " 2026-12-01", "Pupils", "missing");
        return ClassFolder.save(folder, content, names, texts, 0, 1, progress);
    }

    private ClassFolder.Saved save(String title) throws IOException {
        return save(title, new BoardContent(board.snapshot(), id -> null), FileProgress.NONE);
    }

    private static List<String> in(Path there) throws IOException {
        try (Stream<Path> all = Files.walk(there)) {
            return all.filter(each -> !each.equals(there))
                    .map(each -> there.relativize(each).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return document.getNumberOfPages() + ": " + new PDFTextStripper().getText(document);
        }
    }

    @Test
    void aFolderHasTheBoardAllPagesAndEachPupilsOwn() throws IOException {
        ClassFolder.Saved saved = save("Fractions");
        assertEquals(2, saved.pupils());
        assertEquals(
                List.of("Fractions 2026-12-01"),
                Files.list(folder).map(each -> each.getFileName().toString()).toList());
        assertEquals(
                List.of("Fractions.bunpil", "Fractions.pdf", "Pupils", "Pupils/CON_.pdf", "Pupils/Mina.pdf"),
                in(saved.folder()));
        String all = text(saved.folder().resolve("Fractions.pdf"));
        assertTrue(all.startsWith("3: ") && all.contains("answer of Mina") && all.contains("answer of Jun"), all);
        String mina = text(saved.folder().resolve("Pupils/Mina.pdf"));
        assertTrue(mina.startsWith("2: "), mina);
        for (String its : List.of("worksheet one", "answer of Mina", "more of Mina"))
            assertTrue(mina.contains(its), its);
        for (String others : List.of("Jun", "worksheet two")) assertFalse(mina.contains(others), others);
        try (BoardContent read = BoardFileReader.open(saved.folder().resolve("Fractions.bunpil"), FileProgress.NONE)) {
            assertEquals(board.elements().size(), read.board().elements().size());
        }
    }

    @Test
    void aSecondTimeItIsAnotherFolder() throws IOException {
        Path first = save("Fractions").folder();
        Path second = save("Fractions").folder();
        assertEquals("Fractions 2026-12-01 (2)", second.getFileName().toString());
        assertEquals(in(first), in(second));
    }

    @Test
    void whateverPeopleAreCalledEachHasAFileThatCanBeWritten() throws IOException {
        join(5, "mina", Role.WRITER);
        join(6, "../../etc/passwd", Role.WRITER);
        join(7, "김민수", Role.WRITER);
        join(8, "😀".repeat(40), Role.WRITER);
        join(9, " . ", Role.WRITER);
        join(10, "a\u202egnp", Role.WRITER);
        for (int c = 5; c <= 10; c++) write(c, "p1", "of " + c);
        ClassFolder.Saved saved = save("분수 1/2");
        List<String> files = in(saved.folder());
        assertEquals(8, saved.pupils());
        assertEquals(8 + 3, files.size(), files::toString);
        assertTrue(files.contains("Pupils/mina (2).pdf"), files::toString);
        assertTrue(files.contains("Pupils/pupil 9.pdf"), files::toString);
        assertTrue(files.contains("Pupils/agnp.pdf"), files::toString);
        assertTrue(files.contains(isHangulPossible() ? "Pupils/김민수.pdf" : "Pupils/pupil 7.pdf"), files::toString);
        assertTrue(files.contains(isHangulPossible() ? "분수 1 2.bunpil" : "board.bunpil"), files::toString);
    }

    private static boolean isHangulPossible() {
        try {
            return !Path.of("김").toString().isEmpty();
        } catch (InvalidPathException ascii) {
            return false;
        }
    }

    @Test
    void namesFitEverySystem() {
        assertEquals("a b", FileNames.safe(" a:b... ", "-"));
        assertEquals("-", FileNames.safe("\u200b//", "-"));
        assertEquals("nul.x_", FileNames.safe("nul.x", "-"));
        assertEquals("가", FileNames.safe("\u1100\u1161", "-"));
        assertTrue(
                FileNames.safe("한".repeat(500), "-").getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 130);
    }

    @Test
    void whenItFailsOrIsEndedNothingIsLeft() throws IOException {
        CommonProperties common =
                new CommonProperties("Client02-zz", "p1", 0, Point.ZERO, 0, Style.DEFAULT, null, false);
        apply(2, new Op.Add(new Image(common, MISSING, new Size(80, 80), 0)));
        assertEquals(1, save("Whole").missing());
        List<String> before = in(folder);
        BoardContent full = new BoardContent(board.snapshot(), id -> {
            throw new IOException("No space left on device");
        });
        assertThrows(IOException.class, () -> save("Full", full, FileProgress.NONE));
        List<Double> heard = new ArrayList<>();
        BoardContent content = new BoardContent(board.snapshot(), id -> null);
        assertThrows(
                CancellationException.class,
                () -> save("Ended", content, fraction -> {
                    heard.add(fraction);
                    return fraction < 0.6;
                }));
        assertTrue(heard.stream().allMatch(fraction -> fraction >= 0 && fraction <= 1), heard::toString);
        assertThrows(
                IOException.class,
                () -> ClassFolder.save(
                        folder.resolve("nowhere"),
                        content,
                        names,
                        new ClassFolder.Texts("a", "a", "b", "c"),
                        0,
                        1,
                        FileProgress.NONE));
        assertEquals(before, in(folder));
    }

    /** A program that was killed leaves its hidden folder; the next one takes it away, but not one that may still be in use. */
    @Test
    void whatAKilledProgramLeftIsTakenAway() throws IOException {
        Path old = Files.createDirectory(folder.resolve(".bunpil-class-old"));
        Files.createFile(old.resolve("half.pdf"));
        Path inUse = Files.createDirectory(folder.resolve(".bunpil-class-new"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        save("Fractions");
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(inUse));
    }
}

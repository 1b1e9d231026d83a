package org.bunpil.client.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bunpil.board.Snapshot;
import org.bunpil.client.file.BoardFileException.Problem;
import org.bunpil.client.i18n.Messages;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Broken and hostile files: each is refused with a sentence, and soon. */
class BrokenFilesTest {
    private static final int END_BYTES = 22;
    private static final int AT_ENTRIES = 10;
    private static final int AT_SIZE = 12;
    private static final int AT_OFFSET = 16;

    @TempDir
    Path folder;

    private Path file;
    private byte[] good = {};
    private Map<String, byte[]> entries = new LinkedHashMap<>();

    @BeforeEach
    void aGoodFile() throws IOException {
        file = folder.resolve("board.bunpil");
        entries = FileFixture.entries(file, FileFixture.random(1, 20));
        good = Files.readAllBytes(file);
    }

    private record Broken(String name, Problem expected, byte[] bytes) {}

    @TestFactory
    List<DynamicTest> everyBrokenFileHasItsSentence() throws IOException {
        List<Broken> all = new ArrayList<>();
        all.add(new Broken("0 bytes", Problem.EMPTY, new byte[0]));
        all.add(new Broken("a text", Problem.NOT_BUNPIL, FileFixture.utf8("Dear children, ...")));
        all.add(new Broken("two bytes", Problem.NOT_BUNPIL, FileFixture.utf8("PK")));
        all.add(new Broken("an image", Problem.NOT_BUNPIL, FileFixture.image(1, 3_000)));
        all.add(new Broken("zeros", Problem.NOT_BUNPIL, new byte[100_000]));
        all.add(new Broken("an empty archive", Problem.NOT_BUNPIL, FileFixture.zip(Map.of())));
        all.add(new Broken(
                "a document of another program",
                Problem.NOT_BUNPIL,
                FileFixture.zip(Map.of("word/document.xml", FileFixture.utf8("<w/>")))));
        all.add(new Broken("the first half", Problem.CUT_OFF, Arrays.copyOf(good, good.length / 2)));
        all.add(new Broken("all but the last byte", Problem.CUT_OFF, Arrays.copyOf(good, good.length - 1)));
        all.add(new Broken("the first ten bytes", Problem.CUT_OFF, Arrays.copyOf(good, 10)));
        all.add(new Broken("the second half is zeros", Problem.CUT_OFF, zeros(good)));
        all.add(new Broken("an archive of zip64", Problem.TOO_LARGE, end(AT_ENTRIES, 0xffff, Short.BYTES)));
        all.add(new Broken("a list of 4 GB", Problem.TOO_LARGE, end(AT_SIZE, -1, Integer.BYTES)));
        all.add(new Broken("a list behind the end", Problem.DAMAGED, end(AT_OFFSET, 0x7fffffff, Integer.BYTES)));
        all.add(new Broken("a list elsewhere", Problem.DAMAGED, end(AT_OFFSET, 3, Integer.BYTES)));
        all.add(new Broken("21,000 entries", Problem.TOO_LARGE, manyEntries()));
        for (String name : List.of("../evil", "/etc/passwd", "a/../../evil", "..\\evil", "C:/evil", "assets/..")) {
            all.add(new Broken("an entry named " + name, Problem.UNSAFE, with(name, new byte[1])));
        }
        all.add(new Broken("an entry twice", Problem.UNSAFE, twice()));
        all.add(new Broken("no board", Problem.DAMAGED, without(BoardFileFormat.BOARD)));
        all.add(new Broken("no manifest", Problem.NOT_BUNPIL, without(BoardFileFormat.MANIFEST)));
        all.add(manifest("a manifest that is no JSON", Problem.DAMAGED, text -> "version 1"));
        all.add(manifest("a manifest of another format", Problem.DAMAGED, text -> text.replace("bunpil", "excali")));
        all.add(manifest("a manifest of 1 MB", Problem.DAMAGED, text -> text + " ".repeat(1 << 20)));
        all.add(manifest("a manifest with a key twice", Problem.DAMAGED, text -> text.replace("{", "{\"version\":1,")));
        all.add(manifest("no version", Problem.DAMAGED, text -> text.replace("\"version\":1,", "")));
        all.add(manifest("version 0", Problem.DAMAGED, text -> text.replace("\"version\":1", "\"version\":0")));
        all.add(manifest("version 2", Problem.NEWER, text -> text.replace("\"version\":1", "\"version\":2")));
        all.add(manifest(
                "version 2 with other fields",
                Problem.NEWER,
                text -> "{\"format\":\"bunpil\",\"version\":2,\"hash\":{\"sha\":1}}"));
        all.add(manifest(
                "a newer fold",
                Problem.NEWER,
                text -> text.replace("\"fold\":" + FoldVersion.NEWEST, "\"fold\":" + (FoldVersion.NEWEST + 1))));
        all.add(manifest(
                "another fold than the board's",
                Problem.DAMAGED,
                text -> text.replace("\"fold\":" + FoldVersion.NEWEST, "\"fold\":1")));
        all.add(manifest(
                "another hash",
                Problem.DAMAGED,
                text -> text.replaceAll("\"hash\":\"[0-9a-f]{16}\"", "\"hash\":\"0123456789abcdef\"")));
        all.add(manifest("no hash", Problem.DAMAGED, text -> text.replaceAll("\"hash\":\"[0-9a-f]{16}\",", "")));
        all.add(manifest(
                "more parts than there are",
                Problem.DAMAGED,
                text -> text.replaceAll("\"parts\":[0-9]+", "\"parts\":1048576")));
        all.add(board("a board that is no JSON", Problem.DAMAGED, text -> "strokes\n"));
        all.add(board("an empty board", Problem.DAMAGED, text -> ""));
        all.add(board("empty lines", Problem.DAMAGED, text -> "\n".repeat(1_000)));
        all.add(board("another frame", Problem.DAMAGED, text -> "{\"t\":\"ping\",\"n\":1}\n"));
        all.add(board("the last line has no end", Problem.DAMAGED, String::strip));
        all.add(board("a line too many", Problem.DAMAGED, text -> text + text));
        all.add(board("the last line is missing", Problem.DAMAGED, text -> lines(text, 1)));
        all.add(board("a title changed by hand", Problem.DAMAGED, text -> text.replaceFirst("\"title\":\"", "$0x")));
        all.add(board(
                "deep nesting", Problem.DAMAGED, text -> "{\"t\":\"snapshot\",\"x\":" + "[".repeat(20_000) + "\n"));
        all.add(ink("strokes that end early", ink -> Arrays.copyOf(ink, ink.length - 1)));
        all.add(ink("no strokes", ink -> new byte[0]));
        all.add(ink("a stroke too many", ink -> Arrays.copyOf(ink, ink.length + 1)));
        all.add(ink("a stroke without points", ink -> new byte[] {0}));
        all.add(ink("a stroke of 8,001 points", ink -> new byte[] {1, 0, (byte) 0xc1, 0x3e}));
        all.add(ink("a stroke of 2 billion chunks", ink -> new byte[] {-1, -1, -1, -1, 7}));
        all.add(ink("points with unknown flags", ink -> new byte[] {1, 8, 1, 0, 0}));
        all.add(ink("a number without end", ink -> filled(70_000, (byte) -1)));
        all.add(ink("ink of random bytes", ink -> FileFixture.image(9, ink.length)));
        all.add(new Broken("a line of 300 MB", Problem.DAMAGED, bomb(new byte[] {' '})));
        all.add(new Broken("300 MB of parts", Problem.TOO_LARGE, bombOfParts()));
        all.add(snapshot("an element on no page", Problem.DAMAGED, elements(text("aaaaaaaa-1", "aaaaaaaa-x"))));
        all.add(snapshot("an id twice", Problem.DAMAGED, elements(text("aaaaaaaa-1", "p1"), text("aaaaaaaa-1", "p1"))));
        all.add(snapshot("no page", Problem.DAMAGED, pages(0)));
        all.add(snapshot("only deleted pages", Problem.DAMAGED, deletedPage()));
        all.add(snapshot("a page twice", Problem.DAMAGED, samePages()));
        all.add(snapshot("201 pages", Problem.TOO_LARGE, pages(Limits.BOARD_PAGES + 1)));
        all.add(snapshot("5,001 people", Problem.TOO_LARGE, people(Limits.BOARD_PEOPLE + 1)));
        all.add(snapshot("a participant twice", Problem.DAMAGED, samePeople()));
        all.add(snapshot("100,001 elements", Problem.TOO_LARGE, manyElements()));
        all.add(new Broken("a part packed by a method nobody has", Problem.DAMAGED, method(12)));
        all.add(new Broken("an encrypted archive", Problem.DAMAGED, encrypted()));
        List<DynamicTest> tests = new ArrayList<>();
        for (Broken broken : all) tests.add(DynamicTest.dynamicTest(broken.name(), () -> refused(broken)));
        assertTrue(tests.size() >= 50, tests::toString);
        return tests;
    }

    private void refused(Broken broken) throws IOException {
        Path here = Files.write(folder.resolve("broken.bunpil"), broken.bytes());
        BoardFileException refused = assertThrows(
                BoardFileException.class,
                () -> BoardFileReader.open(here, FileProgress.NONE).close());
        assertEquals(broken.expected(), refused.problem(), refused::getMessage);
        for (Locale language : Messages.LANGUAGES) {
            String sentence = refused.sentence(Messages.of(language));
            assertTrue(sentence.contains("broken.bunpil"), sentence);
        }
    }

    @Test
    void whatIsNoFileHasItsSentence() {
        assertEquals(Problem.NO_FILE, problem(folder));
        assertEquals(Problem.MISSING, problem(folder.resolve("nothing.bunpil")));
    }

    private static Problem problem(Path path) {
        return assertThrows(BoardFileException.class, () -> BoardFileReader.open(path, FileProgress.NONE))
                .problem();
    }

    @Test
    void everyProblemHasASentenceOfItsOwn() {
        for (Locale language : Messages.LANGUAGES) {
            Set<String> sentences = new TreeSet<>();
            for (Problem problem : Problem.values())
                sentences.add(new BoardFileException(problem, file, "").sentence(Messages.of(language)));
            assertEquals(Problem.values().length, sentences.size());
        }
    }

    /** Whatever byte is wrong: the file is refused, or it is the same board. */
    @Test
    void anyByteMayBeWrong() throws IOException {
        Random random = new Random(5);
        String hash = hash(file);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = good.clone();
            for (int wrong = 1 + random.nextInt(3); wrong > 0; wrong--)
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            Path here = Files.write(folder.resolve("wrong.bunpil"), bytes);
            try {
                assertEquals(hash, hash(here));
            } catch (BoardFileException _) {
                refused++;
            }
        }
        assertTrue(refused > 1_000, "refused " + refused);
    }

    private static String hash(Path file) throws IOException {
        try (BoardContent content = BoardFileReader.open(file, FileProgress.NONE)) {
            return content.board().hash();
        }
    }

    @Test
    void imagesThatAreNotWhatTheirNamesSayAreRefused() throws IOException {
        byte[] image = FileFixture.image(1, 500);
        byte[] large = FileFixture.image(2, Limits.ASSET_BYTES + 1);
        byte[] text = FileFixture.utf8("<script>");
        entries.put("assets/" + AssetBytes.id(image), FileFixture.image(3, 500));
        entries.put("assets/" + AssetBytes.id(large), large);
        entries.put("assets/" + AssetBytes.id(text), text);
        Files.write(file, FileFixture.zip(entries));
        try (BoardContent content = BoardFileReader.open(file, FileProgress.NONE)) {
            assertEquals(Problem.DAMAGED, assetProblem(content, AssetBytes.id(image)));
            assertEquals(Problem.TOO_LARGE, assetProblem(content, AssetBytes.id(large)));
            assertEquals(Problem.DAMAGED, assetProblem(content, AssetBytes.id(text)));
        }
    }

    private static Problem assetProblem(BoardContent content, String id) {
        return assertThrows(BoardFileException.class, () -> content.assets().read(id))
                .problem();
    }

    // ---- how files are broken

    private static byte[] zeros(byte[] good) {
        byte[] bytes = good.clone();
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
        return bytes;
    }

    /** The good file with another number in the record at its end. */
    private byte[] end(int at, int value, int width) {
        byte[] bytes = good.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int place = bytes.length - END_BYTES + at;
        if (width == Short.BYTES) buffer.putShort(place, (short) value);
        else buffer.putInt(place, value);
        return bytes;
    }

    private byte[] with(String name, byte[] content) throws IOException {
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put(name, content);
        return FileFixture.zip(more);
    }

    private byte[] without(String name) throws IOException {
        Map<String, byte[]> less = new LinkedHashMap<>(entries);
        less.remove(name);
        return FileFixture.zip(less);
    }

    private static byte[] manyEntries() throws IOException {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 21_000; i++) many.put("assets/" + i, new byte[0]);
        return FileFixture.zip(many);
    }

    /** No library writes an entry twice: it is written under another name of the same length, which is then replaced. */
    private byte[] twice() throws IOException {
        byte[] bytes = with("board.jsonX", new byte[1]);
        byte[] name = FileFixture.utf8("board.jsonX");
        for (int i = 0; i + name.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + name.length, name, 0, name.length)) bytes[i + name.length - 1] = 'l';
        }
        return bytes;
    }

    private Broken manifest(String name, Problem expected, UnaryOperator<String> change) throws IOException {
        return changed(name, expected, BoardFileFormat.MANIFEST, change);
    }

    private Broken board(String name, Problem expected, UnaryOperator<String> change) throws IOException {
        return changed(name, expected, BoardFileFormat.BOARD, change);
    }

    private Broken changed(String name, Problem expected, String entry, UnaryOperator<String> change)
            throws IOException {
        String before = FileFixture.text(entries.get(entry));
        String after = change.apply(before);
        assertTrue(!after.equals(before), name + " changes nothing");
        return new Broken(name, expected, with(entry, FileFixture.utf8(after)));
    }

    private Broken ink(String name, UnaryOperator<byte[]> change) throws IOException {
        return new Broken(
                name, Problem.DAMAGED, with(BoardFileFormat.INK, change.apply(entries.get(BoardFileFormat.INK))));
    }

    private static byte[] filled(int length, byte value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private static String lines(String text, int fewer) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < fewer; i++) lines.removeLast();
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** A file whose board is the bytes again and again, 300 MB of them, packed into less than 1 MB. */
    private byte[] bomb(byte[] repeated) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[repeated.length * Math.max(1, (1 << 20) / repeated.length)];
        for (int i = 0; i < block.length; i++) block[i] = repeated[i % repeated.length];
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                if (entry.getKey().equals(BoardFileFormat.BOARD)) {
                    for (long written = 0; written < 300L << 20; written += block.length) zip.write(block);
                } else {
                    zip.write(entry.getValue());
                }
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Every line is a part in its turn, with a field of 60 KB that nobody knows. */
    private byte[] bombOfParts() throws IOException {
        int parts = 5_000;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(BoardFileFormat.MANIFEST));
            zip.write(FileFixture.utf8(FileFixture.text(entries.get(BoardFileFormat.MANIFEST))
                    .replaceAll("\"parts\":[0-9]+", "\"parts\":" + parts)));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(BoardFileFormat.BOARD));
            String filling = "x".repeat(60_000);
            for (int i = 0; i < parts; i++) {
                zip.write(FileFixture.utf8("{\"t\":\"snapshot\",\"i\":" + i + ",\"n\":" + parts + ",\"seq\":1,\"x\":\""
                        + filling + "\"}\n"));
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private Broken snapshot(String name, Problem expected, Snapshot snapshot) throws IOException {
        Path here = folder.resolve("made.bunpil");
        BoardFileWriter.write(here, new BoardContent(snapshot, AssetSource.NONE), 1_000, 1, FileProgress.NONE);
        return new Broken(name, expected, Files.readAllBytes(here));
    }

    private static Snapshot of(List<Page> pages, List<Person> people, List<Element> elements) {
        Snapshot any = FileFixture.random(2, 2).snapshot();
        return new Snapshot(
                1, "t", "inc1", null, FoldVersion.NEWEST, 0, 0, 0, pages, people, any.access(), elements, List.of());
    }

    private static final Page P1 = new Page(Page.FIRST, "", Background.PLAIN, false);

    private static Snapshot elements(Element... elements) {
        return of(List.of(P1), List.of(), List.of(elements));
    }

    private static Text text(String id, String page) {
        return new Text(
                new CommonProperties(id, page, 1, new Point(0, 0), 1, Style.DEFAULT, null, false),
                "a",
                new Size(80, 80),
                0);
    }

    private static Snapshot manyElements() {
        List<Element> many = new ArrayList<>();
        for (int i = 0; i <= Limits.BOARD_ELEMENTS; i++)
            many.add(text("aaaaaaaa-" + Integer.toString(i, 36), Page.FIRST));
        return of(List.of(P1), List.of(), many);
    }

    private static Snapshot pages(int number) {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < number; i++)
            pages.add(new Page("aaaaaaaa-" + Integer.toString(i, 36), "", Background.PLAIN, false));
        return of(pages, List.of(), List.of());
    }

    private static Snapshot samePages() {
        return of(List.of(P1, P1), List.of(), List.of());
    }

    private static Snapshot deletedPage() {
        return of(List.of(new Page(Page.FIRST, "", Background.PLAIN, true)), List.of(), List.of());
    }

    private static Snapshot people(int number) {
        List<Person> people = new ArrayList<>();
        for (int c = 1; c <= number; c++) people.add(Person.newcomer(c, "A", Role.WRITER));
        return of(List.of(P1), people, List.of());
    }

    private static Snapshot samePeople() {
        return of(List.of(P1), Collections.nCopies(2, Person.newcomer(1, "A", Role.WRITER)), List.of());
    }

    /** The board's entry says that it is packed by another method. */
    private byte[] method(int method) throws IOException {
        return header(10, (byte) method);
    }

    private byte[] encrypted() throws IOException {
        return header(8, (byte) 1);
    }

    /** The good file with another byte in all entries of its list. */
    private byte[] header(int at, byte value) {
        byte[] bytes = good.clone();
        for (int i = 0; i + 46 < bytes.length; i++) {
            boolean entry = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2;
            if (entry) bytes[i + at] = value;
        }
        return bytes;
    }
}

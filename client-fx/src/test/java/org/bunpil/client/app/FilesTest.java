package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.count;
import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.live;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.control.Labeled;
import org.bunpil.board.Board;
import org.bunpil.board.BoardView;
import org.bunpil.board.Snapshot;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileReader;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.i18n.Messages;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards are saved as files and opened from them in real windows. */
class FilesTest {
    @TempDir
    Path folder;

    /** Answers with this file. */
    private static void choose(AppWindow window, Path file) {
        doOnFx(() -> window.files().choose(new FileChoice() {
            @Override
            public Path save(Messages messages, Path begin, String name) {
                return file;
            }

            @Override
            public Path folder(Messages messages, Path begin) {
                return file;
            }

            @Override
            public Path open(Messages messages, Path begin) {
                return file;
            }
        }));
    }

    private static void action(AppWindow window, String id) {
        ScriptedUser user = ScriptedUser.withoutPauses(window);
        user.press("menu");
        user.press("menu.files");
        user.press(id);
    }

    /** What was drawn, page by page, with its authors; not who is here now. */
    private static String hash(BoardView board) {
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
                        Access.INITIAL,
                        elements,
                        board.trash()))
                .hash();
    }

    private static String hash(AppWindow window) {
        return onFx(() -> hash(session(window).view()));
    }

    private static boolean says(AppWindow window, String sentence) {
        return onFx(() -> Classroom.find(
                        window,
                        node -> node instanceof Labeled label
                                && label.getText() != null
                                && label.getText().contains(sentence))
                != null);
    }

    @Test
    void aClassIsSavedByWhoeverIsInItAndOpensWithoutLoss() throws Exception {
        // Without a locale the system's file names are ASCII.
        boolean hangul = Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode("선생님");
        Path byTeacher = folder.resolve(hangul ? "선생님.bunpil" : "teacher.bunpil");
        Path byPupil = folder.resolve("pupil");
        String expected;
        String code;
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1000x700");
            AppWindow pupil = room.pupil("Mina", "--lang", "en", "--size", "1000x700");
            draw(teacher, pupil);
            code = room.code().replace("-", "");
            expected = hash(teacher);
            assertEquals(expected, hash(pupil));
            choose(teacher, byTeacher);
            action(teacher, "action.file_save");
            until("the teacher has saved", () -> says(teacher, "Saved in " + byTeacher.getFileName()));
            choose(pupil, byPupil);
            action(pupil, "action.file_save_as");
            until("the pupil has saved", () -> says(pupil, "Saved in pupil.bunpil"));

            // Ctrl+S goes to the same file without asking.
            choose(teacher, folder.resolve("never.bunpil"));
            ScriptedUser.withoutPauses(teacher).draw(500, 300, 560, 340);
            until("there is one more", () -> count(pupil) == 6);
            action(teacher, "action.file_save");
            until("it is in the file", () -> inFile(byTeacher) == 6);
            assertFalse(Files.exists(folder.resolve("never.bunpil")));
        }
        Path copy = folder.resolve("pupil.bunpil");
        noSecretIn(copy, code);
        noSecretIn(byTeacher, code);
        assertEquals(5, inFile(copy));
        try (BoardContent content = BoardFileReader.open(copy, FileProgress.NONE)) {
            assertEquals(expected, hash(content.board()));
            assertEquals(1, content.assetIds().size());
            for (String id : content.assetIds()) assertTrue(content.assets().read(id) != null, "the picture is in it");
        }
        opened(copy, expected);
    }

    /** On two pages: ink of two people, one of it deleted, a picture that is locked. */
    private static void draw(AppWindow teacher, AppWindow pupil) throws Exception {
        ScriptedUser atTeacher = ScriptedUser.withoutPauses(teacher);
        atTeacher.take(ToolKind.PEN);
        atTeacher.draw(200, 200, 300, 260, 400, 200);
        ScriptedUser other = ScriptedUser.withoutPauses(pupil);
        other.take(ToolKind.PEN);
        other.draw(200, 400, 300, 460);
        other.draw(200, 500, 300, 560);
        until("three strokes", () -> count(teacher) == 3 && count(pupil) == 3);
        int[] pixels = new int[64 * 64];
        java.util.Arrays.fill(pixels, 0xff30a040);
        ImageImporter.ImportedImage image = ImageImporter.of(64, 64, pixels);
        doOnFx(() -> {
            var context = Objects.requireNonNull(teacher.openedBoard()).context();
            context.assets().add(image, () -> {}, () -> {});
            String id = context.editor().pasteCommands().image(image.id(), 64, 64, null);
            session(teacher)
                    .engine()
                    .submit(
                            List.of(new Op.Set(
                                    List.of(Objects.requireNonNull(id)),
                                    ElementPatch.builder().lock(true).build())),
                            true);
            context.editor().pages().add();
        });
        atTeacher.take(ToolKind.PEN);
        atTeacher.draw(300, 300, 400, 360);
        until("five", () -> count(pupil) == 5);
        until(
                "all is kept",
                () -> onFx(() -> session(teacher).engine().pending().isEmpty()));
        until("and equal", () -> hash(teacher).equals(hash(pupil)));
    }

    private static int inFile(Path file) {
        try (BoardContent content = BoardFileReader.open(file, FileProgress.NONE)) {
            return content.snapshot().elements().size();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private void noSecretIn(Path file, String code) throws IOException {
        String key = Files.readString(folder.resolve("class/host.key")).strip();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                for (String secret : List.of(key, code, "secret", "\"owner\":\""))
                    assertFalse(text.contains(secret), entry.getName() + " has " + secret);
            }
        }
    }

    /** On another computer: who has no name yet is asked for it. */
    private void opened(Path file, String expected) throws Exception {
        Path home = folder.resolve("another");
        try (Classroom room = new Classroom(folder)) {
            AppWindow window = room.windowAt(home, file.toString(), "--lang", "en", "--size", "1000x700");
            until("the name is asked for", () -> says(window, "press Enter to open pupil.bunpil"));
            write(window, "start.name", "Mr Lee");
            doOnFx(() -> Event.fireEvent(node(window, "start.name"), new ActionEvent()));
            until("the board is open", () -> window.openedBoard() != null && live(window));
            until("and whole", () -> count(window) == 5);
            assertEquals(expected, hash(window));
            assertTrue(onFx(() -> session(window).roster().get().host()), "it is Mr Lee's own");
            List<String> people = onFx(() -> session(window).view().people().values().stream()
                    .map(person -> person.name())
                    .toList());
            assertEquals(List.of("Ms Park", "Mina", "Mr Lee"), people);

            // It goes on like any board, and is saved to where it came from.
            ScriptedUser user = ScriptedUser.withoutPauses(window);
            user.take(ToolKind.PEN);
            user.draw(300, 500, 400, 560);
            until("one more", () -> count(window) == 6);
            action(window, "action.file_save");
            until("it is in the file", () -> inFile(file) == 6);
            String saved = hash(window);

            // And it is a board of this computer.
            doOnFx(window::leave);
            until("it is listed", () -> says(window, "Fractions"));
            choose(window, file);
            until("the list is there", () -> node(window, "boards.file") != null);
            ScriptedUser.withoutPauses(window).press("boards.file");
            until("a second board is made of it", () -> window.openedBoard() != null && live(window));
            until("which is the same", () -> hash(window).equals(saved));
        }
    }

    @Test
    void aBoardThatHasNotArrivedIsNotSaved() throws Exception {
        Path file = folder.resolve("nothing.bunpil");
        try (Classroom room = new Classroom(folder)) {
            room.teacher("Fractions");
            room.cut();
            AppWindow early = room.window(
                    "early", "--relay", room.relay(), "--code", room.code(), "--name", "Mina", "--lang", "en");
            choose(early, file);
            action(early, "action.file_save");
            until("it is said", () -> says(early, "has not arrived yet"));
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void aFileThatCannotBeOpenedChangesNothing() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.bunpil"), "Dear children");
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1000x700");
            ScriptedUser.withoutPauses(teacher).draw(200, 200, 300, 260);
            String board =
                    onFx(() -> Objects.requireNonNull(teacher.openedBoard()).boardId());
            choose(teacher, broken);
            action(teacher, "action.file_open");
            until("it is said", () -> says(teacher, "broken.bunpil is not a Bunpil file"));
            assertEquals(
                    board,
                    onFx(() -> Objects.requireNonNull(teacher.openedBoard()).boardId()));
            AppWindow other = room.window("other", "--lang", "en", "--name", "Kim");
            choose(other, broken);
            ScriptedUser.withoutPauses(other).press("boards.file");
            until("it is said on the start screen", () -> says(other, "broken.bunpil is not a Bunpil file"));
            assertEquals(null, onFx(other::openedBoard));
        }
    }

    @Test
    void aFileThatCannotBeWrittenStaysAndTheBoardTooAndAnotherOneIsOpenedInItsPlace() throws Exception {
        Path file = folder.resolve("stick").resolve("a.bunpil");
        Files.createDirectories(file.getParent());
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1000x700");
            ScriptedUser.withoutPauses(teacher).draw(200, 200, 300, 260);
            choose(teacher, file);
            action(teacher, "action.file_save");
            until("it is saved", () -> says(teacher, "Saved in a.bunpil"));
            byte[] before = Files.readAllBytes(file);
            Files.move(file.getParent(), folder.resolve("pulled"));
            action(teacher, "action.file_save");
            until("it is said", () -> says(teacher, "a.bunpil was not saved"));
            assertTrue(says(teacher, "no longer there"));
            assertArrayEquals(before, Files.readAllBytes(folder.resolve("pulled/a.bunpil")));

            String first =
                    onFx(() -> Objects.requireNonNull(teacher.openedBoard()).boardId());
            choose(teacher, folder.resolve("pulled/a.bunpil"));
            action(teacher, "action.file_open");
            until(
                    "the file is open",
                    () -> teacher.openedBoard() != null
                            && live(teacher)
                            && !Objects.equals(
                                    first,
                                    Objects.requireNonNull(teacher.openedBoard())
                                            .boardId()));
            assertEquals(1, count(teacher));
        }
    }

    @Test
    void namesOfFilesAreThoseOfBoardsWithoutWhatSystemsForbid() {
        Messages messages = Messages.of(java.util.Locale.ENGLISH);
        assertEquals("분수 1 2.bunpil", FileController.fileName("분수 1/2", messages));
        assertEquals("a b.bunpil", FileController.fileName(" a:b... ", messages));
        assertNotEquals(".bunpil", FileController.fileName("  ", messages));
        assertTrue(FileController.fileName("😀".repeat(120), messages).startsWith("😀"));
    }

    @Test
    void aTeacherTakesTheWholeClassHomeInOneFolder() throws Exception {
        try (Classroom room = new Classroom(folder.resolve("room"))) {
            AppWindow teacher = room.teacher("Fractions");
            AppWindow pupil = room.pupil("Mina");
            ScriptedUser.withoutPauses(pupil).draw(300, 300, 400, 350);
            until(
                    "it has arrived",
                    () -> !onFx(() -> session(teacher).view().elements().isEmpty()));
            Path home = Files.createDirectory(folder.resolve("home"));
            choose(teacher, home);
            action(teacher, "action.class_save");
            until("it is saved", () -> says(teacher, "PDF"));
            List<String> files;
            try (var all = Files.walk(home)) {
                files = all.filter(Files::isRegularFile)
                        .map(each -> each.getFileName().toString())
                        .sorted()
                        .toList();
            }
            assertEquals(List.of("Fractions.bunpil", "Fractions.pdf", "Mina.pdf"), files);
            assertEquals(1, Files.list(home).count());
            // A pupil has nothing to collect, and is told so.
            choose(pupil, home);
            action(pupil, "action.class_save");
            assertEquals(1, Files.list(home).count());
        }
    }
}

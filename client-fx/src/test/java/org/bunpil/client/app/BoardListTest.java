package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.board.Board;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.store.BoardCacheFile;
import org.bunpil.client.store.BoardDirectory;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.store.StoredBoard;
import org.bunpil.client.ui.start.StartModel;
import org.bunpil.sync.SyncPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start screen's list of boards and its trash, in real windows. */
class BoardListTest {
    private static final String TITLE = "Fractions-of-7R";
    private static final String TEXT = "three-quarters-of-9Q";

    @TempDir
    Path folder;

    @Test
    void everyBoardThatThisComputerKeptIsListedNewestFirst() throws Exception {
        Path home = folder.resolve("home");
        long now = System.currentTimeMillis();
        for (int i = 1; i <= 12; i++)
            save(home, "board" + i, "Board " + i, now - Duration.ofDays(20 + i).toMillis());
        // Earlier versions listed eight boards in the settings, not all of which had a folder.
        Files.writeString(home.resolve("settings.properties"), """
            recent.0.board=unkept
            recent.0.title=Never kept
            recent.0.relay=ws\\://127.0.0.1\\:7310/v1
            recent.0.code=M4XW-7HTN
            recent.1.board=board12
            recent.1.title=Board 12
            """);
        try (Classroom room = new Classroom(folder)) {
            AppWindow window = room.windowAt(home, "--lang", "en");
            until("all are listed", () -> items(window).size() == 13);
            assertEquals(
                    List.of("Never kept", "Board 1", "Board 2"),
                    items(window).subList(0, 3).stream()
                            .map(StartModel.BoardItem::title)
                            .toList());
            assertEquals("Board 12", items(window).getLast().title());
        }
        assertFalse(Files.readString(home.resolve("settings.properties")).contains("recent."));
    }

    @Test
    void threeHundredBoardsAreReachedByKeysAndTheNewestIsOpenAgainInOnePress() throws Exception {
        Path home = folder.resolve("home");
        long now = System.currentTimeMillis();
        for (int i = 0; i < 300; i++) save(home, "board" + i, "Board " + i, now - 60_000L * i);
        try (Classroom room = new Classroom(folder)) {
            AppWindow window = room.windowAt(home, "--lang", "en", "--size", "800x560");
            until("all are listed", () -> items(window).size() == 300);
            // A list without rows yet cannot scroll to its end.
            until("the first row is shown", () -> button(window, "Board 0") != null);
            ListView<StartModel.Entry> list = list(window);
            doOnFx(() -> {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                key(list, KeyCode.END);
                list.layout();
            });
            assertEquals("Board 299", selected(window));
            until("the last row is shown", () -> button(window, "Board 299") != null);
            doOnFx(() -> key(list, KeyCode.DELETE));
            until("it is in the trash", () -> items(window).size() == 299);
            assertEquals("Board 298", selected(window));
            // Only what is seen has nodes.
            assertTrue(onFx(() -> list.lookupAll(".board-row").size()) < 40);
        }
    }

    @Test
    void aBoardInTheTrashSaysUntilWhenItCanBePutBackAndIsPutBack() throws Exception {
        Path home = folder.resolve("home");
        save(home, "board1", "Angles", System.currentTimeMillis());
        try (Classroom room = new Classroom(folder)) {
            AppWindow window = room.windowAt(home, "--lang", "en");
            ScriptedUser user = ScriptedUser.withoutPauses(window);
            until("it is listed", () -> button(window, "Angles") != null);
            assertFalse(onFx(
                    () -> Objects.requireNonNull(node(window, "boards.trash")).isVisible()));
            press(window, "boards.remove");
            until("it is in the trash", () -> words(window, "boards.trash").equals("Trash (1)"));
            assertTrue(
                    words(window, "boards.notice").startsWith("“Angles” is in the trash and can be put back until "));
            user.press("boards.undo");
            until("it is back", () -> items(window).size() == 1);
            press(window, "boards.remove");
            until("it is in the trash", () -> items(window).isEmpty());
            user.press("boards.trash");
            assertEquals(1, items(window).size());
            assertTrue(Classroom.find(
                            window,
                            each -> each instanceof Labeled label
                                    && String.valueOf(label.getText()).startsWith("until "))
                    != null);
            press(window, "boards.restore");
            until("the trash is empty", () -> items(window).isEmpty());
            user.press("boards.trash");
            assertEquals("Angles", items(window).getFirst().title());
        }
    }

    @Test
    void whatIsDeletedForGoodLeavesNoByteOnTheDisk() throws Exception {
        Path home = folder.resolve("home");
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.windowAt(home, "--lang", "en");
            startClass(teacher, TITLE);
            write(teacher, TEXT);
            doOnFx(teacher::leave);
            startClass(teacher, "Stays");
            write(teacher, "what stays");
            doOnFx(teacher::leave);
            until("both are listed", () -> items(teacher).size() == 2);
            assertNotEquals(List.of(), filesWith(home, TITLE));
            assertNotEquals(List.of(), filesWith(home, TEXT));
            assertTrue(filesWith(home, TEXT).stream().anyMatch(file -> file.contains("bunpil.db")));
            String board = item(teacher, TITLE).board();

            doOnFx(() -> list(teacher).getSelectionModel().select(item(teacher, TITLE)));
            doOnFx(() -> key(list(teacher), KeyCode.DELETE));
            until("it is in the trash", () -> items(teacher).size() == 1);
            assertNotEquals(List.of(), filesWith(home, TEXT));
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("boards.trash");
            press(teacher, "boards.delete");
            assertTrue(node(teacher, "delete-board-dialog") != null);
            assertFalse(node(teacher, "boards.delete.unsent") != null);
            user.press("boards.delete.yes");
            until("it is gone", () -> items(teacher).isEmpty());
            assertEquals(List.of(), filesWith(home, TITLE));
            assertEquals(List.of(), filesWith(home, TEXT));
            assertEquals(List.of(), filesWith(home, board));

            user.press("boards.trash");
            doOnFx(() -> Objects.requireNonNull(button(teacher, "Stays")).fire());
            until(
                    "the other board is as it was",
                    () -> teacher.openedBoard() != null && Classroom.live(teacher) && count(teacher) == 1);
        }
    }

    @Test
    void unsentWorkIsNotDeletedWithoutAWord() throws Exception {
        Path home = folder.resolve("mina");
        String board;
        try (Classroom room = new Classroom(folder)) {
            room.teacher("Fractions");
            AppWindow pupil = room.windowAt(
                    home, "--lang", "en", "--relay", room.relay(), "--code", room.code(), "--name", "Mina");
            until("the pupil is in", () -> Classroom.live(pupil));
            board = onFx(() -> Objects.requireNonNull(pupil.openedBoard()).boardId());
            room.cut();
            until("the pupil is away", () -> session(pupil).status().get().phase() != SyncPhase.LIVE);
            ScriptedUser.withoutPauses(pupil).draw(300, 300, 400, 320);
            doOnFx(pupil::leave);
            until("the board is listed", () -> items(pupil).size() == 1);
            press(pupil, "boards.remove");
            until("it is in the trash", () -> items(pupil).isEmpty());
            assertTrue(words(pupil, "boards.notice").contains("never reached the class"));
            ScriptedUser.withoutPauses(pupil).press("boards.trash");
            press(pupil, "boards.delete");
            assertTrue(words(pupil, "boards.delete.unsent").startsWith("Some of your work"));
            room.restoreRelay();
        }
        trashedSince(home, System.currentTimeMillis() - Duration.ofDays(400).toMillis());
        try (Classroom room = new Classroom(folder.resolve("later"))) {
            AppWindow pupil = room.windowAt(home, "--lang", "en");
            until("the trash is listed", () -> words(pupil, "boards.trash").equals("Trash (1)"));
        }
        assertEquals(
                board,
                new BoardLibrary(home.resolve("boards")).boards().getFirst().board());
    }

    @Test
    void theTrashIsEmptiedOfWhatWasThereForThirtyDays() throws Exception {
        Path home = folder.resolve("home");
        save(home, "board1", "Angles", System.currentTimeMillis());
        BoardLibrary library = new BoardLibrary(home.resolve("boards"));
        assertTrue(library.moveToTrash("board1", System.currentTimeMillis()));
        for (int days : List.of(29, 31)) {
            trashedSince(
                    home, System.currentTimeMillis() - Duration.ofDays(days).toMillis());
            try (Classroom room = new Classroom(folder.resolve("on day " + days))) {
                AppWindow window = room.windowAt(home, "--lang", "en");
                int left = days > BoardLibrary.TRASH_DAYS ? 0 : 1;
                until("the boards are read", () -> words(window, "boards.none").startsWith("Boards you open"));
                until("the trash has " + left, () -> library(home).size() == left);
            }
        }
        assertEquals(List.of(), filesWith(home, "Angles"));
    }

    @Test
    void aBoardThatIsOpenInAnotherWindowIsNotThrownAway() throws Exception {
        Path home = folder.resolve("home");
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.windowAt(home, "--lang", "en");
            startClass(teacher, TITLE);
            AppWindow other = room.windowAt(home, "--lang", "en");
            until("it is listed", () -> items(other).size() == 1);
            press(other, "boards.remove");
            until(
                    "the other window says so",
                    () -> onFx(() ->
                            Objects.requireNonNull(node(other, "start-problem")).isVisible()));
            assertTrue(words(other, "start-problem").startsWith("This board, or a class, is open in another"));
            assertEquals(1, items(other).size());
        }
    }

    private static List<StoredBoard> library(Path home) {
        try {
            return new BoardLibrary(home.resolve("boards")).boards();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A board of a relay somewhere else, as an earlier run left it. */
    static void save(Path home, String board, String title, long millis) throws IOException {
        Files.createDirectories(home);
        try (BoardDirectory directory = new BoardLibrary(home.resolve("boards")).open(board)) {
            directory.save(
                    new BoardCacheFile.Header(board, title, 1, "ws://127.0.0.1:1/v1", "M4XW-7HTN", "Mina", millis),
                    new Board().snapshot());
        }
    }

    /** Moves the time at which everything in the trash got there. */
    private static void trashedSince(Path home, long millis) throws IOException {
        BoardLibrary library = new BoardLibrary(home.resolve("boards"));
        for (StoredBoard each : library.boards()) library.moveToTrash(each.board(), millis);
    }

    static void startClass(AppWindow window, String title) throws IOException {
        doOnFx(() -> ((TextField) node(window, "start.name")).setText("Ms Park"));
        doOnFx(() -> ((TextField) node(window, "start.class.title")).setText(title));
        ScriptedUser.withoutPauses(window).press("start.class.do");
        until("the class is on", () -> window.openedBoard() != null && Classroom.live(window));
        Classroom.closeJoinCode(window);
    }

    private static void write(AppWindow window, String text) throws IOException {
        doOnFx(() -> window.openedBoard().context().editor().use(ToolKind.TEXT));
        ScriptedUser.withoutPauses(window).click(300, 300);
        until("a text is open", () -> onFx(() -> area(window)) != null);
        doOnFx(() -> area(window).setText(text));
        long before = onFx(() -> session(window).view().seq());
        doOnFx(() -> window.openedBoard().context().canvas().finishWriting());
        until(
                "the relay has the text",
                () -> count(window) == 1 && session(window).view().seq() > before);
    }

    private static TextArea area(AppWindow window) {
        return (TextArea) window.openedBoard().context().canvas().lookup(".writing-area");
    }

    private static int count(AppWindow window) {
        return onFx(() -> session(window).view().elements().size());
    }

    /** Names of the files below a folder that have these bytes. */
    private static List<String> filesWith(Path home, String needle) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (bytes.contains(needle)) found.add(home.relativize(file).toString());
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    static ListView<StartModel.Entry> list(AppWindow window) {
        return (ListView<StartModel.Entry>) Objects.requireNonNull(node(window, "boards.list"));
    }

    static List<StartModel.BoardItem> items(AppWindow window) {
        return onFx(() -> node(window, "boards.list") == null
                ? List.of()
                : list(window).getItems().stream()
                        .filter(StartModel.BoardItem.class::isInstance)
                        .map(StartModel.BoardItem.class::cast)
                        .toList());
    }

    private static StartModel.BoardItem item(AppWindow window, String title) {
        return items(window).stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String selected(AppWindow window) {
        return onFx(
                () -> ((StartModel.BoardItem) list(window).getSelectionModel().getSelectedItem()).title());
    }

    private static Button button(AppWindow window, String text) {
        return (Button) Classroom.find(
                window,
                each -> each instanceof Button button && text.equals(button.getAccessibleText()) && isInRow(each));
    }

    private static boolean isInRow(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof ListCell<?> cell) return !cell.isEmpty();
        }
        return false;
    }

    /** Presses a button of the first row. */
    static void press(AppWindow window, String id) throws IOException {
        until("there is " + id, () -> Classroom.find(window, each -> id.equals(each.getId()) && isInRow(each)) != null);
        doOnFx(() -> ((Button) Classroom.find(window, each -> id.equals(each.getId()) && isInRow(each))).fire());
    }

    static void key(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static String words(AppWindow window, String id) {
        return onFx(() -> node(window, id) instanceof Labeled labeled ? labeled.getText() : "");
    }
}

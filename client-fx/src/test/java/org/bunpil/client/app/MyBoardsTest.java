package org.bunpil.client.app;

import static org.bunpil.client.app.BoardListTest.items;
import static org.bunpil.client.app.BoardListTest.list;
import static org.bunpil.client.app.BoardListTest.save;
import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.words;
import static org.bunpil.client.app.Classroom.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.pdf.TestPdfs;
import org.bunpil.client.ui.start.StartModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Putting the boards of the start screen in order: names, folders, copies. */
class MyBoardsTest {
    @TempDir
    Path folder;

    private static List<String> titles(AppWindow window) {
        return onFx(() -> list(window).getItems().stream()
                .map(entry -> switch (entry) {
                    case StartModel.BoardItem item -> item.title();
                    case StartModel.Folder of -> "[" + of.title() + "]";
                })
                .toList());
    }

    private static void select(AppWindow window, String title) {
        doOnFx(() -> {
            ListView<StartModel.Entry> list = list(window);
            list.requestFocus();
            list.getSelectionModel().clearAndSelect(titles(window).indexOf(title));
        });
    }

    private static void press(AppWindow window, KeyCode code, boolean control) {
        doOnFx(() ->
                list(window).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
    }

    /** Gives the name that a dialog asks for. */
    private static void name(AppWindow window, String name) throws IOException {
        write(window, "boards.name", name);
        ScriptedUser.withoutPauses(window).press("boards.name.do");
    }

    @Test
    void aBoardIsRenamedPutIntoFoldersAndSortedByKeysAndMenus() throws Exception {
        Path home = folder.resolve("home");
        long now = System.currentTimeMillis();
        for (int i = 0; i < 6; i++) save(home, "board" + i, "Board " + i, now - 60_000L * i);
        try (Classroom room = new Classroom(folder)) {
            AppWindow window = room.windowAt(home, "--lang", "en");
            ScriptedUser user = ScriptedUser.withoutPauses(window);
            until("all are listed", () -> items(window).size() == 6);

            select(window, "Board 3");
            press(window, KeyCode.F2, false);
            name(window, "Angles");
            until("it has the name", () -> titles(window).get(3).equals("Angles"));

            user.press("boards.folder.new");
            name(window, "Class 3-2");
            until("there is a folder", () -> titles(window).getFirst().equals("[Class 3-2]"));
            String id = onFx(() -> ((StartModel.Folder) list(window).getItems().getFirst()).id());

            select(window, "Angles");
            press(window, KeyCode.M, true);
            user.press("folder." + id);
            until(
                    "it is in the folder",
                    () -> titles(window).size() == 6 && !titles(window).contains("Angles"));
            assertEquals("“Angles” is in the folder “Class 3-2” now.", words(window, "boards.notice"));
            user.press("boards.undo");
            until("it is out again", () -> titles(window).contains("Angles"));
            select(window, "Angles");
            press(window, KeyCode.CONTEXT_MENU, false);
            user.press("menu.boards.move");
            user.press("folder." + id);
            until("it is in the folder", () -> !titles(window).contains("Angles"));

            select(window, "[Class 3-2]");
            press(window, KeyCode.ENTER, false);
            assertEquals(List.of("Angles"), titles(window));
            assertTrue(onFx(
                    () -> Objects.requireNonNull(node(window, "boards.trash")).isVisible()));
            press(window, KeyCode.BACK_SPACE, false);
            assertEquals(6, titles(window).size());

            write(window, "boards.search", "angl");
            until("boards in folders are found", () -> titles(window).equals(List.of("Angles")));
            assertTrue(Classroom.find(
                            window,
                            each -> each instanceof javafx.scene.control.Label label
                                    && label.getText().endsWith("Joined · Class 3-2"))
                    != null);
            write(window, "boards.search", "");
            until("all are back", () -> titles(window).size() == 6);

            select(window, "[Class 3-2]");
            press(window, KeyCode.F2, false);
            name(window, "Class 4-1");
            until("the folder has its name", () -> titles(window).getFirst().equals("[Class 4-1]"));
            select(window, "[Class 4-1]");
            press(window, KeyCode.DELETE, false);
            until(
                    "its board went up",
                    () -> titles(window).contains("Angles") && titles(window).size() == 6);
            user.press("boards.undo");
            until("the folder is back", () -> titles(window).getFirst().equals("[Class 4-1]"));
            assertTrue(!titles(window).contains("Angles"));

            user.press("boards.sort");
            assertEquals("Board 0", titles(window).get(1));
            assertEquals("By title", words(window, "boards.sort"));
            user.press("boards.sort");
            assertEquals("Newest first", words(window, "boards.sort"));
        }
        try (Classroom room = new Classroom(folder.resolve("later"))) {
            AppWindow window = room.windowAt(home, "--lang", "en");
            until("folders are remembered", () -> titles(window).size() == 6);
            assertEquals("[Class 4-1]", titles(window).getFirst());
            assertEquals("Newest first", words(window, "boards.sort"));
            select(window, "[Class 4-1]");
            press(window, KeyCode.ENTER, false);
            assertEquals(List.of("Angles"), titles(window));
        }
    }

    @Test
    void aBoardIsFoundByAWordOnAPageOfItsPdf() throws Exception {
        Path home = folder.resolve("home");
        try (Classroom room = new Classroom(folder)) {
            Path file = Files.write(folder.resolve("worksheet.pdf"), TestPdfs.texts("Halves and thirds", "Quarters"));
            AppWindow window = room.windowAt(home, "--lang", "en", "--name", "Ms Park", file.toString());
            until("it is open", () -> window.openedBoard() != null && Classroom.live(window));
            doOnFx(window::leave);
            until("it is listed", () -> titles(window).equals(List.of("worksheet")));
            BoardListTest.startClass(window, "Other");
            doOnFx(window::leave);
            write(window, "boards.search", "quart");
            until("it is found", () -> titles(window).equals(List.of("worksheet")));
            write(window, "boards.search", "");
            until("both are back", () -> titles(window).size() == 2);
            select(window, "worksheet");
            press(window, KeyCode.D, true);
            until("there is a copy", () -> titles(window).size() == 3);
            write(window, "boards.search", "thirds");
            until("both are found", () -> titles(window).equals(List.of("worksheet (copy)", "worksheet")));
        }
    }

    @Test
    void aCopyOfABoardHasItsContentAndIsABoardOfItsOwn() throws Exception {
        Path home = folder.resolve("home");
        try (Classroom room = new Classroom(folder)) {
            AppWindow window = room.windowAt(home, "--lang", "en");
            BoardListTest.startClass(window, "Fractions");
            ScriptedUser.withoutPauses(window).draw(300, 300, 400, 320);
            until("the relay has it", () -> session(window).engine().pending().isEmpty());
            doOnFx(window::leave);
            until("it is listed", () -> titles(window).equals(List.of("Fractions")));
            select(window, "Fractions");
            press(window, KeyCode.F2, false);
            name(window, "Halves");
            until("it has the name", () -> titles(window).equals(List.of("Halves")));

            select(window, "Halves");
            press(window, KeyCode.D, true);
            until("there are two", () -> titles(window).equals(List.of("Halves (copy)", "Halves")));
            assertEquals(
                    "Halves (copy)",
                    onFx(() -> ((StartModel.BoardItem)
                                    list(window).getSelectionModel().getSelectedItem())
                            .title()));
            press(window, KeyCode.ENTER, false);
            until("it is open", () -> window.openedBoard() != null && Classroom.live(window));
            assertEquals(1, onFx(() -> session(window).view().elements().size()));
            assertEquals("Halves (copy)", onFx(() -> session(window).title().get()));
            ScriptedUser.withoutPauses(window).draw(300, 400, 400, 420);
            until("the relay has it", () -> session(window).engine().pending().isEmpty());
            doOnFx(window::leave);

            until("both are listed", () -> titles(window).size() == 2);
            select(window, "Halves");
            press(window, KeyCode.ENTER, false);
            until("it is open", () -> window.openedBoard() != null && Classroom.live(window));
            assertEquals(1, onFx(() -> session(window).view().elements().size()));
            assertEquals("Halves", onFx(() -> session(window).title().get()));
            assertTrue(onFx(() -> window.stage().getTitle()).startsWith("Halves"));
        }
    }
}

package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.ui.start.StartModel;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Note;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The boards of the start screen: how they looked, and finding them by what is written on them. */
class BoardCardsTest {
    @TempDir
    Path folder;

    private static void startClass(AppWindow window, String title) throws IOException {
        doOnFx(() -> ((javafx.scene.control.TextField) node(window, "start.name")).setText("Ms Park"));
        doOnFx(() -> ((javafx.scene.control.TextField) node(window, "start.class.title")).setText(title));
        ScriptedUser.withoutPauses(window).press("start.class.do");
        until("the class is on", () -> window.openedBoard() != null && Classroom.live(window));
        Classroom.closeJoinCode(window);
    }

    private static void note(AppWindow window, String text) throws IOException {
        long before = onFx(() -> session(window).view().seq());
        doOnFx(() -> {
            Editor editor =
                    Objects.requireNonNull(window.openedBoard()).context().editor();
            CommonProperties common = new CommonProperties(
                    editor.newId(), editor.page(), 0, new Point(800, 800), 0, Style.DEFAULT, null, false);
            editor.perform(List.of(new Op.Add(new Note(common, text, new Size(1600, 1200), 0))));
        });
        until("the relay has it", () -> session(window).view().seq() > before);
    }

    private static List<String> titles(AppWindow window) {
        return BoardListTest.items(window).stream()
                .map(StartModel.BoardItem::title)
                .toList();
    }

    private static Image thumbnail(AppWindow window) {
        return onFx(() -> {
            Node frame = window.stage().getScene().getRoot().lookup(".board-thumbnail");
            return frame == null || !(frame.lookup(".image-view") instanceof ImageView view) ? null : view.getImage();
        });
    }

    @Test
    void aBoardThatWasLeftShowsItsPageAndIsFoundByAWordOnIt() throws Exception {
        Path home = folder.resolve("home");
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.windowAt(home, "--lang", "en", "--size", "1366x768");
            startClass(teacher, "Math 3-2");
            note(teacher, "분수의 덧셈은 분모를 먼저 같게 해요");
            doOnFx(() -> teacher.openedBoard().context().editor().pages().background(Background.CHALKBOARD));
            doOnFx(teacher::leave);
            for (int i = 0; i < 6; i++) {
                startClass(teacher, "Other " + i);
                doOnFx(teacher::leave);
            }
            until("all are listed", () -> titles(teacher).size() == 7);
            until("the newest has a thumbnail", () -> thumbnail(teacher) != null);
            assertEquals(320, thumbnail(teacher).getWidth());

            write(teacher, "boards.search", "ㅂㅅ 분ㅁ");
            until("it is found by what is on it", () -> titles(teacher).equals(List.of("Math 3-2")));
            Label excerpt =
                    (Label) onFx(() -> teacher.stage().getScene().getRoot().lookup(".board-excerpt"));
            until("what was found is shown", () -> onFx(excerpt::getText).startsWith("분수의 덧셈은 분모를"));
            Color green = Color.web("#2a5245");
            until("its page is shown", () -> {
                Image image = thumbnail(teacher);
                return image != null
                        && green.equals(onFx(() -> image.getPixelReader().getColor(310, 170)));
            });
            write(teacher, "boards.search", "other 3");
            until("titles are found too", () -> titles(teacher).equals(List.of("Other 3")));
            write(teacher, "boards.search", "zzz");
            until("nothing is found", () -> titles(teacher).isEmpty());
            assertTrue(Classroom.words(teacher, "boards.none").startsWith("No board has these words"));
            write(teacher, "boards.search", "");
            until("all are back", () -> titles(teacher).size() == 7);

            ScriptedUser.withoutPauses(teacher).press("boards.sort");
            assertEquals("Math 3-2", titles(teacher).getFirst());
            assertEquals("Other 5", titles(teacher).getLast());
        }
        try (Classroom room = new Classroom(folder.resolve("later"))) {
            AppWindow teacher = room.windowAt(home, "--lang", "en", "--size", "1366x768");
            until(
                    "the order is remembered",
                    () -> titles(teacher)
                            .equals(List.of(
                                    "Math 3-2", "Other 0", "Other 1", "Other 2", "Other 3", "Other 4", "Other 5")));
        }
    }

    /** Boards that an earlier version has stored are found as well, a little later, and nothing is written for it. */
    @Test
    void boardsOfEarlierVersionsAreFound() throws Exception {
        Path home = folder.resolve("home");
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.windowAt(home, "--lang", "en", "--size", "1366x768");
            startClass(teacher, "Math");
            note(teacher, "denominators");
            doOnFx(teacher::leave);
        }
        for (int i = 0; i < 5; i++) BoardListTest.save(home, "board" + i, "Board " + i, 1_000L + i);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path each : files.filter(file -> file.endsWith("text")).toList()) Files.delete(each);
        }
        try (Classroom room = new Classroom(folder.resolve("later"))) {
            AppWindow teacher = room.windowAt(home, "--lang", "en", "--size", "1366x768");
            until("all are listed", () -> titles(teacher).size() == 6);
            write(teacher, "boards.search", "denom");
            until("it is found", () -> titles(teacher).equals(List.of("Math")));
        }
        try (Stream<Path> files = Files.walk(home)) {
            assertFalse(files.anyMatch(file -> file.endsWith("text")));
        }
        assertNotNull(home);
    }
}

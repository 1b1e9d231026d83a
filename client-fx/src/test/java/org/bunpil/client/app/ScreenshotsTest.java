package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.text.Text;
import org.bunpil.client.demo.Screenshot;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.i18n.Messages;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Note;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.sync.SyncPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes a screenshot of every screen into target/screens for people to look at, and checks what a program can check. */
class ScreenshotsTest {
    private static final Path SCREENSHOTS = Path.of("target", "screens");
    private static final String LONG_TITLE = "Adding and taking away fractions with unlike denominators 3B";
    private static final double TARGET = 44;
    private static final double LARGE_TARGET = 64;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"light,en,1366x768", "dark,ko,1366x768", "light,ko,1600x900", "dark,en,1024x700"})
    void everyScreen(String theme, String language, String size) throws Exception {
        String look = theme + "-" + language + "-" + size;
        String[] looks = {"--theme", theme, "--lang", language, "--size", size};
        try (Classroom room = new Classroom(folder)) {
            AppWindow start = room.window("start", looks);
            check(start, look + "-start", TARGET);
            press(start, "start.join.do");
            check(start, look + "-start-no-name", TARGET);

            AppWindow teacher = room.teacher(LONG_TITLE, looks);
            check(teacher, look + "-teacher-alone", TARGET);
            press(teacher, "menu");
            check(teacher, look + "-menu", TARGET);
            doOnFx(() -> teacher.stage().getScene().getRoot().requestLayout());
            press(teacher, "menu");
            press(teacher, "code");
            check(teacher, look + "-code", TARGET);
            escape(teacher);
            press(teacher, "tool.pen");
            check(teacher, look + "-pen-options", TARGET);
            press(teacher, "tool.rect");
            press(teacher, "tool.rect");
            check(teacher, look + "-shape-options", TARGET);
            press(teacher, "action.undo");
            check(teacher, look + "-nothing-to-undo", TARGET);
            press(teacher, "tool.eraser");
            press(teacher, "tool.eraser");
            check(teacher, look + "-eraser-options", TARGET);
            ScriptedUser.atHumanPace(teacher).draw(500, 300, 520, 310);
            press(teacher, "tool.pen");
            ScriptedUser.atHumanPace(teacher).draw(300, 300, 500, 360);
            press(teacher, "tool.select");
            ScriptedUser.atHumanPace(teacher).click(400, 330);
            check(teacher, look + "-selection", TARGET);
            press(teacher, "selection.more");
            check(teacher, look + "-selection-options", TARGET);
            press(teacher, "selection.more");
            menu(teacher, 400, 330);
            check(teacher, look + "-board-menu", TARGET);
            escape(teacher);
            press(teacher, "tool.select");
            check(teacher, look + "-select-options", TARGET);
            press(teacher, "tool.select");
            ScriptedUser.atHumanPace(teacher).click(400, 330);
            press(teacher, "action.delete");
            key(teacher, javafx.scene.input.KeyCode.F1);
            check(teacher, look + "-keys", TARGET);
            escape(teacher);
            palette(teacher, "");
            check(teacher, look + "-palette", TARGET);
            palette(teacher, "ㅎㅂ");
            check(teacher, look + "-palette-other-language", TARGET);
            palette(teacher, "al");
            check(teacher, look + "-palette-found", TARGET);
            palette(teacher, "zzz");
            check(teacher, look + "-palette-nothing", TARGET);
            escape(teacher);

            AppWindow pupil = room.pupil("김민수", looks);
            press(pupil, "hand");
            until("the hand is seen", () -> session(teacher).roster().get().raisedHands() == 1);
            press(teacher, "people");
            check(teacher, look + "-people", TARGET);
            press(teacher, "freeze");
            until("the pupil is frozen", () -> session(pupil).mayWrite() != null);
            check(pupil, look + "-frozen", TARGET);
            palette(pupil, "");
            check(pupil, look + "-frozen-palette", TARGET);
            escape(pupil);
            check(teacher, look + "-frozen-teacher", TARGET);
            press(teacher, "freeze");
            until("the pupil may write", () -> session(pupil).mayWrite() == null);

            room.cut();
            doOnFx(() -> pupil.openedBoard().context().editor().pages().add());
            until("the pupil is offline", () -> session(pupil).status().get().phase() == SyncPhase.OFFLINE);
            check(pupil, look + "-offline", TARGET);
            room.restoreRelay();
        }
    }

    /** The dialogs that export and print. */
    @ParameterizedTest
    @CsvSource({"light,en,1366x768", "dark,ko,1366x768", "light,ko,1024x700"})
    void whatIsExported(String theme, String language, String size) throws Exception {
        String look = theme + "-" + language + "-" + size;
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--theme", theme, "--lang", language, "--size", size);
            ScriptedUser user = ScriptedUser.atHumanPace(teacher);
            user.take(ToolKind.TEXT);
            user.click(400, 200);
            user.write("분수의 덧셈");
            user.take(ToolKind.PEN);
            user.draw(300, 300, 500, 360);
            doOnFx(() -> teacher.openedBoard().context().editor().pages().add());
            shortcut(teacher, javafx.scene.input.KeyCode.E);
            press(teacher, "export.what.board");
            painted(teacher);
            check(teacher, look + "-export-pdf", TARGET);
            press(teacher, "export.kind.png");
            press(teacher, "export.what.some");
            check(teacher, look + "-export-png", TARGET);
            escape(teacher);
            shortcut(teacher, javafx.scene.input.KeyCode.P);
            painted(teacher);
            check(teacher, look + "-print", TARGET);
        }
    }

    private static void painted(AppWindow window) throws IOException {
        until(
                "the preview",
                () -> onFx(() -> ((javafx.scene.image.ImageView) node(window, "export.preview")).getImage() != null));
    }

    private static void shortcut(AppWindow window, javafx.scene.input.KeyCode code) {
        doOnFx(() -> window.stage()
                .getScene()
                .getFocusOwner()
                .fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false)));
    }

    /** The teacher's own deletions, a pupil's, and what the pupil did. */
    @ParameterizedTest
    @CsvSource({"light,en,1366x768", "dark,ko,1366x768", "light,ko,1920x1080", "dark,en,1024x700"})
    void whatHappenedLately(String theme, String language, String size) throws Exception {
        Messages messages = Messages.of(Locale.of(language));
        String look = "history-" + theme + "-" + language + "-" + size;
        String[] looks = {"--theme", theme, "--lang", language, "--size", size};
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher(LONG_TITLE, looks);
            run(teacher, messages.text("history.deleted"));
            check(teacher, look + "-nothing-deleted", TARGET);
            escape(teacher);
            run(teacher, messages.text("history.take_back"));
            check(teacher, look + "-nobody", TARGET);
            escape(teacher);
            AppWindow pupil = room.pupil("김민수", looks);
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.draw(200, 200, 420, 230);
            user.draw(200, 260, 420, 290);
            user.draw(200, 320, 420, 350);
            var everything = org.bunpil.op.AccessPatch.builder()
                    .change(org.bunpil.model.Access.ChangeMode.EVERYONE)
                    .build();
            doOnFx(() -> session(teacher).submit(List.of(new Op.Access(everything)), true));
            until(
                    "pupils may change everything",
                    () -> session(pupil).view().access().change() == org.bunpil.model.Access.ChangeMode.EVERYONE);
            // What is still being drawn is not selected.
            until(
                    "the pupil has the whole strokes",
                    () -> session(pupil).view().elements().stream()
                                    .filter(element -> element instanceof Stroke stroke && !stroke.open())
                                    .count()
                            == 3);
            doOnFx(() -> {
                var editor = pupil.openedBoard().context().editor();
                editor.perform(List.of(new Op.Add(note(editor.newId()))));
                editor.selectionCommands().selectAll();
                editor.selectionCommands().delete();
                editor.use(ToolKind.PEN);
            });
            until(
                    "the teacher's page is empty",
                    () -> session(teacher).view().elements().isEmpty());
            ScriptedUser.withoutPauses(pupil).draw(180, 180, 460, 380);
            ScriptedUser.withoutPauses(pupil).draw(460, 180, 180, 380);
            until(
                    "the teacher has the scribble",
                    () -> session(teacher).view().elements().size() == 2);
            user.press("people");
            check(teacher, look + "-people", TARGET);
            user.press("people");
            run(teacher, messages.text("history.deleted"));
            until("rows are there", () -> node(teacher, "history.restore.0") != null);
            check(teacher, look + "-deleted", TARGET);
            user.press("history.by.2");
            check(teacher, look + "-deleted-by-one", TARGET);
            escape(teacher);
            run(teacher, messages.text("history.take_back"));
            check(teacher, look + "-take-back", TARGET);
            user.press("history.take_back.do");
            check(teacher, look + "-taken-back", TARGET);
        }
    }

    private static Note note(String id) {
        return new Note(
                new CommonProperties(id, "p1", 0, new Point(-800, 400), 0, Style.DEFAULT, null, false),
                "분수의 덧셈은 분모를 먼저 같게 해요",
                new Size(1400, 900),
                0);
    }

    /** Finds a command in the palette and runs it. */
    private static void run(AppWindow window, String name) {
        palette(window, name);
        doOnFx(() -> Event.fireEvent(
                node(window, "palette-field"),
                new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        javafx.scene.input.KeyCode.ENTER,
                        false,
                        false,
                        false,
                        false)));
    }

    /** The class's sheet with its line to copy, and the start screen of somebody who came by its link. */
    @ParameterizedTest
    @CsvSource({"light,en,1366x768", "light,ko,1366x768", "dark,ko,1920x1080", "light,en,800x560"})
    void joining(String theme, String language, String size) throws Exception {
        String look = theme + "-" + language + "-" + size;
        String[] looks = {"--theme", theme, "--lang", language, "--size", size};
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = JoiningTest.host(room, folder.resolve("teacher"), true, looks);
            press(teacher, "code");
            check(teacher, look + "-class-sheet", TARGET);
            String code = onFx(() -> session(teacher).joinCode().get());
            String link = onFx(() -> teacher.invitation().link(code));
            AppWindow pupil = room.window("p", String.join("\n", looks), link);
            check(pupil, look + "-by-link", TARGET);
        }
    }

    /** The start screen with many boards, with a board just thrown away, its trash and the question before it is deleted. */
    @ParameterizedTest
    @CsvSource({"light,en,1366x768", "light,ko,1366x768", "dark,ko,1920x1080", "light,en,1920x1080", "light,ko,800x560"
    })
    void boardsAndTrash(String theme, String language, String size) throws Exception {
        String look = theme + "-" + language + "-" + size;
        Path home = folder.resolve("home");
        long now = System.currentTimeMillis();
        List<String> titles = List.of("Fractions", "분수의 덧셈", "", "3-2 Science", "과학: 물의 순환", "Angles");
        for (int i = 0; i < 40; i++)
            BoardListTest.save(home, "board" + i, titles.get(i % titles.size()), now - 16_200_000L * i);
        try (Classroom room = new Classroom(folder)) {
            AppWindow start = room.windowAt(home, "--theme", theme, "--lang", language, "--size", size);
            until("the boards are listed", () -> BoardListTest.items(start).size() == 40);
            check(start, look + "-boards", TARGET);
            Classroom.write(start, "boards.search", "분");
            until("some are found", () -> BoardListTest.items(start).size() == 7);
            check(start, look + "-boards-found", TARGET);
            Classroom.write(start, "boards.search", "");
            until("all are back", () -> BoardListTest.items(start).size() == 40);
            BoardListTest.press(start, "boards.remove");
            until("one is in the trash", () -> BoardListTest.items(start).size() == 39);
            BoardListTest.press(start, "boards.remove");
            until("two are in the trash", () -> BoardListTest.items(start).size() == 38);
            check(start, look + "-boards-removed", TARGET);
            press(start, "boards.trash");
            check(start, look + "-boards-trash", TARGET);
            BoardListTest.press(start, "boards.delete");
            check(start, look + "-boards-delete", TARGET);
        }
    }

    @Test
    void aLowWindowScrollsWhatIsHigher() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher(LONG_TITLE, "--lang", "ko", "--size", "800x560");
            press(teacher, "menu");
            check(teacher, "low-menu", TARGET);
            press(teacher, "tool.rect");
            press(teacher, "tool.rect");
            check(teacher, "low-shape-options", TARGET);
            escape(teacher);
            key(teacher, javafx.scene.input.KeyCode.F1);
            check(teacher, "low-keys", TARGET);
        }
    }

    @ParameterizedTest
    @CsvSource({"light,en,1366x768", "dark,ko,1366x768", "light,ko,800x480"})
    void everyDialog(String theme, String language, String size) throws Exception {
        String look = "dialog-" + theme + "-" + language + "-" + size;
        String[] looks = {"--theme", theme, "--lang", language, "--size", size};
        try (Classroom room = new Classroom(folder)) {
            AppWindow start = room.window("start", looks);
            doOnFx(() -> ((TextField) node(start, "start.name")).setText("Ms Park"));
            press(start, "start.class.do");
            until(
                    "the class is on",
                    () -> start.openedBoard() != null
                            && Classroom.live(start)
                            && !session(start).joinCode().get().isEmpty());
            Classroom.closeJoinCode(start);
            String code = onFx(() -> session(start).joinCode().get());
            String address = onFx(() -> start.invitation().address());
            AppWindow pupil = room.window(
                    "pupil",
                    "--relay",
                    address,
                    "--code",
                    code,
                    "--name",
                    "김민수 (3학년 2반 앞자리)",
                    String.join("\n", looks));
            until("the pupil is listed", () -> session(start).roster().get().othersHere() == 1);
            press(start, "code");
            check(start, look + "-code", TARGET);
            escape(start);
            press(start, "menu");
            press(start, "action.leave");
            check(start, look + "-leave", TARGET);
            escape(start);
            press(start, "menu");
            press(start, "action.clear");
            check(start, look + "-clear", TARGET);
            escape(start);
            key(start, javafx.scene.input.KeyCode.F1);
            check(start, look + "-keys", TARGET);
            escape(start);
            press(start, "people");
            press(start, "people.more.2");
            press(start, "people.rename");
            assertEquals(
                    "people.name",
                    onFx(() -> start.stage().getScene().getFocusOwner().getId()));
            check(start, look + "-rename", TARGET);
            escape(start);
            press(start, "people.more.2");
            press(start, "people.kick");
            until("the pupil is out", () -> session(pupil).status().get().phase() == SyncPhase.STOPPED);
            check(start, look + "-kicked", TARGET);
            press(start, "rules");
            press(start, "rules.end");
            check(start, look + "-end", TARGET);

            room.cut();
            AppWindow early = room.window(
                    "early", "--relay", room.relay(), "--code", "2222-2222", "--name", "M", String.join("\n", looks));
            until("the pupil is told", () -> node(early, "unreachable-dialog") != null);
            check(early, look + "-unreachable", TARGET);
            room.restoreRelay();
            until("the pupil is refused", () -> node(early, "refused-dialog") != null);
            check(early, look + "-refused", TARGET);
        }
    }

    /** A smartboard has no Esc key. */
    @Test
    void presentingShowsAWayBack() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher(LONG_TITLE, "--lang", "en", "--size", "960x640");
            press(teacher, "present");
            assertEquals(false, isShown(teacher, "menu"));
            check(teacher, "presenting", TARGET);
            press(teacher, "present.end");
            assertEquals(true, isShown(teacher, "menu"));
            assertEquals(false, isShown(teacher, "present.end"));
        }
    }

    private static boolean isShown(AppWindow window, String id) {
        return onFx(() -> {
            for (Node each = node(window, id); each != null; each = each.getParent()) {
                if (!each.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }

    @Test
    void kiosk() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("분수의 덧셈");
            AppWindow kiosk = room.window(
                    "kiosk",
                    "kiosk",
                    "--relay",
                    room.relay(),
                    "--code",
                    room.code(),
                    "--name",
                    "Room 3",
                    "--lang",
                    "ko",
                    "--size",
                    "1366x768");
            until("the kiosk is live", () -> Classroom.live(kiosk));
            check(kiosk, "kiosk", LARGE_TARGET);
            assertEquals(null, node(kiosk, "menu"));
            assertEquals(null, node(kiosk, "present"));
            assertEquals(null, node(kiosk, "action.image"), "no way to the computer's files");
            doOnFx(() -> kiosk.openedBoard().context().editor().use(ToolKind.HIGHLIGHTER));
            check(kiosk, "kiosk-highlighter", LARGE_TARGET);
            palette(kiosk, "");
            check(kiosk, "kiosk-palette", LARGE_TARGET);
            escape(kiosk);
            key(kiosk, javafx.scene.input.KeyCode.F1);
            check(kiosk, "kiosk-keys", LARGE_TARGET);
            escape(kiosk);
            assertEquals(true, Classroom.live(teacher));
        }
    }

    @Test
    void kioskWithoutAClass() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow kiosk = room.window(
                    "kiosk",
                    "kiosk",
                    "--relay",
                    room.relay(),
                    "--code",
                    "2222-2222",
                    "--lang",
                    "en",
                    "--size",
                    "1366x768");
            until("the kiosk is refused", () -> session(kiosk).status().get().phase() == SyncPhase.STOPPED);
            check(kiosk, "kiosk-idle", LARGE_TARGET);
            assertEquals(null, node(kiosk, "refused-dialog"));
        }
    }

    @Test
    void aCodeThatIsNone() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow pupil = room.window(
                    "lost",
                    "--relay",
                    room.relay(),
                    "--code",
                    "2222-2222",
                    "--name",
                    "Minho",
                    "--lang",
                    "en",
                    "--size",
                    "1366x768");
            until("the pupil is refused", () -> session(pupil).status().get().phase() == SyncPhase.STOPPED);
            check(pupil, "refused", TARGET);
        }
    }

    private static void press(AppWindow window, String id) {
        ScriptedUser.atHumanPace(window).press(id);
    }

    /** Presses the right mouse button on the board. */
    private static void menu(AppWindow window, double x, double y) {
        doOnFx(() -> {
            var board = window.openedBoard().context().canvas();
            Event.fireEvent(
                    board, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, x, y, x, y, false, null));
        });
    }

    /** Opens the command palette with Ctrl+K and types a text. */
    private static void palette(AppWindow window, String text) {
        doOnFx(() -> {
            if (node(window, "palette") == null) {
                Event.fireEvent(
                        window.openedBoard().context().canvas(),
                        new javafx.scene.input.KeyEvent(
                                javafx.scene.input.KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                javafx.scene.input.KeyCode.K,
                                false,
                                true,
                                false,
                                false));
            }
            ((TextField) node(window, "palette-field")).setText(text);
        });
    }

    private static void escape(AppWindow window) {
        key(window, javafx.scene.input.KeyCode.ESCAPE);
    }

    private static void key(AppWindow window, javafx.scene.input.KeyCode code) {
        doOnFx(() -> javafx.event.Event.fireEvent(
                window.openedBoard().context().canvas(),
                new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    /** Takes the screenshot, and finds nodes that are too small, cut off or outside the window. */
    static void check(AppWindow window, String name, double target) throws IOException {
        List<String> faults = onFx(() -> {
            Scene scene = window.stage().getScene();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            List<String> found = new ArrayList<>();
            look(scene.getRoot(), scene, target, found);
            return found;
        });
        Screenshot.write(onFx(() -> window.stage().getScene().snapshot(null)), SCREENSHOTS.resolve(name + ".png"));
        assertEquals(List.of(), faults, name);
    }

    private static void look(Node node, Scene scene, double target, List<String> faults) {
        if (!node.isVisible() || "board".equals(node.getId())) {
            return;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        if (node instanceof ButtonBase button && !(node instanceof javafx.scene.control.CheckBox)) {
            String what =
                    node.getClass().getSimpleName() + " " + (node.getId() == null ? button.getText() : node.getId());
            if (bounds.getHeight() < target - 0.5 || bounds.getWidth() < target - 0.5) {
                faults.add(what + " is only " + Math.round(bounds.getWidth()) + "×" + Math.round(bounds.getHeight()));
            }
            boolean scrolls = inScrollPane(node);
            if (!scrolls
                    && (bounds.getMinX() < 0
                            || bounds.getMinY() < 0
                            || bounds.getMaxX() > scene.getWidth()
                            || bounds.getMaxY() > scene.getHeight())) {
                faults.add(what + " is outside of the window at " + bounds);
            }
        }
        if (node instanceof ListCell<?> cell && !cell.isEmpty() && bounds.getHeight() < target - 0.5) {
            faults.add("row " + cell.getIndex() + " is only " + Math.round(bounds.getHeight()) + " high");
        }
        if (node instanceof TextField field
                && !"NonBlinkingCaret".equals(field.getSkin().getClass().getSimpleName())) {
            faults.add("the caret of " + node.getId() + " blinks: the toolkit never rests");
        }
        // A list shows what fits of a title; its tooltip has all of it.
        boolean inList = node.getStyleClass().contains("page-title")
                || node.getStyleClass().contains("board-title-row")
                || node.getStyleClass().contains("board-excerpt");
        if (node instanceof Labeled labeled && !"title".equals(node.getId()) && !inList) {
            for (Node child : labeled.getChildrenUnmodifiable()) {
                if (child instanceof Text text
                        && !child.equals(labeled.getGraphic())
                        && labeled.getText() != null
                        && !labeled.getText().equals(text.getText())) {
                    faults.add("cut off: " + labeled.getText() + " to " + text.getText());
                }
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, scene, target, faults));
        }
    }

    private static boolean inScrollPane(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof javafx.scene.control.ScrollPane) {
                return true;
            }
        }
        return false;
    }
}

package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.MouseAndKeyboardTest.tool;
import static org.bunpil.client.app.MouseAndKeyboardTest.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.bunpil.client.editor.ToolKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command palette, used with the toolkit's robot for keyboard and mouse. One test, because the robot is reliable only for the first
 * window.
 */
class PaletteTest {
    @TempDir
    Path folder;

    @Test
    void commandsAreFoundByNameAndDone() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1366x768");
            Robot robot = onFx(Robot::new);
            byKeyboard(teacher, robot);
            reasons(teacher, robot);
            byPointer(teacher, robot);
            anotherLanguage(teacher, robot);
        }
    }

    private static void byKeyboard(AppWindow teacher, Robot robot) throws Exception {
        open(teacher, robot);
        assertEquals("Undo. You have nothing to undo", rows(teacher).getFirst(), "all there is, in its order");
        for (KeyCode letter : List.of(KeyCode.E, KeyCode.R, KeyCode.A, KeyCode.S)) type(robot, letter);
        until("it is found", () -> rows(teacher).getFirst().startsWith("Eraser"));
        assertEquals(ToolKind.PEN, tool(teacher), "letters belong to the field");
        type(robot, KeyCode.ENTER);
        until("and done", () -> tool(teacher) == ToolKind.ERASER);
        closed(teacher);
        type(robot, KeyCode.H);
        until("keys are the board's again", () -> tool(teacher) == ToolKind.HIGHLIGHTER);

        open(teacher, robot);
        assertTrue(rows(teacher).getFirst().startsWith("Eraser"), "what was used lately is first");
        type(robot, KeyCode.DOWN);
        type(robot, KeyCode.DOWN);
        until("arrows go down", () -> selected(teacher).startsWith("Redo"));
        type(robot, KeyCode.UP);
        type(robot, KeyCode.UP);
        type(robot, KeyCode.UP);
        until("and around", () -> selected(teacher).equals("Quit Bunpil"));
        type(robot, KeyCode.ESCAPE);
        closed(teacher);
        assertEquals(ToolKind.HIGHLIGHTER, tool(teacher));
        type(robot, KeyCode.P);
        until("after Esc too", () -> tool(teacher) == ToolKind.PEN);

        open(teacher, robot);
        control(robot, KeyCode.K);
        until("the same keys put it away", () -> node(teacher, "palette") == null);
        closed(teacher);
    }

    private static void reasons(AppWindow teacher, Robot robot) throws Exception {
        open(teacher, robot);
        write(teacher, "ungroup");
        until(
                "what cannot be done says why",
                () -> rows(teacher).getFirst().equals("Ungroup. Nothing selected is in a group"));
        type(robot, KeyCode.ENTER);
        until("also when it is tried", () -> onFx(() -> said(teacher, "Nothing selected is in a group")));
        assertTrue(node(teacher, "palette") != null, "and another can be chosen");
        write(teacher, "no such thing");
        until(
                "a sentence when there is none",
                () -> node(teacher, "palette-nothing").isVisible());
        assertEquals(List.of(), rows(teacher));
        type(robot, KeyCode.ENTER);
        type(robot, KeyCode.DOWN);
        write(teacher, "ㅎㅂ");
        until("the other language", () -> rows(teacher).getFirst().startsWith("Zoom: Larger"));
        assertFalse(node(teacher, "palette-nothing").isVisible());
        double before = zoom(teacher);
        type(robot, KeyCode.ENTER);
        until("it is done", () -> zoom(teacher) > before);
        closed(teacher);
    }

    private static void byPointer(AppWindow teacher, Robot robot) throws Exception {
        open(teacher, robot);
        write(teacher, "laser");
        until("it is found", () -> rows(teacher).size() == 1);
        Bounds at = onFx(() -> cells(teacher)
                .getFirst()
                .localToScreen(cells(teacher).getFirst().getLayoutBounds()));
        assertTrue(at.getHeight() >= 44, "rows are for fingers");
        doOnFx(() -> robot.mouseMove(at.getCenterX(), at.getCenterY()));
        doOnFx(() -> robot.mousePress(MouseButton.PRIMARY));
        doOnFx(() -> robot.mouseRelease(MouseButton.PRIMARY));
        until("a press does it", () -> tool(teacher) == ToolKind.LASER);
        closed(teacher);

        type(robot, KeyCode.P);
        until("the pen is in the hand", () -> tool(teacher) == ToolKind.PEN);
        open(teacher, robot);
        doOnFx(() -> robot.mouseMove(200, 400));
        doOnFx(() -> robot.mousePress(MouseButton.PRIMARY));
        doOnFx(() -> robot.mouseMove(260, 460));
        doOnFx(() -> robot.mouseRelease(MouseButton.PRIMARY));
        until("a press beside it writes", () -> MouseAndKeyboardTest.count(teacher) == 1);
        closed(teacher);
    }

    private static void anotherLanguage(AppWindow teacher, Robot robot) throws Exception {
        open(teacher, robot);
        write(teacher, "한국어");
        until(
                "a language is found by its own name",
                () -> rows(teacher).getFirst().equals("Language: 한국어"));
        type(robot, KeyCode.ENTER);
        until("and spoken", () -> teacher.language().getLanguage().equals("ko"));
        closed(teacher);
        open(teacher, robot);
        assertEquals("언어: 한국어", rows(teacher).getFirst(), "what was used lately is known in the new window too");
        write(teacher, "freeze");
        until("the language before still finds", () -> rows(teacher).getFirst().startsWith("멈추기"));
        type(robot, KeyCode.ENTER);
        until(
                "the class is frozen",
                () -> session(teacher).roster().get().access().write() == org.bunpil.model.Access.WriteMode.HOSTS);
        open(teacher, robot);
        write(teacher, "thaw");
        until("and its name is what it would do", () -> rows(teacher).getFirst().startsWith("모두 다시 쓰게 하기"));
        type(robot, KeyCode.ESCAPE);
        closed(teacher);
    }

    private static void open(AppWindow teacher, Robot robot) throws Exception {
        control(robot, KeyCode.K);
        until("the palette is open", () -> node(teacher, "palette") != null && focused(teacher, "palette-field"));
    }

    private static void closed(AppWindow teacher) throws Exception {
        until(
                "it is gone, and the board has the keys",
                () -> node(teacher, "palette") == null && focused(teacher, "board"));
    }

    private static void control(Robot robot, KeyCode code) {
        doOnFx(() -> {
            robot.keyPress(KeyCode.CONTROL);
            robot.keyType(code);
            robot.keyRelease(KeyCode.CONTROL);
        });
    }

    /** Sets the text that an input method would commit. */
    private static void write(AppWindow teacher, String text) {
        doOnFx(() -> ((TextField) Objects.requireNonNull(node(teacher, "palette-field"))).setText(text));
    }

    private static boolean focused(AppWindow teacher, String id) {
        return onFx(() -> {
            Node owner = teacher.stage().getScene().getFocusOwner();
            return owner != null && id.equals(owner.getId());
        });
    }

    /** Texts of the visible rows, from the top. */
    private static List<String> rows(AppWindow teacher) {
        return onFx(() -> cells(teacher).stream().map(Node::getAccessibleText).toList());
    }

    private static String selected(AppWindow teacher) {
        return onFx(() -> cells(teacher).stream()
                .filter(ListCell::isSelected)
                .map(Node::getAccessibleText)
                .findFirst()
                .orElse(""));
    }

    private static List<ListCell<?>> cells(AppWindow teacher) {
        Parent list = (Parent) Objects.requireNonNull(node(teacher, "palette-list"));
        list.applyCss();
        list.layout();
        List<ListCell<?>> cells = new ArrayList<>();
        for (Node each : list.lookupAll(".list-cell")) {
            if (each instanceof ListCell<?> cell && cell.isVisible() && !cell.isEmpty()) cells.add(cell);
        }
        cells.sort((a, b) -> Integer.compare(a.getIndex(), b.getIndex()));
        return cells;
    }

    private static boolean said(AppWindow teacher, String sentence) {
        return teacher.stage().getScene().getRoot().lookupAll(".toast .label").stream()
                .anyMatch(node -> node instanceof Label label && sentence.equals(label.getText()));
    }

    private static double zoom(AppWindow teacher) {
        return onFx(() -> Objects.requireNonNull(teacher.openedBoard())
                .context()
                .editor()
                .viewport()
                .zoom());
    }
}

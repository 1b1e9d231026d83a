package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.model.InkTool;
import org.bunpil.model.Stroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The toolkit's robot for mouse and keyboard: which node gets a press, and which gets the keys. */
class MouseAndKeyboardTest {
    @TempDir
    Path folder;

    @Test
    void toolsAreTakenAndTheBoardIsDrawnOnBetweenTheBars() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            Robot robot = onFx(Robot::new);
            click(robot, teacher, "tool.highlighter");
            until("the tool is in the hand", () -> tool(teacher) == ToolKind.HIGHLIGHTER);
            drag(robot, 300, 300, 420, 320);
            until("the stroke is there", () -> count(teacher) == 1);
            Stroke stroke = (Stroke)
                    onFx(() -> session(teacher).view().elements().iterator().next());
            assertEquals(InkTool.HIGHLIGHTER, stroke.style().tool());

            // Between the two parts of the top bar a press reaches the board.
            drag(robot, 480, 20, 500, 40);
            until("the board begins at the window's edge", () -> count(teacher) == 2);

            // A drag on a bar draws no stroke.
            Bounds dock = onFx(() -> {
                var it = Objects.requireNonNull(node(teacher, "dock"));
                return it.localToScene(it.getLayoutBounds());
            });
            drag(robot, dock.getMinX() + 3, dock.getMinY() + 3, dock.getMinX() + 3, dock.getMaxY() - 3);
            // The bar's shadow does not belong to the bar.
            drag(robot, 480, dock.getMinY() - 3, 530, dock.getMinY() - 40);
            until("a press in the shadow draws", () -> count(teacher) == 3);

            type(robot, KeyCode.P);
            until("P takes the pen", () -> tool(teacher) == ToolKind.PEN);
            drag(robot, 300, 400, 420, 420);
            until("the pen wrote", () -> count(teacher) == 4);
            doOnFx(() -> {
                robot.keyPress(KeyCode.CONTROL);
                robot.keyType(KeyCode.Z);
                robot.keyRelease(KeyCode.CONTROL);
            });
            until("and it is undone", () -> count(teacher) == 3);

            click(robot, teacher, "tool.pen");
            until("the options are open", () -> node(teacher, "tool-options") != null);
            drag(robot, 600, 200, 650, 220);
            until(
                    "a press beside them closes them and still draws",
                    () -> node(teacher, "tool-options") == null && count(teacher) == 4);

            type(robot, KeyCode.F1);
            until("F1 shows the keys", () -> node(teacher, "shortcuts-dialog") != null);
            type(robot, KeyCode.E);
            assertEquals(ToolKind.PEN, tool(teacher), "an open dialog keeps the keys");
            type(robot, KeyCode.ESCAPE);
            until("Esc puts it away", () -> node(teacher, "shortcuts-dialog") == null);
            type(robot, KeyCode.E);
            until("and the keys are the board's again", () -> tool(teacher) == ToolKind.ERASER);
            assertTrue(Classroom.live(teacher));
        }
    }

    @Test
    void theSelectionsBarIsOutOfTheWayWhileItIsDragged() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            Robot robot = onFx(Robot::new);
            type(robot, KeyCode.R);
            drag(robot, 300, 300, 420, 380);
            until("the shape is there", () -> count(teacher) == 1);
            type(robot, KeyCode.V);
            drag(robot, 300, 340, 300, 340);
            until("its bar is there", () -> node(teacher, "selection-bar").isVisible());
            doOnFx(() -> robot.mouseMove(300, 360));
            doOnFx(() -> robot.mousePress(MouseButton.PRIMARY));
            doOnFx(() -> robot.mouseMove(320, 300));
            until("it is gone", () -> !node(teacher, "selection-bar").isVisible());
            doOnFx(() -> robot.mouseRelease(MouseButton.PRIMARY));
            until("it is there again", () -> node(teacher, "selection-bar").isVisible());
        }
    }

    /** While presenting, Esc first clears the selection and does not leave full screen. */
    @Test
    void escEndsTheFullScreenOnlyWhenThereIsNothingElseToStop() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            Robot robot = onFx(Robot::new);
            type(robot, KeyCode.F11);
            until("the window is the whole screen", teacher::fullScreen);
            type(robot, KeyCode.R);
            drag(robot, 300, 300, 420, 380);
            until("the shape is there", () -> count(teacher) == 1);
            type(robot, KeyCode.V);
            drag(robot, 300, 340, 300, 340);
            until("and selected", () -> selected(teacher) == 1);

            click(robot, teacher, "menu");
            until("the menu is open", () -> node(teacher, "main-menu") != null);
            type(robot, KeyCode.ESCAPE);
            until("Esc closes it", () -> node(teacher, "main-menu") == null);
            assertEquals(1, selected(teacher));
            doOnFx(() -> robot.mouseMove(300, 360));
            doOnFx(() -> robot.mousePress(MouseButton.PRIMARY));
            doOnFx(() -> robot.mouseMove(500, 460));
            type(robot, KeyCode.ESCAPE);
            doOnFx(() -> robot.mouseRelease(MouseButton.PRIMARY));
            assertEquals(0, selected(teacher), "Esc stops the drag and lets go");
            boolean full = onFx(teacher::fullScreen);
            assertTrue(full);
            type(robot, KeyCode.ESCAPE);
            until("there was nothing more to stop", () -> !teacher.fullScreen());
        }
    }

    @Test
    void toolsKeepTheirPlacesWhicheverIsCurrent() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            Robot robot = onFx(Robot::new);
            type(robot, KeyCode.P);
            until("a tool with colours", () -> tool(teacher) == ToolKind.PEN);
            double place = place(teacher, "tool.note");
            for (KeyCode key : List.of(KeyCode.V, KeyCode.T, KeyCode.E, KeyCode.K, KeyCode.H)) {
                type(robot, key);
                assertEquals(place, place(teacher, "tool.note"), "after " + key);
            }
        }
    }

    @Test
    void aPressBesideTheTextBeingWrittenOnlyEndsIt() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            Robot robot = onFx(Robot::new);
            type(robot, KeyCode.T);
            until("the text tool is in the hand", () -> tool(teacher) == ToolKind.TEXT);
            drag(robot, 200, 200, 200, 200);
            until("text is being written", () -> isWriting(teacher));
            type(robot, KeyCode.A);
            drag(robot, 600, 300, 600, 300);
            until("the text is on the board", () -> count(teacher) == 1);
            assertFalse(isWriting(teacher));
            drag(robot, 600, 300, 600, 300);
            until("the next press begins another", () -> isWriting(teacher));
        }
    }

    private static boolean isWriting(AppWindow window) {
        return onFx(() -> Objects.requireNonNull(window.openedBoard())
                        .context()
                        .editor()
                        .textEditing()
                        .textDraft()
                != null);
    }

    private static double place(AppWindow window, String id) {
        return onFx(() -> {
            var it = Objects.requireNonNull(node(window, id));
            it.getScene().getRoot().applyCss();
            it.getScene().getRoot().layout();
            return it.localToScene(it.getLayoutBounds()).getMinX();
        });
    }

    private static int selected(AppWindow window) {
        return onFx(() -> window.openedBoard().context().editor().selection().size());
    }

    static void click(Robot robot, AppWindow window, String id) {
        doOnFx(() -> {
            var it = Objects.requireNonNull(node(window, id));
            // Apply CSS and layout first, so that the position is the current one.
            it.getScene().getRoot().applyCss();
            it.getScene().getRoot().layout();
            Bounds on = it.localToScreen(it.getLayoutBounds());
            robot.mouseMove(on.getCenterX(), on.getCenterY());
        });
        doOnFx(() -> robot.mousePress(MouseButton.PRIMARY));
        doOnFx(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private static void drag(Robot robot, double fromX, double fromY, double toX, double toY) {
        doOnFx(() -> robot.mouseMove(fromX, fromY));
        doOnFx(() -> robot.mousePress(MouseButton.PRIMARY));
        for (int i = 1; i <= 8; i++) {
            double part = i / 8.0;
            doOnFx(() -> robot.mouseMove(fromX + (toX - fromX) * part, fromY + (toY - fromY) * part));
        }
        doOnFx(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    static void type(Robot robot, KeyCode code) {
        doOnFx(() -> robot.keyType(code));
    }

    static ToolKind tool(AppWindow window) {
        return onFx(() ->
                Objects.requireNonNull(window.openedBoard()).context().editor().tool());
    }

    static int count(AppWindow window) {
        return onFx(() -> session(window).view().elements().size());
    }
}

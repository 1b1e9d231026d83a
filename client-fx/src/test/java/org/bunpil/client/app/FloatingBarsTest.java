package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.MouseAndKeyboardTest.click;
import static org.bunpil.client.app.MouseAndKeyboardTest.count;
import static org.bunpil.client.app.MouseAndKeyboardTest.tool;
import static org.bunpil.client.app.MouseAndKeyboardTest.type;

import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.bunpil.client.editor.ToolKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The floating bars, used with the toolkit's robot for keyboard and mouse. One test, because the robot is reliable only for the first
 * window.
 */
class FloatingBarsTest {
    @TempDir
    Path folder;

    @Test
    void barsAreReachedByKeyboardAndAreNotInTheWayOfThePen() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            Robot robot = onFx(Robot::new);
            until("the window is painted", () -> isPainted(teacher));
            keyboard(teacher, robot);
            pen(teacher, robot);
        }
    }

    private static boolean isPainted(AppWindow window) {
        return onFx(() ->
                Objects.requireNonNull(window.openedBoard()).context().canvas().isSettled());
    }

    private static void keyboard(AppWindow teacher, Robot robot) throws Exception {
        click(robot, teacher, "tool.highlighter");
        until("the tool is in the hand", () -> tool(teacher) == ToolKind.HIGHLIGHTER);
        until("and a mouse does not take the keys from the board", () -> "board".equals(focused(teacher)));
        type(robot, KeyCode.F6);
        until("the first bar has the keys", () -> "menu".equals(focused(teacher)));
        type(robot, KeyCode.RIGHT);
        until("an arrow goes along it", () -> "freeze".equals(focused(teacher)));
        type(robot, KeyCode.LEFT);
        type(robot, KeyCode.ENTER);
        until("its panel has them", () -> "menu.files".equals(focused(teacher)));
        type(robot, KeyCode.ESCAPE);
        until("and gives them back", () -> "menu".equals(focused(teacher)));
        type(robot, KeyCode.F6);
        type(robot, KeyCode.F6);
        type(robot, KeyCode.SPACE);
        until("the dock's first tool is in the hand", () -> tool(teacher) == ToolKind.SELECT);
        type(robot, KeyCode.ESCAPE);
        until("the board has them", () -> "board".equals(focused(teacher)));
    }

    private static void pen(AppWindow teacher, Robot robot) throws Exception {
        type(robot, KeyCode.P);
        until("the pen is in the hand", () -> tool(teacher) == ToolKind.PEN);
        doOnFx(() -> robot.mouseMove(100, 200));
        doOnFx(() -> robot.mousePress(MouseButton.PRIMARY));
        doOnFx(() -> robot.mouseMove(100, 150));
        until("the pen writes", () -> count(teacher) == 1);
        until("far from the bar it is there", () -> opacity(teacher, "menu") == 1);
        doOnFx(() -> robot.mouseMove(100, 30));
        until("beneath it it is nearly clear", () -> opacity(teacher, "menu") < 0.5);
        until("the other half is not in the way", () -> opacity(teacher, "present") == 1);
        doOnFx(() -> robot.mouseMove(400, 600));
        until("so is the dock", () -> opacity(teacher, "tool.pen") < 0.5);
        until("and the bar is back", () -> opacity(teacher, "menu") == 1);
        doOnFx(() -> robot.mouseRelease(MouseButton.PRIMARY));
        until("all are back", () -> opacity(teacher, "tool.pen") == 1);
    }

    /** Combined opacity of a button and all its parents. */
    private static double opacity(AppWindow window, String id) {
        return onFx(() -> {
            double opacity = 1;
            for (Node each = node(window, id); each != null; each = each.getParent()) {
                opacity *= each.getOpacity();
            }
            return opacity;
        });
    }

    private static String focused(AppWindow window) {
        return onFx(() -> {
            Node owner = window.stage().getScene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }
}

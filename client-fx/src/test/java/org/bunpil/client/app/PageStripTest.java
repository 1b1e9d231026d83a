package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Pages;
import org.bunpil.model.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The strip with the pages in real windows, with mouse, finger and keys. */
class PageStripTest {
    @TempDir
    Path folder;

    private Robot robot;

    @BeforeEach
    void robot() throws Exception {
        FxToolkit.start();
        robot = onFx(Robot::new);
    }

    private static Pages pages(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context().editor().pages();
    }

    private static void named(AppWindow window, int count) {
        doOnFx(() -> {
            Pages pages = pages(window);
            pages.rename("p1", "1");
            for (int i = 2; i <= count; i++) {
                pages.add();
                pages.rename(pages.current().id(), Integer.toString(i));
            }
        });
    }

    private static String order(AppWindow window) {
        return onFx(() ->
                String.join(" ", pages(window).all().stream().map(Page::title).toList()));
    }

    private static String current(AppWindow window) {
        return onFx(() -> pages(window).current().title());
    }

    /** The cells from above, as the screen shows them after layout. */
    private static List<Node> cells(AppWindow window) {
        return onFx(() -> {
            Parent root = window.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            List<Node> found = new ArrayList<>(root.lookupAll(".page-cell"));
            found.removeIf(cell -> !shown(cell));
            found.sort(Comparator.comparingDouble(Node::getLayoutY));
            return found;
        });
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) if (!each.isVisible()) return false;
        return true;
    }

    private static Point2D middle(Node node) {
        return onFx(() -> {
            Bounds at = node.localToScene(node.getLayoutBounds());
            return new Point2D(at.getCenterX(), at.getCenterY());
        });
    }

    private void click(Node node) {
        Point2D at = middle(node);
        doOnFx(() -> {
            robot.mouseMove(at);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
    }

    /** The robot's mouse knows nothing of its keys. */
    private static void click(Node node, boolean shift, boolean control) {
        Point2D at = middle(node);
        for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED))
            doOnFx(() -> Event.fireEvent(
                    node,
                    new MouseEvent(
                            type,
                            at.getX(),
                            at.getY(),
                            at.getX(),
                            at.getY(),
                            MouseButton.PRIMARY,
                            1,
                            shift,
                            control,
                            false,
                            false,
                            type == MouseEvent.MOUSE_PRESSED,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null)));
    }

    /** Pressed and moved at once: a mouse that rests for long opens the menu. */
    private static Runnable drag(Node from, Point2D to) {
        Point2D at = middle(from);
        doOnFx(() -> {
            mouse(from, MouseEvent.MOUSE_PRESSED, at, false);
            for (int i = 1; i <= 8; i++) mouse(from, MouseEvent.MOUSE_DRAGGED, at.interpolate(to, i / 8.0), false);
        });
        return () -> doOnFx(() -> mouse(from, MouseEvent.MOUSE_RELEASED, to, false));
    }

    private void type(KeyCode key, KeyCode... held) {
        doOnFx(() -> {
            for (KeyCode each : held) robot.keyPress(each);
            robot.keyType(key);
            for (KeyCode each : held) robot.keyRelease(each);
        });
    }

    private static boolean isChosen(Node cell) {
        return cell.getPseudoClassStates().stream()
                .anyMatch(each -> each.getPseudoClassName().equals("chosen"));
    }

    private static String toast(AppWindow window) {
        return onFx(() -> {
            StringBuilder all = new StringBuilder();
            for (Node toast : window.stage().getScene().getRoot().lookupAll(".toast"))
                for (Node part : toast.lookupAll(".label"))
                    if (part instanceof Label label) all.append(label.getText());
            return all.toString();
        });
    }

    @Test
    void aPressGoesToAPageAndADragMovesIt() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1200x900");
            named(teacher, 4);
            assertEquals(List.of(), cells(teacher));
            ScriptedUser.withoutPauses(teacher).press("page-number");
            until("the pages are there", () -> cells(teacher).size() == 4);
            Node list = node(teacher, "page-list");
            click(cells(teacher).get(1));
            assertEquals("2", current(teacher));
            assertFalse(onFx(list::isFocused), "the keys stay with the board");

            // Dropped between the first and the second.
            Bounds second = onFx(() -> {
                Node cell = cells(teacher).get(1);
                return cell.localToScene(cell.getLayoutBounds());
            });
            drag(cells(teacher).get(3), new Point2D(second.getCenterX(), second.getMinY() + 4))
                    .run();
            assertEquals("1 4 2 3", order(teacher));
            assertEquals("2", current(teacher));
            type(KeyCode.Z, KeyCode.CONTROL);
            assertEquals("1 2 3 4", order(teacher));

            Runnable drop = drag(cells(teacher).get(3), new Point2D(second.getCenterX(), second.getMinY() + 4));
            type(KeyCode.ESCAPE);
            drop.run();
            assertEquals("1 2 3 4", order(teacher), "Esc ends a drag");

            type(KeyCode.PAGE_DOWN, KeyCode.CONTROL, KeyCode.SHIFT);
            assertEquals("1 3 2 4", order(teacher));
            type(KeyCode.F4);
            assertEquals(List.of(), cells(teacher));
        }
    }

    @Test
    void severalAreChosenMovedAndDeletedTogether() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1200x900");
            named(teacher, 5);
            type(KeyCode.F4);
            until("the pages are there", () -> cells(teacher).size() == 5);
            click(cells(teacher).get(0));
            click(cells(teacher).get(2), false, true);
            assertEquals("1", current(teacher));
            assertEquals(
                    List.of(true, false, true, false, false),
                    cells(teacher).stream().map(PageStripTest::isChosen).toList());
            Bounds last = onFx(() -> {
                Node cell = cells(teacher).get(4);
                return cell.localToScene(cell.getLayoutBounds());
            });
            drag(cells(teacher).get(2), new Point2D(last.getCenterX(), last.getMaxY() - 4))
                    .run();
            assertEquals("2 4 5 1 3", order(teacher));

            click(cells(teacher).get(1));
            click(cells(teacher).get(3), true, false);
            type(KeyCode.DELETE);
            assertEquals("2 3", order(teacher));
            assertEquals("3 pages are deleted.", toast(teacher));
            ScriptedUser.withoutPauses(teacher).press("toast.offer");
            assertEquals("2 4 5 1 3", order(teacher));
            assertEquals("4", current(teacher));
            type(KeyCode.D, KeyCode.CONTROL);
            assertEquals("2 4 4 5 1 3", order(teacher), "the strip still has the keys");
            type(KeyCode.ESCAPE);
            type(KeyCode.DELETE);
            assertEquals("2 4 4 5 1 3", order(teacher), "now the board has them");
        }
    }

    @Test
    void keysAlone() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1200x700");
            named(teacher, 3);
            type(KeyCode.F4);
            until("the pages are there", () -> cells(teacher).size() == 3);
            for (int i = 0; i < 20 && !onFx(() -> node(teacher, "page-list").isFocused()); i++) type(KeyCode.F6);
            assertTrue(onFx(() -> node(teacher, "page-list").isFocused()));
            type(KeyCode.HOME);
            assertEquals("1", current(teacher));
            type(KeyCode.DOWN);
            assertEquals("2", current(teacher));
            type(KeyCode.DOWN, KeyCode.CONTROL);
            assertEquals("1 3 2", order(teacher));
            type(KeyCode.UP, KeyCode.SHIFT);
            assertEquals("2 chosen", onFx(() -> title(teacher)));
            type(KeyCode.ESCAPE);
            assertEquals("Pages", onFx(() -> title(teacher)));
            type(KeyCode.F2);
            until("the name is asked for", () -> node(teacher, "page.name") != null);
            doOnFx(() -> ((TextField) node(teacher, "page.name")).setText("Warm-up"));
            type(KeyCode.ENTER);
            assertEquals("1 3 Warm-up", order(teacher));
            assertTrue(onFx(() -> node(teacher, "page-list").isFocused()), "the dialog gives the keys back");
            type(KeyCode.TAB);
            assertFalse(onFx(() -> node(teacher, "page-list").isFocused()));
            type(KeyCode.ESCAPE);
            assertTrue(onFx(() -> node(teacher, "board").isFocused()));
        }
    }

    private static String title(AppWindow window) {
        return ((Label) window.stage().getScene().getRoot().lookup(".page-strip-title")).getText();
    }

    /** Pupils see the pages and go to them; who may not change them is told so. The teacher's page is marked. */
    @Test
    void pupilsSeeWhereTheTeacherIs() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1200x700");
            named(teacher, 3);
            AppWindow pupil = room.pupil("김민수", "--lang", "en", "--size", "1200x700");
            until("the pupil has the pages", () -> order(pupil).equals("1 2 3"));
            doOnFx(() -> pages(teacher).show("p1"));
            ScriptedUser.withoutPauses(pupil).press("page-number");
            until("the teacher's page is marked", () -> teacherAt(pupil) == 0);
            doOnFx(() -> pages(teacher).next());
            until("the mark follows", () -> teacherAt(pupil) == 1);
            assertTrue(onFx(() -> cells(pupil).get(1).getAccessibleText()).contains("Ms Park (teacher)"));

            Node third = cells(pupil).get(2);
            Point2D at = middle(third);
            doOnFx(() -> {
                mouse(third, MouseEvent.MOUSE_PRESSED, at, false);
                mouse(third, MouseEvent.MOUSE_DRAGGED, at.subtract(0, 200), false);
                mouse(third, MouseEvent.MOUSE_RELEASED, at.subtract(0, 200), false);
            });
            assertEquals("1 2 3", order(pupil));
            assertEquals("The teacher looks after the pages", toast(pupil));
            doOnFx(() -> {
                mouse(third, MouseEvent.MOUSE_PRESSED, at, false);
                mouse(third, MouseEvent.MOUSE_RELEASED, at, false);
            });
            assertEquals("3", current(pupil));

            type(KeyCode.F4);
            doOnFx(() -> teacher.stage().toFront());
            ScriptedUser.withoutPauses(teacher).press("page-number");
            until("the teacher sees the pupil on the last page", () -> {
                List<Node> all = cells(teacher);
                return all.size() == 3
                        && String.valueOf(all.get(2).getAccessibleText()).contains("1 person");
            });
        }
    }

    private static int teacherAt(AppWindow window) {
        List<Node> all = cells(window);
        for (int i = 0; i < all.size(); i++) if (all.get(i).lookup(".page-teacher") != null) return i;
        return -1;
    }

    private static void mouse(Node node, EventType<MouseEvent> type, Point2D at, boolean finger) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        finger,
                        false,
                        true,
                        null));
    }

    /** A finger that moves at once scrolls; one that has held a page moves the page, or opens its menu. */
    @Test
    void aFingerHoldsBeforeItMovesAPage() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1200x700");
            named(teacher, 3);
            ScriptedUser.withoutPauses(teacher).press("page-number");
            until("the pages are there", () -> cells(teacher).size() == 3);
            Node first = cells(teacher).getFirst();
            Point2D at = middle(first);
            Point2D end = at.add(0, 600);
            doOnFx(() -> {
                mouse(first, MouseEvent.MOUSE_PRESSED, at, true);
                mouse(first, MouseEvent.MOUSE_DRAGGED, end, true);
                mouse(first, MouseEvent.MOUSE_RELEASED, end, true);
            });
            assertEquals("1 2 3", order(teacher));
            assertEquals("3", current(teacher));

            doOnFx(() -> mouse(first, MouseEvent.MOUSE_PRESSED, at, true));
            until("it is held", () -> isMoving(first));
            doOnFx(() -> {
                mouse(first, MouseEvent.MOUSE_DRAGGED, end, true);
                mouse(first, MouseEvent.MOUSE_RELEASED, end, true);
            });
            assertEquals("2 3 1", order(teacher));

            Node above = cells(teacher).getFirst();
            doOnFx(() -> mouse(above, MouseEvent.MOUSE_PRESSED, at, true));
            until("it is held again", () -> isMoving(above));
            doOnFx(() -> mouse(above, MouseEvent.MOUSE_RELEASED, at, true));
            assertNotNull(node(teacher, "page-menu"));
            assertEquals("2", current(teacher));
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("pages.pick");
            assertNull(node(teacher, "page-menu"));
            Node second = cells(teacher).get(1);
            doOnFx(() -> {
                mouse(second, MouseEvent.MOUSE_PRESSED, middle(second), true);
                mouse(second, MouseEvent.MOUSE_RELEASED, middle(second), true);
            });
            assertEquals("2 chosen", onFx(() -> title(teacher)));
            user.press("page-strip.action.page_delete");
            assertEquals("1", order(teacher));
        }
    }

    private static boolean isMoving(Node cell) {
        return onFx(() -> cell.getPseudoClassStates().stream()
                .anyMatch(each -> each.getPseudoClassName().equals("moving")));
    }

    @Test
    void theStripIsRememberedAndStaysInOtherLooks() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Path home = folder.resolve("home");
            AppWindow start = room.windowAt(home, "--lang", "en", "--size", "1200x700", "--name", "Kim");
            ScriptedUser user = ScriptedUser.withoutPauses(start);
            user.press("start.class.do");
            until("the class is on", () -> start.openedBoard() != null && Classroom.live(start));
            user.press("page-number");
            until("the page is there", () -> cells(start).size() == 1);
            doOnFx(() -> start.theme(org.bunpil.client.ui.theme.Theme.DARK));
            until("it is there in the dark", () -> cells(start).size() == 1);
            // Presenting shows the board alone, with the buttons for pages.
            user.press("present");
            assertEquals(List.of(), cells(start));
            assertEquals("1 / 1", words(start, "page-number"));
            assertTrue(onFx(() -> shown(node(start, "page-number"))));
            user.press("present.end");
            until("it is back", () -> cells(start).size() == 1);
            doOnFx(start::leave);
            until("the start screen is there", () -> node(start, "start.class.do") != null);
            user.press("start.class.do");
            until("the next class is on", () -> start.openedBoard() != null && Classroom.live(start));
            until("with its pages", () -> cells(start).size() == 1);
        }
    }
}

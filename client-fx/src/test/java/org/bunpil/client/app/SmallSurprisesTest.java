package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.RosterEntry;
import org.bunpil.client.ui.theme.ColorDot;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small things that surprised teachers, in real windows. */
class SmallSurprisesTest {
    @TempDir
    Path folder;

    private static Editor editor(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context().editor();
    }

    private static String shape(AppWindow window, int x, int y) {
        return onFx(() -> {
            Editor editor = editor(window);
            String id = editor.newId();
            editor.perform(List.of(new Op.Add(new Shape(
                    new CommonProperties(id, editor.page(), 0, new Point(x, y), 0, Style.DEFAULT, null, false),
                    ShapeForm.RECT,
                    new Size(800, 800),
                    0))));
            return id;
        });
    }

    private static Bounds place(AppWindow window, String id) {
        Node node = Objects.requireNonNull(node(window, id));
        return onFx(() -> node.localToScene(node.getLayoutBounds()));
    }

    private static List<String> toasts(AppWindow window) {
        return onFx(() -> {
            List<String> sentences = new ArrayList<>();
            collect(window.stage().getScene().getRoot(), false, sentences);
            return sentences;
        });
    }

    private static void collect(Node from, boolean inToast, List<String> sentences) {
        boolean toast = inToast || from.getStyleClass().contains("toast");
        if (toast && from instanceof Label label) sentences.add(label.getText());
        else if (from instanceof Parent parent)
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, toast, sentences));
    }

    @Test
    void aDeletedPageIsSaidAndComesBackWithOnePress() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("action.page_add");
            until("there are two pages", () -> editor(teacher).pages().all().size() == 2);
            String second = onFx(() -> editor(teacher).page());
            user.press("menu");
            user.press("action.page_delete");
            until("one is left", () -> editor(teacher).pages().all().size() == 1);
            assertEquals(List.of("The page is deleted."), toasts(teacher));
            user.press("toast.offer");
            assertEquals(second, onFx(() -> editor(teacher).page()));
        }
    }

    @Test
    void whatATeacherSeesOfHerBars() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            String id = shape(teacher, -40_000, -30_000);
            shape(teacher, 40_000, 30_000);
            until("both are there", () -> session(teacher).view().elements().size() == 2);

            user.press("people");
            until(
                    "the people panel is open",
                    () -> place(teacher, "people-panel").getWidth() > 100);
            doOnFx(() -> editor(teacher).zoomFit(org.bunpil.client.geometry.Margins.NONE));
            doOnFx(() -> Event.fireEvent(
                    Objects.requireNonNull(node(teacher, "board")),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DIGIT9, false, true, false, false)));
            Viewport view = onFx(() -> editor(teacher).viewport());
            double left = view.toViewX(-40_000);
            double right = view.toViewX(40_800);
            double top = view.toViewY(-30_000);
            double bottom = view.toViewY(30_800);
            assertTrue(left >= 0 && right <= place(teacher, "people-panel").getMinX(), left + " to " + right);
            assertTrue(top >= place(teacher, "menu").getMaxY(), "below the bar " + top);
            assertTrue(bottom <= place(teacher, "dock").getMinY(), "above the dock " + bottom);

            doOnFx(() -> editor(teacher).select(List.of(id)));
            Button lock = (Button) Objects.requireNonNull(node(teacher, "action.lock"));
            assertEquals("Lock", lock.getAccessibleText());
            doOnFx(lock::fire);
            until("it says that it unlocks", () -> "Unlock".equals(lock.getAccessibleText()));

            doOnFx(() -> editor(teacher).select(List.of()));
            doOnFx(() -> editor(teacher).use(org.bunpil.client.editor.ToolKind.PEN));
            Color ink = ColorDot.color(Palette.BLACK.rgb());
            assertEquals(ink, dot(teacher));
            doOnFx(() -> editor(teacher).pages().background(Background.CHALKBOARD));
            until("black is shown as it writes", () -> !ink.equals(dot(teacher)));
            assertTrue(dot(teacher).getBrightness() > 0.7);

            for (String button : List.of("tool.pen", "menu")) {
                Button over = (Button) Objects.requireNonNull(node(teacher, button));
                Tooltip tip = over.getTooltip();
                doOnFx(() -> tip.show(teacher.stage(), place(teacher, button).getCenterX(), 0));
                until("it is shown", tip::isShowing);
                Bounds about = onFx(() -> over.localToScreen(over.getLayoutBounds()));
                double y = onFx(tip::getAnchorY);
                assertTrue(y >= about.getMaxY() || y <= about.getMinY(), button + ": beside, not over it");
                doOnFx(tip::hide);
            }
        }
    }

    private static Color dot(AppWindow window) {
        return onFx(() -> (Color)
                ((Circle) ((Button) Objects.requireNonNull(node(window, "color.black"))).getGraphic()).getFill());
    }

    @Test
    void oneSentenceForOneEventAndNoneForWhatIsOver() throws Exception {
        Messages texts = Messages.of(java.util.Locale.ENGLISH);
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            AppWindow pupil = room.pupil("Minho", "--lang", "en", "--size", "960x640");

            doOnFx(() -> editor(pupil).localPresence().handRaised(true));
            String raised = texts.text("toast.hand", "Minho");
            until("the teacher is told", () -> toasts(teacher).contains(raised));
            doOnFx(() -> editor(pupil).localPresence().handRaised(false));
            until(
                    "the hand is down",
                    () -> session(teacher).roster().get().entries().stream().noneMatch(RosterEntry::handRaised));
            assertEquals(List.of(), toasts(teacher), "the sentence goes with the hand");

            freeze(teacher, true);
            until("the pupil is told", () -> toasts(pupil).contains(texts.text("toast.frozen")));
            doOnFx(() -> editor(pupil).checkWrite());
            assertEquals(List.of(texts.text("toast.frozen")), toasts(pupil), "trying says nothing more");
            freeze(teacher, false);
            until("it is over", () -> toasts(pupil).equals(List.of(texts.text("toast.thawed"))));
            freeze(teacher, true);
            until("and begins again", () -> toasts(pupil).equals(List.of(texts.text("toast.frozen"))));
            assertNotEquals(List.of(), toasts(pupil));
        }
    }

    private static void freeze(AppWindow teacher, boolean on) {
        doOnFx(() -> session(teacher)
                .submit(
                        List.of(new Op.Access(AccessPatch.builder()
                                .write(on ? WriteMode.HOSTS : WriteMode.EVERYONE)
                                .build())),
                        true));
    }

    @Test
    void aBannerAboutAFieldGoesWhenTheFieldIsChanged() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow window = room.window("new", "--lang", "en", "--size", "960x640");
            ScriptedUser.withoutPauses(window).press("start.join.do");
            Node banner = Objects.requireNonNull(node(window, "start-problem"));
            until("the name is missing", banner::isVisible);
            doOnFx(() -> ((TextField) Objects.requireNonNull(node(window, "start.name"))).setText("Minho"));
            until("it is not any more", () -> !banner.isVisible());
        }
    }
}

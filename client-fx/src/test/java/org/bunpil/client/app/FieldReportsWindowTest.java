package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.count;
import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Rotation;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Typography;
import org.bunpil.client.session.RosterEntry;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.Op;
import org.bunpil.sync.SyncPhase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that users of other boards have reported, tried in real windows (docs/field-reports.md). */
class FieldReportsWindowTest {
    @TempDir
    Path folder;

    private static Editor editor(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context().editor();
    }

    private static @Nullable TextArea area(AppWindow window) {
        return (TextArea)
                Objects.requireNonNull(window.openedBoard()).context().canvas().lookup(".writing-area");
    }

    /** Opens a new text, and waits until it takes keys. */
    private static TextArea open(AppWindow window, double x, double y) throws Exception {
        doOnFx(() -> editor(window).use(ToolKind.TEXT));
        ScriptedUser.withoutPauses(window).click(x, y);
        until("a text is open", () -> onFx(() -> area(window)) != null);
        TextArea area = Objects.requireNonNull(onFx(() -> area(window)));
        doOnFx(area::applyCss);
        return area;
    }

    private static void composed(TextArea area, String composed, String committed) {
        List<InputMethodTextRun> runs = composed.isEmpty()
                ? List.of()
                : List.of(new InputMethodTextRun(composed, InputMethodHighlight.UNSELECTED_RAW));
        doOnFx(() -> Event.fireEvent(
                area,
                new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, runs, committed, composed.length())));
    }

    private static void typed(TextArea area, String text) {
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(each -> doOnFx(() -> Event.fireEvent(
                        area,
                        new KeyEvent(KeyEvent.KEY_TYPED, each, each, KeyCode.UNDEFINED, false, false, false, false))));
    }

    private static void key(Node node, KeyCode code, boolean control) {
        doOnFx(() ->
                Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
    }

    private static void key(AppWindow window, KeyCode code) {
        Node board = Objects.requireNonNull(node(window, "board"));
        doOnFx(board::requestFocus);
        key(board, code, true);
    }

    private static List<String> texts(AppWindow window) {
        return onFx(() -> {
            List<String> all = new ArrayList<>();
            for (Element element : session(window).view().elements())
                if (element instanceof Text text) all.add(text.text());
            return all;
        });
    }

    private static String shape(AppWindow window, int x, int y, int width, int height) {
        return onFx(() -> {
            Editor editor = editor(window);
            String id = editor.newId();
            editor.perform(List.of(new Op.Add(new Shape(
                    new CommonProperties(id, editor.page(), 0, new Point(x, y), 0, Style.DEFAULT, null, false),
                    ShapeForm.RECT,
                    new Size(width, height),
                    0))));
            return id;
        });
    }

    /**
     * excalidraw 11042: Korean before "/q" vanished. tolaria 851: syllables vanished while others were composed.
     * obsidian-excalidraw-plugin 2647: the last syllable was there twice when writing was ended in the middle of it.
     */
    @Test
    void koreanByInputMethodIsWrittenOnce() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            TextArea area = open(teacher, 300, 300);
            for (String composing : List.of("ㅂ", "버", "벅")) composed(area, composing, "");
            composed(area, "그", "버");
            composed(area, "", "그");
            typed(area, " ");
            for (String composing : List.of("ㅈ", "제", "젭")) composed(area, composing, "");
            composed(area, "보", "제");
            composed(area, "", "보");
            typed(area, " /q");
            doOnFx(() -> area.selectRange(0, 0));
            composed(area, "안", "");
            assertEquals("안버그 제보 /q", onFx(area::getText));
            key(area, KeyCode.ESCAPE, false);
            // What the input method still sends goes to whatever has the keys then.
            Node board = Objects.requireNonNull(node(teacher, "board"));
            doOnFx(() -> Event.fireEvent(
                    board, new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, List.of(), "안", 0)));
            assertEquals(List.of("안버그 제보 /q"), texts(teacher));
            assertNull(onFx(() -> area(teacher)));
        }
    }

    /** excalidraw 3093, 11559: a copied shape pasted into an open text wrote the program's own format there. */
    @Test
    void aCopiedShapeIsNotPastedAsTextAndACopiedTextIsTextElsewhere() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            String shape = shape(teacher, 400, 400, 800, 800);
            doOnFx(() -> editor(teacher).use(ToolKind.SELECT));
            doOnFx(() -> editor(teacher).select(List.of(shape)));
            key(teacher, KeyCode.C);
            TextArea area = open(teacher, 300, 300);
            typed(area, "x");
            doOnFx(area::paste);
            assertEquals("x", onFx(area::getText));
            key(area, KeyCode.ESCAPE, false);
            assertEquals(List.of("x"), texts(teacher));

            // excalidraw 3267: nothing could be copied after a text had been edited. 7592: a copied text was JSON.
            String text = onFx(() -> session(teacher).view().elements()).stream()
                    .filter(each -> each instanceof Text)
                    .map(Element::id)
                    .findFirst()
                    .orElseThrow();
            doOnFx(() -> editor(teacher).use(ToolKind.SELECT));
            doOnFx(() -> editor(teacher).select(List.of(text)));
            key(teacher, KeyCode.C);
            assertEquals("x", onFx(() -> Clipboard.getSystemClipboard().getString()));
            key(teacher, KeyCode.V);
            until("the copy is there", () -> texts(teacher).equals(List.of("x", "x")));
        }
    }

    /**
     * obsidian-excalidraw-plugin 1608: pasted text got one more line. excalidraw 7947: text with tabs was wider afterwards than while it
     * was written.
     */
    @Test
    void textHasTheSizeOfWhatIsSeenOfIt() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            for (String text : List.of("1\t2\r\n\t3\r\n", "one\n\n\n", "two   \n")) {
                doOnFx(() -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(text);
                    Clipboard.getSystemClipboard().setContent(content);
                });
                key(teacher, KeyCode.V);
                until("it is pasted", () -> texts(teacher).size() == 1);
                assertFitting(teacher);
                doOnFx(() -> editor(teacher).undoHistory().undo());

                TextArea area = open(teacher, 300, 300);
                doOnFx(area::paste);
                key(area, KeyCode.ESCAPE, false);
                until("it is written", () -> texts(teacher).size() == 1);
                assertFitting(teacher);
                doOnFx(() -> editor(teacher).undoHistory().undo());
            }
        }
    }

    private static void assertFitting(AppWindow window) {
        Text text =
                (Text) onFx(() -> session(window).view().elements()).iterator().next();
        assertFalse(text.text().endsWith("\n") || text.text().contains("\r"), text.text());
        Size needed = Typography.needed(text.text(), 10_000, text.style().font());
        assertEquals(needed, text.size(), text.text());
    }

    /** excalidraw 8480: writing at a high zoom beside the window's edge moved the board under its bars. */
    @Test
    void writingAtTheEdgeMovesNothing() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            doOnFx(() -> editor(teacher).zoomBy(Viewport.MAX_ZOOM));
            Viewport before = onFx(() -> editor(teacher).viewport());
            TextArea area = open(teacher, 2, 600);
            typed(area, "as long as the window is wide");
            doOnFx(() -> teacher.stage().getScene().getRoot().layout());
            assertEquals(before, onFx(() -> editor(teacher).viewport()));
            Node board = Objects.requireNonNull(node(teacher, "board"));
            Bounds place = onFx(() -> board.localToScene(board.getLayoutBounds()));
            assertEquals(0, place.getMinX() + place.getMinY(), 0.0);
            key(area, KeyCode.ESCAPE, false);
            assertEquals(List.of("as long as the window is wide"), texts(teacher));
        }
    }

    /** bigbluebutton 15832: undo was lost on the way to full screen and back. Here also with another language and theme. */
    @Test
    void undoOutlivesFullScreenLanguageAndTheme() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            shape(teacher, 400, 400, 800, 800);
            doOnFx(() -> teacher.fullScreen(true));
            doOnFx(() -> teacher.language(java.util.Locale.KOREAN));
            doOnFx(() -> teacher.theme(org.bunpil.client.ui.theme.Theme.DARK));
            doOnFx(() -> teacher.fullScreen(false));
            key(teacher, KeyCode.Z);
            until("it is undone", () -> count(teacher) == 0);
        }
    }

    /** whitebophir 324: the buttons of a selection larger than the window could not be reached. */
    @Test
    void theBarOfALargeSelectionIsInTheWindow() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            String id = shape(teacher, -80_000, -80_000, 160_000, 160_000);
            doOnFx(() -> editor(teacher).use(ToolKind.SELECT));
            doOnFx(() -> editor(teacher).select(List.of(id)));
            Node bar = Objects.requireNonNull(node(teacher, "selection-bar"));
            until("the bar is there", () -> onFx(bar::isVisible));
            doOnFx(() -> teacher.stage().getScene().getRoot().layout());
            Bounds at = onFx(() -> bar.localToScene(bar.getLayoutBounds()));
            Bounds menu = place(teacher, "menu");
            Bounds dock = place(teacher, "dock");
            assertTrue(at.getMinX() >= 0 && at.getMaxX() <= 960, at.toString());
            assertTrue(at.getMinY() >= menu.getMaxY() && at.getMaxY() <= dock.getMinY(), at.toString());
        }
    }

    private static Bounds place(AppWindow window, String id) {
        Node node = Objects.requireNonNull(node(window, id));
        return onFx(() -> node.localToScene(node.getLayoutBounds()));
    }

    /**
     * tldraw 6398: lines vanished when the connection was lost for half a second. Drawpile 440: undo after a new start of the session took
     * everything away.
     */
    @Test
    void aLineDrawnAcrossALostConnectionStaysAndUndoTakesOnlyIt() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            AppWindow pupil = room.pupil("Mina", "--lang", "en", "--size", "960x640");
            ScriptedUser user = ScriptedUser.withoutPauses(pupil);
            ScriptedUser.withoutPauses(teacher).draw(200, 150, 300, 180);
            until("the teacher's is there", () -> count(pupil) == 1);
            user.down(200, 300);
            user.to(300, 320);
            until("it has begun", () -> count(teacher) == 2);
            room.cut();
            until("the pupil notices", () -> session(pupil).status().get().phase() != SyncPhase.LIVE);
            user.to(400, 330);
            room.restoreRelay();
            until("it is back", () -> Classroom.live(pupil) && Classroom.live(teacher));
            user.to(500, 300);
            user.up();
            until(
                    "both see the same",
                    () -> session(pupil).engine().pending().isEmpty()
                            && session(teacher)
                                    .view()
                                    .hash()
                                    .equals(session(pupil).view().hash()));
            assertEquals(2, count(teacher));
            key(pupil, KeyCode.Z);
            until("only the pupil's is undone", () -> count(teacher) == 1 && count(pupil) == 1);
            assertNotNull(
                    onFx(() -> session(teacher).view().elements().iterator().next()));
        }
    }

    /** excalidraw 8249, 6202: choosing a colour while writing ended the writing or changed nothing. */
    @Test
    void aColourIsChosenWithoutEndingTheWriting() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1366x768");
            TextArea area = open(teacher, 300, 300);
            typed(area, "ac");
            doOnFx(() -> area.positionCaret(1));
            ScriptedUser.withoutPauses(teacher).press("color.red");
            typed(area, "b");
            assertEquals(area, onFx(() -> area(teacher)));
            key(area, KeyCode.ESCAPE, false);
            Text text = (Text)
                    onFx(() -> session(teacher).view().elements()).iterator().next();
            assertEquals("abc", text.text());
            assertEquals(Palette.RED.rgb(), text.style().color());
        }
    }

    /** tldraw 342: a rotated text jumped when it was edited. */
    @Test
    void aRotatedTextIsWrittenWhereItIs() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            String id = onFx(() -> {
                Editor editor = editor(teacher);
                String made = editor.newId();
                editor.perform(List.of(new Op.Add(new Text(
                        new CommonProperties(
                                made, editor.page(), 0, new Point(2_400, 2_400), 0, Style.DEFAULT, null, false),
                        "one",
                        Typography.needed("one", 10_000, 0),
                        6_000))));
                return made;
            });
            double[] before = corner(teacher, id);
            doOnFx(() ->
                    editor(teacher).textEditing().edit(session(teacher).view().element(id)));
            until("it is open", () -> onFx(() -> area(teacher)) != null);
            TextArea area = Objects.requireNonNull(onFx(() -> area(teacher)));
            for (String more : List.of("", " two three four five six seven eight nine ten eleven twelve", "\n13")) {
                typed(area, more);
                doOnFx(() -> {
                    Node board = Objects.requireNonNull(node(teacher, "board"));
                    ((javafx.scene.Parent) board).requestLayout();
                    teacher.stage().getScene().getRoot().layout();
                });
                Point2D seen = onFx(() -> area.localToScene(0, 0));
                assertEquals(before[0], seen.getX(), 0.5);
                assertEquals(before[1], seen.getY(), 0.5);
            }
            key(area, KeyCode.ESCAPE, false);
            double[] after = corner(teacher, id);
            assertEquals(before[0], after[0], 0.3);
            assertEquals(before[1], after[1], 0.3);
        }
    }

    /** The corner at which a text begins, where it is seen. */
    private static double[] corner(AppWindow window, String id) {
        return onFx(() -> {
            Text text = (Text) Objects.requireNonNull(session(window).view().element(id));
            double x = text.at().x();
            double y = text.at().y();
            Rotation about = Rotation.about(
                    x + text.size().width() / 2.0, y + text.size().height() / 2.0, text.rot());
            Viewport view = editor(window).viewport();
            return new double[] {view.toViewX(about.x(x, y)), view.toViewY(about.y(x, y))};
        });
    }

    /** Drawpile 858: after coming back, who was there had lost what showed them. */
    @Test
    void whoComesBackIsTheSamePersonWithARaisedHand() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "960x640");
            AppWindow pupil = room.pupil("Mina", "--lang", "en", "--size", "960x640");
            doOnFx(() -> editor(pupil).localPresence().handRaised(true));
            until("the hand is up", () -> raisedHands(teacher).equals(List.of("Mina")));
            room.cut();
            until("the pupil notices", () -> session(pupil).status().get().phase() != SyncPhase.LIVE);
            room.restoreRelay();
            until("both are back", () -> Classroom.live(pupil) && Classroom.live(teacher));
            until("the hand is still up", () -> raisedHands(teacher).equals(List.of("Mina")));
            assertEquals(List.of("Mina"), raisedHands(pupil));
            assertEquals(2, onFx(() -> session(teacher).roster().get().entries().size()));
        }
    }

    private static List<String> raisedHands(AppWindow window) {
        return onFx(() -> session(window).roster().get().entries().stream()
                .filter(RosterEntry::handRaised)
                .map(each -> each.person().name())
                .toList());
    }
}

package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Rotation;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Shape;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

/** Faults that users of other boards have reported, tried on this one (docs/field-reports.md). The view's pixel is 8 units of the board. */
class FieldReportsTest {
    private static final Size SMALL = new Size(800, 400);

    private final TestBoard board = new TestBoard();
    private final TestBoard.Participant kim = board.join("Kim");
    private final TestBoard.Participant lee = board.join("Lee");
    private final SimulatedPointer pointer = new SimulatedPointer(kim.editor);

    private String rect(double x, double y) {
        kim.editor.use(ToolKind.RECT);
        pointer.drag(x, y, x + 80, y + 60);
        return pageElements(kim.editor.page()).getLast().id();
    }

    private Shape shape(String id) {
        return assertInstanceOf(Shape.class, board.board.element(id));
    }

    private void undo() {
        kim.editor.undoHistory().undo();
    }

    private String write(String text) {
        kim.editor.textEditing().beginNew(false, new Point(2_000, 2_000));
        assertTrue(kim.editor.textEditing().commit(text, SMALL));
        return board.elements().getLast().id();
    }

    private void rewrite(String id, String text) {
        kim.editor.textEditing().edit(Objects.requireNonNull(board.board.element(id)));
        assertTrue(kim.editor.textEditing().commit(text, SMALL));
    }

    /** whitebophir 107: the last letter of a text could not be deleted. tldraw-v1 284: undo was broken afterwards. */
    @Test
    void aTextWhoseLastLetterIsDeletedIsGoneAndUndoBringsItBackLetterByLetter() {
        String id = write("ab");
        rewrite(id, "a");
        rewrite(id, "");
        assertNull(board.board.element(id));
        undo();
        assertEquals("a", ((Text) board.board.element(id)).text());
        undo();
        assertEquals("ab", ((Text) board.board.element(id)).text());
        undo();
        assertNull(board.board.element(id));
        for (int i = 0; i < 3; i++) kim.editor.undoHistory().redo();
        assertEquals(List.of(), board.elements());
        assertFalse(kim.editor.undoHistory().canRedo());
    }

    /** tldraw 10413: undo after a change of pages also undid the change of pages, or what was done before it. */
    @Test
    void goingToAnotherPageIsNoStepOfUndo() {
        String first = rect(100, 100);
        kim.editor.pages().add();
        String second = kim.editor.page();
        rect(100, 100);
        kim.editor.pages().previous();
        assertEquals("p1", kim.editor.page());
        undo();
        assertEquals(second, kim.editor.page(), "undo shows the page where it undoes something");
        assertNotNull(board.board.element(first));
        assertEquals(List.of(), pageElements(second));
    }

    private List<Element> pageElements(String page) {
        List<Element> all = new java.util.ArrayList<>();
        board.board.elements(page).forEach(all::add);
        return all;
    }

    /** tldraw 9567: undo put a shape back into a frame that somebody else had deleted. Here the frame is a page. */
    @Test
    void undoShowsNoPageThatSomebodyElseHasDeleted() {
        kim.editor.pages().add();
        String second = kim.editor.page();
        String id = rect(100, 100);
        kim.editor.selectionCommands().move(List.of(id), new Point(80, 80));
        lee.editor.pages().show(second);
        lee.editor.pages().delete();
        assertEquals("p1", kim.editor.page());
        for (int i = 0; i < 4; i++) undo();
        assertEquals("p1", kim.editor.page());
        assertTrue(Objects.requireNonNull(board.board.page(second)).deleted(), "what another person deleted stays so");
    }

    /** xournalpp 5931: a crash when what had gone to another page was undone, something was drawn, and undone again. */
    @Test
    void whatWentToAnotherPageComesBackAndUndoGoesOn() {
        String there = rect(100, 100);
        Element original = shape(there);
        kim.editor.select(List.of(there));
        kim.editor.selectionCommands().delete();
        kim.editor.pages().add();
        kim.editor.pasteCommands().elements(List.of(original));
        for (int i = 0; i < 3; i++) undo();
        assertEquals(
                List.of(there), pageElements("p1").stream().map(Element::id).toList());
        String drawn = rect(300, 300);
        undo();
        assertNull(board.board.element(drawn));
        undo();
        assertEquals(List.of(), pageElements("p1"));
        undo();
        assertFalse(kim.editor.undoHistory().canUndo());
    }

    /** xournalpp 6995, 5: a crash when pages that had been added were undone. */
    @Test
    void addedPagesAreUndoneOneByOneWithWhatIsOnThem() {
        kim.editor.pages().add();
        rect(100, 100);
        kim.editor.pages().add();
        undo();
        assertEquals(2, kim.editor.pages().all().size());
        undo();
        undo();
        assertEquals(
                List.of("p1"),
                kim.editor.pages().all().stream().map(each -> each.id()).toList());
        assertEquals("p1", kim.editor.page());
        for (int i = 0; i < 3; i++) kim.editor.undoHistory().redo();
        assertEquals(3, kim.editor.pages().all().size());
    }

    /** xournalpp 6782: a selection pulled quickly out of the window ended the program. */
    @Test
    void aMarqueeMayGoFarOutOfTheWindow() {
        String id = rect(100, 100);
        kim.editor.use(ToolKind.SELECT);
        pointer.press(400, 400).move(395, -90_000).release(-100_000, -100_000);
        assertEquals(Set.of(id), kim.editor.selection());
    }

    /** excalidraw 4625, 1610: what had been made as small as possible could not be made larger again. */
    @Test
    void whatWasMadeAsSmallAsPossibleCanBeMadeLarge() {
        for (ToolKind tool : List.of(ToolKind.RECT, ToolKind.PEN, ToolKind.LINE)) {
            kim.editor.use(tool);
            pointer.drag(300, 300, 380, 360);
            String id = board.elements().getLast().id();
            kim.editor.use(ToolKind.SELECT);
            kim.editor.select(List.of(id));
            for (int[] to : new int[][] {{-900, -900}, {400, 400}, {-900, 400}, {900, -900}, {500, 500}}) {
                var box = Objects.requireNonNull(org.bunpil.client.editor.TransformBox.of(kim.editor));
                double x = box.bounds().maxX() / Viewport.UNITS;
                double y = box.bounds().maxY() / Viewport.UNITS;
                pointer.drag(x, y, x + to[0], y + to[1]);
            }
            var bounds = Objects.requireNonNull(org.bunpil.client.editor.TransformBox.of(kim.editor))
                    .bounds();
            assertTrue(bounds.width() > 3_000 && bounds.height() > 3_000, tool + " " + bounds);
            kim.editor.selectionCommands().delete();
        }
    }

    /** excalidraw 387: a click with a shape left a shape that nobody could see. */
    @Test
    void aClickLeavesNoInvisibleShape() {
        for (ToolKind tool : List.of(ToolKind.RECT, ToolKind.ELLIPSE, ToolKind.LINE, ToolKind.ARROW)) {
            kim.editor.use(tool);
            pointer.click(200, 200).press(200, 200).move(201, 201).release(201, 201);
        }
        assertEquals(List.of(), board.elements());
    }

    /** rnote 1394, 1720: each zoom moved the page a little. */
    @Test
    void zoomingInAndOutAThousandTimesMovesNothing() {
        Viewport before = kim.editor.viewport();
        for (int i = 0; i < 1_000; i++) {
            double factor = i % 2 == 0 ? 1.12 : 1 / 1.12;
            kim.editor.viewport(kim.editor.viewport().zoomed(factor, 123, 456));
        }
        for (int i = 0; i < 100; i++) kim.editor.viewport(kim.editor.viewport().zoomed(1.12, 123, 456));
        Viewport closest = kim.editor.viewport();
        kim.editor.viewport(closest.zoomed(1.12, 700, 20));
        assertEquals(closest, kim.editor.viewport(), "at the closest, nothing moves");
        kim.editor.viewport(kim.editor.viewport().zoomed(1 / closest.zoom(), 123, 456));
        Viewport after = kim.editor.viewport();
        assertEquals(before.x(), after.x(), 0.01);
        assertEquals(before.y(), after.y(), 0.01);
    }

    /** tldraw 425: while somebody else changed something, what one was just drawing vanished and writing ended. */
    @Test
    void whatOthersDoInterruptsNeitherDrawingNorWriting() {
        String id = rect(500, 400);
        kim.editor.use(ToolKind.ELLIPSE);
        pointer.press(100, 100).move(150, 150);
        lee.editor.selectionCommands().move(List.of(id), new Point(80, 0));
        lee.editor.perform(List.of(new Op.Delete(List.of(id))));
        lee.editor.pages().add();
        pointer.move(200, 180).release(200, 180);
        assertEquals(1, board.elements().size());
        kim.editor.textEditing().beginNew(false, new Point(0, 0));
        lee.editor.pages().show("p1");
        lee.editor.perform(List.of(new Op.Add(new Text(
                new CommonProperties(lee.newId(), "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false),
                "theirs",
                SMALL,
                0))));
        assertNotNull(kim.editor.textEditing().textDraft());
        kim.editor.textEditing().commit("mine", SMALL);
        assertEquals(3, board.elements().size());
    }

    /** tldraw 3917: one undo took back a picture that was still loading together with a shape drawn meanwhile. */
    @Test
    void anImageThatCameLaterIsAStepOfItsOwn() {
        String shape = rect(100, 100);
        String image = Objects.requireNonNull(kim.editor.pasteCommands().image("a".repeat(64), 100, 100, null));
        undo();
        assertNull(board.board.element(image));
        assertNotNull(board.board.element(shape));
        kim.editor.undoHistory().redo();
        assertNotNull(board.board.element(image));
    }

    /** tldraw 342: a rotated text moved when it was edited. */
    @Test
    void aRotatedTextBeginsWhereItBeganWhenItGrows() {
        for (int rot : new int[] {0, 1_500, 9_000, 18_000, 31_234}) {
            String id = write("short");
            kim.editor.perform(List.of(new Op.Set(
                    List.of(id), org.bunpil.op.ElementPatch.builder().rot(rot).build())));
            Text before = (Text) board.board.element(id);
            kim.editor.textEditing().edit(before);
            assertTrue(kim.editor.textEditing().commit("longer than it was", new Size(2_400, 1_200)));
            Text longer = (Text) board.board.element(id);
            assertCorner(before, longer);
            kim.editor.use(ToolKind.SELECT);
            kim.editor.select(List.of(id));
            kim.editor.selectionCommands().font(3, text -> new Size(4_801, 1_999));
            assertCorner(before, (Text) board.board.element(id));
            undo();
            undo();
            assertEquals(before, board.board.element(id));
            kim.editor.selectionCommands().delete();
        }
    }

    private static void assertCorner(Text before, Text after) {
        double[] was = corner(before);
        double[] is = corner(after);
        assertEquals(was[0], is[0], 1.5, before + " " + after);
        assertEquals(was[1], is[1], 1.5, before + " " + after);
    }

    private static double[] corner(Text text) {
        double x = text.at().x();
        double y = text.at().y();
        Rotation about =
                Rotation.about(x + text.size().width() / 2.0, y + text.size().height() / 2.0, text.rot());
        return new double[] {about.x(x, y), about.y(x, y)};
    }

    /** excalidraw 8249, 6202: a colour chosen while a text was written did not become its colour. */
    @Test
    void aColourChosenWhileWritingIsTheTextsColour() {
        kim.editor.use(ToolKind.TEXT);
        kim.editor.textEditing().beginNew(false, new Point(0, 0));
        kim.editor.toolStyles().color(0xff0000);
        assertTrue(kim.editor.toolStyles().font(3));
        kim.editor.textEditing().commit("red and large", SMALL);
        Text text = (Text) board.elements().getLast();
        assertEquals(0xff0000, text.style().color());
        assertEquals(3, text.style().font());

        kim.editor.use(ToolKind.SELECT);
        kim.editor.textEditing().edit(text);
        kim.editor.toolStyles().color(0x0000ff);
        assertEquals(text, board.board.element(text.id()), "others see it with the text");
        kim.editor.textEditing().commit(text.text(), text.size());
        assertEquals(
                0x0000ff,
                Objects.requireNonNull(board.board.element(text.id())).style().color());
        undo();
        assertEquals(text, board.board.element(text.id()));
        assertEquals(0xff0000, kim.editor.style(ToolKind.TEXT).color(), "the tool's colour is another matter");
    }
}

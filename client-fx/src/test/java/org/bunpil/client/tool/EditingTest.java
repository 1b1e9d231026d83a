package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.PenPresets;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.junit.jupiter.api.Test;

/** Lasso, snapping, eyedropper, pen presets, styles, pasting. The view's pixel (x, y) is the board's (8x, 8y). */
class EditingTest {
    private static final int U = Viewport.UNITS;

    private final TestBoard testBoard = new TestBoard();
    private final TestBoard.Participant participant = testBoard.join("Kim");
    private final SimulatedPointer simulatedPointer = new SimulatedPointer(participant.editor);

    private String rect(double x1, double y1, double x2, double y2) {
        participant.editor.use(ToolKind.RECT);
        simulatedPointer.drag(x1, y1, x2, y2);
        return testBoard.elements().getLast().id();
    }

    private Shape shape(String id) {
        return assertInstanceOf(Shape.class, testBoard.board.element(id));
    }

    @Test
    void theLassoTakesWhatLiesInItForTheGreaterPart() {
        String in = rect(100, 100, 140, 140);
        String half = rect(180, 100, 320, 140);
        participant.editor.use(ToolKind.PEN);
        simulatedPointer.drag(110, 180, 160, 190);
        String ink = testBoard.elements().getLast().id();
        participant.editor.use(ToolKind.SELECT);
        participant.editor.selectsByLasso(true);
        simulatedPointer.press(80, 80).move(210, 80).move(210, 220).move(80, 220);
        assertInstanceOf(
                LassoSelecting.class,
                simulatedPointer.router.states().iterator().next());
        simulatedPointer.release(80, 90);
        assertEquals(Set.of(in, ink), participant.editor.selection(), "not " + half);
        simulatedPointer.press(600, 400).move(650, 400).move(650, 450).cancel();
        assertEquals(Set.of(), participant.editor.selection());
    }

    /** Some window managers keep Alt and drag for themselves. */
    @Test
    void controlTakesTheLassoAsAltDoes() {
        participant.editor.use(ToolKind.SELECT);
        simulatedPointer.control(true).press(600, 400).move(650, 400);
        assertInstanceOf(
                LassoSelecting.class,
                simulatedPointer.router.states().iterator().next());
        simulatedPointer.control(false).cancel();
    }

    @Test
    void whatIsMovedSnapsToEdgesAndMiddlesAndControlHoldsItFree() {
        rect(100, 100, 200, 200);
        String moved = rect(300, 320, 380, 380);
        participant.editor.use(ToolKind.SELECT);
        // Its left edge comes to 204, four pixels from the other's right edge at 200.
        simulatedPointer.click(300, 335);
        simulatedPointer.press(300, 335).move(250, 335).move(204, 335);
        Translating translating = assertInstanceOf(
                Translating.class, simulatedPointer.router.states().iterator().next());
        assertEquals(200.0 * U, translating.guideX());
        assertTrue(Double.isNaN(translating.guideY()));
        simulatedPointer.release(204, 335);
        assertEquals(new Point(200 * U, 320 * U), shape(moved).at());
        participant.editor.undoHistory().undo();
        assertEquals(new Point(300 * U, 320 * U), shape(moved).at());
        simulatedPointer
                .control(true)
                .press(300, 335)
                .move(250, 335)
                .move(204, 335)
                .release(204, 335);
        assertEquals(new Point(204 * U, 320 * U), shape(moved).at());
    }

    @Test
    void aSideThatIsPulledSnapsAndControlHoldsItFree() {
        rect(100, 100, 200, 200);
        String pulled = rect(300, 320, 380, 380);
        participant.editor.use(ToolKind.SELECT);
        simulatedPointer.click(300, 335);
        // The left side comes to 203, three pixels from the other's right edge at 200; the right side stays.
        simulatedPointer.press(300, 350).move(250, 350).move(203, 350);
        Resizing resizing = assertInstanceOf(
                Resizing.class, simulatedPointer.router.states().iterator().next());
        assertEquals(200.0 * U, resizing.guideX());
        assertTrue(Double.isNaN(resizing.guideY()));
        simulatedPointer.release(203, 350);
        assertEquals(new Point(200 * U, 320 * U), shape(pulled).at());
        assertEquals(new Size(180 * U, 60 * U), shape(pulled).size());
        participant.editor.undoHistory().undo();
        simulatedPointer.control(true).drag(300, 350, 203, 350);
        simulatedPointer.control(false);
        assertEquals(new Size(177 * U, 60 * U), shape(pulled).size());
        // Proportionally, by the corner: the nearer of the two guides is used, and the proportions stay.
        participant.editor.undoHistory().undo();
        simulatedPointer
                .shift(true)
                .press(300, 320)
                .move(250, 300)
                .move(203, 246)
                .release(203, 246);
        Shape even = shape(pulled);
        assertEquals(200 * U, even.at().x());
        assertEquals(180 * U, even.size().width());
        assertEquals(135 * U, even.size().height());
    }

    @Test
    void aPressOnAHandleAloneMovesNoSideToAGuideNearby() {
        rect(100, 100, 200, 200);
        String other = rect(204, 240, 300, 300);
        participant.editor.use(ToolKind.SELECT);
        simulatedPointer.click(204, 250);
        simulatedPointer.click(204, 270);
        assertEquals(new Point(204 * U, 240 * U), shape(other).at());
    }

    @Test
    void theEyedropperGivesItsColourToTheToolBeforeIt() {
        participant.editor.use(ToolKind.RECT);
        participant.editor.toolStyles().color(Palette.GREEN.rgb());
        participant.editor.toolStyles().fill(Palette.PINK.rgb());
        simulatedPointer.drag(100, 100, 200, 200);
        participant.editor.use(ToolKind.PEN);
        participant.editor.use(ToolKind.EYEDROPPER);
        simulatedPointer.click(150, 150);
        assertEquals(ToolKind.PEN, participant.editor.tool());
        assertEquals(Palette.PINK.rgb(), participant.editor.style().color(), "the filling");
        participant.editor.use(ToolKind.EYEDROPPER);
        simulatedPointer.click(100, 150);
        assertEquals(Palette.GREEN.rgb(), participant.editor.style().color(), "the line");
        participant.editor.use(ToolKind.EYEDROPPER);
        simulatedPointer.click(600, 500);
        assertEquals(ToolKind.PEN, participant.editor.tool());
        assertEquals(Palette.GREEN.rgb(), participant.editor.style().color(), "nothing there: as before");
        assertEquals(1, testBoard.elements().size());
    }

    @Test
    void pensAreKeptTakenAndRemembered() {
        PenPresets penPresets = participant.editor.penPresets();
        penPresets.use(3);
        assertEquals(Palette.BLUE.rgb(), participant.editor.style().color());
        participant.editor.use(ToolKind.HIGHLIGHTER);
        participant.editor.toolStyles().width(224);
        penPresets.save(3);
        participant.editor.use(ToolKind.PEN);
        penPresets.use(3);
        assertEquals(ToolKind.HIGHLIGHTER, participant.editor.tool());
        assertEquals(224, participant.editor.style().width());
        TestBoard.Participant later = testBoard.join("Kim again");
        later.editor.penPresets().read(penPresets.text());
        assertEquals(InkTool.HIGHLIGHTER, later.editor.penPresets().preset(3).tool());
        assertEquals(penPresets.text(), later.editor.penPresets().text());
        later.editor.penPresets().read("x p:zz:1:2:3 p:000000:99999999999:1:1 p:ffffff:1:300:0");
        assertEquals(penPresets.text(), later.editor.penPresets().text(), "nonsense changes nothing");
    }

    @Test
    void fillDashAndAlphaAreTheToolsAndTheSelections() {
        participant.editor.use(ToolKind.ELLIPSE);
        participant.editor.toolStyles().fill(Palette.YELLOW.rgb());
        participant.editor.toolStyles().dash(1);
        participant.editor.toolStyles().alpha(160);
        simulatedPointer.drag(100, 100, 200, 200);
        Shape ellipse = assertInstanceOf(Shape.class, testBoard.elements().getLast());
        assertEquals(Palette.YELLOW.rgb(), ellipse.style().fill());
        assertEquals(1, ellipse.style().dash());
        assertEquals(160, ellipse.style().alpha());
        participant.editor.use(ToolKind.SELECT);
        participant.editor.select(List.of(ellipse.id()));
        participant.editor.toolStyles().fill(null);
        participant.editor.toolStyles().dash(2);
        assertEquals(null, shape(ellipse.id()).style().fill());
        assertEquals(2, shape(ellipse.id()).style().dash());
        participant.editor.undoHistory().undo();
        assertEquals(1, shape(ellipse.id()).style().dash());
    }

    @Test
    void copiesLieBesideTheirOriginalsAndAreOneGesture() {
        rect(100, 100, 200, 200);
        participant.editor.use(ToolKind.PEN);
        simulatedPointer.drag(110, 180, 160, 190);
        participant.editor.selectionCommands().selectAll();
        List<Element> copied = participant.editor.pasteCommands().selected();
        participant.editor.pasteCommands().elements(copied);
        assertEquals(4, testBoard.elements().size());
        assertEquals(2, participant.editor.selection().size());
        participant.editor.pasteCommands().elements(copied);
        assertEquals(6, testBoard.elements().size());
        List<Point> places = testBoard.elements().stream()
                .filter(Shape.class::isInstance)
                .map(Element::at)
                .toList();
        assertEquals(
                List.of(new Point(100 * U, 100 * U), new Point(116 * U, 116 * U), new Point(132 * U, 132 * U)), places);
        participant.editor.undoHistory().undo();
        assertEquals(4, testBoard.elements().size());
    }

    @Test
    void whatIsPastedFromAfarComesIntoTheMiddleOfTheView() {
        TestBoard.Participant elsewhere = new TestBoard().join("Mina");
        SimulatedPointer there = new SimulatedPointer(elsewhere.editor);
        elsewhere.editor.use(ToolKind.RECT);
        there.drag(100, 100, 200, 200);
        elsewhere.editor.selectionCommands().selectAll();
        List<Element> copied = elsewhere.editor.pasteCommands().selected();
        participant.editor.viewport(participant.editor.viewport().centred(90_000, 70_000));
        participant.editor.pasteCommands().elements(copied);
        assertEquals(
                new Point(90_000 - 50 * U, 70_000 - 50 * U),
                testBoard.elements().getLast().at());
        assertTrue(testBoard.elements().getLast().id().startsWith("Client01-"), "an id of one's own");
    }

    @Test
    void imagesAndTextFitIntoTheView() {
        participant.editor.pasteCommands().image("ab".repeat(32), 3_000, 1_500, null);
        Image image = assertInstanceOf(Image.class, testBoard.elements().getLast());
        assertEquals(new Size(480 * U, 240 * U), image.size());
        assertEquals(new Point(160 * U, 180 * U), image.at());
        participant.editor.pasteCommands().image("cd".repeat(32), 64, 64, new Point(0, 0));
        assertEquals(
                new Size(64 * U, 64 * U),
                assertInstanceOf(Image.class, testBoard.elements().getLast()).size());
        participant.editor.pasteCommands().text("가나다\u0007\r\nabc", new Size(800, 400), null);
        assertEquals(
                "가나다\nabc",
                assertInstanceOf(Text.class, testBoard.elements().getLast()).text());
        participant.editor.undoHistory().undo();
        participant.editor.undoHistory().undo();
        participant.editor.undoHistory().undo();
        assertEquals(List.of(), testBoard.elements());
    }

    @Test
    void imagesThatComeTogetherDoNotHideEachOther() {
        Point dropped = new Point(300 * U, 200 * U);
        for (int i = 0; i < 3; i++) participant.editor.pasteCommands().image("ab".repeat(32), 100, 80 + i, dropped);
        participant.editor.pasteCommands().text("가나다", new Size(800, 400), dropped);
        List<Point> places = testBoard.elements().stream().map(Element::at).toList();
        assertEquals(new Point(250 * U, 160 * U), places.get(0));
        assertEquals(new Point(282 * U, 191 * U + U / 2), places.get(1));
        assertEquals(new Point(314 * U, 223 * U), places.get(2));
        assertEquals(new Point(396 * U - 400, 296 * U - 200), places.get(3));
    }

    @Test
    void fiveThousandMoveAsOneGestureOfSeveralOps() {
        List<Element> many = new ArrayList<>();
        rect(10, 10, 20, 20);
        for (int i = 0; i < 5_000; i++) {
            many.add(testBoard
                    .elements()
                    .getFirst()
                    .with(testBoard.elements().getFirst().common().withAt(new Point(i % 100 * 60, i / 100 * 80))));
        }
        participant.editor.pasteCommands().elements(many);
        assertEquals(5_000, participant.editor.selection().size());
        Map<String, Point> before = places();
        int ops = participant.submitted.size();
        simulatedPointer.press(300, 250).move(320, 250).move(340, 270).release(340, 270);
        assertEquals(5, participant.submitted.size() - ops, "a thousand ids each");
        long moved = places().entrySet().stream()
                .filter(now -> !now.getValue().equals(before.get(now.getKey())))
                .count();
        assertEquals(5_000, moved);
        participant.editor.undoHistory().undo();
        assertEquals(before, places());
    }

    private Map<String, Point> places() {
        Map<String, Point> places = new HashMap<>();
        for (Element element : testBoard.elements()) places.put(element.id(), element.at());
        return places;
    }

    @Test
    void aStrokeIsCopiedWithAllItsInk() {
        simulatedPointer.press(100, 100).move(150, 130).move(220, 90).release(220, 90);
        Stroke original = assertInstanceOf(Stroke.class, testBoard.elements().getFirst());
        participant.editor.selectionCommands().selectAll();
        participant.editor.selectionCommands().duplicate();
        Stroke copy = assertInstanceOf(Stroke.class, testBoard.elements().getLast());
        assertEquals(original.points().samples(), copy.points().samples());
        assertFalse(copy.open());
    }
}

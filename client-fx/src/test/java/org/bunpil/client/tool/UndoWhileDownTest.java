package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Shape;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

/** Undo while the pointer is down takes back what is under it; and a drag goes on without what others take away. */
class UndoWhileDownTest {
    private final TestBoard testBoard = new TestBoard();
    private final TestBoard.Participant participant = testBoard.join("Kim");
    private final TestBoard.Participant other = testBoard.join("Lee");
    private final SimulatedPointer pointer = new SimulatedPointer(participant.editor);

    private String rect(double x, double y) {
        participant.editor.use(ToolKind.RECT);
        pointer.drag(x, y, x + 80, y + 60);
        return testBoard.elements().getLast().id();
    }

    private Shape shape(String id) {
        return (Shape) Objects.requireNonNull(testBoard.board.element(id));
    }

    /** One stroke stays, another one was undone and can be redone. */
    private List<Element> oneStrokeAndOneToRedo() {
        participant.editor.use(ToolKind.PEN);
        pointer.drag(10, 10, 60, 60);
        pointer.drag(10, 110, 60, 160);
        participant.editor.undoHistory().undo();
        return testBoard.elements();
    }

    private void redoStillWorks(int before) {
        assertTrue(participant.editor.undoHistory().canRedo());
        participant.editor.undoHistory().redo();
        assertEquals(before + 1, testBoard.elements().size());
    }

    @Test
    void theStrokeUnderThePenIsTakenBackAndRedoStays() {
        List<Element> before = oneStrokeAndOneToRedo();
        pointer.press(200, 200).move(260, 240).move(300, 250);
        assertTrue(participant.editor.undoHistory().undo().done());
        assertEquals(before, testBoard.elements());
        pointer.move(330, 260).rest(2_000).release(340, 270);
        assertEquals(before, testBoard.elements(), "the rest of the movement draws nothing");
        redoStillWorks(1);
    }

    @Test
    void aSecondUndoTakesBackTheStepBefore() {
        oneStrokeAndOneToRedo();
        pointer.press(200, 200).move(260, 240);
        participant.editor.undoHistory().undo();
        participant.editor.undoHistory().undo();
        assertEquals(List.of(), testBoard.elements());
        pointer.release(260, 240);
    }

    @Test
    void theFirstStrokeOfABoardCanBeTakenBackWhileItIsDrawn() {
        List<EditorChange> changes = new ArrayList<>();
        participant.editor.listen(changes::add);
        participant.editor.use(ToolKind.PEN);
        pointer.press(200, 200);
        assertTrue(participant.editor.undoHistory().canUndo());
        assertTrue(changes.contains(EditorChange.UNDO), "buttons are told");
        pointer.move(260, 240);
        participant.editor.undoHistory().undo();
        assertEquals(List.of(), testBoard.elements());
        assertFalse(participant.editor.undoHistory().canUndo());
        pointer.release(260, 240);
    }

    @Test
    void aStrokeLongerThanTheLimitIsTakenBackWhole() {
        participant.editor.use(ToolKind.PEN);
        pointer.press(0, 0);
        for (int i = 0; i < 9_000; i++) pointer.move(100 + 90 * Math.cos(i * 0.7), 100 + 90 * Math.sin(i * 0.7));
        assertTrue(testBoard.elements().size() >= 2);
        participant.editor.undoHistory().undo();
        assertEquals(List.of(), testBoard.elements());
        pointer.release(0, 0);
    }

    @Test
    void aHeldLineIsTakenBack() {
        List<Element> before = oneStrokeAndOneToRedo();
        pointer.press(100, 300);
        for (int i = 1; i <= 20; i++) pointer.move(100 + i * 10, 300 + i % 2 * 2);
        pointer.rest(Inking.HOLD_MILLIS + 20);
        participant.editor.undoHistory().undo();
        pointer.move(300, 350).release(300, 350);
        assertEquals(before, testBoard.elements());
        redoStillWorks(1);
    }

    @Test
    void whatTheEraserHasTakenComesBack() {
        List<Element> before = oneStrokeAndOneToRedo();
        for (boolean inParts : new boolean[] {false, true}) {
            participant.editor.use(ToolKind.ERASER);
            participant.editor.erasesInParts(inParts);
            pointer.press(30, 10).move(40, 40).move(20, 60);
            assertFalse(before.equals(testBoard.elements()));
            participant.editor.undoHistory().undo();
            pointer.move(60, 60).move(10, 10).release(10, 10);
            assertEquals(before, testBoard.elements());
        }
        redoStillWorks(1);
    }

    @Test
    void aMoveIsTakenBackToWhereItBegan() {
        String id = rect(100, 100);
        String second = rect(300, 100);
        participant.editor.undoHistory().undo();
        participant.editor.use(ToolKind.SELECT);
        Point at = shape(id).at();
        pointer.press(100, 130).move(150, 180).move(220, 300);
        participant.editor.undoHistory().undo();
        assertNull(Objects.requireNonNull(participant.presence()).drag());
        pointer.move(400, 400).release(400, 400);
        assertEquals(at, shape(id).at());
        assertNull(testBoard.board.element(second));
        assertTrue(participant.editor.undoHistory().canRedo());
    }

    @Test
    void resizingAndRotatingAreTakenBack() {
        String id = rect(100, 100);
        rect(300, 100);
        participant.editor.undoHistory().undo();
        Shape before = shape(id);
        participant.editor.use(ToolKind.SELECT);
        pointer.click(100, 130);
        pointer.press(180, 160).move(250, 260);
        assertTrue(pointer.router.states().iterator().next() instanceof Resizing);
        participant.editor.undoHistory().undo();
        pointer.release(250, 260);
        assertEquals(before, shape(id));
        pointer.press(140, 74).move(300, 130);
        assertTrue(pointer.router.states().iterator().next() instanceof Rotating);
        participant.editor.undoHistory().undo();
        pointer.release(300, 130);
        assertEquals(before, shape(id));
        assertTrue(participant.editor.undoHistory().canRedo());
    }

    @Test
    void aShapeBeingDrawnIsTakenBack() {
        List<Element> before = oneStrokeAndOneToRedo();
        participant.editor.use(ToolKind.ELLIPSE);
        pointer.press(200, 200).move(300, 280);
        participant.editor.undoHistory().undo();
        pointer.move(320, 300).release(320, 300);
        assertEquals(before, testBoard.elements());
        redoStillWorks(1);
    }

    /** Panning and pointing change nothing, so undo means the step before. */
    @Test
    void undoWhilePanningTakesBackTheStepBefore() {
        oneStrokeAndOneToRedo();
        participant.editor.use(ToolKind.HAND);
        pointer.press(200, 200).move(300, 280);
        participant.editor.undoHistory().undo();
        assertEquals(List.of(), testBoard.elements());
        pointer.release(300, 280);
    }

    @Test
    void theDragThatWasBegunLastIsTakenBack() {
        String moved = rect(100, 100);
        Point at = shape(moved).at();
        participant.editor.use(ToolKind.SELECT);
        SimulatedPointer mouse = pointer;
        SimulatedPointer finger = new SimulatedPointer(pointer.router, -3, Kind.TOUCH);
        mouse.press(100, 130).move(100, 180);
        participant.editor.use(ToolKind.PEN);
        finger.press(300, 300).move(360, 300);
        participant.editor.undoHistory().undo();
        finger.move(390, 300).release(390, 300);
        mouse.release(100, 230);
        assertEquals(1, testBoard.elements().size());
        assertEquals(new Point(at.x(), at.y() + 800), shape(moved).at());
    }

    /** On a screen for several people, who undoes has mostly finished, and others draw on. */
    @Test
    void whereSeveralPeopleWriteUndoLeavesWhatOthersAreDrawing() {
        participant.editor.severalWriters(true);
        participant.editor.use(ToolKind.PEN);
        SimulatedPointer one = new SimulatedPointer(pointer.router, 1, Kind.TOUCH);
        SimulatedPointer two = new SimulatedPointer(pointer.router, 2, Kind.TOUCH);
        two.press(10, 10).move(60, 10);
        one.drag(10, 100, 60, 100);
        participant.editor.undoHistory().undo();
        two.move(90, 10).release(90, 10);
        assertEquals(1, testBoard.elements().size());
        assertEquals(new Point(80, 80), testBoard.elements().getFirst().at());
    }

    // --- taken away by others

    @Test
    void aDragGoesOnWithoutWhatAnotherDeletes() {
        String a = rect(100, 100);
        String b = rect(300, 100);
        Point at = shape(b).at();
        participant.editor.use(ToolKind.SELECT);
        participant.editor.select(List.of(a, b));
        pointer.press(100, 130).move(100, 180).move(100, 230);
        other.submit(List.of(new Op.Delete(List.of(a))), true);
        Translating dragging = (Translating) pointer.router.states().iterator().next();
        assertEquals(List.of(b), dragging.ids());
        assertEquals(
                List.of(b),
                Objects.requireNonNull(
                                Objects.requireNonNull(participant.presence()).drag())
                        .ids());
        participant.submitted.clear();
        pointer.release(100, 230);
        assertEquals(new Point(at.x(), at.y() + 800), shape(b).at());
        assertEquals(List.of(new Op.Move(List.of(b), new Point(0, 800))), participant.submitted);
    }

    @Test
    void aDragEndsWhenNothingIsLeftOfIt() {
        String a = rect(100, 100);
        participant.editor.use(ToolKind.SELECT);
        pointer.press(100, 130).move(100, 180).move(100, 230);
        assertNotNull(Objects.requireNonNull(participant.presence()).drag());
        other.submit(List.of(new Op.Delete(List.of(a))), true);
        assertEquals(List.of(Ignoring.INSTANCE), List.copyOf(pointer.router.states()));
        assertNull(Objects.requireNonNull(participant.presence()).drag());
        participant.submitted.clear();
        pointer.move(150, 300).release(150, 300);
        assertEquals(List.of(), participant.submitted);
    }

    @Test
    void aLockedElementStaysWhereItIs() {
        String a = rect(100, 100);
        Point at = shape(a).at();
        participant.editor.use(ToolKind.SELECT);
        pointer.press(100, 130).move(100, 180).move(100, 230);
        other.submit(
                List.of(new Op.Set(List.of(a), ElementPatch.builder().lock(true).build())), true);
        participant.submitted.clear();
        pointer.move(150, 300).release(150, 300);
        assertEquals(List.of(), participant.submitted);
        assertEquals(at, shape(a).at());
    }

    @Test
    void resizingSeveralGoesOnWithTheRestInTheirPlaces() {
        String a = rect(100, 100);
        String b = rect(300, 100);
        String c = rect(300, 300);
        participant.editor.use(ToolKind.SELECT);
        participant.editor.select(List.of(a, b, c));
        // From the lower right corner, twice as large; a stays at the fixed corner.
        pointer.press(380, 360).move(500, 500).move(660, 620);
        other.submit(List.of(new Op.Delete(List.of(b, c))), true);
        pointer.release(660, 620);
        assertEquals(new Point(800, 800), shape(a).at());
        assertEquals(2 * 80 * 8, shape(a).size().width());
        assertEquals(Set.of(a), participant.editor.selection());
    }

    @Test
    void rotatingEndsWhenItsElementIsLocked() {
        String a = rect(100, 100);
        participant.editor.use(ToolKind.SELECT);
        pointer.click(100, 130);
        pointer.press(140, 74).move(300, 130);
        other.submit(
                List.of(new Op.Set(List.of(a), ElementPatch.builder().lock(true).build())), true);
        pointer.release(300, 130);
        assertEquals(0, shape(a).rot());
    }
}

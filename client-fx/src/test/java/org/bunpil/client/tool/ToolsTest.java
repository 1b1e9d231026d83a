package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

class ToolsTest {
    private final TestBoard testBoard = new TestBoard();
    private final TestBoard.Participant participant = testBoard.join("Kim");
    private final SimulatedPointer simulatedPointer = new SimulatedPointer(participant.editor);

    private <T extends Element> T only(Class<T> kind) {
        assertEquals(1, testBoard.elements().size());
        return assertInstanceOf(kind, testBoard.elements().getFirst());
    }

    @Test
    void aPenStrokeBeginsAtOnceGrowsWhileDrawnAndIsClosedOnRelease() {
        simulatedPointer.press(100, 100);
        Stroke begun = only(Stroke.class);
        assertTrue(begun.open());
        assertEquals(new Point(800, 800), begun.at());
        simulatedPointer.move(110, 130).move(140, 120);
        assertEquals(3, only(Stroke.class).points().sampleCount());
        simulatedPointer.release(140, 120);
        assertFalse(only(Stroke.class).open());
        assertEquals(1, only(Stroke.class).points().chunks().size());
    }

    @Test
    void aDotIsAStrokeOfOneSample() {
        simulatedPointer.click(50, 60);
        assertEquals(1, only(Stroke.class).points().sampleCount());
        assertFalse(only(Stroke.class).open());
    }

    /** A busy window gets only the press and the release, and nothing in between. */
    @Test
    void aGestureWithoutMovesStillEndsWhereThePointerIsReleased() {
        simulatedPointer.press(100, 100).release(200, 150);
        Stroke stroke = only(Stroke.class);
        assertEquals(2, stroke.points().sampleCount());
        assertEquals(800, stroke.points().samples().getLast().x());
        participant.editor.use(ToolKind.SELECT);
        simulatedPointer.press(90, 90).release(220, 160);
        assertEquals(Set.of(stroke.id()), participant.editor.selection());
        simulatedPointer.press(150, 125).release(150, 225);
        assertEquals(new Point(800, 1_600), only(Stroke.class).at());
        participant.editor.use(ToolKind.HAND);
        double x = participant.editor.viewport().x();
        simulatedPointer.press(300, 300).release(280, 300);
        assertEquals(160, participant.editor.viewport().x() - x, 1e-6);
    }

    @Test
    void theEraserForPartsSaysThatItLeavesShapesWhole() {
        List<EditorChange> changes = new ArrayList<>();
        participant.editor.use(ToolKind.RECT);
        simulatedPointer.drag(100, 100, 200, 200);
        participant.editor.use(ToolKind.ERASER);
        participant.editor.erasesInParts(true);
        participant.editor.listen(changes::add);
        simulatedPointer.drag(90, 150, 210, 150);
        assertEquals(1, testBoard.elements().size());
        assertEquals(1, changes.stream().filter(EditorChange.SPARED::equals).count(), "once");
    }

    @Test
    void aCancelledStrokeIsGoneAndNotToBeUndone() {
        simulatedPointer.press(100, 100).move(120, 120).cancel();
        assertEquals(List.of(), testBoard.elements());
        assertFalse(participant.editor.undoHistory().canUndo());
    }

    @Test
    void pressureIsTheDevicesOrElseMadeOfSpeed() {
        simulatedPointer.pressure(1).press(10, 10).move(20, 20).release(20, 20);
        assertEquals(255, only(Stroke.class).points().samples().getLast().pressure());
        participant.editor.undoHistory().undo();
        simulatedPointer.pressure(Double.NaN).press(10, 10);
        for (int i = 1; i < 12; i++) simulatedPointer.move(10 + i * 40, 10 + i % 2 * 40);
        simulatedPointer.release(490, 50);
        Stroke fast = only(Stroke.class);
        assertTrue(fast.points().samples().getLast().pressure() < 128, "a fast line is thin");
    }

    @Test
    void aStrokeLongerThanTheLimitGoesOnAsAnotherAndIsUndoneInOne() {
        simulatedPointer.press(0, 0);
        for (int i = 0; i < 9_000; i++)
            simulatedPointer.move(100 + 90 * Math.cos(i * 0.7), 100 + 90 * Math.sin(i * 0.7));
        simulatedPointer.release(100, 100);
        assertTrue(testBoard.elements().size() >= 2);
        for (Element element : testBoard.elements()) assertFalse(((Stroke) element).open());
        participant.editor.undoHistory().undo();
        assertEquals(List.of(), testBoard.elements());
    }

    @Test
    void whoMayNotWriteDrawsNothingAndIsToldWhy() {
        List<ErrorCode> told = new ArrayList<>();
        participant.editor.listen(new org.bunpil.client.editor.EditorListener() {
            @Override
            public void changed(EditorChange change) {}

            @Override
            public void refused(ErrorCode code) {
                told.add(code);
            }
        });
        participant.refusal = ErrorCode.FROZEN;
        simulatedPointer.drag(10, 10, 60, 60);
        assertEquals(List.of(), testBoard.elements());
        assertEquals(List.of(ErrorCode.FROZEN), told);
    }

    @Test
    void aLineHeldAtItsEndBecomesStraight() {
        simulatedPointer.press(100, 100);
        for (int i = 1; i <= 20; i++) simulatedPointer.move(100 + i * 10, 100 + i % 2 * 2);
        simulatedPointer.rest(Inking.HOLD_MILLIS + 20);
        simulatedPointer.move(300, 150).release(300, 150);
        Stroke straight = only(Stroke.class);
        assertTrue(straight.points().samples().stream().allMatch(p -> Math.abs(p.y() - p.x() / 4) <= 1));
        assertEquals(1_600, straight.points().samples().getLast().x());
        participant.editor.undoHistory().undo();
        assertEquals(List.of(), testBoard.elements());
    }

    @Test
    void aCrookedLineHeldAtItsEndStaysAsItIs() {
        simulatedPointer.press(100, 100);
        for (int i = 1; i <= 20; i++) simulatedPointer.move(100 + i * 10, 100 + 80 * Math.sin(i * 0.4));
        simulatedPointer.rest(Inking.HOLD_MILLIS + 20);
        simulatedPointer.release(300, 100 + 80 * Math.sin(8));
        assertTrue(only(Stroke.class).points().sampleCount() > 5);
    }

    @Test
    void theEraserDeletesWhatItTouchesAsOneGesture() {
        simulatedPointer.drag(100, 100, 200, 100);
        simulatedPointer.drag(100, 150, 200, 150);
        simulatedPointer.drag(100, 300, 200, 300);
        participant.editor.use(ToolKind.ERASER);
        simulatedPointer.drag(150, 60, 150, 200);
        assertEquals(1, testBoard.elements().size());
        participant.editor.undoHistory().undo();
        assertEquals(3, testBoard.elements().size());
        participant.editor.undoHistory().redo();
        assertEquals(1, testBoard.elements().size());
    }

    @Test
    void thePartialEraserTakesOnlyTheInkItTouches() {
        simulatedPointer.drag(100, 100, 300, 100);
        participant.editor.use(ToolKind.ERASER);
        participant.editor.erasesInParts(true);
        simulatedPointer.drag(200, 60, 200, 140);
        assertEquals(2, testBoard.elements().size());
        for (Element element : testBoard.elements()) {
            for (org.bunpil.model.Sample s : ((Stroke) element).points().samples()) {
                double x = (element.at().x() + s.x()) / 8.0;
                assertTrue(Math.abs(x - 200) >= Erasing.RADIUS, "ink left at " + x);
            }
        }
        simulatedPointer.drag(140, 60, 140, 140);
        assertEquals(3, testBoard.elements().size());
        participant.editor.undoHistory().undo();
        participant.editor.undoHistory().undo();
        assertEquals(1, testBoard.elements().size());
        assertEquals(1_600, only(Stroke.class).points().samples().getLast().x());
        participant.editor.undoHistory().redo();
        assertEquals(2, testBoard.elements().size());
    }

    @Test
    void aCancelledPartialEraserBringsEverythingBackAsItWas() {
        simulatedPointer.drag(100, 100, 300, 100);
        List<Element> before = testBoard.elements();
        participant.editor.use(ToolKind.ERASER);
        participant.editor.erasesInParts(true);
        simulatedPointer.press(200, 60).move(200, 120).move(160, 90).cancel();
        assertEquals(before, testBoard.elements());
    }

    @Test
    void aTurnedStrokeStaysInPlaceWhenItIsCut() {
        simulatedPointer.drag(100, 100, 300, 100);
        String id = testBoard.elements().getFirst().id();
        participant.editor.perform(List.of(new Op.Set(
                List.of(id), org.bunpil.op.ElementPatch.builder().rot(9_000).build())));
        participant.editor.use(ToolKind.ERASER);
        participant.editor.erasesInParts(true);
        simulatedPointer.drag(150, 150, 250, 150);
        assertEquals(2, testBoard.elements().size());
        for (Element element : testBoard.elements()) {
            org.bunpil.client.geometry.Bounds bounds = org.bunpil.client.geometry.ElementBounds.painted(element);
            assertEquals(1_600, bounds.centreX(), 4);
            assertTrue(bounds.minY() >= -40 && bounds.maxY() <= 1_640);
        }
    }

    @Test
    void aCancelledEraserBringsEverythingBack() {
        simulatedPointer.drag(100, 100, 200, 100);
        participant.editor.use(ToolKind.ERASER);
        simulatedPointer.press(150, 60).move(150, 140);
        assertEquals(List.of(), testBoard.elements());
        simulatedPointer.cancel();
        assertEquals(1, testBoard.elements().size());
    }

    @Test
    void shapesArePulledUpAndShiftMakesThemRegular() {
        participant.editor.use(ToolKind.RECT);
        simulatedPointer.drag(200, 200, 100, 120);
        Shape rect = only(Shape.class);
        assertEquals(new Point(800, 960), rect.at());
        assertEquals(new Size(800, 640), rect.size());
        participant.editor.undoHistory().undo();
        participant.editor.use(ToolKind.ELLIPSE);
        simulatedPointer.shift(true).drag(100, 100, 180, 150);
        assertEquals(new Size(640, 640), only(Shape.class).size());
        participant.editor.undoHistory().undo();
        participant.editor.use(ToolKind.ARROW);
        simulatedPointer.drag(100, 100, 200, 110);
        assertEquals(new Size(800, 0), only(Shape.class).size());
        assertEquals(ShapeForm.ARROW, only(Shape.class).form());
    }

    @Test
    void aSlipOfThePointerMakesNoShape() {
        participant.editor.use(ToolKind.LINE);
        simulatedPointer.drag(100, 100, 102, 101);
        assertEquals(List.of(), testBoard.elements());
    }

    @Test
    void aClickSelectsADragMovesAndAFrameSelectsMany() {
        simulatedPointer.drag(100, 100, 200, 100);
        simulatedPointer.drag(100, 200, 200, 200);
        participant.editor.use(ToolKind.SELECT);
        simulatedPointer.click(150, 101);
        assertEquals(1, participant.editor.selection().size());
        simulatedPointer.click(400, 400);
        assertEquals(Set.of(), participant.editor.selection());
        simulatedPointer.drag(50, 50, 250, 250);
        assertEquals(2, participant.editor.selection().size());
        participant.submitted.clear();
        simulatedPointer.press(150, 100).move(170, 110);
        assertNotNull(participant.presence().drag());
        assertEquals(List.of(), participant.submitted, "the board changes on release only");
        simulatedPointer.move(190, 130).release(190, 130);
        assertNull(participant.presence().drag());
        assertEquals(1, participant.submitted.size());
        Op.Move move = assertInstanceOf(Op.Move.class, participant.submitted.getFirst());
        assertEquals(new Point(320, 240), move.delta());
        participant.editor.undoHistory().undo();
        assertEquals(800, testBoard.elements().getFirst().at().x());
    }

    @Test
    void shiftAddsToTheSelectionAndTakesAway() {
        simulatedPointer.drag(100, 100, 200, 100);
        simulatedPointer.drag(100, 200, 200, 200);
        participant.editor.use(ToolKind.SELECT);
        simulatedPointer.click(150, 100);
        simulatedPointer.shift(true).click(150, 200);
        assertEquals(2, participant.editor.selection().size());
        simulatedPointer.click(150, 100);
        assertEquals(1, participant.editor.selection().size());
    }

    @Test
    void fiveContactsDrawAtOnceAndUndoOfOneLeavesTheOthers() {
        participant.editor.severalWriters(true);
        List<SimulatedPointer> simulatedPointers = new ArrayList<>();
        for (int i = 1; i <= 5; i++)
            simulatedPointers.add(new SimulatedPointer(simulatedPointer.router, i, Kind.TOUCH));
        for (int i = 0; i < 5; i++) simulatedPointers.get(i).press(100 + i * 100, 100);
        for (int step = 1; step <= 20; step++) {
            for (int i = 0; i < 5; i++) simulatedPointers.get(i).move(100 + i * 100 + step % 3, 100 + step * 10);
        }
        for (int i = 0; i < 5; i++) simulatedPointers.get(i).release(100 + i * 100, 310);
        assertEquals(5, testBoard.elements().size());
        for (Element element : testBoard.elements()) {
            Stroke stroke = (Stroke) element;
            assertFalse(stroke.open());
            assertTrue(
                    stroke.points().samples().stream().allMatch(s -> s.x() >= 0 && s.x() <= 24),
                    "no point of another hand");
        }
        List<Element> before = testBoard.elements();
        participant.editor.undoHistory().undo();
        assertEquals(before.subList(0, 4), testBoard.elements());
    }

    @Test
    void aCancelledContactLeavesTheOthersAlone() {
        participant.editor.severalWriters(true);
        SimulatedPointer a = new SimulatedPointer(simulatedPointer.router, 1, Kind.TOUCH)
                .press(100, 100)
                .move(150, 150);
        SimulatedPointer b = new SimulatedPointer(simulatedPointer.router, 2, Kind.TOUCH)
                .press(300, 100)
                .move(350, 150);
        a.cancel();
        b.release(350, 150);
        assertEquals(2_400, only(Stroke.class).at().x());
    }

    @Test
    void twoFingersPanAndZoomAndTakeTheFirstOnesInkBack() {
        SimulatedPointer a = new SimulatedPointer(simulatedPointer.router, 1, Kind.TOUCH)
                .press(300, 300)
                .move(302, 300);
        SimulatedPointer b = new SimulatedPointer(simulatedPointer.router, 2, Kind.TOUCH).press(400, 300);
        assertEquals(List.of(), testBoard.elements());
        b.move(500, 300);
        assertEquals(2, participant.editor.viewport().zoom(), 0.05);
        a.move(312, 310);
        b.release(500, 300);
        a.move(100, 100).release(100, 100);
        assertEquals(List.of(), testBoard.elements());
        assertFalse(participant.editor.undoHistory().canUndo());
    }

    @Test
    void aPalmDoesNotWriteWhileAPenIsNear() {
        SimulatedPointer palm = new SimulatedPointer(simulatedPointer.router, 1, Kind.TOUCH)
                .press(500, 500)
                .move(505, 500);
        SimulatedPointer pen = new SimulatedPointer(simulatedPointer.router, 9, Kind.PEN)
                .press(100, 100)
                .move(150, 120);
        new SimulatedPointer(simulatedPointer.router, 2, Kind.TOUCH).drag(400, 400, 450, 450);
        pen.release(150, 120);
        palm.release(505, 500);
        assertEquals(800, only(Stroke.class).at().x());
    }

    @Test
    void theHandToolMovesTheBoardAndTheLaserLeavesNothing() {
        participant.editor.use(ToolKind.HAND);
        simulatedPointer.drag(100, 100, 150, 180);
        assertEquals(0, participant.editor.viewport().toViewX(0) - 50, 1e-9);
        assertEquals(0, participant.editor.viewport().toViewY(0) - 80, 1e-9);
        participant.editor.use(ToolKind.LASER);
        simulatedPointer.press(200, 200).move(210, 200);
        assertNotNull(participant.presence().laser());
        simulatedPointer.release(210, 200);
        assertNull(participant.presence().laser());
        assertEquals(List.of(), testBoard.elements());
    }

    @Test
    void textAndNotesAreWrittenWhereThePointerTaps() {
        participant.editor.use(ToolKind.NOTE);
        simulatedPointer.click(300, 300);
        assertNotNull(participant.editor.textEditing().textDraft());
        participant.editor.textEditing().commit("안녕하세요", new Size(1_600, 1_600));
        assertEquals("안녕하세요", only(Note.class).text());
        simulatedPointer.click(300, 300);
        assertEquals("안녕하세요", participant.editor.textEditing().textDraft().text());
        participant.editor.textEditing().commit("안녕", new Size(1_600, 1_600));
        assertEquals("안녕", only(Note.class).text());
        participant.editor.undoHistory().undo();
        assertEquals("안녕하세요", only(Note.class).text());
    }
}

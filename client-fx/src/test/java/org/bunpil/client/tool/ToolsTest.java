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
import org.bunpil.client.editor.Room;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.InputEvent.Kind;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Code;
import org.bunpil.model.Element;
import org.bunpil.model.Form;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

class ToolsTest {
    private final Room room = new Room();
    private final Room.Seat seat = room.join("Kim");
    private final Hand hand = new Hand(seat.editor);

    private <T extends Element> T only(Class<T> kind) {
        assertEquals(1, room.elements().size());
        return assertInstanceOf(kind, room.elements().getFirst());
    }

    @Test
    void aPenStrokeBeginsAtOnceGrowsWhileDrawnAndIsClosedOnRelease() {
        hand.press(100, 100);
        Stroke begun = only(Stroke.class);
        assertTrue(begun.open());
        assertEquals(new Point(800, 800), begun.at());
        hand.move(110, 130).move(140, 120);
        assertEquals(3, only(Stroke.class).points().count());
        hand.release(140, 120);
        assertFalse(only(Stroke.class).open());
        assertEquals(1, only(Stroke.class).points().chunks().size());
    }

    @Test
    void aDotIsAStrokeOfOneSample() {
        hand.click(50, 60);
        assertEquals(1, only(Stroke.class).points().count());
        assertFalse(only(Stroke.class).open());
    }

    /** A window that is busy hears of the press and of the release, and of nothing in between. */
    @Test
    void aGestureWithoutMovesStillEndsWhereTheHandIsLifted() {
        hand.press(100, 100).release(200, 150);
        Stroke stroke = only(Stroke.class);
        assertEquals(2, stroke.points().count());
        assertEquals(800, stroke.points().samples().getLast().x());
        seat.editor.use(ToolKind.SELECT);
        hand.press(90, 90).release(220, 160);
        assertEquals(Set.of(stroke.id()), seat.editor.selection());
        hand.press(150, 125).release(150, 225);
        assertEquals(new Point(800, 1_600), only(Stroke.class).at());
        seat.editor.use(ToolKind.HAND);
        double x = seat.editor.viewport().x();
        hand.press(300, 300).release(280, 300);
        assertEquals(160, seat.editor.viewport().x() - x, 1e-6);
    }

    @Test
    void aCancelledStrokeIsGoneAndNotToBeUndone() {
        hand.press(100, 100).move(120, 120).cancel();
        assertEquals(List.of(), room.elements());
        assertFalse(seat.editor.canUndo());
    }

    @Test
    void pressureIsTheDevicesOrElseMadeOfSpeed() {
        hand.pressure(1).press(10, 10).move(20, 20).release(20, 20);
        assertEquals(255, only(Stroke.class).points().samples().getLast().pressure());
        seat.editor.undo();
        hand.pressure(Double.NaN).press(10, 10);
        for (int i = 1; i < 12; i++) hand.move(10 + i * 40, 10 + i % 2 * 40);
        hand.release(490, 50);
        Stroke fast = only(Stroke.class);
        assertTrue(fast.points().samples().getLast().pressure() < 128, "a fast line is thin");
    }

    @Test
    void aStrokeLongerThanTheLimitGoesOnAsAnotherAndIsUndoneInOne() {
        hand.press(0, 0);
        for (int i = 0; i < 9_000; i++) hand.move(100 + 90 * Math.cos(i * 0.7), 100 + 90 * Math.sin(i * 0.7));
        hand.release(100, 100);
        assertTrue(room.elements().size() >= 2);
        for (Element element : room.elements()) assertFalse(((Stroke) element).open());
        seat.editor.undo();
        assertEquals(List.of(), room.elements());
    }

    @Test
    void whoMayNotWriteDrawsNothingAndIsToldWhy() {
        List<Code> told = new ArrayList<>();
        seat.editor.listen(new org.bunpil.client.editor.EditorListener() {
            @Override
            public void changed(org.bunpil.client.editor.Aspect aspect) {}

            @Override
            public void refused(Code code) {
                told.add(code);
            }
        });
        seat.refusal = Code.FROZEN;
        hand.drag(10, 10, 60, 60);
        assertEquals(List.of(), room.elements());
        assertEquals(List.of(Code.FROZEN), told);
    }

    @Test
    void aLineHeldAtItsEndBecomesStraight() {
        hand.press(100, 100);
        for (int i = 1; i <= 20; i++) hand.move(100 + i * 10, 100 + i % 2 * 2);
        hand.rest(Inking.HOLD_MILLIS + 20);
        hand.move(300, 150).release(300, 150);
        Stroke straight = only(Stroke.class);
        assertTrue(straight.points().samples().stream().allMatch(p -> Math.abs(p.y() - p.x() / 4) <= 1));
        assertEquals(1_600, straight.points().samples().getLast().x());
        seat.editor.undo();
        assertEquals(List.of(), room.elements());
    }

    @Test
    void aCrookedLineHeldAtItsEndStaysAsItIs() {
        hand.press(100, 100);
        for (int i = 1; i <= 20; i++) hand.move(100 + i * 10, 100 + 80 * Math.sin(i * 0.4));
        hand.rest(Inking.HOLD_MILLIS + 20);
        hand.release(300, 100 + 80 * Math.sin(8));
        assertTrue(only(Stroke.class).points().count() > 5);
    }

    @Test
    void theEraserDeletesWhatItTouchesAsOneGesture() {
        hand.drag(100, 100, 200, 100);
        hand.drag(100, 150, 200, 150);
        hand.drag(100, 300, 200, 300);
        seat.editor.use(ToolKind.ERASER);
        hand.drag(150, 60, 150, 200);
        assertEquals(1, room.elements().size());
        seat.editor.undo();
        assertEquals(3, room.elements().size());
        seat.editor.redo();
        assertEquals(1, room.elements().size());
    }

    @Test
    void thePartialEraserTakesOnlyTheInkItTouches() {
        hand.drag(100, 100, 300, 100);
        seat.editor.use(ToolKind.ERASER);
        seat.editor.erasesInParts(true);
        hand.drag(200, 60, 200, 140);
        assertEquals(2, room.elements().size());
        for (Element element : room.elements()) {
            for (org.bunpil.model.Sample s : ((Stroke) element).points().samples()) {
                double x = (element.at().x() + s.x()) / 8.0;
                assertTrue(Math.abs(x - 200) >= Erasing.RADIUS, "ink left at " + x);
            }
        }
        hand.drag(140, 60, 140, 140);
        assertEquals(3, room.elements().size());
        seat.editor.undo();
        seat.editor.undo();
        assertEquals(1, room.elements().size());
        assertEquals(1_600, only(Stroke.class).points().samples().getLast().x());
        seat.editor.redo();
        assertEquals(2, room.elements().size());
    }

    @Test
    void aCancelledPartialEraserBringsEverythingBackAsItWas() {
        hand.drag(100, 100, 300, 100);
        List<Element> before = room.elements();
        seat.editor.use(ToolKind.ERASER);
        seat.editor.erasesInParts(true);
        hand.press(200, 60).move(200, 120).move(160, 90).cancel();
        assertEquals(before, room.elements());
    }

    @Test
    void aTurnedStrokeStaysInPlaceWhenItIsCut() {
        hand.drag(100, 100, 300, 100);
        String id = room.elements().getFirst().id();
        seat.editor.perform(List.of(new Op.Set(
                List.of(id),
                new org.bunpil.op.Values(null, null, null, null, 9_000, null, null, null, null, null, null))));
        seat.editor.use(ToolKind.ERASER);
        seat.editor.erasesInParts(true);
        hand.drag(150, 150, 250, 150);
        assertEquals(2, room.elements().size());
        for (Element element : room.elements()) {
            org.bunpil.client.editor.Box box = org.bunpil.client.editor.Extent.of(element);
            assertEquals(1_600, box.centreX(), 4);
            assertTrue(box.minY() >= -40 && box.maxY() <= 1_640);
        }
    }

    @Test
    void aCancelledEraserBringsEverythingBack() {
        hand.drag(100, 100, 200, 100);
        seat.editor.use(ToolKind.ERASER);
        hand.press(150, 60).move(150, 140);
        assertEquals(List.of(), room.elements());
        hand.cancel();
        assertEquals(1, room.elements().size());
    }

    @Test
    void shapesArePulledUpAndShiftMakesThemRegular() {
        seat.editor.use(ToolKind.RECT);
        hand.drag(200, 200, 100, 120);
        Shape rect = only(Shape.class);
        assertEquals(new Point(800, 960), rect.at());
        assertEquals(new Size(800, 640), rect.size());
        seat.editor.undo();
        seat.editor.use(ToolKind.ELLIPSE);
        hand.shift(true).drag(100, 100, 180, 150);
        assertEquals(new Size(640, 640), only(Shape.class).size());
        seat.editor.undo();
        seat.editor.use(ToolKind.ARROW);
        hand.drag(100, 100, 200, 110);
        assertEquals(new Size(800, 0), only(Shape.class).size());
        assertEquals(Form.ARROW, only(Shape.class).form());
    }

    @Test
    void aSlipOfTheHandMakesNoShape() {
        seat.editor.use(ToolKind.LINE);
        hand.drag(100, 100, 102, 101);
        assertEquals(List.of(), room.elements());
    }

    @Test
    void aClickSelectsADragMovesAndAFrameSelectsMany() {
        hand.drag(100, 100, 200, 100);
        hand.drag(100, 200, 200, 200);
        seat.editor.use(ToolKind.SELECT);
        hand.click(150, 101);
        assertEquals(1, seat.editor.selection().size());
        hand.click(400, 400);
        assertEquals(Set.of(), seat.editor.selection());
        hand.drag(50, 50, 250, 250);
        assertEquals(2, seat.editor.selection().size());
        seat.submitted.clear();
        hand.press(150, 100).move(170, 110);
        assertNotNull(seat.presence.drag());
        assertEquals(List.of(), seat.submitted, "the board changes on release only");
        hand.move(190, 130).release(190, 130);
        assertNull(seat.presence.drag());
        assertEquals(1, seat.submitted.size());
        Op.Move move = assertInstanceOf(Op.Move.class, seat.submitted.getFirst());
        assertEquals(new Point(320, 240), move.d());
        seat.editor.undo();
        assertEquals(800, room.elements().getFirst().at().x());
    }

    @Test
    void shiftAddsToTheSelectionAndTakesAway() {
        hand.drag(100, 100, 200, 100);
        hand.drag(100, 200, 200, 200);
        seat.editor.use(ToolKind.SELECT);
        hand.click(150, 100);
        hand.shift(true).click(150, 200);
        assertEquals(2, seat.editor.selection().size());
        hand.click(150, 100);
        assertEquals(1, seat.editor.selection().size());
    }

    @Test
    void fiveHandsDrawAtOnceAndUndoOfOneLeavesTheOthers() {
        seat.editor.manyHands(true);
        List<Hand> hands = new ArrayList<>();
        for (int i = 1; i <= 5; i++) hands.add(new Hand(hand.contacts, i, Kind.TOUCH));
        for (int i = 0; i < 5; i++) hands.get(i).press(100 + i * 100, 100);
        for (int step = 1; step <= 20; step++) {
            for (int i = 0; i < 5; i++) hands.get(i).move(100 + i * 100 + step % 3, 100 + step * 10);
        }
        for (int i = 0; i < 5; i++) hands.get(i).release(100 + i * 100, 310);
        assertEquals(5, room.elements().size());
        for (Element element : room.elements()) {
            Stroke stroke = (Stroke) element;
            assertFalse(stroke.open());
            assertTrue(
                    stroke.points().samples().stream().allMatch(s -> s.x() >= 0 && s.x() <= 24),
                    "no point of another hand");
        }
        List<Element> before = room.elements();
        seat.editor.undo();
        assertEquals(before.subList(0, 4), room.elements());
    }

    @Test
    void aCancelledHandLeavesTheOthersAlone() {
        seat.editor.manyHands(true);
        Hand a = new Hand(hand.contacts, 1, Kind.TOUCH).press(100, 100).move(150, 150);
        Hand b = new Hand(hand.contacts, 2, Kind.TOUCH).press(300, 100).move(350, 150);
        a.cancel();
        b.release(350, 150);
        assertEquals(2_400, only(Stroke.class).at().x());
    }

    @Test
    void twoFingersPanAndZoomAndTakeTheFirstOnesInkBack() {
        Hand a = new Hand(hand.contacts, 1, Kind.TOUCH).press(300, 300).move(302, 300);
        Hand b = new Hand(hand.contacts, 2, Kind.TOUCH).press(400, 300);
        assertEquals(List.of(), room.elements());
        b.move(500, 300);
        assertEquals(2, seat.editor.viewport().zoom(), 0.05);
        a.move(312, 310);
        b.release(500, 300);
        a.move(100, 100).release(100, 100);
        assertEquals(List.of(), room.elements());
        assertFalse(seat.editor.canUndo());
    }

    @Test
    void aPalmDoesNotWriteWhileAPenIsNear() {
        Hand palm = new Hand(hand.contacts, 1, Kind.TOUCH).press(500, 500).move(505, 500);
        Hand pen = new Hand(hand.contacts, 9, Kind.PEN).press(100, 100).move(150, 120);
        new Hand(hand.contacts, 2, Kind.TOUCH).drag(400, 400, 450, 450);
        pen.release(150, 120);
        palm.release(505, 500);
        assertEquals(800, only(Stroke.class).at().x());
    }

    @Test
    void theHandToolMovesTheBoardAndTheLaserLeavesNothing() {
        seat.editor.use(ToolKind.HAND);
        hand.drag(100, 100, 150, 180);
        assertEquals(0, seat.editor.viewport().toViewX(0) - 50, 1e-9);
        assertEquals(0, seat.editor.viewport().toViewY(0) - 80, 1e-9);
        seat.editor.use(ToolKind.LASER);
        hand.press(200, 200).move(210, 200);
        assertNotNull(seat.presence.laser());
        hand.release(210, 200);
        assertNull(seat.presence.laser());
        assertEquals(List.of(), room.elements());
    }

    @Test
    void textAndNotesAreWrittenWhereTheHandTaps() {
        seat.editor.use(ToolKind.NOTE);
        hand.click(300, 300);
        assertNotNull(seat.editor.writing().draft());
        seat.editor.writing().commit("안녕하세요", new Size(1_600, 1_600));
        assertEquals("안녕하세요", only(Note.class).text());
        hand.click(300, 300);
        assertEquals("안녕하세요", seat.editor.writing().draft().text());
        seat.editor.writing().commit("안녕", new Size(1_600, 1_600));
        assertEquals("안녕", only(Note.class).text());
        seat.editor.undo();
        assertEquals("안녕하세요", only(Note.class).text());
    }
}

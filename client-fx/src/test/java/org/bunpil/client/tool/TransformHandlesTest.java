package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.bunpil.client.editor.ArrangeCommands.Alignment;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.TransformBox;
import org.bunpil.client.editor.TransformHandle;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Element;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.junit.jupiter.api.Test;

class TransformHandlesTest {
    private final TestBoard testBoard = new TestBoard();
    private final TestBoard.Participant participant = testBoard.join("Kim");
    private final SimulatedPointer simulatedPointer = new SimulatedPointer(participant.editor);

    private void rect(double x1, double y1, double x2, double y2) {
        participant.editor.use(ToolKind.RECT);
        simulatedPointer.drag(x1, y1, x2, y2);
        participant.editor.use(ToolKind.SELECT);
    }

    private double[] handle(TransformHandle handle) {
        TransformBox transformBox = TransformBox.of(participant.editor);
        assertNotNull(transformBox);
        double[] place = transformBox.handlePosition(
                handle, participant.editor.viewport().scale());
        return new double[] {
            participant.editor.viewport().toViewX(place[0]),
            participant.editor.viewport().toViewY(place[1])
        };
    }

    private void pull(TransformHandle handle, double dx, double dy) {
        double[] at = handle(handle);
        simulatedPointer.drag(at[0], at[1], at[0] + dx, at[1] + dy);
    }

    @Test
    void aCornerResizesAgainstTheOppositeOneAndUndoBringsTheSizeBack() {
        rect(100, 100, 200, 160);
        simulatedPointer.click(100, 130);
        pull(TransformHandle.SOUTH_EAST, 50, 20);
        Shape shape = (Shape) testBoard.elements().getFirst();
        assertEquals(new Point(800, 800), shape.at());
        assertEquals(new Size(1_200, 640), shape.size());
        pull(TransformHandle.WEST, -50, 0);
        shape = (Shape) testBoard.elements().getFirst();
        assertEquals(new Point(400, 800), shape.at());
        assertEquals(new Size(1_600, 640), shape.size());
        simulatedPointer.shift(true);
        pull(TransformHandle.SOUTH_EAST, 200, 0);
        assertEquals(new Size(3_200, 1_280), ((Shape) testBoard.elements().getFirst()).size());
        simulatedPointer.shift(false);
        participant.editor.undoHistory().undo();
        participant.editor.undoHistory().undo();
        participant.editor.undoHistory().undo();
        assertEquals(new Size(800, 480), ((Shape) testBoard.elements().getFirst()).size());
    }

    @Test
    void whatLiesAtTheViewsTopIsTurnedFromBelow() {
        rect(100, 70, 200, 160);
        simulatedPointer.click(100, 130);
        assertEquals(160 + 26, handle(TransformHandle.ROTATE)[1], 1);
        // From below the centre to its right: a quarter turn anticlockwise.
        pull(TransformHandle.ROTATE, 71, -71);
        assertEquals(27_000, testBoard.elements().getFirst().rot());
        participant.editor.undoHistory().undo();
        simulatedPointer.drag(125, 70, 125, 170);
        assertEquals(170 - 26, handle(TransformHandle.ROTATE)[1], 1);
    }

    @Test
    void nothingIsTurnedInsideOut() {
        rect(100, 100, 200, 160);
        simulatedPointer.click(100, 130);
        pull(TransformHandle.SOUTH_EAST, -400, -400);
        Shape shape = (Shape) testBoard.elements().getFirst();
        assertTrue(shape.size().width() > 0 && shape.size().height() > 0);
        assertEquals(new Point(800, 800), shape.at());
    }

    @Test
    void theTurningHandleTurnsAndATurnedElementIsResizedInItsOwnDirection() {
        rect(200, 200, 300, 240);
        simulatedPointer.click(200, 220);
        double[] knob = handle(TransformHandle.ROTATE);
        simulatedPointer.drag(knob[0], knob[1], 400, 220);
        Shape shape = (Shape) testBoard.elements().getFirst();
        assertEquals(9_000, shape.rot());
        double[] corner = handle(TransformHandle.NORTH_WEST);
        pull(TransformHandle.EAST, 0, 60);
        assertEquals(new Size(1_280, 320), ((Shape) testBoard.elements().getFirst()).size());
        double[] after = handle(TransformHandle.NORTH_WEST);
        assertEquals(corner[0], after[0], 0.2);
        assertEquals(corner[1], after[1], 0.2);
    }

    @Test
    void severalGrowTogetherInkTooAndKeepTheirPlaces() {
        participant.editor.use(ToolKind.PEN);
        simulatedPointer.drag(100, 100, 150, 150);
        rect(150, 150, 200, 200);
        simulatedPointer.drag(90, 90, 210, 210);
        assertEquals(2, participant.editor.selection().size());
        pull(TransformHandle.SOUTH_EAST, 100, 100);
        Bounds ink = ElementBounds.unrotated(testBoard.elements().get(0));
        Bounds shape = ElementBounds.unrotated(testBoard.elements().get(1));
        assertEquals(800, ink.minX(), 2);
        assertEquals(1_600, ink.maxX(), 2);
        assertEquals(1_600, shape.minX(), 2);
        assertEquals(2_400, shape.maxY(), 2);
        assertEquals(8_192, ((Stroke) testBoard.elements().getFirst()).sx());
        participant.editor.undoHistory().undo();
        assertEquals(1_200, ElementBounds.unrotated(testBoard.elements().get(0)).maxX(), 1);
    }

    @Test
    void severalTurnAboutTheirCommonCentre() {
        rect(100, 100, 120, 120);
        rect(200, 100, 220, 120);
        simulatedPointer.drag(90, 90, 230, 130);
        double[] knob = handle(TransformHandle.ROTATE);
        simulatedPointer.drag(knob[0], knob[1], 300, 110);
        Bounds first = ElementBounds.unrotated(testBoard.elements().get(0));
        assertEquals(160 * 8, first.centreX(), 1);
        assertEquals(60 * 8, first.centreY(), 1);
    }

    @Test
    void aGroupIsSelectedAsOneAndLockedElementsStay() {
        rect(100, 100, 150, 150);
        rect(200, 100, 250, 150);
        simulatedPointer.drag(90, 90, 260, 160);
        participant.editor.arrangeCommands().group();
        simulatedPointer.click(400, 400);
        simulatedPointer.click(100, 125);
        assertEquals(2, participant.editor.selection().size());
        participant.editor.arrangeCommands().toggleLock();
        participant.editor.selectionCommands().nudge(10, 0);
        assertEquals(800, testBoard.elements().getFirst().at().x());
        participant.editor.arrangeCommands().toggleLock();
        assertFalse(testBoard.elements().getFirst().lock());
        participant.editor.arrangeCommands().ungroup();
        simulatedPointer.click(400, 400);
        simulatedPointer.click(100, 125);
        assertEquals(1, participant.editor.selection().size());
    }

    @Test
    void aCopyOfAGroupIsAGroupOfItsOwn() {
        participant.editor.use(ToolKind.PEN);
        simulatedPointer.drag(100, 100, 150, 150);
        rect(200, 100, 250, 150);
        simulatedPointer.drag(90, 90, 260, 160);
        participant.editor.arrangeCommands().group();
        participant.editor.selectionCommands().duplicate();
        assertEquals(4, testBoard.elements().size());
        Set<String> groups = new java.util.HashSet<>();
        for (Element element : testBoard.elements()) groups.add(element.group());
        assertEquals(2, groups.size());
        assertEquals(2, participant.editor.selection().size());
        participant.editor.undoHistory().undo();
        assertEquals(2, testBoard.elements().size());
    }

    @Test
    void alignAndDistribute() {
        rect(100, 100, 140, 140);
        rect(150, 200, 190, 240);
        rect(300, 170, 340, 210);
        simulatedPointer.drag(90, 90, 350, 250);
        participant.editor.arrangeCommands().align(Alignment.TOP);
        for (Element element : testBoard.elements())
            assertEquals(800, element.at().y());
        participant.editor.arrangeCommands().distribute(true);
        assertEquals(200 * 8, testBoard.elements().get(1).at().x());
        participant.editor.undoHistory().undo();
        participant.editor.undoHistory().undo();
        assertEquals(1_600, testBoard.elements().get(1).at().y());
    }
}

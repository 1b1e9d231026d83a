package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.bunpil.client.editor.Arranging.Alignment;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Extent;
import org.bunpil.client.editor.Handle;
import org.bunpil.client.editor.Room;
import org.bunpil.client.editor.SelectionFrame;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Element;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.junit.jupiter.api.Test;

class HandlesTest {
    private final Room room = new Room();
    private final Room.Seat seat = room.join("Kim");
    private final Hand hand = new Hand(seat.editor);

    private void rect(double x1, double y1, double x2, double y2) {
        seat.editor.use(ToolKind.RECT);
        hand.drag(x1, y1, x2, y2);
        seat.editor.use(ToolKind.SELECT);
    }

    private double[] handle(Handle handle) {
        SelectionFrame frame = SelectionFrame.of(seat.editor);
        assertNotNull(frame);
        double[] place = frame.place(handle, seat.editor.viewport().scale());
        return new double[] {
            seat.editor.viewport().toViewX(place[0]), seat.editor.viewport().toViewY(place[1])
        };
    }

    private void pull(Handle handle, double dx, double dy) {
        double[] at = handle(handle);
        hand.drag(at[0], at[1], at[0] + dx, at[1] + dy);
    }

    @Test
    void aCornerResizesAgainstTheOppositeOneAndUndoBringsTheSizeBack() {
        rect(100, 100, 200, 160);
        hand.click(100, 130);
        pull(Handle.SOUTH_EAST, 50, 20);
        Shape shape = (Shape) room.elements().getFirst();
        assertEquals(new Point(800, 800), shape.at());
        assertEquals(new Size(1_200, 640), shape.size());
        pull(Handle.WEST, -50, 0);
        shape = (Shape) room.elements().getFirst();
        assertEquals(new Point(400, 800), shape.at());
        assertEquals(new Size(1_600, 640), shape.size());
        hand.shift(true);
        pull(Handle.SOUTH_EAST, 200, 0);
        assertEquals(new Size(3_200, 1_280), ((Shape) room.elements().getFirst()).size());
        hand.shift(false);
        seat.editor.undo();
        seat.editor.undo();
        seat.editor.undo();
        assertEquals(new Size(800, 480), ((Shape) room.elements().getFirst()).size());
    }

    @Test
    void whatLiesAtTheViewsTopIsTurnedFromBelow() {
        rect(100, 70, 200, 160);
        hand.click(100, 130);
        assertEquals(160 + 26, handle(Handle.TURN)[1], 1);
        // From below the middle to its right: a quarter turn back.
        pull(Handle.TURN, 71, -71);
        assertEquals(27_000, Extent.rot(room.elements().getFirst()));
        seat.editor.undo();
        hand.drag(125, 70, 125, 170);
        assertEquals(170 - 26, handle(Handle.TURN)[1], 1);
    }

    @Test
    void nothingIsTurnedInsideOut() {
        rect(100, 100, 200, 160);
        hand.click(100, 130);
        pull(Handle.SOUTH_EAST, -400, -400);
        Shape shape = (Shape) room.elements().getFirst();
        assertTrue(shape.size().width() > 0 && shape.size().height() > 0);
        assertEquals(new Point(800, 800), shape.at());
    }

    @Test
    void theTurningHandleTurnsAndATurnedElementIsResizedInItsOwnDirection() {
        rect(200, 200, 300, 240);
        hand.click(200, 220);
        double[] knob = handle(Handle.TURN);
        hand.drag(knob[0], knob[1], 400, 220);
        Shape shape = (Shape) room.elements().getFirst();
        assertEquals(9_000, shape.rot());
        double[] corner = handle(Handle.NORTH_WEST);
        pull(Handle.EAST, 0, 60);
        assertEquals(new Size(1_280, 320), ((Shape) room.elements().getFirst()).size());
        double[] after = handle(Handle.NORTH_WEST);
        assertEquals(corner[0], after[0], 0.2);
        assertEquals(corner[1], after[1], 0.2);
    }

    @Test
    void severalGrowTogetherInkTooAndKeepTheirPlaces() {
        seat.editor.use(ToolKind.PEN);
        hand.drag(100, 100, 150, 150);
        rect(150, 150, 200, 200);
        hand.drag(90, 90, 210, 210);
        assertEquals(2, seat.editor.selection().size());
        pull(Handle.SOUTH_EAST, 100, 100);
        Box ink = Extent.frame(room.elements().get(0));
        Box shape = Extent.frame(room.elements().get(1));
        assertEquals(800, ink.minX(), 2);
        assertEquals(1_600, ink.maxX(), 2);
        assertEquals(1_600, shape.minX(), 2);
        assertEquals(2_400, shape.maxY(), 2);
        assertEquals(8_192, ((Stroke) room.elements().getFirst()).sx());
        seat.editor.undo();
        assertEquals(1_200, Extent.frame(room.elements().get(0)).maxX(), 1);
    }

    @Test
    void severalTurnAboutTheirCommonCentre() {
        rect(100, 100, 120, 120);
        rect(200, 100, 220, 120);
        hand.drag(90, 90, 230, 130);
        double[] knob = handle(Handle.TURN);
        hand.drag(knob[0], knob[1], 300, 110);
        Box first = Extent.frame(room.elements().get(0));
        assertEquals(160 * 8, first.centreX(), 1);
        assertEquals(60 * 8, first.centreY(), 1);
    }

    @Test
    void aGroupIsSelectedAsOneAndLockedElementsStay() {
        rect(100, 100, 150, 150);
        rect(200, 100, 250, 150);
        hand.drag(90, 90, 260, 160);
        seat.editor.arranging().group();
        hand.click(400, 400);
        hand.click(100, 125);
        assertEquals(2, seat.editor.selection().size());
        seat.editor.arranging().toggleLock();
        seat.editor.commands().nudge(10, 0);
        assertEquals(800, room.elements().getFirst().at().x());
        seat.editor.arranging().toggleLock();
        assertFalse(room.elements().getFirst().lock());
        seat.editor.arranging().ungroup();
        hand.click(400, 400);
        hand.click(100, 125);
        assertEquals(1, seat.editor.selection().size());
    }

    @Test
    void aCopyOfAGroupIsAGroupOfItsOwn() {
        seat.editor.use(ToolKind.PEN);
        hand.drag(100, 100, 150, 150);
        rect(200, 100, 250, 150);
        hand.drag(90, 90, 260, 160);
        seat.editor.arranging().group();
        seat.editor.commands().duplicate();
        assertEquals(4, room.elements().size());
        Set<String> groups = new java.util.HashSet<>();
        for (Element element : room.elements()) groups.add(element.group());
        assertEquals(2, groups.size());
        assertEquals(2, seat.editor.selection().size());
        seat.editor.undo();
        assertEquals(2, room.elements().size());
    }

    @Test
    void alignAndDistribute() {
        rect(100, 100, 140, 140);
        rect(150, 200, 190, 240);
        rect(300, 170, 340, 210);
        hand.drag(90, 90, 350, 250);
        seat.editor.arranging().align(Alignment.TOP);
        for (Element element : room.elements()) assertEquals(800, element.at().y());
        seat.editor.arranging().distribute(true);
        assertEquals(200 * 8, room.elements().get(1).at().x());
        seat.editor.undo();
        seat.editor.undo();
        assertEquals(1_600, room.elements().get(1).at().y());
    }
}

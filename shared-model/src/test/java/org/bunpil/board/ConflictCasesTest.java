package org.bunpil.board;

import static org.bunpil.board.BoardFixture.P1;
import static org.bunpil.board.BoardFixture.ink;
import static org.bunpil.board.BoardFixture.rect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.StylePatch;
import org.junit.jupiter.api.Test;

/** The cases listed in the protocol ("Cases to hold"). */
class ConflictCasesTest {
    private final BoardFixture b = new BoardFixture();

    @Test
    void moveAndMoveAddUp() {
        b.host(new Op.Add(rect("a-1", P1)));
        b.host(new Op.Move(List.of("a-1"), new Point(10, 0)));
        b.pupil(new Op.Move(List.of("a-1"), new Point(5, -7)));
        assertEquals(new Point(15, -7), b.live("a-1").at());
    }

    @Test
    void moveAndDeleteIsDeleted() {
        b.host(new Op.Add(rect("a-1", P1)));
        b.host(new Op.Delete(List.of("a-1")));
        b.pupil(new Op.Move(List.of("a-1"), new Point(5, 5)));
        assertNull(b.board.element("a-1"));
        b.host(new Op.Restore(List.of("a-1")));
        assertEquals(Point.ZERO, b.live("a-1").at(), "the move was skipped, not kept for later");
    }

    @Test
    void setsOfDifferentPropertiesBothStay() {
        b.host(new Op.Add(rect("a-1", P1)));
        b.host(new Op.Set(
                List.of("a-1"),
                ElementPatch.style(StylePatch.builder().color(0xff0000).build())));
        b.pupil(new Op.Set(
                List.of("a-1"),
                ElementPatch.builder()
                        .size(new Size(3, 4))
                        .rot(900)
                        .style(StylePatch.builder().fill(0x00ff00).build())
                        .build()));
        Shape shape = assertInstanceOf(Shape.class, b.live("a-1"));
        assertEquals(0xff0000, shape.style().color());
        assertEquals(0x00ff00, shape.style().fill());
        assertEquals(new Size(3, 4), shape.size());
        assertEquals(900, shape.rot());
    }

    @Test
    void appendAfterDeleteIsKept() {
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(3)));
        b.host(new Op.Delete(List.of("b-1")));
        b.pupil(new Op.Append("b-1", 1, ink(2)));
        b.pupil(new Op.End("b-1", 2, 5, null));
        assertNull(b.board.element("b-1"));
        b.host(new Op.Restore(List.of("b-1")));
        Stroke stroke = assertInstanceOf(Stroke.class, b.live("b-1"));
        assertEquals(5, stroke.points().sampleCount());
        assertFalse(stroke.open());
    }

    @Test
    void freezeWhileManyDrawRejectsInkAfterIt() {
        int[] drawing = new int[30];
        for (int i = 0; i < drawing.length; i++) {
            drawing[i] = b.join("Pupil " + i);
            b.accept(drawing[i], new Op.Begin("c" + i + "-1", P1, Point.ZERO, Style.DEFAULT, ink(1)));
        }
        b.host(new Op.Access(AccessPatch.builder().write(WriteMode.HOSTS).build()));
        for (int i = 0; i < drawing.length; i++) {
            assertEquals(ErrorCode.FROZEN, b.reject(drawing[i], new Op.Append("c" + i + "-1", 1, ink(1))));
            Stroke stroke = assertInstanceOf(Stroke.class, b.live("c" + i + "-1"));
            assertEquals(1, stroke.points().sampleCount());
            assertTrue(stroke.open() && stroke.sealed(), "left by its author");
        }
    }

    @Test
    void clearSparesOpenStrokesAndLockedElements() {
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(3)));
        b.pupil(new Op.Begin("b-2", P1, Point.ZERO, Style.DEFAULT, ink(3)));
        b.host(new Op.Add(rect("a-1", P1)), new Op.Add(rect("a-2", P1)));
        b.host(new Op.Set(List.of("a-2"), ElementPatch.builder().lock(true).build()));
        b.system(new Op.Seal("b-2"));
        b.host(new Op.Clear(P1));
        assertNotNull(b.board.element("b-1"));
        assertNotNull(b.board.element("a-2"));
        assertNull(b.board.element("b-2"), "a sealed stroke may be cleared");
        assertNull(b.board.element("a-1"));
    }

    @Test
    void whatDependsOnARejectedBeginIsVoid() {
        b.host(new Op.Access(AccessPatch.builder().write(WriteMode.HOSTS).build()));
        assertEquals(ErrorCode.FROZEN, b.reject(b.pupil, new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(3))));
        b.host(new Op.Access(AccessPatch.builder().write(WriteMode.EVERYONE).build()));
        Snapshot before = b.board.snapshot();
        b.pupil(new Op.Append("b-1", 1, ink(1)), new Op.End("b-1", 2, 4, null));
        assertEquals(before.elements(), b.board.snapshot().elements());
    }

    @Test
    void editedTextIsTheLastWriters() {
        b.host(new Op.Add(BoardFixture.text("a-1", P1, "one")));
        b.host(new Op.Set(List.of("a-1"), ElementPatch.text("two")));
        b.pupil(new Op.Set(List.of("a-1"), ElementPatch.text("three")));
        Element text = b.live("a-1");
        assertEquals("three", assertInstanceOf(Text.class, text).text());
    }
}

package org.bunpil.client.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.FontSteps;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.Page;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.wire.RandomValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command on elements handles every kind of element completely. */
class EveryKindTest {
    private final TestBoard testBoard = new TestBoard();
    private final Editor editor = testBoard.join("Kim").editor;

    /** An element as on a clipboard; small, so that copies stay within a board. */
    private static Element sample(ElementKind kind, int seed) {
        Element element = new RandomValues(seed).element(kind, 7, 3, false);
        Element closed = element instanceof Stroke s
                ? new Stroke(s.common(), s.points(), false, false, s.nextChunk(), s.sx(), s.sy(), s.rot())
                : element;
        return closed.with(closed.common().withAt(new Point(seed * 100, -seed * 10)));
    }

    @ParameterizedTest
    @EnumSource(ElementKind.class)
    void pastedTakenBackAndDoneAgain(ElementKind kind) {
        for (int seed = 0; seed < 20; seed++) {
            Element original = unbound(sample(kind, seed));
            editor.pasteCommands().elements(List.of(sample(kind, seed)));
            Element pasted = only();
            assertSame(original, pasted);
            editor.undoHistory().undo();
            assertNull(editor.view().element(pasted.id()));
            editor.undoHistory().redo();
            assertEquals(pasted, editor.view().element(pasted.id()));
            editor.select(List.of(pasted.id()));
            editor.selectionCommands().delete();
        }
    }

    @ParameterizedTest
    @EnumSource(ElementKind.class)
    void copiedTogetherTheyStayTogether(ElementKind kind) {
        Element one = sample(kind, 1);
        Element grouped = one.with(one.common().withGroup("Grouped1-1").withPage(Page.FIRST));
        Element other = grouped.with(grouped.common().withId("Another1-1"));
        editor.pasteCommands().elements(List.of(grouped, other));
        List<Element> pasted = testBoard.elements();
        assertEquals(2, pasted.size());
        assertEquals(pasted.getFirst().group(), pasted.getLast().group());
        assertNotEquals("Grouped1-1", pasted.getFirst().group());
        editor.selectionCommands().duplicate();
        assertEquals(4, testBoard.elements().size());
        Element copy = testBoard.elements().getLast();
        assertSame(pasted.getLast(), copy);
        assertNotEquals(pasted.getLast().group(), copy.group());
    }

    /** A copy refers to the copies of elements that were copied with it, and to nothing else. */
    @ParameterizedTest
    @EnumSource(ElementKind.class)
    void whatIsCopiedAlongIsMeantByItsCopy(ElementKind kind) {
        Element original = sample(kind, 3);
        for (String other : original.references()) {
            Element along = sample(ElementKind.SHAPE, 4);
            editor.pasteCommands().elements(List.of(along.with(along.common().withId(other)), original));
            List<Element> pasted = testBoard.elements();
            String copy = pasted.get(pasted.size() - 2).id();
            assertTrue(pasted.getLast().references().contains(copy));
        }
    }

    @Test
    void movedResizedAndTurnedTogetherTheyAreAllWhereTheyWereWhenItIsTakenBack() {
        for (ElementKind kind : ElementKind.values()) editor.pasteCommands().elements(List.of(sample(kind, 1)));
        List<Element> before = testBoard.elements();
        editor.selectionCommands().selectAll();
        TransformBox transformBox = TransformBox.around(editor.selection(), editor);
        assertTrue(transformBox != null && transformBox.elements().size() == before.size());
        editor.perform(TransformOps.rotate(transformBox, 3_000));
        editor.perform(TransformOps.resize(transformBox, transformBox.bounds().grown(400)));
        editor.selectionCommands().nudge(5, 5);
        for (int i = 0; i < 3; i++) editor.undoHistory().undo();
        assertEquals(before, testBoard.elements());
    }

    /** 8,192 elements were cut, and 5,000 came back. */
    @Test
    void whateverIsCutIsPastedAgain() {
        List<Element> many = new ArrayList<>();
        for (int i = 0; i < 8_192; i++) {
            Element sample = sample(ElementKind.SHAPE, 1);
            many.add(sample.with(sample.common().withId("Many1-" + i)));
        }
        editor.pasteCommands().elements(many);
        assertEquals(8_192, testBoard.elements().size());
        assertEquals(8_192, editor.selection().size());
    }

    @Test
    void textGrowsWithItsGroup() {
        Style style = Style.DEFAULT;
        CommonProperties common =
                new CommonProperties("T1-1", editor.page(), 0, new Point(0, 0), 0, style, null, false);
        Text text = new Text(common, "가나 다라", new Size(1_600, 320), 0);
        Element shape = sample(ElementKind.SHAPE, 2);
        editor.pasteCommands().elements(List.of(text, shape));
        editor.selectionCommands().selectAll();
        TransformBox box = TransformBox.around(editor.selection(), editor);
        assertTrue(box != null && box.several());
        Bounds b = box.bounds();
        Bounds twice = new Bounds(b.minX(), b.minY(), b.minX() + 2 * b.width(), b.minY() + 2 * b.height());
        Text before = (Text) testBoard.elements().getFirst();
        editor.perform(TransformOps.resize(box, twice));
        Text after = (Text) testBoard.elements().getFirst();
        assertEquals(40, FontSteps.size(after.style().font()));
        assertEquals(2 * before.size().width(), after.size().width());
        assertEquals(2 * before.size().height(), after.size().height());
        editor.undoHistory().undo();
        assertEquals(before, testBoard.elements().getFirst());
    }

    /** A copy does not hang on what was not copied with it. */
    private static Element unbound(Element element) {
        return element instanceof Connector c ? c.bound(null, null) : element;
    }

    private Element only() {
        assertEquals(1, testBoard.elements().size());
        return testBoard.elements().getFirst();
    }

    /** Equal except for what is a copy's own: ids, position, author, and the numbers that the board assigns. */
    private static void assertSame(Element original, Element copy) {
        assertEquals(original.kind(), copy.kind());
        assertEquals(comparable(original, copy), comparable(copy, copy));
        assertEquals(content(original, copy), content(copy, copy));
    }

    private static ElementPatch comparable(Element element, Element names) {
        return ElementPatch.of(element.with(names.common().withStyle(element.style())));
    }

    /** All content, ink included. */
    private static Object content(Element element, Element names) {
        return switch (element) {
            case Stroke s -> s.points().samples();
            default -> element.with(names.common());
        };
    }
}

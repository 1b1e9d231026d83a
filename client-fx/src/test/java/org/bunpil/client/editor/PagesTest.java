package org.bunpil.client.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adding, copying, moving, naming and deleting pages. */
class PagesTest {
    private final TestBoard testBoard = new TestBoard();
    private final TestBoard.Participant kim = testBoard.join("Kim");
    private final TestBoard.Participant mina = testBoard.join("Mina");
    private final Pages pages = kim.editor.pages();

    /** A board with pages that are called by their first positions. */
    private void named(int count) {
        pages.rename("p1", "1");
        for (int i = 2; i <= count; i++) {
            pages.add();
            pages.rename(kim.editor.page(), Integer.toString(i));
        }
    }

    private String order() {
        return String.join(" ", pages.all().stream().map(Page::title).toList());
    }

    private String id(String title) {
        return pages.all().stream()
                .filter(page -> page.title().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> ids(String... titles) {
        return List.of(titles).stream().map(this::id).toList();
    }

    private String shape(String page, int x, boolean locked, String group) {
        String id = kim.newId();
        CommonProperties common = new CommonProperties(id, page, 0, new Point(x, 0), 0, Style.DEFAULT, group, false);
        kim.editor.perform(List.of(new Op.Add(new Shape(common, ShapeForm.RECT, new Size(80, 80), 0))));
        if (locked)
            kim.editor.perform(List.of(
                    new Op.Set(List.of(id), ElementPatch.builder().lock(true).build())));
        return id;
    }

    private List<Element> on(String page) {
        List<Element> all = new ArrayList<>();
        testBoard.board.elements(page).forEach(all::add);
        return all;
    }

    @Test
    void pagesAreAddedBeforeAndAfterTheCurrentOne() {
        named(2);
        pages.background(Background.GRID);
        pages.addBefore();
        assertEquals("1  2", order());
        assertEquals(Background.GRID, pages.current().background());
        pages.show(id("1"));
        pages.addBefore();
        assertEquals(0, pages.index());
        kim.editor.undoHistory().undo();
        assertEquals("1  2", order());
    }

    @Test
    void aCopyOfAPageIsEqualButItsOwn() {
        named(3);
        String second = id("2");
        pages.background(Set.of(second), Background.LINES);
        shape(second, 0, false, null);
        String group = kim.newId();
        shape(second, 800, false, group);
        shape(second, 1600, true, group);
        pages.duplicate(List.of(second));
        assertEquals("1 2 2 3", order());
        Page copy = pages.current();
        assertEquals(2, pages.index());
        assertEquals(Background.LINES, copy.background());
        List<Element> before = on(second);
        List<Element> after = on(copy.id());
        assertEquals(3, after.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(before.get(i).at(), after.get(i).at());
            assertEquals(before.get(i).lock(), after.get(i).lock());
            assertNotEquals(before.get(i).id(), after.get(i).id());
        }
        assertEquals(after.get(1).group(), after.get(2).group());
        assertNotEquals(group, after.get(1).group());

        kim.editor.undoHistory().undo();
        assertEquals("1 2 3", order());
        assertFalse(pages.current().deleted(), "the page shown is one that is there");
        kim.editor.undoHistory().redo();
        assertEquals("1 2 2 3", order());
        assertEquals(3, on(copy.id()).size());
    }

    @Test
    void severalPagesAreCopiedTogether() {
        named(4);
        pages.duplicate(ids("3", "1"));
        assertEquals("1 2 3 1 3 4", order());
        assertEquals(3, pages.index());
        kim.editor.undoHistory().undo();
        assertEquals("1 2 3 4", order());
    }

    /** A pupil may not lock, so what is locked on the original can be moved on the copy. */
    @Test
    void aPupilsCopyIsNotRefused() {
        shape("p1", 0, true, null);
        mina.submitted.clear();
        mina.editor.pages().duplicate(List.of("p1"));
        assertEquals(2, mina.editor.pages().all().size());
        assertFalse(mina.submitted.stream().anyMatch(Op::isForHosts));
        assertFalse(on(mina.editor.page()).getFirst().lock());
    }

    /** The author goes on with the original; a copy of half a line would stay half a line. */
    @Test
    void aLineThatIsBeingDrawnIsNotCopied() {
        String id = mina.newId();
        mina.submit(
                List.of(new Op.Begin(
                        id,
                        "p1",
                        Point.ZERO,
                        Style.DEFAULT,
                        SampleChunk.of(List.of(new Sample(0, 0, Sample.NO_PRESSURE, 0))))),
                true);
        pages.duplicate(List.of("p1"));
        assertEquals(List.of(), on(kim.editor.page()));
    }

    @Test
    void severalPagesAreDeletedAndComeBackTogether() {
        named(4);
        List<String> gone = pages.delete(ids("2", "4"));
        assertEquals("1 3", order());
        assertEquals("3", pages.current().title());
        pages.restore(gone);
        assertEquals("1 2 3 4", order());
        assertEquals("2", pages.current().title());
        kim.editor.undoHistory().undo();
        assertEquals("1 3", order());
        kim.editor.undoHistory().undo();
        assertEquals("1 2 3 4", order());
    }

    @Test
    void onePageIsLeft() {
        named(3);
        pages.show(id("2"));
        assertEquals(2, pages.delete(ids("1", "2", "3")).size());
        assertEquals("2", order());
        assertEquals(List.of(), pages.delete(ids("2")));
        assertEquals("2", order());
    }

    @Test
    void nothingIsDeletedWhileFrozen() {
        named(2);
        kim.refusal = ErrorCode.FROZEN;
        assertEquals(List.of(), pages.delete(ids("2")));
        assertEquals("1 2", order());
    }

    @Test
    void pagesAreMoved() {
        named(5);
        pages.move(ids("4", "2"), id("5"));
        assertEquals("1 3 5 2 4", order());
        pages.move(ids("5"), null);
        assertEquals("5 1 3 2 4", order());
        kim.editor.undoHistory().undo();
        kim.editor.undoHistory().undo();
        assertEquals("1 2 3 4 5", order());
        pages.moveBy(ids("1"), -1);
        pages.moveBy(ids("5"), 1);
        assertEquals("1 2 3 4 5", order());
        kim.submitted.clear();
        pages.move(ids("2", "3"), id("1"));
        assertEquals(List.of(), kim.submitted, "they are there already");
        pages.moveBy(ids("2", "3"), 1);
        assertEquals("1 4 2 3 5", order());
        pages.moveBy(ids("1", "2"), -1);
        assertEquals("1 2 4 3 5", order());
        pages.moveBy(ids("4", "5"), -1);
        assertEquals("1 4 5 2 3", order());
    }

    /** Deleted pages keep their places between the others. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyMoveDoesWhatWasMeantAndIsUndone(long seed) {
        Random random = new Random(seed);
        named(9);
        pages.delete(ids("3", "6"));
        List<String> orders = new ArrayList<>(List.of(order()));
        for (int i = 0; i < 20; i++) {
            List<String> titles = new ArrayList<>(List.of(order().split(" ")));
            List<String> chosen = new ArrayList<>(titles);
            Collections.shuffle(chosen, random);
            chosen = chosen.subList(0, 1 + random.nextInt(4));
            List<String> others = new ArrayList<>(titles);
            others.removeAll(chosen);
            List<String> inOrder = new ArrayList<>(titles);
            inOrder.retainAll(chosen);
            int at = random.nextInt(others.size() + 1);
            pages.move(ids(chosen.toArray(String[]::new)), at == 0 ? null : id(others.get(at - 1)));
            others.addAll(at, inOrder);
            assertEquals(String.join(" ", others), order());
            if (!order().equals(orders.getLast())) orders.add(order());
        }
        for (String before : orders.reversed().subList(1, orders.size())) {
            kim.editor.undoHistory().undo();
            assertEquals(before, order());
        }
    }

    @Test
    void aFullBoardSaysSo() {
        assertFalse(pages.isFull(Limits.BOARD_PAGES - 1));
        assertTrue(pages.isFull(Limits.BOARD_PAGES));
        pages.add();
        pages.delete();
        assertTrue(pages.isFull(Limits.BOARD_PAGES - 1), "a deleted page keeps its place");
    }
}

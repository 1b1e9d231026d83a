package org.bunpil.client.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.Code;
import org.bunpil.model.Common;
import org.bunpil.model.Element;
import org.bunpil.model.Form;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.Op;
import org.bunpil.op.Values;
import org.bunpil.undo.UndoReport;
import org.bunpil.undo.UndoStack;
import org.junit.jupiter.api.Test;

class UndoTest {
    private final Room room = new Room();
    private final Room.Seat kim = room.join("Kim");
    private final Room.Seat mina = room.join("Mina");

    private String shape(Room.Seat who) {
        String id = who.newId();
        Common common = new Common(id, "p1", 0, new Point(800, 800), 0, Style.DEFAULT, null, false);
        who.editor.perform(List.of(new Op.Add(new Shape(common, Form.RECT, new Size(400, 400), 0))));
        return id;
    }

    private Element element(String id) {
        return assertNotNull2(room.board.element(id));
    }

    private static Element assertNotNull2(Element element) {
        assertNotNull(element);
        return element;
    }

    @Test
    void undoAndRedoGoBackAndForthOverOneGestureEach() {
        String id = shape(kim);
        kim.editor.select(List.of(id));
        kim.editor.commands().nudge(10, 0);
        kim.editor.commands().color(0xff0000);
        kim.editor.undo();
        assertEquals(0, element(id).style().color());
        kim.editor.undo();
        assertEquals(800, element(id).at().x());
        kim.editor.undo();
        assertNull(room.board.element(id));
        assertFalse(kim.editor.canUndo());
        kim.editor.redo();
        kim.editor.redo();
        kim.editor.redo();
        assertEquals(0xff0000, element(id).style().color());
        assertEquals(880, element(id).at().x());
        assertFalse(kim.editor.canRedo());
    }

    @Test
    void whatIsTakenBackIsSeen() {
        String id = shape(kim);
        kim.editor.pages().add();
        String second = kim.editor.page();
        String other = kim.newId();
        Common common = new Common(other, second, 0, new Point(800, 800), 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Shape(common, Form.RECT, new Size(400, 400), 0))));
        kim.editor.pages().previous();
        kim.editor.undo();
        assertNull(room.board.element(other));
        assertEquals(second, kim.editor.page());
        kim.editor.undo();
        kim.editor.undo();
        assertNull(room.board.element(id));
        assertEquals("p1", kim.editor.page());
        kim.editor.redo();
        assertEquals("p1", kim.editor.page());
    }

    @Test
    void anothersColourIsNotTakenBack() {
        String id = shape(kim);
        kim.editor.select(List.of(id));
        kim.editor.commands().color(0xff0000);
        mina.editor.select(List.of(id));
        mina.editor.commands().color(0x00ff00);
        UndoReport report = kim.editor.undo();
        assertEquals(0x00ff00, element(id).style().color());
        assertEquals(1, report.leftAlone());
        assertFalse(report.done());
    }

    @Test
    void twoWhoMovedTheSameEachTakeBackTheirOwnPart() {
        String id = shape(kim);
        kim.editor.commands().move(List.of(id), new Point(80, 0));
        mina.editor.commands().move(List.of(id), new Point(0, 40));
        kim.editor.undo();
        assertEquals(new Point(800, 840), element(id).at());
        mina.editor.undo();
        assertEquals(new Point(800, 800), element(id).at());
    }

    @Test
    void aMoveIsLeftAloneOnceSomebodyElseHasResizedIt() {
        String id = shape(kim);
        kim.editor.commands().move(List.of(id), new Point(80, 0));
        mina.editor.perform(List.of(new Op.Set(
                List.of(id),
                new Values(new Point(0, 0), new Size(80, 80), null, null, null, null, null, null, null, null, null))));
        UndoReport report = kim.editor.undo();
        assertEquals(new Point(0, 0), element(id).at());
        assertEquals(1, report.leftAlone());
    }

    @Test
    void whatSomebodyElseDeletedStaysDeleted() {
        String id = shape(kim);
        kim.editor.select(List.of(id));
        kim.editor.commands().nudge(1, 0);
        mina.editor.select(List.of(id));
        mina.editor.commands().delete();
        assertEquals(1, kim.editor.undo().leftAlone());
        assertNull(room.board.element(id));
        mina.editor.undo();
        assertNotNull(room.board.element(id));
    }

    @Test
    void orderComesBack() {
        String a = shape(kim);
        String b = shape(kim);
        String c = shape(kim);
        kim.editor.select(List.of(a, b));
        kim.editor.commands().toFront();
        assertEquals(List.of(c, a, b), order());
        kim.editor.undo();
        assertEquals(List.of(a, b, c), order());
        kim.editor.redo();
        assertEquals(List.of(c, a, b), order());
        kim.editor.select(List.of(a, b));
        kim.editor.commands().toBack();
        assertEquals(List.of(a, b, c), order());
    }

    @Test
    void whatWasDeletedComesBackInItsPlaceUnderItsId() {
        String a = shape(kim);
        String b = shape(kim);
        String c = shape(kim);
        Element before = element(b);
        kim.editor.select(List.of(b));
        kim.editor.commands().delete();
        assertEquals(List.of(a, c), order());
        String d = shape(mina);
        kim.editor.undo();
        assertEquals(List.of(a, b, c, d), order());
        assertEquals(before, element(b));
        kim.editor.redo();
        assertEquals(List.of(a, c, d), order());
    }

    @Test
    void theHostTakesAClearBack() {
        List<String> ids = List.of(shape(kim), shape(mina), shape(kim));
        kim.editor.commands().clearPage();
        assertEquals(List.of(), order());
        String later = shape(mina);
        UndoReport report = kim.editor.undo();
        assertTrue(report.done());
        assertEquals(0, report.leftAlone());
        List<String> all = new ArrayList<>(ids);
        all.add(later);
        assertEquals(all, order());
        kim.editor.redo();
        assertEquals(List.of(later), order(), "what was added since stays");
    }

    private List<String> order() {
        List<String> ids = new ArrayList<>();
        room.board.elements("p1").forEach(e -> ids.add(e.id()));
        return ids;
    }

    @Test
    void pagesComeBackWithWhatIsOnThem() {
        kim.editor.pages().add();
        String page = kim.editor.page();
        kim.editor.pages().background(Background.GRID);
        assertEquals(2, kim.editor.pages().all().size());
        kim.editor.pages().delete();
        assertEquals("p1", kim.editor.page());
        kim.editor.undo();
        assertEquals(2, kim.editor.pages().all().size());
        kim.editor.pages().show(page);
        kim.editor.undo();
        assertEquals(Background.PLAIN, kim.editor.pages().current().background());
        kim.editor.undo();
        assertEquals(1, kim.editor.pages().all().size());
        assertEquals("p1", kim.editor.page());
    }

    @Test
    void fiveThousandMoveInBatchesWithinTheLimitsAndComeBackInOne() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) ids.add(shape(kim));
        kim.submitted.clear();
        kim.editor.commands().move(ids, new Point(8, 8));
        assertTrue(kim.submitted.stream()
                .allMatch(op -> op instanceof Op.Move m && m.ids().size() <= 2_000));
        assertEquals(5, kim.submitted.size());
        kim.editor.undo();
        for (String id : ids) assertEquals(new Point(800, 800), element(id).at());
    }

    @Test
    void onlyTheLastGesturesAreKept() {
        for (int i = 0; i < UndoStack.DEPTH + 10; i++) shape(kim);
        int undone = 0;
        while (kim.editor.canUndo()) {
            kim.editor.undo();
            undone++;
        }
        assertEquals(UndoStack.DEPTH, undone);
        assertEquals(10, room.board.elements().size());
    }

    @Test
    void textThatChangedWhileItWasWrittenIsKeptBesideIt() {
        String id = kim.newId();
        Common common = new Common(id, "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Note(common, "one", new Size(800, 800), 0))));
        kim.editor.writing().edit(element(id));
        assertEquals(id, kim.presence.typing());
        mina.editor.perform(List.of(new Op.Set(List.of(id), Values.text("two"))));
        kim.editor.writing().commit("three", new Size(800, 800));
        List<String> texts = room.board.elements().stream()
                .map(e -> ((Note) e).text())
                .sorted()
                .toList();
        assertEquals(List.of("three", "two"), texts);
        assertNull(kim.presence.typing());
    }

    @Test
    void whoChangedNothingPutsNothingBesideWhatOthersChanged() {
        String id = kim.newId();
        Common common = new Common(id, "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Note(common, "one", new Size(800, 800), 0))));
        kim.editor.writing().edit(element(id));
        mina.editor.perform(List.of(new Op.Set(List.of(id), Values.text("two"))));
        kim.editor.writing().commit("one", new Size(800, 800));
        assertEquals("two", ((Note) room.elements().getFirst()).text());
        assertEquals(1, room.elements().size());
        kim.editor.writing().edit(element(id));
        mina.editor.perform(List.of(new Op.Delete(List.of(id))));
        kim.editor.writing().commit("two", new Size(800, 800));
        assertTrue(room.elements().isEmpty());
    }

    /** What was typed when a class is frozen is not lost, and not put aside: it waits where it stands. */
    @Test
    void textThatMayNotGoOntoTheBoardJustNowStaysUntilItMay() {
        kim.editor.writing().begin(false, new Point(0, 0));
        kim.refusal = Code.FROZEN;
        assertFalse(kim.editor.writing().commit("abc", new Size(800, 320)));
        assertNotNull(kim.editor.writing().draft());
        assertTrue(room.board.elements().isEmpty());
        kim.refusal = null;
        assertTrue(kim.editor.writing().commit("abc", new Size(800, 320)));
        assertNull(kim.editor.writing().draft());
        assertEquals("abc", ((Text) room.board.elements().iterator().next()).text());
        // Nothing written, nothing to wait for.
        kim.editor.writing().begin(false, new Point(0, 0));
        kim.refusal = Code.FROZEN;
        assertTrue(kim.editor.writing().commit(" ", new Size(800, 320)));
        assertNull(kim.editor.writing().draft());
    }

    @Test
    void textThatWasLockedWhileItWasWrittenIsKeptBesideIt() {
        String id = kim.newId();
        Common common = new Common(id, "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Note(common, "one", new Size(800, 800), 0))));
        for (String written : List.of("two", "one", "")) {
            mina.editor.perform(List.of(new Op.Set(List.of(id), locked(false))));
            kim.editor.writing().edit(element(id));
            mina.editor.perform(List.of(new Op.Set(List.of(id), locked(true))));
            kim.editor.writing().commit(written, new Size(800, 800));
            assertEquals("one", ((Note) element(id)).text());
        }
        assertEquals(
                List.of("", "one", "two"),
                room.board.elements().stream()
                        .map(e -> ((Note) e).text())
                        .sorted()
                        .toList());
    }

    @Test
    void aNoteOnWhichSomebodyElseHasWrittenSinceIsLeftAlone() {
        String id = kim.newId();
        Common common = new Common(id, "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Note(common, "", new Size(800, 800), 0))));
        mina.editor.perform(List.of(new Op.Set(List.of(id), Values.text("two"))));
        assertEquals(1, kim.editor.undo().leftAlone());
        assertEquals("two", ((Note) element(id)).text());
    }

    private static Values locked(boolean lock) {
        return new Values(null, null, null, null, null, null, null, null, null, null, lock);
    }

    @Test
    void textIsWrittenWhereOneIsWhenItsPageIsDeletedMeanwhile() {
        kim.editor.pages().add();
        kim.editor.writing().begin(false, new Point(0, 0));
        mina.editor.perform(List.of(new Op.PageDelete(kim.editor.page())));
        kim.editor.writing().commit("abc", new Size(800, 320));
        assertEquals("p1", kim.editor.page());
        assertEquals("abc", ((Text) room.elements().getFirst()).text());
    }

    @Test
    void whateverTwoPeopleDoUndoingAllOfOneLeavesTheOthersValues() {
        for (long seed = 0; seed < 200; seed++) new Quarrel(seed).play();
    }

    /** Two people change the same few shapes; then one takes back everything. Each colour the other gave last must stay. */
    private static final class Quarrel {
        private final Room room = new Room();
        private final Room.Seat a = room.join("A");
        private final Room.Seat b = room.join("B");
        private final RandomGenerator dice;
        private final long seed;

        Quarrel(long seed) {
            this.seed = seed;
            this.dice = new SplittableRandom(seed);
        }

        void play() {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String id = b.newId();
                Common common = new Common(id, "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
                b.editor.perform(List.of(new Op.Add(new Shape(common, Form.RECT, new Size(80, 80), 0))));
                ids.add(id);
            }
            Map<String, Integer> lastByB = new TreeMap<>();
            for (int step = 0; step < 40; step++) {
                String id = ids.get(dice.nextInt(ids.size()));
                boolean mine = dice.nextBoolean();
                Room.Seat who = mine ? a : b;
                who.editor.select(List.of(id));
                int color = 1 + step * 2 + (mine ? 1 : 0);
                switch (dice.nextInt(4)) {
                    case 0 -> {
                        who.editor.commands().color(color);
                        if (mine) lastByB.remove(id);
                        else lastByB.put(id, color);
                    }
                    case 1 -> who.editor.commands().move(List.of(id), new Point(mine ? 8 : 0, mine ? 0 : 8));
                    case 2 -> who.editor.commands().toFront();
                    default -> {
                        if (mine) a.editor.undo();
                    }
                }
            }
            while (a.editor.canUndo()) a.editor.undo();
            for (String id : ids) {
                Element element = room.board.element(id);
                assertNotNull(element, "seed " + seed);
                assertEquals(0, element.at().x(), "own moves are taken back, seed " + seed);
                Integer color = lastByB.get(id);
                if (color != null) assertEquals(color, element.style().color(), "seed " + seed);
                // A's colours are even, from 2 on.
                else assertTrue(element.style().color() == 0 || element.style().color() % 2 == 1, "seed " + seed);
            }
        }
    }
}

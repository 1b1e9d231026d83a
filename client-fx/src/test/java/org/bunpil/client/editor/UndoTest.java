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
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.undo.UndoReport;
import org.bunpil.undo.UndoStack;
import org.junit.jupiter.api.Test;

class UndoTest {
    private final TestBoard testBoard = new TestBoard();
    private final TestBoard.Participant kim = testBoard.join("Kim");
    private final TestBoard.Participant mina = testBoard.join("Mina");

    private String shape(TestBoard.Participant who) {
        String id = who.newId();
        CommonProperties common = new CommonProperties(id, "p1", 0, new Point(800, 800), 0, Style.DEFAULT, null, false);
        who.editor.perform(List.of(new Op.Add(new Shape(common, ShapeForm.RECT, new Size(400, 400), 0))));
        return id;
    }

    private Element element(String id) {
        return assertNotNull2(testBoard.board.element(id));
    }

    private static Element assertNotNull2(Element element) {
        assertNotNull(element);
        return element;
    }

    @Test
    void undoAndRedoGoBackAndForthOverOneGestureEach() {
        String id = shape(kim);
        kim.editor.select(List.of(id));
        kim.editor.selectionCommands().nudge(10, 0);
        kim.editor.selectionCommands().color(0xff0000);
        kim.editor.undoHistory().undo();
        assertEquals(0, element(id).style().color());
        kim.editor.undoHistory().undo();
        assertEquals(800, element(id).at().x());
        kim.editor.undoHistory().undo();
        assertNull(testBoard.board.element(id));
        assertFalse(kim.editor.undoHistory().canUndo());
        kim.editor.undoHistory().redo();
        kim.editor.undoHistory().redo();
        kim.editor.undoHistory().redo();
        assertEquals(0xff0000, element(id).style().color());
        assertEquals(880, element(id).at().x());
        assertFalse(kim.editor.undoHistory().canRedo());
    }

    @Test
    void insertedPagesAreLockedAndOneUndoStep() {
        PasteCommands.PageInsertion insertion = kim.editor.pasteCommands().insertPages();
        for (String asset : List.of("a", "b", "c")) {
            assertTrue(insertion.add(asset.repeat(64), new Size(4_000, 6_000), asset));
        }
        List<String> titles =
                kim.editor.pages().all().stream().map(page -> page.title()).toList();
        assertEquals(List.of("", "a", "b", "c"), titles);
        assertEquals(kim.editor.pages().all().get(1).id(), kim.editor.page());
        assertFalse(kim.editor.undoHistory().canUndo());
        insertion.finish();
        assertEquals(3, testBoard.board.elements().size());
        assertTrue(testBoard.board.elements().stream().allMatch(Element::lock));
        kim.editor.undoHistory().undo();
        assertEquals(1, kim.editor.pages().all().size());
        assertEquals(0, testBoard.board.elements().size());
        kim.editor.undoHistory().redo();
        assertEquals(4, kim.editor.pages().all().size());
        assertTrue(testBoard.board.elements().stream().allMatch(Element::lock));
        kim.editor.undoHistory().undo();
        assertEquals(0, testBoard.board.elements().size());
    }

    @Test
    void aPupilsInsertedPagesAreNotLockedAndMayBeTakenBack() {
        PasteCommands.PageInsertion insertion = mina.editor.pasteCommands().insertPages();
        assertTrue(insertion.add("a".repeat(64), new Size(4_000, 6_000), ""));
        assertFalse(testBoard.board.elements().iterator().next().lock());
        insertion.takeBack();
        assertEquals("p1", mina.editor.page());
        assertEquals(0, testBoard.board.elements().size());
        assertFalse(mina.editor.undoHistory().canRedo());
    }

    @Test
    void whatIsTakenBackIsSeen() {
        String id = shape(kim);
        kim.editor.pages().add();
        String second = kim.editor.page();
        String other = kim.newId();
        CommonProperties common =
                new CommonProperties(other, second, 0, new Point(800, 800), 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Shape(common, ShapeForm.RECT, new Size(400, 400), 0))));
        kim.editor.pages().previous();
        kim.editor.undoHistory().undo();
        assertNull(testBoard.board.element(other));
        assertEquals(second, kim.editor.page());
        kim.editor.undoHistory().undo();
        kim.editor.undoHistory().undo();
        assertNull(testBoard.board.element(id));
        assertEquals("p1", kim.editor.page());
        kim.editor.undoHistory().redo();
        assertEquals("p1", kim.editor.page());
    }

    @Test
    void anothersColourIsNotTakenBack() {
        String id = shape(kim);
        kim.editor.select(List.of(id));
        kim.editor.selectionCommands().color(0xff0000);
        mina.editor.select(List.of(id));
        mina.editor.selectionCommands().color(0x00ff00);
        UndoReport report = kim.editor.undoHistory().undo();
        assertEquals(0x00ff00, element(id).style().color());
        assertEquals(1, report.leftAlone());
        assertFalse(report.done());
    }

    @Test
    void twoWhoMovedTheSameEachTakeBackTheirOwnPart() {
        String id = shape(kim);
        kim.editor.selectionCommands().move(List.of(id), new Point(80, 0));
        mina.editor.selectionCommands().move(List.of(id), new Point(0, 40));
        kim.editor.undoHistory().undo();
        assertEquals(new Point(800, 840), element(id).at());
        mina.editor.undoHistory().undo();
        assertEquals(new Point(800, 800), element(id).at());
    }

    @Test
    void aMoveIsLeftAloneOnceSomebodyElseHasResizedIt() {
        String id = shape(kim);
        kim.editor.selectionCommands().move(List.of(id), new Point(80, 0));
        mina.editor.perform(List.of(new Op.Set(
                List.of(id),
                ElementPatch.builder()
                        .at(new Point(0, 0))
                        .size(new Size(80, 80))
                        .build())));
        UndoReport report = kim.editor.undoHistory().undo();
        assertEquals(new Point(0, 0), element(id).at());
        assertEquals(1, report.leftAlone());
    }

    @Test
    void whatSomebodyElseDeletedStaysDeleted() {
        String id = shape(kim);
        kim.editor.select(List.of(id));
        kim.editor.selectionCommands().nudge(1, 0);
        mina.editor.select(List.of(id));
        mina.editor.selectionCommands().delete();
        assertEquals(1, kim.editor.undoHistory().undo().leftAlone());
        assertNull(testBoard.board.element(id));
        mina.editor.undoHistory().undo();
        assertNotNull(testBoard.board.element(id));
    }

    @Test
    void orderComesBack() {
        String a = shape(kim);
        String b = shape(kim);
        String c = shape(kim);
        kim.editor.select(List.of(a, b));
        kim.editor.selectionCommands().toFront();
        assertEquals(List.of(c, a, b), order());
        kim.editor.undoHistory().undo();
        assertEquals(List.of(a, b, c), order());
        kim.editor.undoHistory().redo();
        assertEquals(List.of(c, a, b), order());
        kim.editor.select(List.of(a, b));
        kim.editor.selectionCommands().toBack();
        assertEquals(List.of(a, b, c), order());
    }

    @Test
    void whatWasDeletedComesBackInItsPlaceUnderItsId() {
        String a = shape(kim);
        String b = shape(kim);
        String c = shape(kim);
        Element before = element(b);
        kim.editor.select(List.of(b));
        kim.editor.selectionCommands().delete();
        assertEquals(List.of(a, c), order());
        String d = shape(mina);
        kim.editor.undoHistory().undo();
        assertEquals(List.of(a, b, c, d), order());
        assertEquals(before, element(b));
        kim.editor.undoHistory().redo();
        assertEquals(List.of(a, c, d), order());
    }

    @Test
    void theHostTakesAClearBack() {
        List<String> ids = List.of(shape(kim), shape(mina), shape(kim));
        kim.editor.selectionCommands().clearPage();
        assertEquals(List.of(), order());
        String later = shape(mina);
        UndoReport report = kim.editor.undoHistory().undo();
        assertTrue(report.done());
        assertEquals(0, report.leftAlone());
        List<String> all = new ArrayList<>(ids);
        all.add(later);
        assertEquals(all, order());
        kim.editor.undoHistory().redo();
        assertEquals(List.of(later), order(), "what was added since stays");
    }

    private List<String> order() {
        List<String> ids = new ArrayList<>();
        testBoard.board.elements("p1").forEach(e -> ids.add(e.id()));
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
        kim.editor.undoHistory().undo();
        assertEquals(2, kim.editor.pages().all().size());
        kim.editor.page(page);
        kim.editor.undoHistory().undo();
        assertEquals(Background.PLAIN, kim.editor.pages().current().background());
        kim.editor.undoHistory().undo();
        assertEquals(1, kim.editor.pages().all().size());
        assertEquals("p1", kim.editor.page());
    }

    @Test
    void fiveThousandMoveInBatchesWithinTheLimitsAndComeBackInOne() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) ids.add(shape(kim));
        kim.submitted.clear();
        kim.editor.selectionCommands().move(ids, new Point(8, 8));
        assertTrue(kim.submitted.stream()
                .allMatch(op -> op instanceof Op.Move m && m.ids().size() <= 2_000));
        assertEquals(5, kim.submitted.size());
        kim.editor.undoHistory().undo();
        for (String id : ids) assertEquals(new Point(800, 800), element(id).at());
    }

    @Test
    void onlyTheLastGesturesAreKept() {
        for (int i = 0; i < UndoStack.DEPTH + 10; i++) shape(kim);
        int undone = 0;
        while (kim.editor.undoHistory().canUndo()) {
            kim.editor.undoHistory().undo();
            undone++;
        }
        assertEquals(UndoStack.DEPTH, undone);
        assertEquals(10, testBoard.board.elements().size());
    }

    @Test
    void textThatChangedWhileItWasWrittenIsKeptBesideIt() {
        String id = kim.newId();
        CommonProperties common = new CommonProperties(id, "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Note(common, "one", new Size(800, 800), 0))));
        kim.editor.textEditing().edit(element(id));
        assertEquals(id, kim.presence().typing());
        mina.editor.perform(List.of(new Op.Set(List.of(id), ElementPatch.text("two"))));
        kim.editor.textEditing().commit("three", new Size(800, 800));
        List<String> texts = testBoard.board.elements().stream()
                .map(e -> ((Note) e).text())
                .sorted()
                .toList();
        assertEquals(List.of("three", "two"), texts);
        assertNull(kim.presence().typing());
    }

    @Test
    void whoChangedNothingPutsNothingBesideWhatOthersChanged() {
        String id = kim.newId();
        CommonProperties common = new CommonProperties(id, "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Note(common, "one", new Size(800, 800), 0))));
        kim.editor.textEditing().edit(element(id));
        mina.editor.perform(List.of(new Op.Set(List.of(id), ElementPatch.text("two"))));
        kim.editor.textEditing().commit("one", new Size(800, 800));
        assertEquals("two", ((Note) testBoard.elements().getFirst()).text());
        assertEquals(1, testBoard.elements().size());
        kim.editor.textEditing().edit(element(id));
        mina.editor.perform(List.of(new Op.Delete(List.of(id))));
        kim.editor.textEditing().commit("two", new Size(800, 800));
        assertTrue(testBoard.elements().isEmpty());
    }

    /** Text typed when the class is frozen is not lost: it stays where it is, and can be put on the board after the thaw. */
    @Test
    void textThatMayNotGoOntoTheBoardJustNowStaysUntilItMay() {
        kim.editor.textEditing().beginNew(false, new Point(0, 0));
        kim.refusal = ErrorCode.FROZEN;
        assertFalse(kim.editor.textEditing().commit("abc", new Size(800, 320)));
        assertNotNull(kim.editor.textEditing().textDraft());
        assertTrue(testBoard.board.elements().isEmpty());
        kim.refusal = null;
        assertTrue(kim.editor.textEditing().commit("abc", new Size(800, 320)));
        assertNull(kim.editor.textEditing().textDraft());
        assertEquals("abc", ((Text) testBoard.board.elements().iterator().next()).text());
        // Nothing was typed, so nothing waits.
        kim.editor.textEditing().beginNew(false, new Point(0, 0));
        kim.refusal = ErrorCode.FROZEN;
        assertTrue(kim.editor.textEditing().commit(" ", new Size(800, 320)));
        assertNull(kim.editor.textEditing().textDraft());
    }

    @Test
    void textThatWasLockedWhileItWasWrittenIsKeptBesideIt() {
        String id = kim.newId();
        CommonProperties common = new CommonProperties(id, "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Note(common, "one", new Size(800, 800), 0))));
        for (String written : List.of("two", "one", "")) {
            mina.editor.perform(List.of(new Op.Set(List.of(id), locked(false))));
            kim.editor.textEditing().edit(element(id));
            mina.editor.perform(List.of(new Op.Set(List.of(id), locked(true))));
            kim.editor.textEditing().commit(written, new Size(800, 800));
            assertEquals("one", ((Note) element(id)).text());
        }
        assertEquals(
                List.of("", "one", "two"),
                testBoard.board.elements().stream()
                        .map(e -> ((Note) e).text())
                        .sorted()
                        .toList());
    }

    @Test
    void aNoteOnWhichSomebodyElseHasWrittenSinceIsLeftAlone() {
        String id = kim.newId();
        CommonProperties common = new CommonProperties(id, "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
        kim.editor.perform(List.of(new Op.Add(new Note(common, "", new Size(800, 800), 0))));
        mina.editor.perform(List.of(new Op.Set(List.of(id), ElementPatch.text("two"))));
        assertEquals(1, kim.editor.undoHistory().undo().leftAlone());
        assertEquals("two", ((Note) element(id)).text());
    }

    private static ElementPatch locked(boolean lock) {
        return ElementPatch.builder().lock(lock).build();
    }

    @Test
    void textIsWrittenWhereOneIsWhenItsPageIsDeletedMeanwhile() {
        kim.editor.pages().add();
        kim.editor.textEditing().beginNew(false, new Point(0, 0));
        mina.editor.perform(List.of(new Op.PageDelete(kim.editor.page())));
        kim.editor.textEditing().commit("abc", new Size(800, 320));
        assertEquals("p1", kim.editor.page());
        assertEquals("abc", ((Text) testBoard.elements().getFirst()).text());
    }

    @Test
    void whateverTwoPeopleDoUndoingAllOfOneLeavesTheOthersValues() {
        for (long seed = 0; seed < 200; seed++) new Quarrel(seed).play();
    }

    /** Two people change the same few shapes; then one of them undoes everything. The colours that the other set last must stay. */
    private static final class Quarrel {
        private final TestBoard testBoard = new TestBoard();
        private final TestBoard.Participant a = testBoard.join("A");
        private final TestBoard.Participant b = testBoard.join("B");
        private final RandomGenerator random;
        private final long seed;

        Quarrel(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
        }

        void play() {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String id = b.newId();
                CommonProperties common =
                        new CommonProperties(id, "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
                b.editor.perform(List.of(new Op.Add(new Shape(common, ShapeForm.RECT, new Size(80, 80), 0))));
                ids.add(id);
            }
            Map<String, Integer> lastByB = new TreeMap<>();
            for (int step = 0; step < 40; step++) {
                String id = ids.get(random.nextInt(ids.size()));
                boolean mine = random.nextBoolean();
                TestBoard.Participant who = mine ? a : b;
                who.editor.select(List.of(id));
                int color = 1 + step * 2 + (mine ? 1 : 0);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        who.editor.selectionCommands().color(color);
                        if (mine) lastByB.remove(id);
                        else lastByB.put(id, color);
                    }
                    case 1 -> who.editor.selectionCommands().move(List.of(id), new Point(mine ? 8 : 0, mine ? 0 : 8));
                    case 2 -> who.editor.selectionCommands().toFront();
                    default -> {
                        if (mine) a.editor.undoHistory().undo();
                    }
                }
            }
            while (a.editor.undoHistory().canUndo()) a.editor.undoHistory().undo();
            for (String id : ids) {
                Element element = testBoard.board.element(id);
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

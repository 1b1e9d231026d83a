package org.bunpil.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.StylePatch;
import org.bunpil.undo.UndoReport;
import org.bunpil.undo.UndoStack;
import org.bunpil.undo.UndoStep;
import org.junit.jupiter.api.Test;

/** Work that an earlier run of the program, or a log that was restored, did not take. */
class NextRunTest extends SyncTestCase {
    @Test
    void nextRunShowsUnsentWorkAtOnceAndSendsItOnceUnderItsOwnName() {
        EngineClient a = member("aaaaaaaa");
        String stroke = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(stroke, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        var seen = relay.board.snapshot();
        relay.deaf = true;
        a.engine.submit(List.of(new Op.Append(stroke, 1, ink(16)), new Op.End(stroke, 2, 4, null)), true);
        String offline = a.rect(8);
        relay.clientLinks.clear();
        relay.deaf = false;

        relay.up = false;
        PersistedState persistedState = new PersistedState(
                a.outbox.identity, null, List.copyOf(a.outbox.batches), InMemoryRelay.BOARD, a.engine.you(), seen);
        EngineClient again = new EngineClient("cccccccc", persistedState);
        again.engine.start();
        assertEquals(4, ((Stroke) again.engine.view().element(stroke)).points().sampleCount());
        assertNotNull(again.engine.view().element(offline));
        String added = again.rect(16);
        again.engine.submit(List.of(new Op.Move(List.of(offline), new Point(1, 1))), true);
        assertEquals(new Point(9, 1), again.engine.view().element(offline).at());
        // Two rectangles and a move; the rest of the stroke does not count as a change.
        assertEquals(3, again.engine.status().unsaved());

        relay.up = true;
        pass(5_000, again);
        assertSame(again);
        assertEquals(a.engine.you(), again.engine.you(), "the same participant");
        assertEquals(4, ((Stroke) relay.board.element(stroke)).points().sampleCount());
        assertNull(relay.board.element(offline), "re-issued under the new client's name");
        List<String> rects = new ArrayList<>();
        for (Element e : relay.board.elements("p1")) if (e instanceof Shape) rects.add(e.id().substring(0, 8) + e.at());
        assertEquals(List.of("cccccccc" + new Point(9, 1), "cccccccc" + new Point(16, 0)), rects);

        // A gesture in progress uses the old id once more.
        again.engine.submit(List.of(new Op.Set(List.of(added), ElementPatch.at(new Point(0, 0)))), true);
        assertSame(again);
        assertTrue(again.outbox.batches.isEmpty());
        assertEquals("cccccccc", again.outbox.identity.client());
    }

    /** Nobody continues the strokes of a killed program; those drawn while the new run joins continue. */
    @Test
    void strokesThatAnEarlierRunLeftOpenAreEnded() {
        EngineClient a = member("aaaaaaaa");
        String logged = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(logged, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        relay.deaf = true;
        String unsent = a.engine.newId();
        a.engine.submit(List.of(new Op.Begin(unsent, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        a.engine.submit(List.of(new Op.Append(unsent, 1, ink(16))), true);
        relay.clientLinks.clear();
        relay.deaf = false;

        relay.up = false;
        PersistedState persistedState = new PersistedState(
                a.outbox.identity,
                null,
                List.copyOf(a.outbox.batches),
                InMemoryRelay.BOARD,
                a.engine.you(),
                relay.board.snapshot());
        EngineClient again = new EngineClient("cccccccc", persistedState);
        again.engine.start();
        String drawn = again.engine.newId();
        again.engine.submit(List.of(new Op.Begin(drawn, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);

        relay.up = true;
        pass(5_000, again);
        assertSame(again);
        assertFalse(((Stroke) relay.board.element(logged)).open());
        List<Stroke> open = relay.board.openStrokes();
        assertEquals(
                List.of(again.engine.currentId(drawn)),
                open.stream().map(Stroke::id).toList());
        again.engine.submit(List.of(new Op.Append(drawn, 1, ink(16)), new Op.End(drawn, 2, 4, null)), true);
        assertSame(again);
        assertEquals(
                List.of(2, 4, 4),
                relay.board.elements().stream()
                        .map(e -> ((Stroke) e).points().sampleCount())
                        .sorted()
                        .toList());
        assertTrue(relay.board.openStrokes().isEmpty());

        // Only strokes that were there at first are ended, not those of this run, however often it reconnects.
        String later = again.engine.newId();
        again.engine.submit(List.of(new Op.Begin(later, "p1", Point.ZERO, Style.DEFAULT, ink(0))), true);
        again.clientLink.close();
        pass(5_000, again);
        assertSame(again);
        assertTrue(((Stroke) relay.board.element(later)).open());
    }

    /** Work of an offline run can be undone after the relay has given it other ids, whatever the ids are meanwhile. */
    @Test
    void gesturesFromBeforeTheFirstWelcomeCanBeTakenBackAfterIt() {
        EngineClient a = member("aaaaaaaa");
        a.rect(1);
        PersistedState persistedState = new PersistedState(
                a.outbox.identity, null, List.of(), InMemoryRelay.BOARD, a.engine.you(), relay.board.snapshot());
        relay.clientLinks.clear();
        relay.up = false;
        EngineClient again = new EngineClient("cccccccc", persistedState);
        again.engine.start();
        UndoStack undo = new UndoStack();
        String page = again.engine.newId();
        gesture(again, undo, new Op.PageAdd(page, "p1", "Two", null));
        String rect = again.rect(8);
        StylePatch red = StylePatch.builder().color(0xff0000).build();
        gesture(again, undo, new Op.Set(List.of(rect), ElementPatch.style(red)));
        gesture(again, undo, new Op.Move(List.of(rect), new Point(100, 0)));
        gesture(again, undo, new Op.Delete(List.of(rect)));

        relay.up = true;
        pass(5_000, again);
        assertSame(again);
        assertNull(relay.board.trashed(rect), "it has another id by now");
        List<UndoReport> reports = new ArrayList<>();
        while (undo.canUndo()) reports.add(undo.undo(again.engine.view(), ops -> again.engine.submit(ops, true)));
        assertEquals(
                List.of(true, true, true, true),
                reports.stream().map(UndoReport::done).toList());
        assertEquals(0, reports.stream().mapToInt(UndoReport::leftAlone).sum());
        assertSame(again);
        Element end = again.engine.view().element(rect);
        assertEquals(new Point(8, 0), end.at());
        assertEquals(0, end.style().color());
        assertEquals(1, relay.board.pages().stream().filter(p -> !p.deleted()).count());
        while (undo.canRedo()) undo.redo(again.engine.view(), ops -> again.engine.submit(ops, true));
        assertSame(again);
        assertNull(again.engine.view().element(rect));
        assertEquals(0xff0000, again.engine.view().trashed(rect).style().color());
    }

    private static void gesture(EngineClient engineClient, UndoStack undo, Op op) {
        UndoStep undoStep = new UndoStep();
        UndoStep.Recording recording = undoStep.begin(engineClient.engine.view(), List.of(op));
        engineClient.engine.submit(List.of(op), true);
        recording.done();
        undo.push(undoStep);
    }

    @Test
    void restoredLogGetsPendingWorkUnderAFreshName() {
        EngineClient a = member("aaaaaaaa");
        a.rect(1);
        relay.deaf = true;
        a.rect(2);
        relay.deaf = false;
        a.clientLink.close();
        relay.inc = "inc2";
        pass(5_000, a);
        assertSame(a);
        assertNotEquals("aaaaaaaa", a.engine.newId().substring(0, 8));
        assertEquals(2, relay.board.elements().size());
    }
}

package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Modifiers;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.model.Limits;
import org.bunpil.model.Stroke;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

/** An editor without a screen: its own tick sends ink, and rests when there is no work. */
class EditorTickTest {
    private final TestBoard testBoard = new TestBoard();
    private final TestBoard.Participant participant = testBoard.join("Kim");
    private final PointerRouter router = SimulatedPointer.look(participant.editor);

    private void event(Phase phase, double x, long millis) {
        router.on(new PointerEvent(0, Kind.MOUSE, phase, x, 100, Double.NaN, Modifiers.NONE, millis));
    }

    @Test
    void inkIsSentByTheTickOfTheEditor() {
        event(Phase.PRESS, 100, 1_000);
        event(Phase.MOVE, 110, 1_005);
        event(Phase.MOVE, 120, 1_010);
        assertEquals(1, participant.submitted.size(), "what is drawn within 16 ms is gathered");
        assertTrue(participant.tick(1_016));
        assertEquals(2, participant.submitted.size());
        assertEquals(
                2,
                assertInstanceOf(Op.Append.class, participant.submitted.getLast())
                        .points()
                        .sampleCount());
        assertTrue(participant.tick(1_032));
        assertEquals(2, participant.submitted.size(), "nothing new");
    }

    @Test
    void aSampleAfterARestIsSentAtOnce() {
        event(Phase.PRESS, 100, 1_000);
        event(Phase.MOVE, 110, 1_016);
        assertEquals(2, participant.submitted.size());
    }

    @Test
    void theEditorRestsWhileNoContactIsDown() {
        assertFalse(participant.tick(1_000));
        event(Phase.HOVER, 90, 1_001);
        assertFalse(participant.tick(1_002));
        assertEquals(0, participant.hurries);
        event(Phase.PRESS, 100, 1_010);
        assertEquals(1, participant.hurries, "no rest from now on");
        assertTrue(participant.tick(1_020));
        event(Phase.RELEASE, 100, 1_030);
        assertFalse(participant.tick(1_040));
    }

    @Test
    void aLineThatTheTickMadeStraightIsTold() {
        List<EditorChange> told = new ArrayList<>();
        event(Phase.PRESS, 100, 1_000);
        for (int i = 1; i <= 20; i++) event(Phase.MOVE, 100 + 10 * i, 1_000 + 16 * i);
        participant.editor.listen(told::add);
        participant.tick(1_400);
        assertEquals(List.of(), told);
        for (long millis = 1_416; millis <= 1_320 + Inking.HOLD_MILLIS + 16; millis += 16) participant.tick(millis);
        assertInstanceOf(StraightInking.class, router.states().iterator().next());
        assertEquals(List.of(EditorChange.GESTURE), told);
    }

    /** The moves of the pen wait unread while a window is busy: that it saw none is no hold. */
    @Test
    void aLineIsNotMadeStraightBecauseTheWindowWasBusy() {
        event(Phase.PRESS, 100, 1_000);
        for (int i = 1; i <= 20; i++) event(Phase.MOVE, 100 + 10 * i, 1_000 + 16 * i);
        participant.tick(1_320 + 2 * Inking.HOLD_MILLIS);
        assertInstanceOf(Inking.class, router.states().iterator().next());
        event(Phase.MOVE, 320, 1_322 + 2 * Inking.HOLD_MILLIS);
        participant.tick(1_338 + 2 * Inking.HOLD_MILLIS);
        assertInstanceOf(Inking.class, router.states().iterator().next());
    }

    /** A relay accepts no stroke beyond a weight limit, and chunks count too: here each sample is one chunk. */
    @Test
    void aSlowLongLineStaysWithinWhatAStrokeMayWeigh() {
        event(Phase.PRESS, 100, 1_000);
        for (int i = 1; i <= 6_000; i++) {
            event(Phase.MOVE, 400 + 300 * Math.sin(i * 0.7), 1_000 + 16L * i);
            for (var element : testBoard.elements())
                assertTrue(((Stroke) element).points().weight() <= Limits.STROKE_BYTES, "after " + i + " samples");
        }
        assertTrue(testBoard.elements().size() > 1);
    }
}

package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.PointerEvent.Kind;
import org.junit.jupiter.api.Test;

/** What a pen's hand does not do, and what its other end does. */
class PalmAndEraserTest {
    private final TestBoard testBoard = new TestBoard();
    private final TestBoard.Participant participant = testBoard.join("Kim");
    private final PointerRouter router = SimulatedPointer.look(participant.editor);
    private final SimulatedPointer pen = new SimulatedPointer(router, 100, Kind.PEN);
    private final SimulatedPointer finger = new SimulatedPointer(router, 101, Kind.TOUCH);
    private final SimulatedPointer eraser = new SimulatedPointer(router, 102, Kind.ERASER);

    @Test
    void whereSeveralWriteOnlyFingersNearThePenArePalms() {
        participant.editor.severalWriters(true);
        SimulatedPointer other = new SimulatedPointer(router, 103, Kind.TOUCH).press(600, 100);
        finger.press(150, 160);
        pen.press(100, 100).move(150, 120);
        other.move(650, 120).release(650, 120);
        finger.move(160, 170).release(160, 170);
        new SimulatedPointer(router, 104, Kind.TOUCH).drag(600, 400, 650, 450);
        pen.release(150, 120);
        assertEquals(
                List.of(800, 4_800, 4_800),
                testBoard.elements().stream()
                        .map(each -> each.at().x())
                        .sorted()
                        .toList());
    }

    @Test
    void theOtherEndErasesWhateverTheTool() {
        pen.press(100, 100).move(200, 100).release(200, 100);
        participant.editor.use(ToolKind.HIGHLIGHTER);
        eraser.press(150, 60).move(150, 140).release(150, 140);
        assertEquals(List.of(), testBoard.elements());
        assertEquals(ToolKind.HIGHLIGHTER, participant.editor.tool());
        participant.editor.undoHistory().undo();
        assertEquals(1, testBoard.elements().size());
    }
}

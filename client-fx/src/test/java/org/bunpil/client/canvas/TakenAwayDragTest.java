package org.bunpil.client.canvas;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.image.Image;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.geometry.Point;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.wire.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is seen of a drag when somebody takes its elements away. */
class TakenAwayDragTest {
    private final TestBoard testBoard = new TestBoard();
    private final CanvasWindow kim = CanvasWindow.open(testBoard.join("Kim"));
    private final TestBoard.Participant mina = testBoard.join("Mina");
    private final String upper;
    private final String lower;

    TakenAwayDragTest() {
        kim.drag(100, 100, 200, 100);
        kim.drag(100, 300, 200, 300);
        kim.settle();
        upper = testBoard.elements().getFirst().id();
        lower = testBoard.elements().getLast().id();
    }

    @AfterEach
    void close() {
        kim.release();
        kim.close();
    }

    private void dragBoth() {
        CanvasWindow.fx(() -> {
            kim.participant.editor.use(ToolKind.SELECT);
            kim.participant.editor.select(List.of(upper, lower));
            return true;
        });
        kim.press(150, 100);
        kim.move(250, 120);
        kim.move(450, 120);
        kim.painted();
        Image dragged = kim.screen();
        assertTrue(ink(dragged, 450, 120) && ink(dragged, 450, 320));
        assertFalse(ink(dragged, 150, 100) || ink(dragged, 150, 300));
    }

    private void byMina(Op op) {
        CanvasWindow.fx(() -> {
            mina.submit(List.of(op), true);
            return true;
        });
        kim.painted();
    }

    private static boolean ink(Image image, int x, int y) {
        return Bitmaps.near(image, x, y, Palette.BLACK.rgb());
    }

    @Test
    void aDeletedElementLeavesTheDragAndTheOthersFollowOn() {
        dragBoth();
        byMina(new Op.Delete(List.of(upper)));
        Image after = kim.screen();
        Bitmaps.keep(after, "taken-away");
        assertFalse(ink(after, 450, 120), "no ghost under the pointer");
        assertFalse(ink(after, 150, 100));
        assertTrue(ink(after, 450, 320));
        assertFalse(ink(after, 150, 300));
    }

    @Test
    void aLockedElementIsWhereItWas() {
        dragBoth();
        byMina(new Op.Set(List.of(upper), ElementPatch.builder().lock(true).build()));
        Image after = kim.screen();
        assertFalse(ink(after, 450, 120), "no ghost under the pointer");
        assertTrue(ink(after, 150, 100));
        assertTrue(ink(after, 450, 320));
    }

    @Test
    void anotherPersonsDragShowsNothingThatIsDeleted() {
        Presence.Drag drag = new Presence.Drag(List.of(upper, lower), new Point(300 * 8, 20 * 8));
        kim.others(
                2, new Presence(null, "p1", "select", List.of(upper, lower), drag, null, null, false, null, List.of()));
        kim.painted();
        Image dragged = kim.screen();
        assertTrue(ink(dragged, 450, 120) && ink(dragged, 450, 320));
        CanvasWindow.fx(() -> {
            kim.participant.submit(List.of(new Op.Delete(List.of(upper))), true);
            return true;
        });
        kim.painted();
        Image after = kim.screen();
        assertFalse(ink(after, 450, 120), "no ghost");
        assertTrue(ink(after, 450, 320));
        CanvasWindow.fx(() -> {
            kim.participant.submit(List.of(new Op.Delete(List.of(lower))), true);
            return true;
        });
        kim.painted();
        assertFalse(ink(kim.screen(), 450, 320), "no ghost");
    }
}

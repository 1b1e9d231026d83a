package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.bunpil.client.editor.ArrangeCommands;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Stroke;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two people do random things at random moments: change tools and pages during a stroke, undo during a drag, delete what the other holds,
 * are frozen and thawed. Nothing may throw, no selection may contain missing elements, and no stroke may stay open.
 */
class MonkeyTest {
    private static final int STEPS = 3_000;

    private final TestBoard testBoard = new TestBoard();

    private final class Monkey {
        final TestBoard.Participant participant;
        final Editor editor;
        final SimulatedPointer[] simulatedPointers;
        final Random random;

        Monkey(String name, long seed) {
            participant = testBoard.join(name);
            editor = participant.editor;
            PointerRouter router = SimulatedPointer.look(editor);
            simulatedPointers = new SimulatedPointer[] {
                new SimulatedPointer(router, 0, Kind.MOUSE),
                new SimulatedPointer(router, 1, Kind.TOUCH),
                new SimulatedPointer(router, 2, Kind.TOUCH)
            };
            random = new Random(seed);
        }

        void step() {
            SimulatedPointer simulatedPointer = simulatedPointers[random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(2)];
            double x = 40 + random.nextInt(700);
            double y = 40 + random.nextInt(500);
            switch (random.nextInt(24)) {
                case 0, 1, 2, 3 -> simulatedPointer.press(x, y);
                case 4, 5, 6, 7, 8, 9 -> simulatedPointer.move(x, y);
                case 10, 11, 12 -> simulatedPointer.release(x, y);
                case 13 -> simulatedPointer.cancel();
                case 14, 15 -> editor.use(ToolKind.values()[random.nextInt(ToolKind.values().length)]);
                case 16 -> editor.undoHistory().undo();
                case 17 -> editor.undoHistory().redo();
                case 18 -> command();
                case 19 -> page();
                case 20 -> simulatedPointer.shift(random.nextBoolean());
                case 21 -> simulatedPointer.rest(random.nextInt(1_000));
                case 22 -> style();
                default -> surroundings();
            }
        }

        private void command() {
            switch (random.nextInt(9)) {
                case 0 -> editor.selectionCommands().selectAll();
                case 1 -> editor.selectionCommands().delete();
                case 2 -> editor.selectionCommands().duplicate();
                case 3 -> editor.selectionCommands().nudge(3, -2);
                case 4 -> editor.arrangeCommands().group();
                case 5 -> editor.arrangeCommands().align(ArrangeCommands.Alignment.LEFT);
                case 6 -> editor.arrangeCommands().distribute(true);
                case 7 -> editor.selectionCommands().toBack();
                default -> editor.arrangeCommands().toggleLock();
            }
        }

        private void page() {
            switch (random.nextInt(6)) {
                case 0 -> editor.pages().add();
                case 1 -> editor.pages().delete();
                case 2 -> editor.pages().background(Background.GRID);
                case 3 -> editor.pages().next();
                case 4 -> editor.pages().previous();
                default -> editor.selectionCommands().clearPage();
            }
        }

        private void style() {
            editor.toolStyles().color(Palette.values()[random.nextInt(Palette.values().length)].rgb());
            editor.toolStyles().dash(random.nextInt(3));
            editor.toolStyles().fill(random.nextBoolean() ? null : Palette.SKY.rgb());
            editor.erasesInParts(random.nextBoolean());
            editor.selectsByLasso(random.nextBoolean());
        }

        private void surroundings() {
            switch (random.nextInt(6)) {
                case 0 -> participant.refusal = ErrorCode.FROZEN;
                case 1, 2 -> participant.refusal = null;
                case 3 -> editor.severalWriters(random.nextBoolean());
                case 4 -> editor.zoomBy(random.nextBoolean() ? 1.3 : 0.7);
                default -> {
                    if (editor.textEditing().textDraft() != null)
                        editor.textEditing().commit("분수 1/2", new Size(900, 300));
                }
            }
        }

        void rest() {
            participant.refusal = null;
            for (SimulatedPointer simulatedPointer : simulatedPointers) simulatedPointer.release(100, 100);
        }

        void check() {
            for (String id : editor.selection()) {
                Element element = testBoard.board.element(id);
                assertTrue(element != null && element.page().equals(editor.page()), "selected what is not on the page");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anythingAtAnyMoment(long seed) {
        List<Monkey> monkeys = List.of(new Monkey("Kim", seed), new Monkey("Mina", seed + 1_000));
        Random turns = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            monkeys.get(turns.nextInt(2)).step();
            monkeys.forEach(Monkey::check);
        }
        for (Monkey monkey : monkeys) {
            monkey.rest();
            assertFalse(monkey.simulatedPointers[0].router.isAnyDown());
        }
        int open = 0;
        for (Element element : testBoard.board.elements()) {
            if (element instanceof Stroke stroke && stroke.open()) open++;
        }
        assertEquals(0, open, "strokes still open");
    }
}

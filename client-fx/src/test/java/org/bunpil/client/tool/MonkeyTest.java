package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.bunpil.client.editor.Arranging;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.Room;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.input.InputEvent.Kind;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.Code;
import org.bunpil.model.Element;
import org.bunpil.model.Stroke;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two people who do anything at any moment: change tools and pages in the middle of a stroke, undo while they drag, delete what the
 * other holds, are frozen and thawed. Nothing may throw, nobody may select what is not there, and no stroke may stay open.
 */
class MonkeyTest {
    private static final int STEPS = 3_000;

    private final Room room = new Room();

    private final class Monkey {
        final Room.Seat seat;
        final Editor editor;
        final Hand[] hands;
        final Random dice;

        Monkey(String name, long seed) {
            seat = room.join(name);
            editor = seat.editor;
            Contacts contacts = Hand.look(editor);
            hands = new Hand[] {
                new Hand(contacts, 0, Kind.MOUSE), new Hand(contacts, 1, Kind.TOUCH), new Hand(contacts, 2, Kind.TOUCH)
            };
            dice = new Random(seed);
        }

        void step() {
            Hand hand = hands[dice.nextInt(10) < 7 ? 0 : 1 + dice.nextInt(2)];
            double x = 40 + dice.nextInt(700);
            double y = 40 + dice.nextInt(500);
            switch (dice.nextInt(24)) {
                case 0, 1, 2, 3 -> hand.press(x, y);
                case 4, 5, 6, 7, 8, 9 -> hand.move(x, y);
                case 10, 11, 12 -> hand.release(x, y);
                case 13 -> hand.cancel();
                case 14, 15 -> editor.use(ToolKind.values()[dice.nextInt(ToolKind.values().length)]);
                case 16 -> editor.undo();
                case 17 -> editor.redo();
                case 18 -> command();
                case 19 -> page();
                case 20 -> hand.shift(dice.nextBoolean());
                case 21 -> hand.rest(dice.nextInt(1_000));
                case 22 -> style();
                default -> surroundings();
            }
        }

        private void command() {
            switch (dice.nextInt(9)) {
                case 0 -> editor.commands().selectAll();
                case 1 -> editor.commands().delete();
                case 2 -> editor.commands().duplicate();
                case 3 -> editor.commands().nudge(3, -2);
                case 4 -> editor.arranging().group();
                case 5 -> editor.arranging().align(Arranging.Alignment.LEFT);
                case 6 -> editor.arranging().distribute(true);
                case 7 -> editor.commands().toBack();
                default -> editor.arranging().toggleLock();
            }
        }

        private void page() {
            switch (dice.nextInt(6)) {
                case 0 -> editor.pages().add();
                case 1 -> editor.pages().delete();
                case 2 -> editor.pages().background(Background.GRID);
                case 3 -> editor.pages().next();
                case 4 -> editor.pages().previous();
                default -> editor.commands().clearPage();
            }
        }

        private void style() {
            editor.color(Palette.values()[dice.nextInt(Palette.values().length)].rgb());
            editor.dash(dice.nextInt(3));
            editor.fill(dice.nextBoolean() ? null : Palette.SKY.rgb());
            editor.erasesInParts(dice.nextBoolean());
            editor.lassoes(dice.nextBoolean());
        }

        private void surroundings() {
            switch (dice.nextInt(6)) {
                case 0 -> seat.refusal = Code.FROZEN;
                case 1, 2 -> seat.refusal = null;
                case 3 -> editor.manyHands(dice.nextBoolean());
                case 4 -> editor.zoomBy(dice.nextBoolean() ? 1.3 : 0.7);
                default -> {
                    if (editor.writing().draft() != null) editor.writing().commit("분수 1/2", new Size(900, 300));
                }
            }
        }

        void rest() {
            seat.refusal = null;
            for (Hand hand : hands) hand.release(100, 100);
        }

        void check() {
            for (String id : editor.selection()) {
                Element element = room.board.element(id);
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
            assertFalse(monkey.hands[0].contacts.isAnyDown());
        }
        int open = 0;
        for (Element element : room.board.elements()) {
            if (element instanceof Stroke stroke && stroke.open()) open++;
        }
        assertEquals(0, open, "strokes still open");
    }
}

package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.Pens;
import org.bunpil.client.editor.Room;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.junit.jupiter.api.Test;

/** Lasso, snapping, eyedropper, kept pens, styles, pasting. The view's pixel (x, y) is the board's (8x, 8y). */
class EditingTest {
    private static final int U = Viewport.UNITS;

    private final Room room = new Room();
    private final Room.Seat seat = room.join("Kim");
    private final Hand hand = new Hand(seat.editor);

    private String rect(double x1, double y1, double x2, double y2) {
        seat.editor.use(ToolKind.RECT);
        hand.drag(x1, y1, x2, y2);
        return room.elements().getLast().id();
    }

    private Shape shape(String id) {
        return assertInstanceOf(Shape.class, room.board.element(id));
    }

    @Test
    void theLassoTakesWhatLiesInItForTheGreaterPart() {
        String in = rect(100, 100, 140, 140);
        String half = rect(180, 100, 320, 140);
        seat.editor.use(ToolKind.PEN);
        hand.drag(110, 180, 160, 190);
        String ink = room.elements().getLast().id();
        seat.editor.use(ToolKind.SELECT);
        seat.editor.lassoes(true);
        hand.press(80, 80).move(210, 80).move(210, 220).move(80, 220);
        assertInstanceOf(Lasso.class, hand.contacts.states().iterator().next());
        hand.release(80, 90);
        assertEquals(Set.of(in, ink), seat.editor.selection(), "not " + half);
        hand.press(600, 400).move(650, 400).move(650, 450).cancel();
        assertEquals(Set.of(), seat.editor.selection());
    }

    @Test
    void whatIsMovedSnapsToEdgesAndMiddlesAndControlHoldsItFree() {
        rect(100, 100, 200, 200);
        String moved = rect(300, 320, 380, 380);
        seat.editor.use(ToolKind.SELECT);
        // Its left edge comes to 204, four pixels beside the other's right edge at 200.
        hand.click(300, 335);
        hand.press(300, 335).move(250, 335).move(204, 335);
        Moving moving =
                assertInstanceOf(Moving.class, hand.contacts.states().iterator().next());
        assertEquals(200.0 * U, moving.guideX());
        assertTrue(Double.isNaN(moving.guideY()));
        hand.release(204, 335);
        assertEquals(new Point(200 * U, 320 * U), shape(moved).at());
        seat.editor.undo();
        assertEquals(new Point(300 * U, 320 * U), shape(moved).at());
        hand.control(true).press(300, 335).move(250, 335).move(204, 335).release(204, 335);
        assertEquals(new Point(204 * U, 320 * U), shape(moved).at());
    }

    @Test
    void aSideThatIsPulledSnapsAndControlHoldsItFree() {
        rect(100, 100, 200, 200);
        String pulled = rect(300, 320, 380, 380);
        seat.editor.use(ToolKind.SELECT);
        hand.click(300, 335);
        // The left side comes to 203, three pixels beside the other's right edge at 200; the right side stays.
        hand.press(300, 350).move(250, 350).move(203, 350);
        Sizing sizing =
                assertInstanceOf(Sizing.class, hand.contacts.states().iterator().next());
        assertEquals(200.0 * U, sizing.guideX());
        assertTrue(Double.isNaN(sizing.guideY()));
        hand.release(203, 350);
        assertEquals(new Point(200 * U, 320 * U), shape(pulled).at());
        assertEquals(new Size(180 * U, 60 * U), shape(pulled).size());
        seat.editor.undo();
        hand.control(true).drag(300, 350, 203, 350);
        hand.control(false);
        assertEquals(new Size(177 * U, 60 * U), shape(pulled).size());
        // Evenly, by the corner: the nearer of the two guides is met, and the form stays.
        seat.editor.undo();
        hand.shift(true).press(300, 320).move(250, 300).move(203, 246).release(203, 246);
        Shape even = shape(pulled);
        assertEquals(200 * U, even.at().x());
        assertEquals(180 * U, even.size().width());
        assertEquals(135 * U, even.size().height());
    }

    @Test
    void aPressOnAHandleAloneMovesNoSideToAGuideNearby() {
        rect(100, 100, 200, 200);
        String other = rect(204, 240, 300, 300);
        seat.editor.use(ToolKind.SELECT);
        hand.click(204, 250);
        hand.click(204, 270);
        assertEquals(new Point(204 * U, 240 * U), shape(other).at());
    }

    @Test
    void theEyedropperGivesItsColourToTheToolBeforeIt() {
        seat.editor.use(ToolKind.RECT);
        seat.editor.color(Palette.GREEN.rgb());
        seat.editor.fill(Palette.PINK.rgb());
        hand.drag(100, 100, 200, 200);
        seat.editor.use(ToolKind.PEN);
        seat.editor.use(ToolKind.EYEDROPPER);
        hand.click(150, 150);
        assertEquals(ToolKind.PEN, seat.editor.tool());
        assertEquals(Palette.PINK.rgb(), seat.editor.style().color(), "the filling");
        seat.editor.use(ToolKind.EYEDROPPER);
        hand.click(100, 150);
        assertEquals(Palette.GREEN.rgb(), seat.editor.style().color(), "the line");
        seat.editor.use(ToolKind.EYEDROPPER);
        hand.click(600, 500);
        assertEquals(ToolKind.PEN, seat.editor.tool());
        assertEquals(Palette.GREEN.rgb(), seat.editor.style().color(), "nothing there: as before");
        assertEquals(1, room.elements().size());
    }

    @Test
    void pensAreKeptTakenAndRemembered() {
        Pens pens = seat.editor.pens();
        pens.take(3);
        assertEquals(Palette.BLUE.rgb(), seat.editor.style().color());
        seat.editor.use(ToolKind.HIGHLIGHTER);
        seat.editor.width(224);
        pens.keep(3);
        seat.editor.use(ToolKind.PEN);
        pens.take(3);
        assertEquals(ToolKind.HIGHLIGHTER, seat.editor.tool());
        assertEquals(224, seat.editor.style().width());
        Room.Seat later = room.join("Kim again");
        later.editor.pens().read(pens.text());
        assertEquals(InkTool.HIGHLIGHTER, later.editor.pens().pen(3).tool());
        assertEquals(pens.text(), later.editor.pens().text());
        later.editor.pens().read("x p:zz:1:2:3 p:000000:99999999999:1:1 p:ffffff:1:300:0");
        assertEquals(pens.text(), later.editor.pens().text(), "nonsense changes nothing");
    }

    @Test
    void fillDashAndAlphaAreTheToolsAndTheSelections() {
        seat.editor.use(ToolKind.ELLIPSE);
        seat.editor.fill(Palette.YELLOW.rgb());
        seat.editor.dash(1);
        seat.editor.alpha(160);
        hand.drag(100, 100, 200, 200);
        Shape ellipse = assertInstanceOf(Shape.class, room.elements().getLast());
        assertEquals(Palette.YELLOW.rgb(), ellipse.style().fill());
        assertEquals(1, ellipse.style().dash());
        assertEquals(160, ellipse.style().alpha());
        seat.editor.use(ToolKind.SELECT);
        seat.editor.select(List.of(ellipse.id()));
        seat.editor.fill(null);
        seat.editor.dash(2);
        assertEquals(null, shape(ellipse.id()).style().fill());
        assertEquals(2, shape(ellipse.id()).style().dash());
        seat.editor.undo();
        assertEquals(1, shape(ellipse.id()).style().dash());
    }

    @Test
    void copiesLieBesideTheirOriginalsAndAreOneGesture() {
        rect(100, 100, 200, 200);
        seat.editor.use(ToolKind.PEN);
        hand.drag(110, 180, 160, 190);
        seat.editor.commands().selectAll();
        List<Element> copied = seat.editor.pasting().selected();
        seat.editor.pasting().elements(copied);
        assertEquals(4, room.elements().size());
        assertEquals(2, seat.editor.selection().size());
        seat.editor.pasting().elements(copied);
        assertEquals(6, room.elements().size());
        List<Point> places = room.elements().stream()
                .filter(Shape.class::isInstance)
                .map(Element::at)
                .toList();
        assertEquals(
                List.of(new Point(100 * U, 100 * U), new Point(116 * U, 116 * U), new Point(132 * U, 132 * U)), places);
        seat.editor.undo();
        assertEquals(4, room.elements().size());
    }

    @Test
    void whatIsPastedFromAfarComesIntoTheMiddleOfTheView() {
        Room.Seat elsewhere = new Room().join("Mina");
        Hand there = new Hand(elsewhere.editor);
        elsewhere.editor.use(ToolKind.RECT);
        there.drag(100, 100, 200, 200);
        elsewhere.editor.commands().selectAll();
        List<Element> copied = elsewhere.editor.pasting().selected();
        seat.editor.viewport(seat.editor.viewport().centred(90_000, 70_000));
        seat.editor.pasting().elements(copied);
        assertEquals(
                new Point(90_000 - 50 * U, 70_000 - 50 * U),
                room.elements().getLast().at());
        assertTrue(room.elements().getLast().id().startsWith("Client01-"), "an id of one's own");
    }

    @Test
    void picturesAndTextFitIntoTheView() {
        seat.editor.pasting().picture("ab".repeat(32), 3_000, 1_500, null);
        Image image = assertInstanceOf(Image.class, room.elements().getLast());
        assertEquals(new Size(480 * U, 240 * U), image.size());
        assertEquals(new Point(160 * U, 180 * U), image.at());
        seat.editor.pasting().picture("cd".repeat(32), 64, 64, new Point(0, 0));
        assertEquals(
                new Size(64 * U, 64 * U),
                assertInstanceOf(Image.class, room.elements().getLast()).size());
        seat.editor.pasting().text("가나다\u0007\r\nabc", new Size(800, 400), null);
        assertEquals(
                "가나다\nabc",
                assertInstanceOf(Text.class, room.elements().getLast()).text());
        seat.editor.undo();
        seat.editor.undo();
        seat.editor.undo();
        assertEquals(List.of(), room.elements());
    }

    @Test
    void picturesThatComeTogetherDoNotHideEachOther() {
        Point dropped = new Point(300 * U, 200 * U);
        for (int i = 0; i < 3; i++) seat.editor.pasting().picture("ab".repeat(32), 100, 80 + i, dropped);
        seat.editor.pasting().text("가나다", new Size(800, 400), dropped);
        List<Point> places = room.elements().stream().map(Element::at).toList();
        assertEquals(new Point(250 * U, 160 * U), places.get(0));
        assertEquals(new Point(282 * U, 191 * U + U / 2), places.get(1));
        assertEquals(new Point(314 * U, 223 * U), places.get(2));
        assertEquals(new Point(396 * U - 400, 296 * U - 200), places.get(3));
    }

    @Test
    void fiveThousandMoveAsOneGestureOfSeveralOps() {
        List<Element> many = new ArrayList<>();
        rect(10, 10, 20, 20);
        for (int i = 0; i < 5_000; i++) {
            many.add(room.elements()
                    .getFirst()
                    .with(room.elements().getFirst().common().withAt(new Point(i % 100 * 60, i / 100 * 80))));
        }
        seat.editor.pasting().elements(many);
        assertEquals(5_000, seat.editor.selection().size());
        Map<String, Point> before = places();
        int ops = seat.submitted.size();
        hand.press(300, 250).move(320, 250).move(340, 270).release(340, 270);
        assertEquals(5, seat.submitted.size() - ops, "a thousand ids each");
        long moved = places().entrySet().stream()
                .filter(now -> !now.getValue().equals(before.get(now.getKey())))
                .count();
        assertEquals(5_000, moved);
        seat.editor.undo();
        assertEquals(before, places());
    }

    private Map<String, Point> places() {
        Map<String, Point> places = new HashMap<>();
        for (Element element : room.elements()) places.put(element.id(), element.at());
        return places;
    }

    @Test
    void aStrokeIsCopiedWithAllItsInk() {
        hand.press(100, 100).move(150, 130).move(220, 90).release(220, 90);
        Stroke original = assertInstanceOf(Stroke.class, room.elements().getFirst());
        seat.editor.commands().selectAll();
        seat.editor.commands().duplicate();
        Stroke copy = assertInstanceOf(Stroke.class, room.elements().getLast());
        assertEquals(original.points().samples(), copy.points().samples());
        assertFalse(copy.open());
    }
}

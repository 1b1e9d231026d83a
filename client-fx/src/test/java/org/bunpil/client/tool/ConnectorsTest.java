package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.ConnectorPath;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Image;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.undo.UndoStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connectors from the pointer to the board: bound, following, changed, copied, and on boards that know none. */
class ConnectorsTest {
    private final TestBoard testBoard = new TestBoard(FoldVersion.NEWEST);
    private final TestBoard.Participant teacher = testBoard.join("Kim");
    private final TestBoard.Participant pupil = testBoard.join("Mina");
    private final Editor editor = pupil.editor;
    private String left = "";
    private String right = "";

    /** Two rectangles of the teacher's, 100 board pixels wide and 80 high, 200 apart. */
    @BeforeEach
    void twoRectangles() {
        left = rectangle(0, 0);
        right = rectangle(300, 0);
    }

    private String rectangle(int x, int y) {
        String id = teacher.newId();
        CommonProperties common =
                new CommonProperties(id, "p1", 0, new Point(8 * x, 8 * y), 0, Style.DEFAULT, null, false);
        teacher.submit(List.of(new Op.Add(new Shape(common, ShapeForm.RECT, new Size(800, 640), 0))), true);
        return id;
    }

    /** Draws a connector between two places; a view pixel is a board pixel. */
    private Connector draw(int x1, int y1, int x2, int y2) {
        editor.use(ToolKind.CONNECTOR);
        drag(x1, y1, x2, y2);
        return stored();
    }

    private void drag(int x1, int y1, int x2, int y2) {
        new SimulatedPointer(editor)
                .press(x1, y1)
                .move((x1 + x2) / 2.0, (y1 + y2) / 2.0)
                .move(x2, y2)
                .release(x2, y2);
    }

    private Connector stored() {
        return (Connector) testBoard.elements().getLast();
    }

    private Connector shown() {
        return (Connector) editor.elementIndex().element(stored().id());
    }

    @Test
    void isBoundToWhatItTouchesAndEndsAtTheOutline() {
        Connector drawn = draw(50, 40, 350, 40);
        assertEquals(new Connector.Binding(left, null), drawn.from());
        assertEquals(new Connector.Binding(right, null), drawn.to());
        assertEquals(Tip.ARROW, drawn.head());
        // Two pixels beside the outlines, level with the centres.
        assertEquals(new Point(816, 320), shown().at());
        assertEquals(new Point(2_384, 320), shown().end());
    }

    @Test
    void followsWhatItIsBoundToWithoutAnyOpAndOnEveryScreen() {
        Connector drawn = draw(50, 40, 350, 40);
        teacher.submit(List.of(new Op.Move(List.of(right), new Point(0, 1_600))), true);
        assertEquals(drawn, stored(), "the board says nothing of it");
        Connector here = shown();
        assertNotEquals(drawn.end(), here.end());
        assertTrue(here.end().y() > 1_000, here::toString);
        assertEquals(here, teacher.editor.elementIndex().element(drawn.id()));
        assertEquals(here, ConnectorEnds.placed(stored(), editor.view()));
        // Hit where it is shown, not where it was.
        Element hit = editor.elementIndex()
                .topmostAt(
                        (here.at().x() + here.end().x()) / 2.0,
                        (here.at().y() + here.end().y()) / 2.0,
                        8);
        assertNotNull(hit);
        assertEquals(drawn.id(), hit.id());
    }

    @Test
    void staysWhereItIsWhenTheTargetIsDeletedAndFollowsAgainWhenItComesBack() {
        draw(50, 40, 350, 40);
        teacher.submit(List.of(new Op.Move(List.of(right), new Point(0, 1_600))), true);
        Connector before = shown();
        teacher.submit(List.of(new Op.Delete(List.of(right))), true);
        assertEquals(before, shown());
        teacher.submit(
                List.of(new Op.Restore(List.of(right)), new Op.Move(List.of(right), new Point(0, -1_600))), true);
        assertEquals(new Point(2_384, 320), shown().end());
    }

    @Test
    void aTurnedTargetIsMetAtItsTurnedOutline() {
        draw(50, 40, 350, 40);
        teacher.submit(
                List.of(new Op.Set(
                        List.of(right), ElementPatch.builder().rot(9_000).build())),
                true);
        assertEquals(new Point(2_800 - 320 - 16, 320), shown().end());
    }

    @Test
    void anEndInAnImageStaysAtItsPlaceInTheImage() {
        String id = teacher.newId();
        CommonProperties common = new CommonProperties(id, "p1", 0, new Point(0, 4_000), 0, Style.DEFAULT, null, false);
        teacher.submit(List.of(new Op.Add(new Image(common, "ab".repeat(32), new Size(800, 800), 0))), true);
        Connector drawn = draw(200, 300, 75, 525);
        assertEquals(new Connector.Binding(id, new Point(3_072, 1_024)), drawn.to());
        teacher.submit(
                List.of(new Op.Set(
                        List.of(id),
                        ElementPatch.builder().size(new Size(1_600, 1_600)).build())),
                true);
        assertEquals(new Point(1_200, 4_400), shown().end());
    }

    @Test
    void itsEndIsDraggedElsewhereAndThatIsTakenBack() {
        Connector drawn = draw(50, 40, 350, 40);
        editor.use(ToolKind.SELECT);
        editor.select(List.of(drawn.id()));
        drag(298, 40, 250, 200);
        assertNull(stored().to());
        assertEquals(new Point(2_000, 1_600), shown().end());
        editor.undoHistory().undo();
        assertEquals(drawn, stored());
        editor.undoHistory().redo();
        assertNull(stored().to());
    }

    @Test
    void isNobodyElsesToChange() {
        Connector drawn = draw(50, 40, 350, 40);
        TestBoard.Participant other = testBoard.join("Jun");
        other.editor.use(ToolKind.SELECT);
        other.editor.select(List.of(drawn.id()));
        other.editor.selectionCommands().delete();
        assertEquals(drawn, stored());
    }

    @Test
    void elbowsNeverRunThroughTheSidesTheyLeaveFrom() {
        editor.toolStyles().route(Route.ELBOW);
        draw(50, 40, 350, 40);
        for (int[] d :
                new int[][] {{0, 0}, {0, 1_200}, {-2_400, 1_600}, {-1_700, 900}, {-4_800, -900}, {-2_300, -1_300}}) {
            teacher.submit(List.of(new Op.Move(List.of(right), new Point(d[0], d[1]))), true);
            double[] xy = ConnectorPath.pieces(shown());
            for (int i = 0; i + 3 < xy.length; i += 2) {
                assertTrue(xy[i] == xy[i + 2] || xy[i + 1] == xy[i + 3], "upright or level");
                assertFalse(isInside(left, xy, i), "through the first");
                assertFalse(isInside(right, xy, i), "through the second, moved by " + d[0] + ", " + d[1]);
            }
            teacher.submit(List.of(new Op.Move(List.of(right), new Point(-d[0], -d[1]))), true);
        }
    }

    /** Whether the middle of a piece is well inside the element. */
    private boolean isInside(String id, double[] xy, int i) {
        var bounds = org.bunpil.client.geometry.Bounds.of(
                        testBoard.board.element(id).bounds())
                .grown(-1);
        return bounds.contains((xy[i] + xy[i + 2]) / 2, (xy[i + 1] + xy[i + 3]) / 2);
    }

    @Test
    void aCopyOfAllHangsOnTheCopiesAndACopyOfItAloneOnNothing() {
        Connector drawn = draw(50, 40, 350, 40);
        teacher.editor.select(List.of(left, right, drawn.id()));
        teacher.editor.selectionCommands().duplicate();
        Connector copy = stored();
        assertNotEquals(drawn.id(), copy.id());
        assertNotEquals(left, copy.from().id());
        assertEquals(testBoard.elements().get(3).id(), copy.from().id());
        teacher.submit(List.of(new Op.Move(List.of(right), new Point(0, 1_600))), true);
        Connector moved = (Connector) editor.elementIndex().element(drawn.id());
        teacher.editor.select(List.of(drawn.id()));
        teacher.editor.selectionCommands().duplicate();
        assertNull(stored().from());
        assertEquals(moved.size(), stored().size());
    }

    @Test
    void aCopyOfThePageKeepsThemTogether() {
        draw(50, 40, 350, 40);
        teacher.editor.pages().duplicate(List.of("p1"));
        String page = teacher.editor.page();
        List<Element> copied = ConnectorEnds.page(editor.view(), page);
        assertEquals(3, copied.size());
        assertEquals(
                copied.getFirst().id(), ((Connector) copied.getLast()).from().id());
        assertEquals(new Point(2_384, 320), ((Connector) copied.getLast()).end());
    }

    @Test
    void aLabelIsWrittenAtItsMiddleAndErasedWithItsLine() {
        Connector drawn = draw(50, 40, 350, 40);
        editor.textEditing().edit(shown());
        assertTrue(editor.textEditing().commit("흐른다", new Size(100, 100)));
        assertEquals("흐른다", stored().text());
        assertEquals(drawn.size(), stored().size());
        editor.textEditing().edit(shown());
        editor.textEditing().commit("", new Size(100, 100));
        assertEquals(drawn, stored());
        editor.use(ToolKind.ERASER);
        drag(200, 0, 200, 80);
        assertNull(editor.view().element(drawn.id()));
    }

    /** Older programs cannot show connectors: on their boards a pupil draws an arrow, and a teacher's connector raises the fold. */
    @Test
    void onABoardOfAnOlderVersionAPupilDrawsAnArrow() {
        TestBoard old = new TestBoard(FoldVersion.RIGHTS);
        TestBoard.Participant kim = old.join("Kim");
        TestBoard.Participant mina = old.join("Mina");
        for (TestBoard.Participant each : List.of(mina, kim)) {
            each.editor.use(ToolKind.CONNECTOR);
            new SimulatedPointer(each.editor).press(50, 50).move(90, 90).release(90, 90);
            mina.editor.pasteCommands().elements(List.of(draw(50, 40, 350, 40)));
            boolean raised = each == kim;
            assertEquals(raised ? FoldVersion.CONNECTORS : FoldVersion.RIGHTS, old.board.fold());
            assertEquals(
                    raised,
                    old.elements().getLast() instanceof Connector,
                    () -> old.elements().getLast().toString());
        }
    }

    @Test
    void manyConnectorsOnOneElementCostOneReadingOfEach() {
        for (int i = 0; i < 50; i++) draw(50, 40, 350 + i, 40);
        editor.submit(new UndoStep(), List.of(), true);
        teacher.submit(List.of(new Op.Move(List.of(right), new Point(8, 8))), true);
        assertEquals(50, editor.elementIndex().connectorsOf(List.of(right)).size());
        teacher.submit(
                List.of(new Op.Delete(editor.elementIndex().connectorsOf(List.of(right)).stream()
                        .toList())),
                true);
        assertEquals(0, editor.elementIndex().connectorsOf(List.of(right)).size());
    }
}

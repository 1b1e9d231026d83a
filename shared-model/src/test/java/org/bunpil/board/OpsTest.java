package org.bunpil.board;

import static org.bunpil.board.BoardFixture.P1;
import static org.bunpil.board.BoardFixture.ink;
import static org.bunpil.board.BoardFixture.rect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.bunpil.geometry.Point;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Batch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

/** Single ops, in the edge cases of their rules. */
class OpsTest {
    private static final long STEP = 1L << 24;

    private final BoardFixture b = new BoardFixture();

    @Test
    void initMakesTheFirstPageOnce() {
        assertEquals(List.of(), new Board().pages());
        assertEquals(List.of(P1), pages());
        assertEquals("Fractions", b.board.title());
        b.system(new Op.Init("Other", "zzzz", 1, null));
        assertEquals("Fractions", b.board.title());
        assertEquals("g5Tz", b.board.inc());
        assertEquals("kim", b.board.owner());
    }

    @Test
    void aTakenIdIsNotMadeAgain() {
        b.host(new Op.Add(rect("a-1", P1)), new Op.Delete(List.of("a-1")), new Op.PageAdd("a-2", null, null, null));
        b.pupil(
                new Op.Begin("a-1", P1, Point.ZERO, Style.DEFAULT, ink(1)),
                new Op.Add(rect("a-2", P1)),
                new Op.PageAdd("a-1", null, null, null));
        assertNull(b.board.element("a-1"));
        assertNull(b.board.element("a-2"));
        assertEquals(List.of("a-2", P1), pages());
    }

    @Test
    void nothingIsMadeOnAnUnknownPage() {
        b.host(new Op.Add(rect("a-1", "p2")), new Op.Begin("a-2", "p2", Point.ZERO, Style.DEFAULT, ink(1)));
        assertTrue(b.board.elements().isEmpty());
    }

    @Test
    void theFoldGivesAuthorOrderAndLock() {
        Element claimed = rect("b-1", P1);
        claimed = claimed.with(claimed.common().withAuthor(1).withZ(99).withLock(true));
        b.pupil(new Op.Add(claimed), new Op.Add(rect("b-2", P1)));
        assertEquals(b.pupil, b.live("b-1").author());
        assertEquals(STEP, b.live("b-1").z());
        assertEquals(2 * STEP, b.live("b-2").z());
        assertFalse(b.live("b-1").lock());
    }

    @Test
    void onlyTheAuthorGrowsAStrokeAndOnlyInOrder() {
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(2)));
        b.host(new Op.Append("b-1", 1, ink(1)), new Op.End("b-1", 1, 2, null));
        b.pupil(new Op.Append("b-1", 2, ink(1)), new Op.End("b-1", 1, 3, null), new Op.End("b-1", 2, 2, null));
        b.pupil(new Op.End("b-1", 1, 2, ink(3)));
        Stroke untouched = stroke("b-1");
        assertTrue(untouched.open());
        assertEquals(2, untouched.points().sampleCount());
        b.pupil(new Op.Append("b-1", 1, ink(5)), new Op.End("b-1", 2, 7, ink(3)));
        Stroke ended = stroke("b-1");
        assertFalse(ended.open());
        assertEquals(3, ended.points().sampleCount());
        b.pupil(new Op.Append("b-1", 2, ink(1)));
        assertEquals(3, stroke("b-1").points().sampleCount(), "a closed stroke stays");
    }

    @Test
    void aSealedStrokeGoesOnWithItsAuthor() {
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(2)));
        assertEquals(1, b.board.openStrokes().size());
        b.system(new Op.Seal("b-1"));
        b.pupil(new Op.Append("b-1", 1, ink(2)));
        assertTrue(stroke("b-1").sealed());
        b.pupil(new Op.End("b-1", 2, 4, null));
        assertFalse(stroke("b-1").sealed());
        assertEquals(1, stroke("b-1").points().chunks().size());
        assertEquals(0, b.board.openStrokes().size());
        b.system(new Op.Seal("b-1"));
        assertFalse(stroke("b-1").sealed(), "a closed stroke is not sealed");
    }

    @Test
    void whoIsKickedLeavesSealedStrokes() {
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(2)));
        b.host(new Op.Begin("a-1", P1, Point.ZERO, Style.DEFAULT, ink(2)));
        PersonPatch kicked = PersonPatch.builder().kicked(true).build();
        b.host(new Op.Access(AccessPatch.builder().person(b.pupil, kicked).build()));
        assertTrue(stroke("b-1").sealed());
        assertFalse(stroke("a-1").sealed());
    }

    @Test
    void aMoveOutOfTheRangeIsSkipped() {
        b.host(new Op.Add(rect("a-1", P1)));
        b.host(new Op.Move(List.of("a-1"), new Point(Limits.COORDINATE, -Limits.COORDINATE)));
        b.host(new Op.Move(List.of("a-1"), new Point(0, -1)));
        b.host(new Op.Move(List.of("a-1"), new Point(1, 0)));
        assertEquals(
                new Point(Limits.COORDINATE, -Limits.COORDINATE), b.live("a-1").at());
    }

    @Test
    void setSkipsWhatTheKindLacks() {
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(1)), new Op.End("b-1", 1, 1, null));
        ElementPatch patch = ElementPatch.builder()
                .scale(8192, 8192)
                .text("text")
                .page("nowhere")
                .group("g-1")
                .build();
        b.host(new Op.Set(List.of("b-1", "none"), patch));
        assertEquals(8192, stroke("b-1").sx());
        assertEquals("g-1", stroke("b-1").group());
        assertEquals(P1, stroke("b-1").page());
        b.host(new Op.Set(List.of("b-1"), ElementPatch.builder().group(null).build()));
        assertNull(stroke("b-1").group());
    }

    @Test
    void aLockedElementTakesOnlyItsUnlocking() {
        b.host(new Op.Add(rect("a-1", P1)), new Op.Add(rect("a-2", P1)));
        b.host(new Op.Set(List.of("a-1"), locking(new Point(5, 5), true)));
        assertEquals(Point.ZERO, b.live("a-1").at(), "the lock comes first");
        Element locked = b.live("a-1");
        b.host(
                new Op.Move(List.of("a-1", "a-2"), new Point(1, 1)),
                new Op.Set(List.of("a-1"), ElementPatch.at(new Point(9, 9))),
                new Op.Order(List.of("a-1"), new Op.Placement.Top()),
                new Op.Delete(List.of("a-1")));
        assertEquals(locked, b.live("a-1"));
        b.host(new Op.Set(List.of("a-1"), locking(new Point(5, 5), false)));
        assertEquals(new Point(5, 5), b.live("a-1").at());
    }

    @Test
    void slicesInheritAndTheOriginalGoesToTheTrash() {
        b.pupil(
                new Op.Begin("b-1", P1, new Point(7, 7), Style.DEFAULT.withColor(0xff), ink(10)),
                new Op.End("b-1", 1, 10, null));
        b.host(new Op.Cut("b-1", 10, List.of(new Op.Slice("a-1", 0, 3), new Op.Slice("a-2", 5, 10))));
        Stroke original = assertInstanceOf(Stroke.class, b.board.trashed("b-1"));
        Stroke slice = stroke("a-2");
        assertEquals(original.points().samples().subList(5, 10), slice.points().samples());
        assertEquals(
                original.common(),
                new CommonProperties(
                        "b-1",
                        slice.page(),
                        slice.z(),
                        slice.at(),
                        slice.author(),
                        slice.style(),
                        slice.group(),
                        slice.lock()));
        assertEquals(1, slice.nextChunk());
        b.host(new Op.Cut("a-1", 3, List.of()));
        assertNull(b.board.element("a-1"));
        assertNotNull(b.board.trashed("a-1"));
    }

    @Test
    void aCutThatDoesNotFitIsVoid() {
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(10)));
        List<Op.Slice> good = List.of(new Op.Slice("a-1", 0, 3));
        b.host(new Op.Cut("b-1", 10, good));
        assertNotNull(b.board.element("b-1"), "still being drawn");
        b.pupil(new Op.End("b-1", 1, 10, null), new Op.Add(rect("b-2", P1)));
        for (Op.Cut op : List.of(
                new Op.Cut("b-1", 9, good),
                new Op.Cut("b-1", 10, List.of(new Op.Slice("a-1", 3, 3))),
                new Op.Cut("b-1", 10, List.of(new Op.Slice("a-1", -1, 3))),
                new Op.Cut("b-1", 10, List.of(new Op.Slice("a-1", 8, 11))),
                new Op.Cut("b-1", 10, List.of(new Op.Slice("a-1", 0, 5), new Op.Slice("a-2", 4, 6))),
                new Op.Cut("b-1", 10, List.of(new Op.Slice("a-1", 0, 2), new Op.Slice("a-1", 4, 6))),
                new Op.Cut("b-1", 10, List.of(new Op.Slice("b-2", 0, 2))),
                new Op.Cut("b-2", 0, List.of()))) {
            b.host(op);
            assertNotNull(b.board.element(op.id()), op.toString());
        }
    }

    @Test
    void restoreBringsBackPlaceAndOrder() {
        b.host(new Op.Add(rect("a-1", P1)), new Op.Add(rect("a-2", P1)), new Op.Add(rect("a-3", P1)));
        b.host(new Op.Delete(List.of("a-2", "a-3")));
        b.host(new Op.Add(rect("a-4", P1)));
        b.host(new Op.Restore(List.of("a-3", "a-2", "a-9")));
        assertEquals(List.of("a-1", "a-2", "a-3", "a-4"), order());
    }

    @Test
    void orderKeepsTheDrawingOrderOfWhatItMoves() {
        for (int i = 1; i <= 5; i++) b.host(new Op.Add(rect("a-" + i, P1)));
        b.host(new Op.Order(List.of("a-3", "a-1"), new Op.Placement.Top()));
        assertEquals(List.of("a-2", "a-4", "a-5", "a-1", "a-3"), order());
        b.host(new Op.Order(List.of("a-3", "a-5"), new Op.Placement.Bottom()));
        assertEquals(List.of("a-5", "a-3", "a-2", "a-4", "a-1"), order());
        b.host(new Op.Order(List.of("a-1", "a-5", "a-2"), new Op.Placement.Above("a-2")));
        assertEquals(List.of("a-3", "a-2", "a-5", "a-1", "a-4"), order());
        b.host(new Op.Order(List.of("a-1"), new Op.Placement.Above("none")));
        assertEquals(List.of("a-3", "a-2", "a-5", "a-1", "a-4"), order());
    }

    /** The worked example of docs/protocol.md, R42. */
    @Test
    void withoutRoomThoseAboveMakeRoomTrashIncluded() {
        for (int i = 1; i <= 5; i++) b.host(new Op.Add(rect("a-" + i, P1)));
        b.host(new Op.Delete(List.of("a-2")));
        Map<String, Long> z = Map.of("a-1", 10L, "a-2", 11L, "a-3", 12L, "a-4", 1_000L, "a-5", 2_000L);
        Board board = new Board(withZ(b.board.snapshot(), e -> z.get(e.id())));
        BoardChange change =
                board.apply(new Batch(1, 1, List.of(new Op.Order(List.of("a-5"), new Op.Placement.Above("a-1")))));
        assertEquals(Set.of("a-5", "a-2", "a-3"), change.touched());
        Map<String, Long> after = new TreeMap<>();
        for (Element e : board.elements()) after.put(e.id(), e.z());
        assertEquals(Map.of("a-1", 10L, "a-3", 751L, "a-4", 1_000L, "a-5", 257L), after);
        assertEquals(504, assertInstanceOf(Element.class, board.trashed("a-2")).z());
    }

    /** However often and at whatever position, an order op changes few elements of a large page. */
    @Test
    void anOrderTouchesFewElementsOfALargePage() {
        int all = 20_000;
        for (int from = 0; from < all; from += 1_000) {
            List<Op> ops = new ArrayList<>();
            for (int i = from; i < from + 1_000; i++) ops.add(new Op.Add(rect("a-" + i, P1)));
            b.host(ops.toArray(Op[]::new));
        }
        Random random = new Random(1);
        for (int places : List.of(1, 10, all)) {
            long touched = 0;
            int orders = 3_000;
            for (int i = 0; i < orders; i++) {
                String id = "a-" + random.nextInt(all);
                b.host(new Op.Order(List.of(id), new Op.Placement.Above("a-" + random.nextInt(places))));
                touched += b.last.touched().size();
            }
            long each = touched / orders;
            assertTrue(each < 40, () -> each + " elements an order, at " + places + " places");
        }
        assertEquals(new Board(b.board.snapshot()).hash(), b.board.hash());
    }

    @Test
    void zStaysExactInEveryLanguage() {
        b.host(new Op.Add(rect("a-1", P1)), new Op.Add(rect("a-2", P1)));
        for (Op.Placement placement : List.<Op.Placement>of(
                new Op.Placement.Top(), new Op.Placement.Bottom(), new Op.Placement.Above("a-2"))) {
            int sign = placement instanceof Op.Placement.Bottom ? -1 : 1;
            long end = sign * (Limits.INTEGER - 1);
            Board board = new Board(withZ(b.board.snapshot(), e -> e.id().equals("a-2") ? end : end - sign));
            board.apply(new Batch(1, 1, List.of(new Op.Order(List.of("a-1"), placement))));
            for (Element e : board.elements()) assertTrue(Math.abs(e.z()) <= 3 * STEP, placement + ": " + e.z());
            String first = placement instanceof Op.Placement.Bottom ? "a-1" : "a-2";
            assertEquals(first, board.elements(P1).iterator().next().id());
        }
    }

    @Test
    void pagesMoveHideAndComeBack() {
        b.host(
                new Op.PageAdd("a-1", P1, "One", null),
                new Op.PageAdd("a-2", null, null, null),
                new Op.PageAdd("a-3", "nowhere", null, null));
        assertEquals(List.of("a-2", P1, "a-1"), pages());
        b.host(new Op.PageMove("a-2", "a-1"), new Op.PageMove("a-2", "a-2"), new Op.PageMove("a-9", null));
        assertEquals(List.of(P1, "a-1", "a-2"), pages());
        b.host(new Op.Add(rect("a-5", "a-1")), new Op.PageDelete("a-1"), new Op.Move(List.of("a-5"), new Point(3, 3)));
        assertEquals(new Point(3, 3), b.live("a-5").at(), "ops on a hidden page still apply");
        b.host(new Op.PageDelete(P1), new Op.PageDelete("a-2"));
        assertEquals(1, b.board.pages().stream().filter(p -> !p.deleted()).count(), "the last visible page stays");
        b.host(new Op.PageRestore("a-1"), new Op.PageSet("a-1", "New", null));
        assertTrue(b.board.pages().stream().anyMatch(p -> p.title().equals("New") && !p.deleted()));
    }

    private static Snapshot withZ(Snapshot s, ToLongFunction<Element> z) {
        List<Element> elements = new ArrayList<>();
        for (Element e : s.elements()) elements.add(e.with(e.common().withZ(z.applyAsLong(e))));
        List<Snapshot.Trashed> trash = new ArrayList<>();
        for (Snapshot.Trashed t : s.trash()) {
            Element e = t.element();
            trash.add(t.withElement(e.with(e.common().withZ(z.applyAsLong(e)))));
        }
        return new Snapshot(
                s.seq(),
                s.title(),
                s.inc(),
                s.owner(),
                s.fold(),
                s.deletions(),
                s.clearFrom(),
                s.clearTo(),
                s.pages(),
                s.people(),
                s.access(),
                elements,
                trash);
    }

    private static ElementPatch locking(Point at, boolean lock) {
        return ElementPatch.builder().at(at).lock(lock).build();
    }

    private Stroke stroke(String id) {
        return assertInstanceOf(Stroke.class, b.live(id));
    }

    private List<String> order() {
        List<String> ids = new ArrayList<>();
        for (Element e : b.board.elements(P1)) ids.add(e.id());
        return ids;
    }

    private List<String> pages() {
        return b.board.pages().stream().map(Page::id).toList();
    }
}

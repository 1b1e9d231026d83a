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

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Batch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

/** Whose work may be changed by whom, on boards of the second fold and on older ones (R29, R47 to R50). */
class RightsTest {
    private static final Point STEP = new Point(8, 8);

    private final BoardFixture b = new BoardFixture(2);

    @Test
    void aPupilChangesOnlyWhatIsTheirs() {
        b.host(new Op.Add(rect("h-1", P1)), new Op.Begin("h-2", P1, Point.ZERO, Style.DEFAULT, ink(4)));
        b.host(new Op.End("h-2", 1, 4, null));
        b.pupil(new Op.Add(rect("p-1", P1)));
        for (Op op : List.of(
                new Op.Move(List.of("h-1"), STEP),
                new Op.Set(List.of("h-1"), ElementPatch.at(STEP)),
                new Op.SetEach(List.of(new Op.TargetedPatch("h-1", ElementPatch.at(STEP)))),
                new Op.Order(List.of("h-1"), new Op.Placement.Top()),
                new Op.Cut("h-2", 4, List.of()),
                new Op.Delete(List.of("h-1", "h-2")))) {
            assertEquals(ErrorCode.NOT_YOURS, b.reject(b.pupil, op), op.toString());
            String before = b.board.hash();
            b.board.apply(new Batch(b.pupil, 99, List.of(op)));
            assertEquals(before, b.board.hash(), "also in the fold: " + op);
        }
        b.pupil(new Op.Move(List.of("h-1", "p-1"), STEP));
        assertEquals(Point.ZERO, b.live("h-1").at());
        assertEquals(STEP, b.live("p-1").at());
        b.host(new Op.Move(List.of("p-1"), STEP));
        assertEquals(new Point(16, 16), b.live("p-1").at());
    }

    @Test
    void lockedIsSaidWhereALockIsTheReason() {
        b.host(new Op.Add(rect("h-1", P1)));
        b.pupil(new Op.Add(rect("p-1", P1)));
        b.host(new Op.Set(
                List.of("p-1", "h-1"), ElementPatch.builder().lock(true).build()));
        assertEquals(ErrorCode.LOCKED, b.reject(b.pupil, new Op.Delete(List.of("p-1"))));
        assertEquals(ErrorCode.LOCKED, b.reject(b.pupil, new Op.Delete(List.of("h-1"))));
    }

    @Test
    void aHostOpensAndClosesWhatOthersMade() {
        b.host(new Op.Add(rect("h-1", P1)));
        b.host(new Op.Access(AccessPatch.builder().change(ChangeMode.EVERYONE).build()));
        b.pupil(new Op.Move(List.of("h-1"), STEP));
        assertEquals(STEP, b.live("h-1").at());
        b.host(new Op.Access(AccessPatch.builder().change(ChangeMode.OWN).build()));
        assertEquals(ErrorCode.NOT_YOURS, b.reject(b.pupil, new Op.Move(List.of("h-1"), STEP)));
    }

    @Test
    void aPupilBringsBackOnlyWhatTheyDeletedThemselves() {
        b.pupil(new Op.Add(rect("p-1", P1)), new Op.Add(rect("p-2", P1)));
        b.host(new Op.Add(rect("h-1", P1)));
        b.pupil(new Op.Delete(List.of("p-1")));
        b.host(new Op.Delete(List.of("p-2", "h-1")));
        assertEquals(
                List.of(b.pupil, b.host, b.host),
                b.board.snapshot().trash().stream().map(Snapshot.Trashed::by).toList());
        assertEquals(ErrorCode.NOT_YOURS, b.reject(b.pupil, new Op.Restore(List.of("p-2", "h-1"))));
        b.pupil(new Op.Restore(List.of("p-1", "p-2")));
        assertNotNull(b.board.element("p-1"));
        assertNull(b.board.element("p-2"));
        b.host(new Op.Restore(List.of("p-2")));
        assertEquals(b.pupil, b.live("p-2").author());
    }

    @Test
    void pagesBelongToHostsAndToWhomTheyGrantThem() {
        for (Op op : List.of(
                new Op.PageAdd("p-1", P1, null, null),
                new Op.PageMove(P1, null),
                new Op.PageSet(P1, "Mine", null),
                new Op.PageDelete(P1),
                new Op.PageRestore(P1))) {
            assertEquals(ErrorCode.ROLE, b.reject(b.pupil, op), op.toString());
            String before = b.board.hash();
            b.board.apply(new Batch(b.pupil, 99, List.of(op)));
            assertEquals(before, b.board.hash(), "also in the fold: " + op);
        }
        b.host(access(b.pupil, PersonPatch.builder().pages(true).build()));
        b.pupil(new Op.PageAdd("p-1", P1, null, null));
        assertNotNull(b.board.page("p-1"));
        assertEquals(ErrorCode.ROLE, b.reject(b.pupil, new Op.Clear(P1)), "clear stays with hosts");
        b.host(access(b.pupil, PersonPatch.builder().pages(false).build()));
        assertEquals(ErrorCode.ROLE, b.reject(b.pupil, new Op.PageDelete("p-1")));
        b.host(new Op.Access(AccessPatch.builder().pages(PageMode.EVERYONE).build()));
        b.pupil(new Op.PageDelete("p-1"));
    }

    @Test
    void theOwnerStaysTheOwner() {
        assertTrue(owner().owner());
        int other = b.join("Lee", Role.HOST, "HHHHHHH2", null);
        assertFalse(b.board.people().get(other).owner());
        b.accept(other, access(b.host, demotion()));
        assertEquals(Role.HOST, owner().role());
        assertFalse(owner().mute());
        assertFalse(owner().kicked());
        b.accept(other, access(b.host, PersonPatch.builder().name("Kim Sora").build()));
        assertEquals("Kim Sora", owner().name());
        b.host(access(other, demotion()));
        assertEquals(Role.VIEWER, b.board.people().get(other).role());
        int laptop = b.join("Kim", Role.HOST, "HHHHHHH3", null, "kim");
        b.accept(laptop, access(b.host, PersonPatch.builder().kicked(true).build()));
        assertTrue(owner().kicked(), "an owner may put out their own lost computer");
    }

    @Test
    void olderBoardsBehaveAsEver() {
        BoardFixture old = new BoardFixture();
        assertFalse(old.board.people().get(old.host).owner());
        old.host(new Op.Add(rect("h-1", P1)));
        old.pupil(new Op.Move(List.of("h-1"), STEP), new Op.PageAdd("p-1", P1, null, null));
        old.pupil(new Op.Delete(List.of("h-1")));
        assertEquals(0, old.board.snapshot().trash().getFirst().by());
        old.host(access(old.pupil, PersonPatch.builder().granted(true).build()));
        old.host(new Op.Access(AccessPatch.builder().write(WriteMode.GRANTED).build()));
        assertEquals(1, old.board.fold());
    }

    @Test
    void whatOlderFoldsDoNotKnowRaisesTheFold() {
        for (AccessPatch patch : List.of(
                AccessPatch.builder().change(ChangeMode.OWN).build(),
                AccessPatch.builder().pages(PageMode.HOSTS).build(),
                AccessPatch.builder()
                        .person(2, PersonPatch.builder().pages(true).build())
                        .build())) {
            BoardFixture old = new BoardFixture();
            old.host(new Op.Access(patch));
            assertEquals(2, old.board.fold(), patch.toString());
            int laptop = old.join("Kim", Role.HOST, "HHHHHHH3", null, "kim");
            assertTrue(old.board.people().get(laptop).owner());
        }
    }

    @Test
    void theFirstJoinOfABoardMakesItsOwner() {
        Board board = new Board();
        Admission admission = new Admission(board);
        AdmissionResult result = admission.admit(LogRecord.system(List.of(
                new Op.Init("T", "g5Tz", 2, "kim"),
                new Op.Join("HHHHHHH1", "Kim", Role.HOST, "hash", "kim", null, 0))));
        board.apply(assertInstanceOf(AdmissionResult.Accepted.class, result).batch());
        assertTrue(board.people().get(1).owner());
    }

    private Person owner() {
        return b.board.people().get(b.host);
    }

    private static PersonPatch demotion() {
        return PersonPatch.builder().role(Role.VIEWER).mute(true).kicked(true).build();
    }

    private static Op access(int c, PersonPatch values) {
        return new Op.Access(AccessPatch.builder().person(c, values).build());
    }
}

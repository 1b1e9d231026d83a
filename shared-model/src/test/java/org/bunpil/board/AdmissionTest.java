package org.bunpil.board;

import static org.bunpil.board.BoardFixture.P1;
import static org.bunpil.board.BoardFixture.ink;
import static org.bunpil.board.BoardFixture.rect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.model.Role;
import org.bunpil.model.Style;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Op MOVE = new Op.Move(List.of("a-1"), new Point(1, 1));

    private final BoardFixture b = new BoardFixture();

    @Test
    void onlyTheNextKTakesEffect() {
        LogRecord first = b.next(b.pupil, MOVE);
        LogRecord second = b.next(b.pupil, MOVE);
        assertEquals(new AdmissionResult.Gap(1), b.admission.admit(second));
        assertInstanceOf(AdmissionResult.Accepted.class, b.admission.admit(first));
        assertEquals(new AdmissionResult.Duplicate(), b.admission.admit(first));
        assertInstanceOf(AdmissionResult.Accepted.class, b.admission.admit(second));
        assertEquals(2, client(b.pupil).k());
    }

    @Test
    void whatARelayRefusedEarlyUsesUpItsK() {
        LogRecord record = b.next(b.pupil);
        AdmissionResult result =
                b.admission.admit(new LogRecord(record.client(), record.k(), List.of(), ErrorCode.RATE));
        assertEquals(new AdmissionResult.Rejected(ErrorCode.RATE), result);
        b.pupil(MOVE);
        assertEquals(2, client(b.pupil).k());
    }

    @Test
    void aStrangersBatchHasNoEffect() {
        assertEquals(
                new AdmissionResult.Duplicate(), b.admission.admit(new LogRecord("ZZZZZZZZ", 1, List.of(MOVE), null)));
    }

    @Test
    void aJoinGivesTheNumberAndShowsNeitherSecretNorUser() {
        AdmissionResult result = b.admission.admit(join("Newcomer", Role.WRITER, "hash", "lee", null));
        Op.Join join = assertInstanceOf(
                Op.Join.class,
                assertInstanceOf(AdmissionResult.Accepted.class, result)
                        .batch()
                        .ops()
                        .getFirst());
        assertEquals(new Op.Join("Newcomer", "Lee", Role.WRITER, "", null, null, 3), join);
        Admission.Client client = b.admission.client("Newcomer");
        assertEquals(new Admission.Client("Newcomer", 3, 0, "hash", false, "lee"), client);
        assertTrue(!String.valueOf(client).contains("hash"), "not in logs");
    }

    @Test
    void whoReturnsKeepsNumberNameAndRole() {
        String client = client(b.pupil).id();
        assertEquals(b.pupil, b.join("Other name", Role.VIEWER, client, null));
        assertEquals("Mina", b.board.people().get(b.pupil).name());
        assertEquals(Role.WRITER, b.board.people().get(b.pupil).role());
        b.join("Other name", Role.HOST, client, null);
        assertEquals(Role.HOST, b.board.people().get(b.pupil).role());
    }

    @Test
    void aJoinedClientNeedsItsSecret() {
        String client = client(b.pupil).id();
        assertEquals(
                new AdmissionResult.Rejected(ErrorCode.AUTH),
                b.admission.admit(join(client, Role.HOST, "wrong", null, null)));
    }

    @Test
    void aNewRunContinuesTheOldAndEndsIt() {
        b.pupil(new Op.Begin("b-1", P1, Point.ZERO, Style.DEFAULT, ink(1)));
        String old = client(b.pupil).id();
        LogRecord late = b.next(b.pupil, MOVE);
        assertEquals(b.pupil, b.join("Mina", Role.WRITER, "NewRun01", old));
        assertEquals(2, b.board.people().size());
        assertEquals(new AdmissionResult.Duplicate(), b.admission.admit(late));
        Admission.Client ended = b.admission.client(old);
        assertNotNull(ended);
        assertTrue(ended.ended());
        b.pupil(new Op.Append("b-1", 1, ink(1)), new Op.End("b-1", 2, 2, null));
        assertEquals(1, client(b.pupil).k(), "a run of its own counts from 1");
        assertEquals(
                new AdmissionResult.Rejected(ErrorCode.AUTH),
                b.admission.admit(join(old, Role.WRITER, "secret of " + old, null, null)));
        assertEquals(3, b.join("Impostor", Role.WRITER, "NewRun02", old), "an ended client is not continued twice");
    }

    @Test
    void newcomersView() {
        access(AccessPatch.builder().newcomersWrite(false).build());
        int late = b.join("Late");
        assertEquals(Role.VIEWER, b.board.people().get(late).role());
        assertEquals(ErrorCode.ROLE, b.reject(late, MOVE));
        assertEquals(
                Role.HOST,
                b.board
                        .people()
                        .get(b.join("Second", Role.HOST, "HHHHHHH2", null))
                        .role());
    }

    @Test
    void writingByModes() {
        access(AccessPatch.builder().write(WriteMode.HOSTS).build());
        assertEquals(ErrorCode.FROZEN, b.reject(b.pupil, MOVE));
        b.host(MOVE);
        access(AccessPatch.builder().write(WriteMode.GRANTED).build());
        assertEquals(ErrorCode.FROZEN, b.reject(b.pupil, MOVE));
        access(person(b.pupil, PersonPatch.builder().granted(true).build()));
        b.pupil(MOVE);
        access(person(b.pupil, PersonPatch.builder().mute(true).build()));
        assertEquals(ErrorCode.MUTED, b.reject(b.pupil, MOVE));
        access(person(b.pupil, PersonPatch.builder().mute(false).kicked(true).build()));
        assertEquals(ErrorCode.ROLE, b.reject(b.pupil, MOVE));
        access(person(b.pupil, PersonPatch.builder().kicked(false).build()));
        access(AccessPatch.builder().write(WriteMode.EVERYONE).open(false).build());
        assertEquals(ErrorCode.FROZEN, b.reject(b.pupil, MOVE), "the class has ended");
        b.host(MOVE);
    }

    @Test
    void hostsOnly() {
        ElementPatch lock = ElementPatch.builder().lock(true).build();
        for (Op op : List.of(
                new Op.Clear(P1),
                new Op.Access(AccessPatch.builder().build()),
                new Op.Set(List.of("a-1"), lock),
                new Op.SetEach(List.of(new Op.TargetedPatch("a-1", lock))))) {
            assertEquals(ErrorCode.ROLE, b.reject(b.pupil, op), op.toString());
            b.host(op);
        }
    }

    @Test
    void systemOnly() {
        for (Op op : List.of(
                new Op.Seal("a-1"),
                new Op.Init("T", "inc0", 1, null),
                new Op.Join("Newcomer", "N", Role.HOST, "", null, null, 1))) {
            assertEquals(ErrorCode.ROLE, b.reject(b.host, op), op.toString());
        }
    }

    @Test
    void aBatchThatOnlyNamesLockedElementsIsRejected() {
        b.host(new Op.Add(rect("a-1", P1)), new Op.Add(rect("a-2", P1)));
        lock(true);
        assertEquals(ErrorCode.LOCKED, b.reject(b.pupil, MOVE, new Op.Delete(List.of("a-1"))));
        assertEquals(ErrorCode.LOCKED, b.reject(b.host, MOVE));
        b.pupil(new Op.Move(List.of("a-1", "a-2"), new Point(1, 1)));
        assertEquals(Point.ZERO, b.live("a-1").at());
        assertEquals(new Point(1, 1), b.live("a-2").at());
        lock(false);
        b.pupil(MOVE);
    }

    @Test
    void theFiveThousandAndFirstPersonFindsTheBoardFull() {
        while (b.board.people().size() < Limits.BOARD_PEOPLE) b.join("Pupil");
        assertEquals(
                new AdmissionResult.Rejected(ErrorCode.BOARD_FULL),
                b.admission.admit(join("OneTooMa", Role.WRITER, "h", null, null)));
        assertNull(b.admission.client("OneTooMa"));
        b.join("Mina", Role.WRITER, "NewRun01", client(b.pupil).id());
    }

    private void lock(boolean lock) {
        b.host(new Op.Set(List.of("a-1"), ElementPatch.builder().lock(lock).build()));
    }

    private void access(AccessPatch patch) {
        b.host(new Op.Access(patch));
    }

    private static AccessPatch person(int c, PersonPatch patch) {
        return AccessPatch.builder().person(c, patch).build();
    }

    private Admission.Client client(int c) {
        return b.admission.clients().stream()
                .filter(client -> client.c() == c && !client.ended())
                .findFirst()
                .orElseThrow();
    }

    private static LogRecord join(String client, Role role, String secret, String user, String was) {
        return LogRecord.system(List.of(new Op.Join(client, "Lee", role, secret, user, was, 0)));
    }
}

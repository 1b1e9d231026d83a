package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bunpil.geometry.Point;
import org.bunpil.model.Access;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Op;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own work, the owner, and clients of different folds, on real sockets (R22a, R47 to R50a). */
class RightsOverTheWireTest {
    private static final String BOARD = "Board12345";
    private static final TestPerson KIM = TestPerson.of(10);
    private static final TestPerson MINA = TestPerson.of(11);
    private static final TestPerson LAPTOP = TestPerson.of(12);

    @TempDir
    Path data;

    private RelayServer relay;

    @BeforeEach
    void start() throws StartupException {
        relay = RelayServer.start(
                RelaySettings.DEFAULT.withData(data), HostKeys.of(Map.of(TestPerson.USER, TestPerson.KEY)));
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void aPupilCannotTouchWhatIsTheTeachersAndAnotherHostNotTheOwner() {
        try (TestClient kim = hello(KIM.hosts(BOARD));
                TestClient mina = hello(MINA.joins(BOARD, kim.welcome().code()))) {
            assertEquals(FoldVersion.NEWEST, mina.welcome().foldVersion());
            kim.ops(1, KIM.shape(1, 8, 8));
            mina.awaitBoard(board -> board.element(KIM.id(1)) != null);
            refused(mina, 1, ErrorCode.NOT_YOURS, new Op.Delete(List.of(KIM.id(1))));
            refused(mina, 2, ErrorCode.NOT_YOURS, new Op.Move(List.of(KIM.id(1)), new Point(8, 8)));
            refused(mina, 3, ErrorCode.ROLE, new Op.PageAdd(MINA.id(9), Page.FIRST, null, null));
            kim.ops(2, person(2, PersonPatch.builder().role(Role.HOST).build()));
            mina.awaitBoard(board -> role(board.people().get(2)) == Role.HOST);
            PersonPatch out = PersonPatch.builder()
                    .role(Role.VIEWER)
                    .mute(true)
                    .kicked(true)
                    .build();
            mina.ops(4, person(1, out), MINA.shape(2, 0, 0));
            kim.awaitBoard(board -> board.element(MINA.id(2)) != null);
            kim.ops(3, person(2, PersonPatch.builder().role(Role.WRITER).build()), KIM.shape(3, 0, 0));
            mina.awaitBoard(board ->
                    board.element(KIM.id(3)) != null && role(board.people().get(2)) == Role.WRITER);
            mina.send(new ClientFrame.JoinCodeRequest(false));
            assertEquals(ErrorCode.ROLE, mina.await(RelayFrame.Failure.class).code(), "a pupil again: no code");
        }
    }

    @Test
    void aClientOfTheFirstFoldIsToldToUpdateOnNewerBoards() {
        try (TestClient kim = hello(KIM.hosts(BOARD));
                TestClient old = hello(old(MINA.joins(BOARD, kim.welcome().code())))) {
            assertEquals(ErrorCode.VERSION, old.await(RelayFrame.Failure.class).code());
        }
    }

    @Test
    void aBoardMadeByAnOlderClientIsItsOwnUntilSomethingNewerIsAskedOfIt() {
        try (TestClient old = hello(old(KIM.hosts(BOARD)));
                TestClient mina = hello(MINA.joins(BOARD, old.welcome().code()));
                TestClient laptop = hello(LAPTOP.hosts(BOARD))) {
            old.ops(1, KIM.shape(1, 8, 8));
            mina.awaitBoard(board -> board.element(KIM.id(1)) != null && board.fold() == FoldVersion.FIRST);
            mina.ops(1, new Op.Delete(List.of(KIM.id(1))));
            old.awaitBoard(board -> board.element(KIM.id(1)) == null);
            laptop.welcome();
            laptop.ops(
                    1,
                    new Op.Access(
                            AccessPatch.builder().change(Access.ChangeMode.OWN).build()));
            mina.awaitBoard(board -> board.fold() == FoldVersion.RIGHTS);
            assertEquals(ErrorCode.VERSION, old.await(RelayFrame.Failure.class).code());
            mina.awaitBoard(board -> board.access().change() == Access.ChangeMode.OWN);
        }
    }

    private TestClient hello(ClientFrame.Hello hello) {
        TestClient client = TestClient.connect(relay.address()).send(hello);
        if (hello.foldVersion() == FoldVersion.NEWEST || hello.create()) client.welcome();
        return client;
    }

    private static ClientFrame.Hello old(ClientFrame.Hello h) {
        return new ClientFrame.Hello(
                h.protocolVersion(),
                FoldVersion.FIRST,
                h.app(),
                h.client(),
                h.secret(),
                h.name(),
                h.board(),
                h.auth(),
                h.create(),
                h.title(),
                h.earlierRun(),
                h.resume(),
                h.watch());
    }

    private static Op person(int c, PersonPatch values) {
        return new Op.Access(AccessPatch.builder().person(c, values).build());
    }

    private static Role role(@Nullable Person person) {
        return Objects.requireNonNull(person).role();
    }

    private static void refused(TestClient client, long k, ErrorCode code, Op op) {
        client.ops(k, op);
        assertEquals(
                code,
                client.await(RelayFrame.Reject.class, reject -> reject.k() == k).code());
    }
}

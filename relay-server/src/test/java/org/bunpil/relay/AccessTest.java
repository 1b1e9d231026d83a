package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.ElementPatch;
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

/** Access rights, on real sockets: keys and codes when joining, roles and modes afterwards, and the audit log. */
class AccessTest {
    private static final String BOARD = "Board12345";
    private static final String LEE_KEY = "another-key-of-enough-length";
    private static final TestPerson KIM = TestPerson.of(10);
    private static final TestPerson MINA = TestPerson.of(11);
    private static final TestPerson LEE = TestPerson.of(12);

    @TempDir
    Path data;

    private RelayServer relay;
    private TestClient host;
    private long k;

    @BeforeEach
    void start() throws StartupException {
        relay = RelayServer.start(
                RelaySettings.DEFAULT.withData(data),
                HostKeys.of(Map.of(TestPerson.USER, TestPerson.KEY, "lee", LEE_KEY)));
        host = TestClient.connect(relay.address());
        host.send(KIM.hosts(BOARD)).welcome();
    }

    @AfterEach
    void stop() {
        host.close();
        relay.close();
    }

    private TestClient hello(ClientFrame.Hello hello) {
        return TestClient.connect(relay.address()).send(hello);
    }

    private TestClient pupil(TestPerson person) {
        TestClient client = hello(person.joins(BOARD, host.welcome().code()));
        client.welcome();
        return client;
    }

    private static ClientFrame.Hello withKey(TestPerson person, boolean watch) {
        return new ClientFrame.Hello(
                1,
                FoldVersion.NEWEST,
                "test/1",
                person.client(),
                person.secret(),
                person.name(),
                BOARD,
                new ClientFrame.Auth.HostKey("lee", LEE_KEY),
                false,
                null,
                null,
                null,
                watch);
    }

    private void hostDoes(Op op) {
        host.ops(++k, op);
    }

    private void rule(@Nullable WriteMode write, @Nullable Boolean newcomers, @Nullable Boolean open) {
        hostDoes(new Op.Access(new AccessPatch(write, newcomers, open, null, null, Collections.emptySortedMap())));
    }

    private void person(int c, PersonPatch values) {
        hostDoes(new Op.Access(AccessPatch.builder().person(c, values).build()));
    }

    private static void refused(TestClient client, long k, ErrorCode code, Op op) {
        client.ops(k, op);
        assertEquals(
                code,
                client.await(RelayFrame.Reject.class, reject -> reject.k() == k).code());
    }

    private static void taken(TestClient client, TestPerson person, int k) {
        client.ops(k, person.shape(k, k, k));
        client.awaitBoard(board -> board.element(person.id(k)) != null);
    }

    /** On another user's board a host key makes its user an ordinary member, until the owner makes that member a host. */
    @Test
    void onlyTheOwnerAndHostsMadeByTheOwnerAreHosts() {
        try (TestClient lee = hello(withKey(LEE, false))) {
            assertEquals(Role.WRITER, lee.welcome().role());
            assertEquals(null, lee.welcome().code());
            refused(lee, 1, ErrorCode.ROLE, new Op.Clear(Page.FIRST));
            person(2, PersonPatch.builder().role(Role.HOST).build());
            lee.awaitBoard(
                    board -> Objects.requireNonNull(board.people().get(2)).role() == Role.HOST);
            lee.ops(2, new Op.Clear(Page.FIRST));
            lee.send(new ClientFrame.JoinCodeRequest(false));
            assertEquals(
                    host.welcome().code(), lee.await(RelayFrame.JoinCode.class).code());
        }
        try (TestClient again = hello(withKey(LEE, false))) {
            assertEquals(Role.HOST, again.welcome().role(), "after rejoining too");
            assertEquals(host.welcome().code(), again.welcome().code());
        }
    }

    @Test
    void modesDecideWhichWritersMayWrite() {
        try (TestClient mina = pupil(MINA)) {
            taken(mina, MINA, 1);
            rule(WriteMode.GRANTED, null, null);
            mina.awaitBoard(board -> board.access().write() == WriteMode.GRANTED);
            refused(mina, 2, ErrorCode.FROZEN, MINA.shape(2, 0, 0));
            person(2, PersonPatch.builder().granted(true).build());
            mina.awaitBoard(
                    board -> Objects.requireNonNull(board.people().get(2)).granted());
            taken(mina, MINA, 3);
            rule(WriteMode.HOSTS, null, null);
            mina.awaitBoard(board -> board.access().write() == WriteMode.HOSTS);
            refused(mina, 4, ErrorCode.FROZEN, MINA.shape(4, 0, 0));
            hostDoes(KIM.shape(1, 0, 0));
            mina.awaitBoard(board -> board.element(KIM.id(1)) != null);
            rule(WriteMode.EVERYONE, null, null);
            mina.awaitBoard(board -> board.access().write() == WriteMode.EVERYONE);
            person(2, PersonPatch.builder().mute(true).build());
            mina.awaitBoard(
                    board -> Objects.requireNonNull(board.people().get(2)).mute());
            refused(mina, 5, ErrorCode.MUTED, MINA.shape(5, 0, 0));
            // Presence is still forwarded.
            mina.raw("{\"t\":\"presence\",\"p\":{\"hand\":true}}");
            host.await(RelayFrame.PresenceUpdates.class, presenceUpdates -> {
                var presence = presenceUpdates.presence().get(2);
                return presence != null && presence.handRaised();
            });
            person(2, PersonPatch.builder().mute(false).name("Mina K.").build());
            mina.awaitBoard(board ->
                    Objects.requireNonNull(board.people().get(2)).name().equals("Mina K."));
            taken(mina, MINA, 6);
        }
    }

    @Test
    void newcomersAreViewersIfTheHostSaysSo() {
        try (TestClient mina = pupil(MINA)) {
            rule(null, false, null);
            mina.awaitBoard(board -> !board.access().newcomersWrite());
            try (TestClient lee = pupil(LEE)) {
                assertEquals(Role.VIEWER, lee.welcome().role());
                refused(lee, 1, ErrorCode.ROLE, LEE.shape(1, 0, 0));
                taken(mina, MINA, 1);
                person(3, PersonPatch.builder().role(Role.WRITER).build());
                lee.awaitBoard(
                        board -> Objects.requireNonNull(board.people().get(3)).role() == Role.WRITER);
                taken(lee, LEE, 2);
            }
        }
    }

    @Test
    void whenTheClassHasEndedOnlyHostsRemain() {
        try (TestClient mina = pupil(MINA);
                TestClient projector =
                        hello(LEE.watches(BOARD, String.valueOf(host.welcome().code())))) {
            projector.welcome();
            rule(null, null, false);
            assertEquals(ErrorCode.ENDED, mina.await(RelayFrame.Failure.class).code());
            assertEquals(4003, mina.awaitClose());
            assertEquals(4003, projector.awaitClose());
        }
        for (ClientFrame.Hello late : List.of(
                MINA.joins(BOARD, host.welcome().code()),
                LEE.watches(BOARD, String.valueOf(host.welcome().code())),
                withKey(LEE, true))) {
            try (TestClient client = hello(late)) {
                assertEquals(
                        ErrorCode.ENDED, client.await(RelayFrame.Failure.class).code());
                assertEquals(4003, client.awaitClose());
            }
        }
        rule(null, null, true);
        host.awaitBoard(board -> board.access().open());
        try (TestClient back = pupil(MINA)) {
            taken(back, MINA, 1);
        }
    }

    @Test
    void lockedElementsCannotBeChangedOrCleared() {
        try (TestClient mina = pupil(MINA)) {
            taken(mina, MINA, 1);
            hostDoes(KIM.shape(1, 0, 0));
            hostDoes(new Op.Set(
                    List.of(KIM.id(1)), ElementPatch.builder().lock(true).build()));
            mina.awaitBoard(board -> {
                var element = board.element(KIM.id(1));
                return element != null && element.lock();
            });
            refused(mina, 2, ErrorCode.LOCKED, MINA.move(KIM.id(1), 8, 8));
            refused(mina, 3, ErrorCode.LOCKED, new Op.Delete(List.of(KIM.id(1))));
            hostDoes(new Op.Clear(Page.FIRST));
            mina.awaitBoard(board -> board.element(MINA.id(1)) == null && board.element(KIM.id(1)) != null);
        }
    }

    /** An audit line for each of a host's actions, with fixed keys and without content or names; none for refused actions. */
    @Test
    void hostsActionsAreAudited() throws Exception {
        try (TestClient mina = pupil(MINA)) {
            hostDoes(KIM.shape(1, 0, 0));
            rule(WriteMode.HOSTS, false, null);
            person(
                    2,
                    PersonPatch.builder()
                            .role(Role.VIEWER)
                            .granted(true)
                            .mute(true)
                            .name("Secret name")
                            .build());
            hostDoes(new Op.Clear(Page.FIRST));
            host.send(new ClientFrame.JoinCodeRequest(true)).await(RelayFrame.JoinCode.class);
            refused(mina, 1, ErrorCode.ROLE, new Op.Clear(Page.FIRST));
            person(2, PersonPatch.builder().kicked(true).build());
            mina.awaitClose();
        }
        stop();
        Path file = data.resolve("audit.log");
        List<String> lines = Files.readAllLines(file);
        String actions = lines.stream()
                .map(line -> line.replaceAll(
                        "\"time\":\"[0-9T:.-]+Z\",\"board\":\"" + BOARD + "\",\"c\":1,\"user\":\"kim\",", ""))
                .sorted()
                .collect(Collectors.joining("\n"));
        assertEquals("""
            {"action":"clear","target":null}
            {"action":"code.new","target":null}
            {"action":"grant","target":2}
            {"action":"host.join","target":null}
            {"action":"kick","target":2}
            {"action":"mute","target":2}
            {"action":"newcomers.view","target":null}
            {"action":"rename","target":2}
            {"action":"role.viewer","target":2}
            {"action":"write.hosts","target":null}\
            """, actions);
        assertFalse(String.join("", lines).contains("Secret"));
        assertTrue(Files.getPosixFilePermissions(file).size() == 2, "only its owner may read it");
    }
}

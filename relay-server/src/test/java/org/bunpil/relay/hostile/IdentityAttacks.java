package org.bunpil.relay.hostile;

import static org.bunpil.relay.hostile.Attack.quick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;

/** Attempts to act as another client, or to join without an invitation. */
final class IdentityAttacks {
    private static final String LATE = "`auth` after 1 s, close 4003";
    private static final int GUESSES = 100;

    private IdentityAttacks() {}

    static final List<Attack> ALL = List.of(
            late(
                    "a pupil's client id with another secret",
                    relay -> new TestPerson(
                                    AttackFixture.MINA.client(),
                                    relay.newAttacker().secret(),
                                    "Mina")
                            .joins(AttackFixture.BOARD, relay.code())),
            late("continues (`was`) another's client with a made-up secret", relay -> {
                TestPerson eve = relay.newAttacker();
                return eve.continues(
                        AttackFixture.BOARD, new TestPerson(AttackFixture.MINA.client(), eve.secret(), "Mina"));
            }),
            late("a host key that is not right", relay -> key(relay, TestPerson.USER, "a-host-key-of-enough-lengtH")),
            late("a host who does not exist", relay -> key(relay, "nobody", TestPerson.KEY)),
            late("makes a board without a key", relay -> {
                ClientFrame.Hello join = relay.newAttacker().joins("Fresh12345", relay.code());
                return new ClientFrame.Hello(
                        1,
                        FoldVersion.NEWEST,
                        "evil",
                        join.client(),
                        join.secret(),
                        "Eve",
                        "Fresh12345",
                        join.auth(),
                        true,
                        "Mine",
                        null,
                        null,
                        false);
            }),
            late(
                    "a foreign board with one's own class's code",
                    relay -> relay.newAttacker().joins(AttackFixture.OTHER_BOARD, relay.code())),
            late("watches without a code", relay -> relay.newAttacker().watches(AttackFixture.BOARD, "2222-2222")),
            quick(
                    "100 who guess codes at once",
                    LATE + ", 20 at a time; who has the right one is in at once",
                    relay -> {
                        List<TestClient> crowd = new ArrayList<>();
                        try {
                            for (int i = 0; i < GUESSES; i++) {
                                TestClient eve = relay.connect();
                                crowd.add(eve);
                                String code = "2222-" + (2222 + i);
                                eve.send(
                                        i % 2 == 0
                                                ? relay.newAttacker().joins(null, code)
                                                : new ClientFrame.FindBoard(code));
                            }
                            relay.joined(relay.newAttacker()).close();
                            long answered = crowd.stream()
                                    .mapToLong(each -> each.count(RelayFrame.Failure.class))
                                    .sum();
                            assertTrue(answered < GUESSES, "a client with the right code waited for all guesses");
                            assertEquals(
                                    ErrorCode.AUTH,
                                    crowd.getFirst()
                                            .await(RelayFrame.Failure.class)
                                            .code());
                        } finally {
                            crowd.forEach(TestClient::close);
                        }
                    }),
            quick("looks for boards by name", "`no_board`, close 4004; names are random", relay -> {
                try (TestClient eve = relay.connect()) {
                    eve.send(relay.newAttacker().joins("Board12346", relay.code()));
                    assertEquals(
                            ErrorCode.NO_BOARD,
                            eve.await(RelayFrame.Failure.class).code());
                    assertEquals(4004, eve.awaitClose());
                }
            }),
            quick("a version of the protocol that is not spoken here any more", "`version`, close 4006", relay -> {
                try (TestClient eve = relay.connect()) {
                    eve.raw(WireCodec.write(relay.newAttacker().joins(AttackFixture.BOARD, relay.code()))
                            .replace("\"v\":1", "\"v\":0"));
                    assertEquals(4006, eve.awaitClose());
                }
            }),
            quick("ops before `hello`", "`bad_type`", relay -> {
                try (TestClient eve = relay.connect()) {
                    eve.ops(1, AttackFixture.MINA.shape(900, 0, 0));
                    assertEquals(
                            ErrorCode.BAD_TYPE,
                            eve.await(RelayFrame.Failure.class).code());
                }
            }),
            quick(
                    "a second `hello`, as somebody else",
                    "`bad_type`",
                    relay -> relay.refused(
                            ErrorCode.BAD_TYPE,
                            WireCodec.write(AttackFixture.MINA.joins(AttackFixture.BOARD, relay.code())))),
            quick("resumes with a made-up state", "a fresh snapshot", relay -> {
                TestPerson eve = relay.newAttacker();
                TestClient first = relay.joined(eve);
                ClientFrame.Resume real = first.resumption();
                first.close();
                for (ClientFrame.Resume forged : List.of(
                        new ClientFrame.Resume(real.inc(), real.seq(), "0123456789abcdef"),
                        new ClientFrame.Resume(real.inc(), (1L << 53) - 1, real.hash()),
                        new ClientFrame.Resume("AAAA", real.seq(), real.hash()))) {
                    try (TestClient again = relay.connect()) {
                        assertTrue(again.send(eve.resumes(AttackFixture.BOARD, forged))
                                .welcome()
                                .snapshot());
                    }
                }
            }),
            quick("a name of 41 letters, a secret of 21", "`bad_field`", relay -> {
                TestPerson eve = relay.newAttacker();
                for (TestPerson odd : List.of(
                        new TestPerson(eve.client(), eve.secret(), "x".repeat(41)),
                        new TestPerson(eve.client(), eve.secret().substring(1), "Eve"))) {
                    try (TestClient client = relay.connect()) {
                        client.send(odd.joins(AttackFixture.BOARD, relay.code()));
                        assertEquals(
                                ErrorCode.BAD_FIELD,
                                client.await(RelayFrame.Failure.class).code());
                    }
                }
            }));

    private interface Lie {
        ClientFrame.Hello hello(AttackFixture relay);
    }

    private static Attack late(String name, Lie lie) {
        return quick(name, LATE, relay -> {
            try (TestClient eve = relay.connect()) {
                long asked = System.nanoTime();
                eve.send(lie.hello(relay));
                assertEquals(ErrorCode.AUTH, eve.await(RelayFrame.Failure.class).code());
                assertEquals(4003, eve.awaitClose());
                assertTrue(System.nanoTime() - asked >= 1_000_000_000L, "answered at once");
            }
        });
    }

    private static ClientFrame.Hello key(AttackFixture relay, String user, String key) {
        TestPerson eve = relay.newAttacker();
        return new ClientFrame.Hello(
                1,
                FoldVersion.NEWEST,
                "evil",
                eve.client(),
                eve.secret(),
                "Eve",
                AttackFixture.BOARD,
                new ClientFrame.Auth.HostKey(user, key),
                false,
                null,
                null,
                null,
                false);
    }
}

package org.bunpil.relay.hostile;

import static org.bunpil.relay.hostile.Attack.quick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.model.Code;
import org.bunpil.relay.testing.Person;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Frames;
import org.bunpil.wire.RelayFrame;

/** Wanting to be somebody else, or somewhere one was not invited. */
final class IdentityAttacks {
    private static final String LATE = "`auth` after 1 s, close 4003";
    private static final int GUESSES = 100;

    private IdentityAttacks() {}

    static final List<Attack> ALL = List.of(
            late(
                    "a pupil's client id with another secret",
                    scene -> new Person(Scene.MINA.client(), scene.stranger().secret(), "Mina")
                            .joins(Scene.BOARD, scene.code())),
            late("continues (`was`) another's client with a made-up secret", scene -> {
                Person eve = scene.stranger();
                return eve.continues(Scene.BOARD, new Person(Scene.MINA.client(), eve.secret(), "Mina"));
            }),
            late("a host key that is not right", scene -> key(scene, Person.USER, "a-host-key-of-enough-lengtH")),
            late("a host who does not exist", scene -> key(scene, "nobody", Person.KEY)),
            late("makes a board without a key", scene -> {
                ClientFrame.Hello join = scene.stranger().joins("Fresh12345", scene.code());
                return new ClientFrame.Hello(
                        1,
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
                    scene -> scene.stranger().joins(Scene.OTHER_BOARD, scene.code())),
            late("watches without a code", scene -> scene.stranger().watches(Scene.BOARD, "2222-2222")),
            quick(
                    "100 who guess codes at once",
                    LATE + ", 20 at a time; who has the right one is in at once",
                    scene -> {
                        List<TestClient> crowd = new ArrayList<>();
                        try {
                            for (int i = 0; i < GUESSES; i++) {
                                TestClient eve = scene.connect();
                                crowd.add(eve);
                                eve.send(scene.stranger().joins(null, "2222-" + (2222 + i)));
                            }
                            scene.joined(scene.stranger()).close();
                            long answered = crowd.stream()
                                    .mapToLong(each -> each.count(RelayFrame.Failure.class))
                                    .sum();
                            assertTrue(answered < GUESSES, "somebody with the right code waited for all the guesses");
                            assertEquals(
                                    Code.AUTH,
                                    crowd.getFirst()
                                            .await(RelayFrame.Failure.class)
                                            .code());
                        } finally {
                            crowd.forEach(TestClient::close);
                        }
                    }),
            quick("looks for boards by name", "`no_board`, close 4004; names are random", scene -> {
                try (TestClient eve = scene.connect()) {
                    eve.send(scene.stranger().joins("Board12346", scene.code()));
                    assertEquals(
                            Code.NO_BOARD, eve.await(RelayFrame.Failure.class).code());
                    assertEquals(4004, eve.awaitClose());
                }
            }),
            quick("another version of the protocol", "`version`, close 4006", scene -> {
                try (TestClient eve = scene.connect()) {
                    eve.raw(Frames.write(scene.stranger().joins(Scene.BOARD, scene.code()))
                            .replace("\"v\":1", "\"v\":9"));
                    assertEquals(4006, eve.awaitClose());
                }
            }),
            quick("ops before `hello`", "`bad_type`", scene -> {
                try (TestClient eve = scene.connect()) {
                    eve.ops(1, Scene.MINA.shape(900, 0, 0));
                    assertEquals(
                            Code.BAD_TYPE, eve.await(RelayFrame.Failure.class).code());
                }
            }),
            quick(
                    "a second `hello`, as somebody else",
                    "`bad_type`",
                    scene -> scene.refused(Code.BAD_TYPE, Frames.write(Scene.MINA.joins(Scene.BOARD, scene.code())))),
            quick("resumes with a made-up state", "a fresh snapshot", scene -> {
                Person eve = scene.stranger();
                TestClient first = scene.joined(eve);
                ClientFrame.Resume real = first.resumption();
                first.close();
                for (ClientFrame.Resume forged : List.of(
                        new ClientFrame.Resume(real.inc(), real.seq(), "0123456789abcdef"),
                        new ClientFrame.Resume(real.inc(), (1L << 53) - 1, real.hash()),
                        new ClientFrame.Resume("AAAA", real.seq(), real.hash()))) {
                    try (TestClient again = scene.connect()) {
                        assertTrue(again.send(eve.resumes(Scene.BOARD, forged))
                                .welcome()
                                .snapshot());
                    }
                }
            }),
            quick("a name of 41 letters, a secret of 21", "`bad_field`", scene -> {
                Person eve = scene.stranger();
                for (Person odd : List.of(
                        new Person(eve.client(), eve.secret(), "x".repeat(41)),
                        new Person(eve.client(), eve.secret().substring(1), "Eve"))) {
                    try (TestClient client = scene.connect()) {
                        client.send(odd.joins(Scene.BOARD, scene.code()));
                        assertEquals(
                                Code.BAD_FIELD,
                                client.await(RelayFrame.Failure.class).code());
                    }
                }
            }));

    private interface Lie {
        ClientFrame.Hello hello(Scene scene);
    }

    private static Attack late(String name, Lie lie) {
        return quick(name, LATE, scene -> {
            try (TestClient eve = scene.connect()) {
                long asked = System.nanoTime();
                eve.send(lie.hello(scene));
                assertEquals(Code.AUTH, eve.await(RelayFrame.Failure.class).code());
                assertEquals(4003, eve.awaitClose());
                assertTrue(System.nanoTime() - asked >= 1_000_000_000L, "answered at once");
            }
        });
    }

    private static ClientFrame.Hello key(Scene scene, String user, String key) {
        Person eve = scene.stranger();
        return new ClientFrame.Hello(
                1,
                "evil",
                eve.client(),
                eve.secret(),
                "Eve",
                Scene.BOARD,
                new ClientFrame.Auth.HostKey(user, key),
                false,
                null,
                null,
                null,
                false);
    }
}

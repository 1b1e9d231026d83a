package org.bunpil.relay.hostile;

import static org.bunpil.relay.hostile.Attack.quick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.model.Access;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Op;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;

/** Frames of a joined member: malformed, forged, or too large. */
final class FrameAttacks {
    private static final String MOVE =
            "{\"t\":\"ops\",\"k\":1,\"o\":[{\"op\":\"move\",\"ids\":[\"%s\"],\"d\":[%s,0]}]}";

    private FrameAttacks() {}

    static final List<Attack> ALL = List.of(
            bad("lists in lists, 30,000 deep", ErrorCode.BAD_MESSAGE, "[".repeat(30_000)),
            bad(
                    "objects in objects, inside an op",
                    ErrorCode.BAD_MESSAGE,
                    "{\"t\":\"ops\",\"k\":1,\"o\":[" + "{\"op\":".repeat(20) + "1" + "}".repeat(20) + "]}"),
            bad(
                    "a number of 60,000 digits",
                    ErrorCode.BAD_MESSAGE,
                    "{\"t\":\"ping\",\"n\":" + "9".repeat(60_000) + "}"),
            bad("a key twice", ErrorCode.BAD_FIELD, "{\"t\":\"ops\",\"k\":1,\"k\":2,\"o\":[]}"),
            bad("NaN", ErrorCode.BAD_MESSAGE, MOVE.formatted("x", "NaN")),
            bad("1e999", ErrorCode.BAD_FIELD, MOVE.formatted("x", "1e999")),
            bad("half a surrogate pair", ErrorCode.BAD_FIELD, "{\"t\":\"ops\",\"k\":1,\"o\":[],\"x\":\"\\ud800\"}"),
            bad(
                    "a NUL in text",
                    ErrorCode.BAD_FIELD,
                    "{\"t\":\"ops\",\"k\":1,\"o\":[{\"op\":\"set\",\"ids\":[\"x\"],\"v\":{\"text\":\"\\u0000\"}}]}"),
            bad("two objects in one frame", ErrorCode.BAD_MESSAGE, "{\"t\":\"check\"}{\"t\":\"check\"}"),
            bad("a type that does not exist", ErrorCode.BAD_TYPE, "{\"t\":\"admin\"}"),
            bad("a batch number of 2^53", ErrorCode.BAD_FIELD, "{\"t\":\"ops\",\"k\":9007199254740992,\"o\":[]}"),
            bad(
                    "presence in another's name",
                    ErrorCode.BAD_FIELD,
                    "{\"t\":\"presence\",\"m\":{\"1\":{\"hand\":true}}}"),
            bad(
                    "presence with 1,000 selected",
                    ErrorCode.BAD_FIELD,
                    "{\"t\":\"presence\",\"p\":{\"selection\":[" + "\"Evil1234-1\",".repeat(999) + "\"Evil1234-1\"]}}"),
            quick("three broken frames", "close 4000", relay -> {
                try (TestClient eve = relay.joined(relay.newAttacker())) {
                    eve.raw("1").raw("2").raw("3");
                    assertEquals(4000, eve.awaitClose());
                }
            }),
            quick("makes elements in another's name", "`bad_field`", relay -> {
                try (TestClient eve = relay.joined(relay.newAttacker())) {
                    eve.ops(1, AttackFixture.MINA.shape(999, 0, 0));
                    assertEquals(
                            ErrorCode.BAD_FIELD,
                            eve.await(RelayFrame.Failure.class).code());
                }
            }),
            quick("writes on in another's stroke", "void", relay -> {
                TestPerson owner = relay.newAttacker();
                TestPerson eve = relay.newAttacker();
                try (TestClient victim = relay.joined(owner);
                        TestClient client = relay.joined(eve)) {
                    victim.ops(1, owner.begin(1, 0, 0));
                    client.awaitBoard(board -> board.element(owner.id(1)) != null);
                    client.ops(1, owner.append(1, 1, 10), owner.end(1, 1, 1));
                    client.await(
                            RelayFrame.Stream.class,
                            s -> s.batches().stream()
                                    .anyMatch(b -> b.k() == 1 && b.ops().size() == 2));
                    client.awaitBoard(board -> board.element(owner.id(1)) instanceof org.bunpil.model.Stroke s
                            && s.open()
                            && s.nextChunk() == 1);
                    victim.ops(2, new Op.End(owner.id(1), 1, 1, null), new Op.Delete(List.of(owner.id(1))));
                    client.awaitBoard(board -> board.element(owner.id(1)) == null);
                }
            }),
            role(
                    "`access`: makes itself a host",
                    new Op.Access(AccessPatch.builder()
                            .person(
                                    2,
                                    AccessPatch.PersonPatch.builder()
                                            .role(Role.HOST)
                                            .granted(true)
                                            .mute(false)
                                            .kicked(false)
                                            .build())
                            .build())),
            role(
                    "`access`: freezes the class, ends it",
                    new Op.Access(AccessPatch.builder()
                            .write(WriteMode.HOSTS)
                            .newcomersWrite(false)
                            .open(false)
                            .build())),
            role("`clear`", new Op.Clear(Page.FIRST)),
            role("deletes a page", new Op.PageDelete(Page.FIRST)),
            role(
                    "opens everybody's work to itself",
                    new Op.Access(AccessPatch.builder()
                            .change(Access.ChangeMode.EVERYONE)
                            .build())),
            rawRole(
                    "locks what is not its own",
                    "{\"op\":\"set\",\"ids\":[\"" + AttackFixture.KIM.id(1) + "\"],\"v\":{\"lock\":true}}"),
            rawRole("`init`, as the system would", "{\"op\":\"init\",\"title\":\"Mine\",\"inc\":\"EVIL\",\"fold\":1}"),
            rawRole(
                    "`join` for somebody else",
                    "{\"op\":\"join\",\"client\":\"Evil0000\",\"name\":\"E\",\"role\":\"host\",\"secret\":\""
                            + "0".repeat(64) + "\"}"),
            rawRole("`seal` of another's stroke", "{\"op\":\"seal\",\"id\":\"" + AttackFixture.KIM.id(1) + "\"}"),
            quick("batches recorded and sent again", "dropped: each number counts once", relay -> {
                TestPerson eve = relay.newAttacker();
                try (TestClient client = relay.joined(eve)) {
                    client.ops(1, eve.shape(1, 0, 0));
                    client.ops(2, new Op.Delete(List.of(eve.id(1))));
                    for (int i = 0; i < 20; i++) client.ops(1, eve.shape(2, 0, 0));
                    client.ops(3, eve.move(eve.id(1), 1, 1));
                    client.await(
                            RelayFrame.Stream.class, s -> s.batches().stream().anyMatch(b -> b.k() == 3));
                    client.awaitBoard(board -> board.element(eve.id(2)) == null);
                    assertEquals(0, client.count(RelayFrame.Failure.class));
                }
            }),
            quick("a thousand batches out of turn", "one `gap`, the rest dropped", relay -> {
                TestPerson eve = relay.newAttacker();
                try (TestClient client = relay.joined(eve)) {
                    for (int k = 100; k < 1_100; k++) client.ops(k, eve.shape(k, 0, 0));
                    client.send(new ClientFrame.Ping(7)).await(RelayFrame.Pong.class);
                    assertEquals(1, client.count(RelayFrame.Gap.class));
                }
            }),
            quick("65 ops, or 2,001 ids, in one batch", "`reject` `limit`", relay -> {
                TestPerson eve = relay.newAttacker();
                Op[] many = new Op[65];
                java.util.Arrays.setAll(many, i -> eve.move(eve.id(1), 1, 1));
                relay.rejected(ErrorCode.LIMIT, many);
                relay.rejected(
                        ErrorCode.LIMIT,
                        new Op.Move(Collections.nCopies(2_001, AttackFixture.KIM.id(1)), new Point(1, 1)));
            }),
            quick("ops on what does not exist", "no effect", relay -> {
                TestPerson eve = relay.newAttacker();
                try (TestClient client = relay.joined(eve)) {
                    client.ops(
                            1,
                            eve.move("Evil0000-zz", 1, 1),
                            new Op.Delete(List.of("Evil0000-zy")),
                            eve.append(7, 1, 5));
                    client.await(
                            RelayFrame.Stream.class, s -> s.batches().stream().anyMatch(b -> b.k() == 1));
                }
            }),
            quick("writes though it only watches", "`error` `role`", relay -> {
                TestPerson eve = relay.newAttacker();
                try (TestClient client = relay.connect()) {
                    client.send(eve.watches(AttackFixture.BOARD, relay.code())).welcome();
                    client.ops(1, eve.shape(1, 0, 0));
                    assertEquals(
                            ErrorCode.ROLE,
                            client.await(RelayFrame.Failure.class).code());
                }
            }),
            quick("asks for the join code, or a new one", "`role`", relay -> {
                try (TestClient eve = relay.joined(relay.newAttacker())) {
                    eve.send(new ClientFrame.JoinCodeRequest(true));
                    assertEquals(
                            ErrorCode.ROLE, eve.await(RelayFrame.Failure.class).code());
                    assertEquals(0, eve.count(RelayFrame.JoinCode.class));
                }
            }));

    private static Attack bad(String name, ErrorCode code, String frame) {
        return quick(name, "`" + code.text() + "`", relay -> relay.refused(code, frame));
    }

    private static Attack role(String name, Op op) {
        return quick(name, "`reject` `role`", relay -> relay.rejected(ErrorCode.ROLE, op));
    }

    private static Attack rawRole(String name, String op) {
        return quick(name, "`reject` `role`", relay -> {
            try (TestClient eve = relay.joined(relay.newAttacker())) {
                eve.raw("{\"t\":\"ops\",\"k\":1,\"o\":[" + op + "]}");
                assertEquals(ErrorCode.ROLE, eve.await(RelayFrame.Reject.class).code());
                assertTrue(eve.count(RelayFrame.Failure.class) == 0);
            }
        });
    }
}

package org.bunpil.relay.hostile;

import static org.bunpil.relay.hostile.Attack.quick;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.testing.RawSocket;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.java_websocket.exceptions.WebsocketNotConnectedException;

/** Attacks that send too much. */
final class FloodAttacks {
    private static final int FLOOD = 5_000;

    private FloodAttacks() {}

    static final List<Attack> ALL = List.of(
            quick("300 batches at once", "`slow`, then `rate`", relay -> {
                TestPerson eve = relay.newAttacker();
                try (TestClient client = relay.joined(eve)) {
                    for (int k = 1; k <= 300; k++) client.ops(k, eve.move("Evil0000-zz", 1, 1));
                    client.await(RelayFrame.SlowDown.class);
                    assertEquals(
                            ErrorCode.RATE,
                            client.await(RelayFrame.Failure.class).code());
                }
            }),
            quick("goes on although told `rate`", "close 4029", relay -> {
                TestPerson eve = relay.newAttacker();
                try (TestClient client = relay.joined(eve)) {
                    long next = 1;
                    for (int round = 1; !client.isClosed(); round++) {
                        int refusals = round;
                        sendFrom(client, eve, next);
                        client.until(
                                "a refusal or the end",
                                () -> client.isClosed() || client.count(RelayFrame.Failure.class) >= refusals);
                        next = client.lastOf(RelayFrame.Failure.class).k();
                    }
                    assertEquals(4029, client.awaitClose());
                }
            }),
            closes("5,000 frames of a type nobody knows", "{\"t\":\"x-flood\"}", FLOOD),
            closes("200 frames of 60 KB that mean nothing", "{\"t\":\"x-" + "y".repeat(60_000) + "\"}", 200),
            closes("5,000 presences", "{\"t\":\"presence\",\"p\":{\"cursor\":[1,1]}}", FLOOD),
            closes("5,000 `check`s", "{\"t\":\"check\"}", FLOOD),
            closes("5,000 `ping`s, without reading a `pong`", "{\"t\":\"ping\",\"n\":1}", FLOOD),
            quick("joins and leaves 100 times", "nothing: as many joins in the log", relay -> {
                TestPerson eve = relay.newAttacker();
                String hello = WireCodec.write(eve.joins(AttackFixture.BOARD, relay.code()));
                for (int i = 0; i < 100; i++) {
                    try (RawSocket socket = RawSocket.open(relay.address())) {
                        socket.text(hello).await("\"t\":\"welcome\"");
                    }
                }
            }));

    /** Sends many batches, as long as the connection is open. */
    private static void sendFrom(TestClient client, TestPerson eve, long first) {
        try {
            for (long k = first; k < first + 300; k++) client.ops(k, eve.move("Evil0000-zz", 1, 1));
        } catch (WebsocketNotConnectedException closed) {
            client.awaitClose();
        }
    }

    private static Attack closes(String name, String frame, int times) {
        return quick(name, "close 4029", relay -> {
            try (RawSocket eve = relay.rawJoined()) {
                eve.frames(times, RawSocket.FIN | RawSocket.TEXT, frame.getBytes(StandardCharsets.US_ASCII));
                assertEquals(4029, eve.awaitClose());
            }
        });
    }
}

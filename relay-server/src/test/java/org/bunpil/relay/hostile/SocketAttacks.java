package org.bunpil.relay.hostile;

import static org.bunpil.relay.hostile.Attack.patient;
import static org.bunpil.relay.hostile.Attack.quick;
import static org.bunpil.relay.testing.RawSocket.BINARY;
import static org.bunpil.relay.testing.RawSocket.CLOSE;
import static org.bunpil.relay.testing.RawSocket.FIN;
import static org.bunpil.relay.testing.RawSocket.PING;
import static org.bunpil.relay.testing.RawSocket.PONG;
import static org.bunpil.relay.testing.RawSocket.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.relay.testing.RawSocket;

/** Attacks below the protocol: TCP, HTTP and WebSocket frames. */
final class SocketAttacks {
    private static final int RSV1 = 0x40;
    private static final int CONTINUATION = 0;

    private SocketAttacks() {}

    static final List<Attack> ALL = List.of(
            patient("connects and says nothing", "closed after 5 s", relay -> {
                try (RawSocket eve = RawSocket.dial(relay.address())) {
                    assertTrue(eve.awaitEnd());
                }
            }),
            patient("half an HTTP request (slow-loris)", "closed after 5 s", relay -> {
                try (RawSocket eve = RawSocket.dial(relay.address())) {
                    assertTrue(eve.bytes(ascii("GET /v1 HTTP/1.1\r\nHost: re")).awaitEnd());
                }
            }),
            patient("a WebSocket without `hello`", "close 4001 after 5 s", relay -> {
                try (RawSocket eve = RawSocket.open(relay.address())) {
                    assertEquals(4001, eve.awaitClose());
                }
            }),
            patient("half a frame, then silence", "closed after 12 s", relay -> {
                try (RawSocket eve = relay.rawJoined()) {
                    byte[] frame = RawSocket.encode(FIN | TEXT, new byte[1_000]);
                    eve.bytes(java.util.Arrays.copyOf(frame, 20));
                    int code = eve.awaitClose();
                    assertTrue(code == 0 || code == 1001, "closed with " + code);
                }
            }),
            quick("500 connections that say nothing", "closed after 5 s; the oldest make room for newcomers", relay -> {
                List<RawSocket> crowd = new ArrayList<>();
                try {
                    for (int i = 0; i < 500; i++) crowd.add(RawSocket.dial(relay.address()));
                    relay.joined(relay.newAttacker()).close();
                } finally {
                    for (RawSocket each : crowd) each.close();
                }
            }),
            quick("300 connections that vanish in mid-handshake or mid-frame", "forgotten", relay -> {
                for (int i = 0; i < 150; i++) {
                    RawSocket.dial(relay.address()).bytes(ascii("GET /v1 HT")).reset();
                    RawSocket.open(relay.address())
                            .bytes((byte) (FIN | TEXT), (byte) 0xfe, (byte) 1)
                            .reset();
                }
            }),
            quick("an HTTP request that never ends", "closed at 16 KiB", relay -> {
                try (RawSocket eve = RawSocket.dial(relay.address())) {
                    eve.bytes(ascii("GET /v1 HTTP/1.1\r\n"));
                    assertTrue(isCutOff(eve, ascii("X-Filler: " + "y".repeat(1_000) + "\r\n"), 10_000));
                }
            }),
            quick("bytes that are no HTTP", "closed", relay -> {
                try (RawSocket eve = RawSocket.dial(relay.address())) {
                    assertTrue(isCutOff(eve, new byte[1_024], 10_000));
                }
            }),
            quick("another path, or a request that is no WebSocket", "HTTP 404, or closed after 5 s", relay -> {
                try (RawSocket eve = RawSocket.dial(relay.address())) {
                    assertTrue(eve.request("/admin", "").startsWith("HTTP/1.1 404"));
                }
                try (RawSocket eve = RawSocket.dial(relay.address())) {
                    assertTrue(eve.bytes(ascii("GET / HTTP/1.1\r\nHost: x\r\n\r\n"))
                            .awaitEnd());
                }
            }),
            quick("a web page's origin that is not on the list", "HTTP 404 in the handshake", relay -> {
                try (RawSocket eve = RawSocket.dial(relay.address())) {
                    String answer = eve.request("/v1", "Origin: https://evil.example\r\n");
                    assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
                }
            }),
            quick(
                    "asks for compression (a bomb that unpacks)",
                    "not offered; a compressed frame: close 1002",
                    relay -> {
                        String wish = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
                        try (RawSocket eve = RawSocket.dial(relay.address())) {
                            String answer = eve.request("/v1", wish);
                            assertTrue(
                                    answer.startsWith("HTTP/1.1 101") && !answer.contains("permessage-deflate"),
                                    answer);
                            assertEquals(
                                    1002,
                                    eve.frame(FIN | RSV1 | TEXT, new byte[100]).awaitClose());
                        }
                    }),
            closes("a frame of 70,000 bytes", 1009, eve -> eve.frame(FIN | TEXT, new byte[70_000])),
            closes(
                    "a frame that announces 2^62 bytes",
                    1009,
                    eve -> eve.bytes(
                            (byte) (FIN | TEXT),
                            (byte) 0xff,
                            (byte) 0x40,
                            (byte) 0,
                            (byte) 0,
                            (byte) 0,
                            (byte) 0,
                            (byte) 0,
                            (byte) 0,
                            (byte) 0)),
            closes("a message in pieces that never ends", 1009, eve -> {
                eve.frame(TEXT, new byte[30_000]);
                for (int i = 0; i < 3; i++) eve.frame(CONTINUATION, new byte[30_000]);
            }),
            closes("a message in ten thousand empty pieces", 1009, eve -> {
                eve.frame(TEXT);
                eve.frames(10_000, CONTINUATION);
            }),
            closes("a piece without a beginning", 1002, eve -> eve.frame(FIN | CONTINUATION, ascii("x"))),
            closes("a message inside another one's pieces", 1002, eve -> {
                eve.frame(TEXT, ascii("{"));
                eve.frame(FIN | TEXT, ascii("{}"));
            }),
            closes("an unknown kind of frame", 1002, eve -> eve.frame(FIN | 3, ascii("x"))),
            closes("a ping of 126 bytes", 1002, eve -> eve.frame(FIN | PING, new byte[126])),
            closes("a ping in pieces", 1002, eve -> eve.frame(PING, ascii("x"))),
            closes("a close frame of one byte", 1002, eve -> eve.frame(FIN | CLOSE, (byte) 1)),
            closes("broken UTF-8", 1007, eve -> eve.frame(FIN | TEXT, (byte) '"', (byte) 0xc3, (byte) 0x28)),
            closes("10,000 pings at once", 1008, eve -> eve.frames(10_000, FIN | PING, ascii("x"))),
            closes("10,000 pongs nobody asked for", 1008, eve -> eve.frames(10_000, FIN | PONG)),
            quick("a binary frame", "`bad_message`", relay -> {
                try (RawSocket eve = relay.rawJoined()) {
                    eve.frame(FIN | BINARY, new byte[100]).await("\"bad_message\"");
                }
            }));

    private interface SocketAction {
        void with(RawSocket eve) throws IOException;
    }

    /** An attack by a client that has joined. The relay waits for an answer to its close, so the code can always be read. */
    private static Attack closes(String name, int code, SocketAction socketAction) {
        return quick(name, "close " + code, relay -> {
            try (RawSocket eve = relay.rawJoined()) {
                socketAction.with(eve);
                assertEquals(code, eve.awaitClose());
            }
        });
    }

    /** Whether the relay does not take even that much. */
    private static boolean isCutOff(RawSocket eve, byte[] portion, int portions) throws IOException {
        try {
            for (int i = 0; i < portions; i++) eve.bytes(portion);
        } catch (SocketException cutOff) {
            return true;
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

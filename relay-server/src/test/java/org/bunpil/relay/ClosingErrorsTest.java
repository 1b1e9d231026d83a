package org.bunpil.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Op;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.relay.testing.TestClient;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The error before each close says why, for whoever reads logs (R72b); `fatal` says whether coming back can help (R72c). */
class ClosingErrorsTest {
    private static final String BOARD = "Board12345";
    private static final TestPerson KIM = TestPerson.of(10);
    private static final TestPerson MINA = TestPerson.of(11);

    @TempDir
    Path data;

    private RelayServer relay;
    private TestClient host;

    @BeforeEach
    void start() throws StartupException {
        relay = RelayServer.start(RelaySettings.DEFAULT.withData(data), HostKeys.of(TestPerson.KEYS));
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

    private TestClient pupil() {
        TestClient client = hello(MINA.joins(BOARD, host.welcome().code()));
        client.welcome();
        return client;
    }

    private void closes(TestClient client, ErrorCode code, boolean fatal, int close, String why) {
        try (client) {
            RelayFrame.Failure failure = client.await(RelayFrame.Failure.class);
            assertEquals(code, failure.code());
            assertTrue(failure.message().contains(why), code + ": " + failure.message());
            assertEquals(fatal, failure.fatal(), code.toString());
            assertEquals(close, client.awaitClose());
        }
    }

    @Test
    void aRefusedHelloIsToldWhy() {
        ClientFrame.Hello good = KIM.hosts(BOARD);
        closes(
                hello(new ClientFrame.Hello(
                        0,
                        FoldVersion.NEWEST,
                        "t",
                        KIM.client(),
                        KIM.secret(),
                        "Kim",
                        BOARD,
                        good.auth(),
                        true,
                        "",
                        null,
                        null,
                        false)),
                ErrorCode.VERSION,
                true,
                4006,
                "v");
        ClientFrame.Auth wrong = new ClientFrame.Auth.HostKey(TestPerson.USER, "not-the-key-of-this-user-at-all");
        closes(
                hello(new ClientFrame.Hello(
                        1,
                        FoldVersion.NEWEST,
                        "t",
                        KIM.client(),
                        KIM.secret(),
                        "Kim",
                        BOARD,
                        wrong,
                        true,
                        "",
                        null,
                        null,
                        false)),
                ErrorCode.AUTH,
                true,
                4003,
                "host key");
        closes(hello(MINA.joins("NoSuchBoard", "ABCD-2345")), ErrorCode.NO_BOARD, true, 4004, "board");
        closes(hello(MINA.joins(null, "ABCD-2345")), ErrorCode.AUTH, true, 4003, "code");
        closes(hello(MINA.joins(BOARD, null)), ErrorCode.AUTH, true, 4003, "neither");
        TestPerson thief = new TestPerson(KIM.client(), MINA.secret(), "Kim");
        closes(hello(thief.joins(BOARD, null)), ErrorCode.AUTH, true, 4003, "secret");
    }

    @Test
    void whoIsPutOutOrTakenOverIsToldWhy() {
        try (TestClient newer = pupil();
                TestClient run = hello(TestPerson.of(12).continues(BOARD, MINA))) {
            run.welcome();
            closes(newer, ErrorCode.AUTH, true, 4003, "continues");
        }
        closes(hello(MINA.joins(BOARD, null)), ErrorCode.AUTH, true, 4003, "continues");
        TestPerson jun = TestPerson.of(13);
        TestClient first = hello(jun.joins(BOARD, host.welcome().code()));
        int c = first.welcome().you();
        try (TestClient second = hello(jun.joins(BOARD, null))) {
            second.welcome();
            closes(first, ErrorCode.BUSY, false, 1013, "connected again");
            PersonPatch kick = PersonPatch.builder().kicked(true).build();
            host.ops(1, new Op.Access(AccessPatch.builder().person(c, kick).build()));
            closes(second, ErrorCode.KICKED, true, 4003, "participant out");
        }
        closes(hello(jun.joins(BOARD, null)), ErrorCode.KICKED, true, 4003, "participant out");
        TestClient last = hello(TestPerson.of(14).joins(BOARD, host.welcome().code()));
        last.welcome();
        host.ops(2, new Op.Access(AccessPatch.builder().open(false).build()));
        closes(last, ErrorCode.ENDED, true, 4003, "ended");
    }

    @Test
    void whoFloodsIsToldWhich() {
        TestClient pupil = pupil();
        // 18 MB: three times what may come at once.
        String frame = "{\"t\":\"pong\",\"n\":1,\"pad\":\"" + "x".repeat(60_000) + "\"}";
        try {
            for (int i = 0; i < 300; i++) pupil.raw(frame);
        } catch (WebsocketNotConnectedException closed) {
            assertEquals(4029, pupil.awaitClose());
        }
        closes(pupil, ErrorCode.RATE, false, 4029, "frames");
    }
}

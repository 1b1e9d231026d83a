package org.bunpil.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.bunpil.model.ErrorCode;
import org.bunpil.wire.AuthCause;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.junit.jupiter.api.Test;

/** R22c: who has only a join code asks for the board first, so that a place there is known before anybody joins. */
class JoinByCodeTest extends SyncTestCase {
    @Test
    void theBoardIsAskedForBeforeTheHello() {
        relay.answersFind = false;
        EngineClient mina = byCode("aaaaaaaa");
        assertEquals(List.of(new ClientFrame.FindBoard("ABCD-2345")), mina.clientLink.heard);
        mina.clientLink.tell(new RelayFrame.FoundBoard(InMemoryRelay.BOARD));
        ClientFrame.Hello hello = assertInstanceOf(ClientFrame.Hello.class, mina.clientLink.heard.getLast());
        assertEquals(InMemoryRelay.BOARD, hello.board());
        assertEquals(new ClientFrame.Auth.JoinCode("ABCD-2345"), hello.auth());
        assertEquals(SyncPhase.LIVE, mina.engine.status().phase());
        mina.clientLink.tell(new RelayFrame.FoundBoard("another"));
        assertEquals(2, mina.clientLink.heard.size(), "an answer that nobody asked for");

        mina.clientLink.close();
        pass(1_000, mina);
        assertInstanceOf(ClientFrame.Hello.class, mina.clientLink.heard.getLast(), "now the board is known");
    }

    @Test
    void anOlderRelayIsToldTheCodeAlone() {
        relay.answersFind = false;
        EngineClient mina = byCode("aaaaaaaa");
        mina.clientLink.tell(new RelayFrame.Failure(ErrorCode.BAD_TYPE, 0, false, Map.of(), "t: hello comes first", 0));
        ClientFrame.Hello hello = assertInstanceOf(ClientFrame.Hello.class, mina.clientLink.heard.getLast());
        assertNull(hello.board());
        assertEquals(SyncPhase.LIVE, mina.engine.status().phase());
    }

    /** The next address may be another relay's, which knows other boards. */
    @Test
    void everyConnectionAsksAgainUntilOneWasWelcomed() {
        relay.answersFind = false;
        EngineClient mina = byCode("aaaaaaaa");
        mina.clientLink.close();
        pass(1_000, mina);
        assertEquals(2, mina.clientLink.heard.size());
        assertInstanceOf(ClientFrame.FindBoard.class, mina.clientLink.heard.getLast());
    }

    @Test
    void whatExactlyWasWrongIsKeptUntilTheNextTry() {
        relay.answersFind = false;
        EngineClient mina = byCode("aaaaaaaa");
        mina.clientLink.tell(new RelayFrame.Failure(
                ErrorCode.AUTH,
                0,
                true,
                AuthCause.args(ErrorCode.AUTH, AuthCause.CODE.why()),
                AuthCause.CODE.why(),
                0));
        mina.engine.closed(4003);
        assertEquals(ErrorCode.AUTH, mina.engine.status().joinRefusal());
        assertEquals(AuthCause.CODE, mina.engine.authCause());
        mina.engine.start();
        assertNull(mina.engine.authCause());
    }

    private EngineClient byCode(String client) {
        EngineClient engineClient =
                new EngineClient(client, PersistedState.EMPTY, null, new ClientFrame.Auth.JoinCode("ABCD-2345"));
        engineClient.engine.start();
        return engineClient;
    }
}

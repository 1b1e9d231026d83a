package org.bunpil.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.junit.jupiter.api.Test;

/** Whoever floods the board and is muted: what waits is gone at once, and what comes later is taken. */
class MutedTest extends SyncTestCase {
    private static final int FLOOD = 3_000;
    private EngineClient host;

    private EngineClient mina() {
        host = member("hhhhhhhh");
        relay.log(LogRecord.system(List.of(new Op.Join("hhhhhhhh", "Kim", Role.HOST, "s".repeat(22), null, null, 0))));
        return member("aaaaaaaa");
    }

    private void mute(EngineClient who, boolean on) {
        PersonPatch patch = PersonPatch.builder().mute(on).build();
        AccessPatch access =
                AccessPatch.builder().person(who.engine.you(), patch).build();
        host.engine.submit(List.of(new Op.Access(access)), true);
    }

    @Test
    void whatWaitsIsGoneAtOnceAndWhatComesLaterIsTaken() {
        EngineClient mina = mina();
        List<String> flood = flood(mina);
        int sent = relay.board.elements().size();
        assertTrue(sent > 0 && sent < FLOOD, sent + " were sent");
        assertEquals(FLOOD, mina.engine.view().elements().size());

        mute(mina, true);
        assertEquals(sent, mina.engine.view().elements().size(), "only what the log has is left");
        assertEquals(List.of(ErrorCode.MUTED), mina.refusals, "one sentence");
        assertEquals(0, mina.outbox.batches.size(), "nothing comes back with the next run");
        assertTrue(mina.changed.containsAll(flood.subList(sent, FLOOD)));
        pass(5_000, mina, host);
        assertEquals(List.of(ErrorCode.MUTED), mina.refusals);
        assertSame(mina, host);

        mute(mina, false);
        String again = mina.rect(7);
        pass(1_000, mina, host);
        assertNotNull(host.engine.view().element(again));
        assertSame(mina, host);
    }

    /** What was sent before the connection was lost may still reach the log, so its numbers are not used again. */
    @Test
    void theNumberOfWhatWasSentIsNotUsedAgain() {
        EngineClient mina = mina();
        relay.deaf = true;
        String lost = mina.rect(1);
        List<ClientFrame.Ops> underWay = mina.engine.pending();
        assertEquals(1, underWay.size());
        mina.clientLink.close();
        relay.deaf = false;
        mute(mina, true);
        pass(1_000, mina, host);
        assertEquals(SyncPhase.LIVE, mina.engine.status().phase());
        assertNull(mina.engine.view().element(lost));
        assertEquals(List.of(ErrorCode.MUTED), mina.refusals);
        mute(mina, false);
        String next = mina.rect(2);
        pass(1_000, mina, host);
        assertEquals(2, relay.admission.client("aaaaaaaa").k(), "1 was the lost one's");
        assertNotNull(host.engine.view().element(next));
        assertSame(mina, host);
    }

    /** Muted while away: nothing of what was drawn meanwhile is sent. */
    @Test
    void whoWasMutedWhileAwaySendsNothing() {
        EngineClient mina = mina();
        relay.up = false;
        mina.clientLink.close();
        flood(mina);
        mute(mina, true);
        relay.up = true;
        int heard = mina.clientLink.heard.size();
        pass(20_000, mina, host);
        assertEquals(0, mina.engine.view().elements().size());
        assertEquals(List.of(ErrorCode.MUTED), mina.refusals);
        assertEquals(
                0,
                mina.clientLink.heard.stream()
                        .skip(heard)
                        .filter(ClientFrame.Ops.class::isInstance)
                        .count());
        assertSame(mina, host);
    }

    private List<String> flood(EngineClient mina) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) ids.add(mina.rect(i));
        return ids;
    }
}

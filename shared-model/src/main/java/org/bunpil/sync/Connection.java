package org.bunpil.sync;

import java.util.random.RandomGenerator;
import org.bunpil.model.ErrorCode;
import org.bunpil.wire.AuthCause;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/**
 * The state of the connection to a relay: when to connect, how long to wait for an answer, when to try again, and when to give up.
 *
 * <pre>
 * IDLE ──tick──▶ CONNECTING ──opened──▶ HELLO ──welcome──▶ SNAPSHOT or REPLAY ──last part, last batch──▶ LIVE
 *   ▲                │ closed             │ closed              │ closed                                  │ closed
 *   └────────────────┴────────────────────┴─────────────────────┴─────────────────────────────────────────┘
 * a refusal for good, or stop ──▶ STOPPED
 * </pre>
 */
final class Connection {
    private static final int OFFLINE_AFTER_ROUNDS = 3;

    private final RelayLink link;
    private final ReconnectBackoff backoff;
    private final Heartbeat heartbeat;

    private ConnectionState state = ConnectionState.STOPPED;
    private long nextTryMillis;
    private @Nullable ErrorCode refusal;
    /** How many tries in a row a relay has answered that it is too old. */
    private int oldRelays;

    private boolean oldRelay;
    private @Nullable AuthCause authCause;

    Connection(RelayLink link, RandomGenerator random) {
        this.link = link;
        this.backoff = new ReconnectBackoff(random);
        this.heartbeat = new Heartbeat(link);
    }

    ConnectionState state() {
        return state;
    }

    boolean isLive() {
        return state == ConnectionState.LIVE;
    }

    /** Whether the link is open, so that a welcome may arrive. */
    boolean isOpen() {
        return switch (state) {
            case HELLO, SNAPSHOT, REPLAY, LIVE -> true;
            case IDLE, CONNECTING, STOPPED -> false;
        };
    }

    /** Why the relay refused this client for good, or null. */
    @Nullable
    ErrorCode refusal() {
        return refusal;
    }

    /** What exactly was not right when the refusal is {@link ErrorCode#AUTH}; null when the relay did not say. */
    @Nullable
    AuthCause authCause() {
        return authCause;
    }

    /** Connects at the next tick, even if a relay refused before. */
    void start(long nowMillis) {
        refusal = null;
        oldRelays = 0;
        authCause = null;
        state = ConnectionState.IDLE;
        nextTryMillis = nowMillis;
    }

    void stop() {
        state = ConnectionState.STOPPED;
        link.close();
    }

    /**
     * Connects, pings, or closes a link that is silent, whichever is due.
     *
     * @param mayConnect whether a new connection may be made
     */
    void tick(long nowMillis, boolean mayConnect) {
        switch (state) {
            case STOPPED -> {}
            case IDLE -> {
                if (nowMillis >= nextTryMillis && mayConnect) {
                    state = ConnectionState.CONNECTING;
                    heartbeat.heard(nowMillis);
                    link.connect();
                }
            }
            case CONNECTING -> heartbeat.closeIfSilent(nowMillis, backoff.connectionMillis(link.relays()));
            // No ping before the welcome: its answer would hide that the hello was not answered.
            case HELLO -> heartbeat.closeIfSilent(nowMillis, backoff.answerMillis(link.relays()));
            case SNAPSHOT, REPLAY, LIVE -> heartbeat.tick(nowMillis);
        }
    }

    /** Whether nothing is due within the next {@code restMillis}. */
    boolean isResting(long nowMillis, long restMillis) {
        return switch (state) {
            case LIVE, STOPPED -> true;
            case IDLE -> nextTryMillis - nowMillis > restMillis;
            case CONNECTING, HELLO, SNAPSHOT, REPLAY -> false;
        };
    }

    /** @return whether to send the hello now */
    boolean opened(long nowMillis) {
        if (state != ConnectionState.CONNECTING) return false;
        heartbeat.heard(nowMillis);
        state = ConnectionState.HELLO;
        return true;
    }

    /** Something arrived. */
    void heard(long nowMillis) {
        heartbeat.heard(nowMillis);
    }

    /** @param snapshot whether the relay sends the whole board, and not only what is missing */
    void welcomed(boolean snapshot) {
        oldRelays = 0;
        state = snapshot ? ConnectionState.SNAPSHOT : ConnectionState.REPLAY;
    }

    /** All of the board has arrived. */
    void caughtUp() {
        state = ConnectionState.LIVE;
        backoff.succeeded();
    }

    /** The relay refuses this client for good, and is about to close the link. */
    void refused(ErrorCode code) {
        refusal = code;
    }

    /** The relay is too old for the board. Another one may be newer; when all have said so, somebody must update one. */
    void relayIsOld() {
        oldRelay = true;
        if (++oldRelays >= link.relays()) refused(ErrorCode.OLD_RELAY);
    }

    /** The same, with all that the relay said. */
    void refused(RelayFrame.Failure failure) {
        refused(failure.code());
        authCause = AuthCause.of(failure);
    }

    /** The relay cannot answer now. Another one may be asked sooner. */
    void busy(long retryMillis) {
        if (link.relays() > 1) backoff.oneRelayAsks(retryMillis);
        else backoff.relayAsks(retryMillis);
    }

    /** The relay is about to close the link, and said when to come back. */
    void goodbye(long retryMillis) {
        backoff.relayAsks(retryMillis);
    }

    /**
     * The link was closed, or could not be opened.
     *
     * @return false if that was known
     */
    boolean closed(int code, long nowMillis) {
        if (state == ConnectionState.STOPPED || state == ConnectionState.IDLE) return false;
        if (!oldRelay) oldRelays = 0;
        oldRelay = false;
        if (refusal != null || isFinal(code)) {
            if (refusal == null) refusal = ErrorCode.AUTH;
            state = ConnectionState.STOPPED;
        } else {
            state = ConnectionState.IDLE;
            nextTryMillis = nowMillis + backoff.nextMillis(link.relays());
        }
        return true;
    }

    private static boolean isFinal(int closeCode) {
        return closeCode >= 4003 && closeCode <= 4006;
    }

    /** @param known whether there is a board to show */
    SyncPhase phase(boolean known) {
        return switch (state) {
            case LIVE -> SyncPhase.LIVE;
            case SNAPSHOT, REPLAY -> SyncPhase.CATCHING_UP;
            case STOPPED -> refusal == null && !known ? SyncPhase.CONNECTING : SyncPhase.STOPPED;
            case IDLE, CONNECTING, HELLO -> {
                if (backoff.rounds(link.relays()) >= OFFLINE_AFTER_ROUNDS) yield SyncPhase.OFFLINE;
                yield known ? SyncPhase.RECONNECTING : SyncPhase.CONNECTING;
            }
        };
    }
}

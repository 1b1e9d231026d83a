package org.bunpil.relay.sim;

import org.bunpil.relay.session.FrameChannel;
import org.bunpil.relay.session.Session;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** A WebSocket between a client and a relay: two pipes with delay, which can be cut for both ends or for one only. */
final class SimConnection implements FrameChannel {
    private static final long CRAWL_MILLIS = 1_500;

    private final VirtualTime time;
    private final SimClient client;
    private final SimRelay relay;
    private long delayMillis;
    private @Nullable Session session;
    private boolean clientOpen;
    private boolean relayOpen;
    /** Whether everything sent is lost without either end noticing. */
    private boolean silent;

    private int streaming;
    private long streamingSinceMillis;
    private long upMillis;
    private long downMillis;

    SimConnection(VirtualTime time, SimClient client, SimRelay relay) {
        this.time = time;
        this.client = client;
        this.relay = relay;
        this.delayMillis = time.chance(20) ? time.between(50, 400) : time.between(1, 20);
    }

    void open() {
        time.after(delayMillis, () -> {
            if (relay.isDead() || relay.isFrozen()) {
                client.closed(this, 1006);
                return;
            }
            session = relay.accept(this);
            relayOpen = true;
            clientOpen = true;
            client.opened(this);
        });
    }

    // ---- the client's side

    void sendUp(ClientFrame frame) {
        if (!clientOpen) return;
        String text = WireCodec.write(frame);
        upMillis = time.inOrder(
                upMillis,
                delay(),
                () -> relay.run(() -> {
                    Session here = session;
                    if (relayOpen && !silent && here != null) here.text(text);
                }));
    }

    void closeFromClient() {
        if (!clientOpen) return;
        clientOpen = false;
        client.closed(this, 1006);
        if (!silent) time.after(delay(), () -> relay.run(this::relayEnd));
    }

    /** The client's program has ended. @param quietly the computer lost power, so the relay is not told */
    void clientDied(boolean quietly) {
        clientOpen = false;
        silent |= quietly;
        if (!quietly) time.after(delay(), () -> relay.run(this::relayEnd));
    }

    // ---- faults

    /** Cuts the connection; both ends notice. */
    void cut() {
        time.note(client.name() + " cut");
        if (clientOpen) SimFault.CONNECTION_CUT.fired();
        clientOpen = false;
        time.after(time.between(0, 20), () -> client.closed(this, 1006));
        time.after(time.between(0, 200), () -> relay.run(this::relayEnd));
    }

    /** Cuts the connection; for a while neither end notices. */
    void halfOpen() {
        time.note(client.name() + " half-open");
        silent = true;
    }

    /** Bad Wi-Fi: for a while each frame takes seconds. */
    void crawl() {
        time.note(client.name() + " crawls");
        long before = delayMillis;
        delayMillis = time.between(CRAWL_MILLIS, 3 * CRAWL_MILLIS);
        time.after(time.between(2_000, 20_000), () -> delayMillis = before);
    }

    void relayDied() {
        relayOpen = false;
        if (silent || !clientOpen) return;
        time.after(delayMillis, () -> {
            if (!clientOpen) return;
            clientOpen = false;
            client.closed(this, 1006);
        });
    }

    // ---- the relay's side

    void tickSession() {
        Session here = session;
        if (relayOpen && here != null) here.tick();
    }

    private void relayEnd() {
        if (!relayOpen) return;
        relayOpen = false;
        relay.forget(this);
        Session here = session;
        if (here != null) here.closed();
    }

    @Override
    public boolean ready() {
        return streaming == 0;
    }

    @Override
    public void send(String frame) {
        if (streaming++ == 0) streamingSinceMillis = time.millis();
        down(frame, () -> {
            streaming--;
            Session here = session;
            if (streaming == 0 && relayOpen && here != null) here.drained();
        });
    }

    @Override
    public void answer(String frame) {
        down(frame, () -> {});
    }

    private void down(String frame, Runnable left) {
        downMillis = time.inOrder(downMillis, delay(), () -> {
            if (silent) {
                SimFault.CONNECTION_HALF_OPEN.fired();
                return;
            }
            if (clientOpen) {
                switch (WireCodec.readRelay(frame)) {
                    case Parsed.Good<RelayFrame>(RelayFrame good) -> client.received(this, good);
                    case Parsed.Bad<RelayFrame> bad ->
                        throw new IllegalStateException("a relay's frame: " + bad + frame);
                }
            }
            relay.run(left);
        });
    }

    @Override
    public void close(int code) {
        relayOpen = false;
        relay.forget(this);
        downMillis = time.inOrder(downMillis, delay(), () -> {
            if (!clientOpen || silent) return;
            clientOpen = false;
            client.closed(this, code);
        });
    }

    @Override
    public void drop(int code) {
        close(code);
    }

    @Override
    public long stalledMillis() {
        return streaming == 0 ? 0 : time.millis() - streamingSinceMillis;
    }

    private long delay() {
        if (delayMillis >= CRAWL_MILLIS) SimFault.CONNECTION_CRAWLS.fired();
        return time.chance(2) ? delayMillis + time.between(0, 1_500) : delayMillis;
    }
}

package org.bunpil.relay.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SelectorProbeTest {
    private static final int TIMES = 3_000;

    /**
     * A selector can accept the connection before the system's call that makes it has returned. Taken for a stranger's, it would never be
     * accepted, and the relay would end itself a quarter of a minute later.
     */
    @Test
    void itsConnectionIsRecognizedHoweverSoonItIsAccepted() throws IOException, InterruptedException {
        AtomicLong clock = new AtomicLong();
        AtomicInteger strangers = new AtomicInteger();
        Semaphore accepted = new Semaphore(0);
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SelectorProbe probe = new SelectorProbe(listener, clock::get);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (true) {
                        try (SocketChannel channel = listener.accept()) {
                            if (!probe.accepted(channel)) strangers.incrementAndGet();
                        }
                        accepted.release();
                    }
                } catch (IOException closed) {
                    return;
                }
            });
            for (int i = 0; i < TIMES && strangers.get() == 0; i++) {
                clock.addAndGet(TransportLimits.PROBE_MILLIS);
                probe.tick();
                accepted.acquire();
            }
            assertTrue(strangers.get() == 0 && probe.isAlive(), "its own connection was taken for a stranger's");
            probe.close();
        }
    }
}

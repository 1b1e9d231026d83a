package org.bunpil.client.nearby;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.jmdns.JmDNS;
import javax.jmdns.impl.JmDNSImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One responder of multicast DNS in each network that this computer is on, also in those that it comes to later. Has a thread of its own, on
 * which its owner is called; it ends with {@link #close}.
 */
final class Responders implements AutoCloseable {
    /** What is done with them. */
    interface Owner {
        /** A responder is there. May wait; is called once for each. */
        void opened(JmDNS responder, LocalNetwork network) throws IOException;

        /** A responder is gone, because this computer left the network. */
        void closed(LocalNetwork network);

        /** All networks have been looked at again. */
        void checked();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Responders.class);
    /** Whoever floods the network must not fill this computer's memory: the responder forgets everything then. */
    private static final int MOST_RECORDS = 2_000;
    /** So long a class stays listed when its computer has vanished without a word. The library reads it when it is loaded. */
    private static final String SECONDS_TO_LIVE = "120";

    private final Supplier<List<LocalNetwork>> networks;
    private final Owner owner;
    private final Map<LocalNetwork, JmDNS> open = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("nearby").daemon().factory());
    private final String host = host();

    Responders(Supplier<List<LocalNetwork>> networks, Owner owner) {
        this.networks = networks;
        this.owner = owner;
    }

    /** Not this computer's name: that is nobody's business, and its own responder may announce it. */
    private static String host() {
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        return "bunpil-" + HexFormat.of().formatHex(random);
    }

    /** Begins. @param seconds how often it looks for changed networks */
    void start(int seconds) {
        if (System.getProperty("net.dns.ttl") == null) System.setProperty("net.dns.ttl", SECONDS_TO_LIVE);
        var _ = thread.scheduleWithFixedDelay(this::check, 0, seconds, TimeUnit.SECONDS);
    }

    private void check() {
        try {
            List<LocalNetwork> now = networks.get();
            for (Map.Entry<LocalNetwork, JmDNS> each : List.copyOf(open.entrySet())) {
                if (!now.contains(each.getKey()) || isFlooded(each.getValue())) close(each.getKey());
            }
            for (LocalNetwork each : now) {
                if (!open.containsKey(each)) open(each);
            }
            // Who said goodbye is forgotten only now: the library itself looks every ten seconds.
            for (JmDNS each : open.values()) if (each instanceof JmDNSImpl responder) responder.cleanCache();
            owner.checked();
        } catch (RuntimeException failed) {
            // The next look may be luckier; without this there would be none.
            LOG.warn("classes nearby: {}", failed.toString());
        }
    }

    private static boolean isFlooded(JmDNS responder) {
        return responder instanceof JmDNSImpl known && known.getCache().size() > MOST_RECORDS;
    }

    private void open(LocalNetwork network) {
        JmDNS responder = null;
        try {
            responder = JmDNS.create(network.address(), host);
            open.put(network, responder);
            owner.opened(responder, network);
        } catch (IOException blocked) {
            LOG.info("no multicast at {}: {}", network.address().getHostAddress(), blocked.getMessage());
            open.remove(network);
            if (responder != null) close(responder);
        }
    }

    private void close(LocalNetwork network) {
        JmDNS responder = open.remove(network);
        owner.closed(network);
        if (responder != null) close(responder);
    }

    private static void close(JmDNS responder) {
        try {
            responder.close();
        } catch (IOException failed) {
            LOG.info("a responder did not close in good order: {}", failed.getMessage());
        }
    }

    /** Says goodbye in all networks. Returns at once; takes a few seconds. */
    @Override
    public void close() {
        thread.execute(() -> {
            List<Thread> all = new ArrayList<>();
            // Each waits two seconds for the echo of its goodbye.
            for (JmDNS each : open.values()) all.add(Thread.ofVirtual().start(() -> close(each)));
            open.clear();
            for (Thread each : all) {
                try {
                    each.join();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        thread.shutdown();
    }
}

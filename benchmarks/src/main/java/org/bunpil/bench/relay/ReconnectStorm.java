package org.bunpil.bench.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Many connections break at once; each client reconnects as in the protocol (R76). */
final class ReconnectStorm {
    private static final long FIRST_MILLIS = 250;
    private static final long MAX_MILLIS = 15_000;
    private static final long POLL_MILLIS = 20;
    private static final long LIMIT_MILLIS = 60_000;

    private final EventLoop eventLoop;
    private final List<LoadClient> people;
    private final Random random;
    private final List<Double> backMillis = new ArrayList<>();
    private long beganNanos;
    private int tries;

    ReconnectStorm(EventLoop eventLoop, List<LoadClient> people, Random random) {
        this.eventLoop = eventLoop;
        this.people = people;
        this.random = random;
    }

    void begin() {
        beganNanos = System.nanoTime();
        for (LoadClient one : people) one.cut();
        for (LoadClient one : people) later(one, 0);
    }

    private void later(LoadClient one, int before) {
        long range = before == 0 ? FIRST_MILLIS : Math.min(MAX_MILLIS, FIRST_MILLIS << before);
        long due = System.nanoTime() + (long) (random.nextDouble() * TimeUnit.MILLISECONDS.toNanos(range));
        boolean[] tried = {false};
        eventLoop.at(due, now -> {
            if (one.isJoined()) {
                backMillis.add((now - beganNanos) / 1e6);
                return Long.MAX_VALUE;
            }
            if (tried[0] && !one.isConnecting()) {
                later(one, before + 1);
                return Long.MAX_VALUE;
            }
            if (!tried[0]) {
                tried[0] = true;
                tries++;
                try {
                    one.connect();
                } catch (IOException refused) {
                    later(one, before + 1);
                    return Long.MAX_VALUE;
                }
            }
            return now + TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
        });
    }

    String end() throws IOException {
        boolean all = eventLoop.runUntil(() -> backMillis.size() == people.size(), LIMIT_MILLIS);
        backMillis.sort(null);
        return String.format(
                Locale.ROOT,
                "%d of %d back%s, %d tries: half after %.0f ms, 95 %% after %.0f ms, the last after %.0f ms",
                backMillis.size(),
                people.size(),
                all ? "" : " (NOT ALL)",
                tries,
                backMillis.get(backMillis.size() / 2),
                backMillis.get(backMillis.size() * 95 / 100),
                backMillis.getLast());
    }
}

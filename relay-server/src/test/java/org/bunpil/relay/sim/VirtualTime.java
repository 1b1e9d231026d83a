package org.bunpil.relay.sim;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;

/** Virtual time: events run one after the other, in an order that only the seed decides. */
final class VirtualTime {
    private record Event(long atMillis, long order, Runnable step) {}

    private static final int TRACE_LINES = 60;
    private static final long MOST_EVENTS = 3_000_000;

    final Random random;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::atMillis).thenComparingLong(Event::order));
    private final Deque<String> trace = new ArrayDeque<>();
    private long nowMillis = 1_000;
    private long orders;

    VirtualTime(long seed) {
        random = new Random(seed);
    }

    long millis() {
        return nowMillis;
    }

    void after(long delayMillis, Runnable step) {
        events.add(new Event(nowMillis + delayMillis, orders++, step));
    }

    /**
     * Schedules a step like {@link #after}, but not before {@code notBeforeMillis}.
     *
     * @return its time, to pass to the next call so that steps stay in order
     */
    long inOrder(long notBeforeMillis, long delayMillis, Runnable step) {
        long at = Math.max(notBeforeMillis, nowMillis + delayMillis);
        events.add(new Event(at, orders++, step));
        return at;
    }

    /** Runs the next event. @return false when it is later than {@code untilMillis} */
    boolean step(long untilMillis) {
        Event next = events.peek();
        if (next == null || next.atMillis() > untilMillis) {
            nowMillis = Math.max(nowMillis, untilMillis);
            return false;
        }
        events.remove();
        nowMillis = next.atMillis();
        next.step().run();
        return true;
    }

    boolean tooMany() {
        return orders > MOST_EVENTS;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    long between(long from, long to) {
        return from + random.nextLong(to - from + 1);
    }

    /** Adds a line to the trace, which is printed for a failing seed. */
    void note(String line) {
        if (trace.size() == TRACE_LINES) trace.removeFirst();
        trace.addLast(nowMillis + " " + line);
    }

    String trace() {
        return String.join("\n", trace);
    }
}

package org.bunpil.bench.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;

/** The load driver's only thread, for sockets and timers. Everything runs inside {@link #runUntil}. */
final class EventLoop implements AutoCloseable {
    private static final int READ_BYTES = 256 << 10;
    private static final int MAX_SELECT_MILLIS = 100;

    /** @param step gets the time, does what is due and returns when it is due again; {@code Long.MAX_VALUE}: never */
    private record Timer(long dueNanos, LongUnaryOperator step) {}

    private final Selector selector;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::dueNanos));
    private final byte[] bytes = new byte[READ_BYTES];
    private final ByteBuffer in = ByteBuffer.wrap(bytes);
    private long idleNanos;

    EventLoop() throws IOException {
        selector = Selector.open();
    }

    Selector selector() {
        return selector;
    }

    /** The buffer into which sockets read, one after the other. */
    ByteBuffer in() {
        return in;
    }

    /** The array behind {@link #in}. */
    byte[] bytes() {
        return bytes;
    }

    /** Time spent waiting since the start; the rest is the driver's own work. */
    long idleNanos() {
        return idleNanos;
    }

    void at(long dueNanos, LongUnaryOperator step) {
        timers.add(new Timer(dueNanos, step));
    }

    /** @return whether the condition became true in time */
    boolean runUntil(BooleanSupplier condition, long limitMillis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= end) return false;
            step(end);
        }
        return true;
    }

    void runFor(long millis) throws IOException {
        runUntil(() -> false, millis);
    }

    private void step(long endNanos) throws IOException {
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.peek().dueNanos() <= now) {
            Timer timer = timers.poll();
            long next = timer.step().applyAsLong(now);
            if (next != Long.MAX_VALUE) timers.add(new Timer(next, timer.step()));
            now = System.nanoTime();
        }
        if (selector.selectNow(this::serve) > 0) return;
        long before = System.nanoTime();
        long until =
                timers.isEmpty() ? endNanos : Math.min(endNanos, timers.peek().dueNanos());
        long waitMillis = Math.min(MAX_SELECT_MILLIS, TimeUnit.NANOSECONDS.toMillis(until - before));
        // A selector waits whole milliseconds. The rest is spent polling, so that writers are punctual.
        if (waitMillis > 0) selector.select(key -> {}, waitMillis);
        idleNanos += System.nanoTime() - now;
    }

    private void serve(SelectionKey key) {
        ((LoadSocket) key.attachment()).serve(key);
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) key.channel().close();
        selector.close();
    }
}

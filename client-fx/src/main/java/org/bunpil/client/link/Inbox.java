package org.bunpil.client.link;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Passes items from socket threads to the owner's thread, in order. A full inbox blocks the socket thread, so that TCP slows the relay
 * down and memory does not grow here.
 */
final class Inbox<T> {
    private static final int CAPACITY = 4_096;
    /** A drain occupies the owner's thread for at most this long, so that many items do not block the pen. */
    private static final long DRAIN_NANOS = 6_000_000;

    private static final long RECHECK_MILLIS = 100;

    private final BlockingQueue<T> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private final Executor owner;
    private final Consumer<T> taker;

    /** @param owner runs tasks on the owner's thread, later and in order */
    Inbox(Executor owner, Consumer<T> taker) {
        this.owner = owner;
        this.taker = taker;
    }

    /** Adds an item; any thread but the owner's. Waits while the inbox is full and {@code wanted} returns true. */
    void put(T item, BooleanSupplier wanted) {
        // The library interrupts its own thread before it reports the end of a connection; that report must not be lost.
        boolean interrupted = false;
        boolean taken = queue.offer(item);
        while (!taken && wanted.getAsBoolean()) {
            try {
                taken = queue.offer(item, RECHECK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (taken) {
            schedule();
        }
    }

    private void schedule() {
        if (drainScheduled.compareAndSet(false, true)) {
            owner.execute(this::drain);
        }
    }

    private void drain() {
        // Cleared first: an item that arrives from now on schedules another drain, which at worst finds nothing.
        drainScheduled.set(false);
        long end = System.nanoTime() + DRAIN_NANOS;
        for (T item = queue.poll(); item != null; item = queue.poll()) {
            taker.accept(item);
            if (System.nanoTime() - end >= 0 && !queue.isEmpty()) {
                schedule();
                return;
            }
        }
    }
}

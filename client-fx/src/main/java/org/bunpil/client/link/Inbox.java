package org.bunpil.client.link;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Hands things from socket threads to the owner's thread, in order. A full inbox makes the socket thread wait, so that TCP slows the relay
 * down instead of memory growing here.
 */
final class Inbox<T> {
    private static final int CAPACITY = 4_096;
    /** One drain keeps the owner's thread at most this long, so that a flood does not stop the pen. */
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

    /** From any thread but the owner's; waits while the inbox is full and {@code wanted} holds. */
    void put(T item, BooleanSupplier wanted) {
        // The library interrupts its own thread before it says that a connection has ended: that must not be lost.
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
        // Cleared first: what arrives from here on schedules again, at worst once for nothing.
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

package org.bunpil.relay.room.lane;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class VirtualThreadLaneFactoryTest {
    private static final int CARRIERS = Runtime.getRuntime().availableProcessors();

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("timed out");
            Thread.onSpinWait();
        }
    }

    /** `/live` must not say ok when no board can do anything. */
    @Test
    void lanesThatCannotMoveAreNoticed() throws InterruptedException {
        AtomicLong clock = new AtomicLong(1_000_000);
        AtomicBoolean release = new AtomicBoolean();
        CountDownLatch busy = new CountDownLatch(CARRIERS);
        try (VirtualThreadLaneFactory lanes = new VirtualThreadLaneFactory(clock::get)) {
            clock.addAndGet(60_000);
            await(lanes::isMoving);
            for (int i = 0; i < CARRIERS; i++) {
                Thread.ofVirtual().start(() -> {
                    busy.countDown();
                    while (!release.get()) Thread.onSpinWait();
                });
            }
            assertTrue(busy.await(30, TimeUnit.SECONDS));
            clock.addAndGet(60_000);
            assertFalse(lanes.isMoving());
            release.set(true);
            await(lanes::isMoving);
        } finally {
            release.set(true);
        }
    }
}

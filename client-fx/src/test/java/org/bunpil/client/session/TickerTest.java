package org.bunpil.client.session;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.until;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bunpil.client.app.FxToolkit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Regular ticks and rests. */
class TickerTest {
    @BeforeAll
    static void start() throws InterruptedException {
        FxToolkit.start();
    }

    @Test
    void oneThatRestsForHoursIsThereAtOnceWhenHurried() throws Exception {
        AtomicInteger times = new AtomicInteger();
        Ticker ticker = new Ticker(1, TimeUnit.HOURS.toMillis(1), () -> times.incrementAndGet() % 3 == 0);
        doOnFx(ticker::start);
        until("it rests", () -> times.get() == 3);
        doOnFx(ticker::hurry);
        until("it goes on until it rests again", () -> times.get() == 6);
        doOnFx(ticker::stop);
    }

    @Test
    void whatGoesWrongOnceIsDoneAgain() throws Exception {
        AtomicInteger times = new AtomicInteger();
        Ticker ticker = new Ticker(1, () -> {
            if (times.incrementAndGet() == 1) throw new IllegalStateException("as meant: once");
        });
        doOnFx(ticker::start);
        until("it goes on", () -> times.get() > 1);
        doOnFx(ticker::stop);
    }

    /** The timer knows a tick until it is due, here for an hour; a board that was left must not stay in memory so long. */
    @Test
    void oneThatIsStoppedIsForgottenBeforeItsNextTickIsDue() throws Exception {
        WeakReference<AtomicInteger> held = new WeakReference<>(startedAndStopped());
        until("nothing holds what it worked for", () -> {
            System.gc();
            return held.get() == null;
        });
    }

    private static AtomicInteger startedAndStopped() {
        AtomicInteger times = new AtomicInteger();
        Ticker ticker = new Ticker(TimeUnit.HOURS.toMillis(1), times::incrementAndGet);
        doOnFx(ticker::start);
        doOnFx(ticker::stop);
        return times;
    }
}

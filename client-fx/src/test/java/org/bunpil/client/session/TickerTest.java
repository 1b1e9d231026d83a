package org.bunpil.client.session;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.until;

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
}

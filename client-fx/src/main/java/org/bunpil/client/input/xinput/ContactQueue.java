package org.bunpil.client.input.xinput;

import java.util.concurrent.atomic.AtomicLong;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.client.input.SystemPointers;

/** What contacts did, from the thread that reads it to the one that uses it. Allocates nothing after it is made. */
final class ContactQueue {
    /** More than ten contacts report in a third of a second; whoever is full waits, nothing is dropped. */
    static final int CAPACITY = 4_096;

    private final int[] contact = new int[CAPACITY];
    private final Kind[] kind = new Kind[CAPACITY];
    private final Phase[] phase = new Phase[CAPACITY];
    private final long[] touch = new long[CAPACITY];
    private final double[] x = new double[CAPACITY];
    private final double[] y = new double[CAPACITY];
    private final double[] pressure = new double[CAPACITY];
    private final long[] millis = new long[CAPACITY];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    /** Adds a record. Reading thread. @return false if it is full */
    boolean put(
            int newContact,
            Kind newKind,
            Phase newPhase,
            long newTouch,
            double newX,
            double newY,
            double newPressure,
            long newMillis) {
        long next = written.get();
        if (next - taken.get() >= CAPACITY) return false;
        int at = (int) (next % CAPACITY);
        contact[at] = newContact;
        kind[at] = newKind;
        phase[at] = newPhase;
        touch[at] = newTouch;
        x[at] = newX;
        y[at] = newY;
        pressure[at] = newPressure;
        millis[at] = newMillis;
        written.set(next + 1);
        return true;
    }

    /** Takes all records. The other thread; the sink may call it again. */
    void drain(SystemPointers.Sink sink) {
        while (taken.get() < written.get()) {
            int at = (int) (taken.get() % CAPACITY);
            int c = contact[at];
            Kind k = kind[at];
            Phase p = phase[at];
            long t = touch[at];
            double px = x[at];
            double py = y[at];
            double pr = pressure[at];
            long m = millis[at];
            taken.incrementAndGet();
            sink.on(c, k, p, t, px, py, pr, m);
        }
    }
}

package org.bunpil.relay.ops;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** The metrics of a relay, for all its parts. Any thread. No call blocks; those on the hot path take about 10 ns (docs/decisions/0065). */
public final class Metrics {
    private final LongSupplier clock;
    private final Map<Counter, LongAdder> counters = new EnumMap<>(Counter.class);
    private final Map<Counter, ConcurrentMap<String, LongAdder>> labelled = new EnumMap<>(Counter.class);
    private final Map<Timer, Histogram> timers = new EnumMap<>(Timer.class);
    private final Map<Gauge, LongAdder> gauges = new EnumMap<>(Gauge.class);
    private final Map<Gauge, LongSupplier> observed = new ConcurrentHashMap<>();

    public Metrics() {
        this(System::nanoTime);
    }

    /** @param clock monotonic, in nanoseconds */
    public Metrics(LongSupplier clock) {
        this.clock = clock;
        for (Counter counter : Counter.values()) {
            if (counter.label() == null) counters.put(counter, new LongAdder());
            else labelled.put(counter, new ConcurrentHashMap<>());
            for (String value : counter.known()) declare(counter, value);
        }
        for (Timer timer : Timer.values()) timers.put(timer, new Histogram());
        for (Gauge gauge : Gauge.values()) gauges.put(gauge, new LongAdder());
    }

    /** The current time, for {@link #recordSince}. */
    public long now() {
        return clock.getAsLong();
    }

    public void count(Counter what) {
        count(what, 1);
    }

    public void count(Counter what, long times) {
        LongAdder adder = counters.get(what);
        if (adder == null) throw new IllegalArgumentException(what + " has a label");
        adder.add(times);
    }

    /** @param value label value, from a fixed set so that their number is limited */
    public void count(Counter what, String value) {
        adder(what, value).increment();
    }

    /** Exports a label value as 0 before it is first counted, because Prometheus cannot see an increase from nothing. */
    public void declare(Counter what, String value) {
        adder(what, value);
    }

    private LongAdder adder(Counter what, String value) {
        ConcurrentMap<String, LongAdder> values = labelled.get(what);
        if (values == null) throw new IllegalArgumentException(what + " has no label");
        return values.computeIfAbsent(value, v -> new LongAdder());
    }

    public void record(Timer what, long nanos) {
        histogram(what).record(nanos);
    }

    /** @param from time from {@link #now} */
    public void recordSince(Timer what, long from) {
        record(what, now() - from);
    }

    /** Changes a gauge's value by an amount. */
    public void add(Gauge what, long by) {
        LongAdder adder = gauges.get(what);
        if (adder != null) adder.add(by);
    }

    /** Reads a gauge's value from {@code level} whenever metrics are exported. */
    public void observe(Gauge what, LongSupplier level) {
        observed.put(what, level);
    }

    public long value(Counter what) {
        LongAdder adder = counters.get(what);
        if (adder != null) return adder.sum();
        return labelled.getOrDefault(what, new ConcurrentHashMap<>()).values().stream()
                .mapToLong(LongAdder::sum)
                .sum();
    }

    public long value(Counter what, String value) {
        return adder(what, value).sum();
    }

    public long value(Gauge what) {
        LongSupplier supplier = observed.get(what);
        if (supplier != null) return supplier.getAsLong();
        LongAdder adder = gauges.get(what);
        return adder == null ? 0 : adder.sum();
    }

    /** How often a timer was recorded. */
    public long value(Timer what) {
        return histogram(what).count();
    }

    Histogram histogram(Timer what) {
        Histogram histogram = timers.get(what);
        if (histogram == null) throw new IllegalArgumentException(what.name());
        return histogram;
    }

    /** A counter's values by label value; empty for a counter without label. */
    Map<String, Long> values(Counter what) {
        Map<String, Long> all = new java.util.TreeMap<>();
        labelled.getOrDefault(what, new ConcurrentHashMap<>()).forEach((value, adder) -> all.put(value, adder.sum()));
        return all;
    }
}

package org.bunpil.relay.ops;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Where all parts of a relay count and time what they do. Any thread; no call blocks, and those of the hot path cost some ten
 * nanoseconds (docs/decisions/0065).
 */
public final class Metrics {
    private final LongSupplier clock;
    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
    private final Map<Count, ConcurrentMap<String, LongAdder>> divided = new EnumMap<>(Count.class);
    private final Map<Span, Histogram> spans = new EnumMap<>(Span.class);
    private final Map<Level, LongAdder> levels = new EnumMap<>(Level.class);
    private final Map<Level, LongSupplier> asked = new ConcurrentHashMap<>();

    public Metrics() {
        this(System::nanoTime);
    }

    /** @param clock nanoseconds that only go up */
    public Metrics(LongSupplier clock) {
        this.clock = clock;
        for (Count count : Count.values()) {
            if (count.label() == null) counts.put(count, new LongAdder());
            else divided.put(count, new ConcurrentHashMap<>());
            for (String value : count.known()) declare(count, value);
        }
        for (Span span : Span.values()) spans.put(span, new Histogram());
        for (Level level : Level.values()) levels.put(level, new LongAdder());
    }

    /** A stamp for {@link #took}. */
    public long now() {
        return clock.getAsLong();
    }

    public void count(Count what) {
        count(what, 1);
    }

    public void count(Count what, long times) {
        LongAdder adder = counts.get(what);
        if (adder == null) throw new IllegalArgumentException(what + " has a label");
        adder.add(times);
    }

    /** @param value of the label; out of a set fixed in code, so that their number is bounded */
    public void count(Count what, String value) {
        adder(what, value).increment();
    }

    /** Shows a value of a label before it is first counted: Prometheus cannot see a rise from nothing. */
    public void declare(Count what, String value) {
        adder(what, value);
    }

    private LongAdder adder(Count what, String value) {
        ConcurrentMap<String, LongAdder> values = divided.get(what);
        if (values == null) throw new IllegalArgumentException(what + " has no label");
        return values.computeIfAbsent(value, v -> new LongAdder());
    }

    public void took(Span what, long nanos) {
        histogram(what).record(nanos);
    }

    /** @param from stamp of {@link #now} */
    public void tookSince(Span what, long from) {
        took(what, now() - from);
    }

    /** The level changes by so much. */
    public void change(Level what, long by) {
        LongAdder adder = levels.get(what);
        if (adder != null) adder.add(by);
    }

    /** The level is asked for when somebody wants to see it. */
    public void ask(Level what, LongSupplier level) {
        asked.put(what, level);
    }

    public long value(Count what) {
        LongAdder adder = counts.get(what);
        if (adder != null) return adder.sum();
        return divided.getOrDefault(what, new ConcurrentHashMap<>()).values().stream()
                .mapToLong(LongAdder::sum)
                .sum();
    }

    public long value(Count what, String value) {
        return adder(what, value).sum();
    }

    public long value(Level what) {
        LongSupplier supplier = asked.get(what);
        if (supplier != null) return supplier.getAsLong();
        LongAdder adder = levels.get(what);
        return adder == null ? 0 : adder.sum();
    }

    /** How often something was measured. */
    public long value(Span what) {
        return histogram(what).count();
    }

    Histogram histogram(Span what) {
        Histogram histogram = spans.get(what);
        if (histogram == null) throw new IllegalArgumentException(what.name());
        return histogram;
    }

    /** Counts of one kind by the value of their label; empty for those without. */
    Map<String, Long> values(Count what) {
        Map<String, Long> all = new java.util.TreeMap<>();
        divided.getOrDefault(what, new ConcurrentHashMap<>()).forEach((value, adder) -> all.put(value, adder.sum()));
        return all;
    }
}

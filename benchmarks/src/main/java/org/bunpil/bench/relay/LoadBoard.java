package org.bunpil.bench.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One board with its writers and viewers. On the event loop's thread only. */
final class LoadBoard {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CLIENT_UNITS = 8;

    private final EventLoop eventLoop;
    private final Target target;
    private final DeliveryStats stats;
    private final String board;
    private final List<WritingClient> writers = new ArrayList<>();
    private final List<LoadClient> viewers = new ArrayList<>();
    private final Map<Integer, WritingClient> byNumber = new HashMap<>();
    private final Map<WritingClient, Long> measuredFrom = new HashMap<>();
    private final long run;
    private long delivered;
    private boolean measuring;

    /** @param name letters and digits; must differ in each run, because relays store boards */
    LoadBoard(EventLoop eventLoop, Target target, DeliveryStats stats, String name, int writers, int viewers) {
        this.eventLoop = eventLoop;
        this.target = target;
        this.stats = stats;
        this.board = name;
        this.run = Integer.toUnsignedLong(name.hashCode());
        for (int i = 0; i < writers; i++) this.writers.add(new WritingClient(this, i, i == 0, run + i));
        for (int i = 0; i < viewers; i++) this.viewers.add(new LoadClient(this, writers + i, false));
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    Target target() {
        return target;
    }

    DeliveryStats stats() {
        return stats;
    }

    String board() {
        return board;
    }

    List<WritingClient> writers() {
        return writers;
    }

    List<LoadClient> viewers() {
        return viewers;
    }

    /** Adds another viewer, which is not connected yet. */
    LoadClient newcomer() {
        LoadClient newcomer = new LoadClient(this, writers.size() + viewers.size(), false);
        viewers.add(newcomer);
        return newcomer;
    }

    @Nullable
    String code() {
        return writers.getFirst().code();
    }

    /** A client id that differs for each client of each run. */
    String clientId(int number) {
        long rest = run * 10_007 + number;
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < CLIENT_UNITS; i++) {
            id.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return id.toString();
    }

    /** All clients except the first writer, which joins first. */
    List<LoadClient> rest() {
        List<LoadClient> rest = new ArrayList<>(writers.subList(1, writers.size()));
        rest.addAll(viewers);
        return rest;
    }

    void write(int perSecond, int samples, long startNanos) {
        long apart = TimeUnit.SECONDS.toNanos(1) / perSecond / writers.size();
        for (int i = 0; i < writers.size(); i++) writers.get(i).write(perSecond, samples, startNanos + i * apart);
    }

    void stop() {
        writers.forEach(WritingClient::stop);
    }

    /** Starts to count deliveries. */
    void measure() {
        byNumber.clear();
        delivered = 0;
        measuring = true;
        for (WritingClient writer : writers) {
            byNumber.put(writer.c, writer);
            measuredFrom.put(writer, writer.k() + 1);
        }
    }

    /** Number of batches that every viewer should get. */
    long written() {
        long written = 0;
        for (WritingClient writer : writers) written += writer.k() + 1 - measuredFrom.getOrDefault(writer, 0L);
        return written;
    }

    /** Number of deliveries of those batches so far. */
    long delivered() {
        return delivered;
    }

    void heard(LoadClient reader, int number, long k, long readNanos) {
        if (!measuring || reader instanceof WritingClient) return;
        WritingClient writer = byNumber.get(number);
        if (writer == null || k < measuredFrom.getOrDefault(writer, Long.MAX_VALUE)) return;
        delivered++;
        stats.delivered(readNanos - writer.sentNanos(k));
    }
}

package org.bunpil.ordeal.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The history that one client has recorded. Each line is written before anything else can happen, so that a kill loses none. Lines:
 *
 * <pre>
 * put CLIENT K DIGEST MARKS   a batch was given to the outbox
 * done CLIENT K               the relay says that the log has taken or refused all batches up to K
 * no CODE                     work was refused
 * seen SEQ HASH               the confirmed board after a frame
 * live MILLIS · away MILLIS   connected and caught up · not any more
 * disk full · disk fine       the outbox cannot be written · can be written again
 * doubt                       the stream did not fit the board, so the client asked for a snapshot
 * rest PENDING SEQ HASH PHASE the state after the client has stopped editing
 * </pre>
 *
 * <p>Written by the thread that reads the process's output, read by the one that checks.
 */
public final class ClientHistory {
    /** A batch as it was given to the outbox. */
    record Put(String client, long k, String digest, List<String> marks) {}

    /** A time without connection; {@code backMillis} is 0 while it lasts. */
    public record Outage(long lostMillis, long backMillis) {}

    private final Map<String, TreeMap<Long, Put>> puts = new HashMap<>();
    private final Map<String, Long> done = new HashMap<>();
    private final Map<Long, List<String>> seen = new TreeMap<>();
    private final List<Outage> outages = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private boolean live;
    private int diskFull;
    private int resyncs;
    private String restState = "";

    public synchronized void note(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "put" -> {
                List<String> marks = words[4].isEmpty() ? List.of() : List.of(words[4].split(","));
                Put put = new Put(words[1], Long.parseLong(words[2]), words[3], marks);
                puts.computeIfAbsent(put.client(), c -> new TreeMap<>()).put(put.k(), put);
            }
            case "done" -> done.merge(words[1], Long.parseLong(words[2]), Math::max);
            case "no" -> refusals.add(words[1]);
            case "seen" -> {
                List<String> hashes = seen.computeIfAbsent(Long.parseLong(words[1]), s -> new ArrayList<>(1));
                if (!hashes.contains(words[2])) hashes.add(words[2]);
            }
            case "live" -> {
                live = true;
                if (!outages.isEmpty() && outages.getLast().backMillis() == 0) {
                    outages.add(new Outage(outages.removeLast().lostMillis(), Long.parseLong(words[1])));
                }
            }
            case "away" -> {
                live = false;
                outages.add(new Outage(Long.parseLong(words[1]), 0));
            }
            case "disk" -> {
                if (words[1].equals("full")) diskFull++;
            }
            case "doubt" -> resyncs++;
            case "rest" -> restState = line;
            default -> throw new IllegalStateException("not a line of a history: " + line);
        }
    }

    /** Its process was killed, so it is neither live nor at rest. */
    public synchronized void killed() {
        live = false;
        restState = "";
        if (!outages.isEmpty() && outages.getLast().backMillis() == 0) outages.removeLast();
    }

    public synchronized boolean live() {
        return live;
    }

    /** The board as {@code SEQ HASH} if the client is live with nothing pending; otherwise "". */
    public synchronized String settled() {
        String[] words = restState.split(" ", -1);
        return words.length == 5 && words[1].equals("0") && words[4].equals("LIVE") ? words[2] + " " + words[3] : "";
    }

    synchronized String restState() {
        return restState;
    }

    /** The batches that were acknowledged. */
    public synchronized List<Put> acknowledged() {
        List<Put> all = new ArrayList<>();
        puts.forEach((client, byK) ->
                all.addAll(byK.headMap(done.getOrDefault(client, 0L), true).values()));
        return all;
    }

    /** The marks of a batch that was found in an outbox. */
    public synchronized List<String> marks(String client, long k) {
        TreeMap<Long, Put> byK = puts.get(client);
        Put put = byK == null ? null : byK.get(k);
        return put == null ? List.of() : put.marks();
    }

    synchronized Map<Long, List<String>> seen() {
        return new TreeMap<>(seen);
    }

    public synchronized List<Outage> outages() {
        return List.copyOf(outages);
    }

    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    synchronized int diskFull() {
        return diskFull;
    }

    synchronized int resyncs() {
        return resyncs;
    }
}

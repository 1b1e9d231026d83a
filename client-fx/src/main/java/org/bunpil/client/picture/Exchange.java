package org.bunpil.client.picture;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bunpil.model.Limits;
import org.bunpil.sync.Clock;
import org.bunpil.sync.Link;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/**
 * The client's half of what docs/protocol.md says of assets: puts own pictures, gets others', again after every cut. No threads, no
 * disk. Every call on the thread of the engine.
 */
public final class Exchange {
    private static final int PART_BYTES = Limits.ASSET_PART_UNITS / 4 * 3;
    private static final int MAX_PARTS = Limits.ASSET_BYTES / 1_024;

    /** Who is told. */
    public interface Listener {
        /** All parts are here; whether they are what was asked for is to be checked. */
        void arrived(String id, byte[] bytes);

        /** The relay has it. */
        void kept(String id);

        /** The relay will never take it. */
        void refused(String id);
    }

    private final Link link;
    private final Clock clock;
    private final Listener listener;
    private final Deque<Put> puts = new ArrayDeque<>();
    private final Map<String, Get> gets = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private boolean live;
    private double tokens = PictureLimits.PUT_BURST;
    private long tokensMillis;

    private static final class Put {
        final String id;
        final byte[] bytes;
        int next;
        long waitUntilMillis;

        Put(String id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }

        int parts() {
            return (bytes.length + PART_BYTES - 1) / PART_BYTES;
        }
    }

    private static final class Get {
        boolean asked;
        long untilMillis;
        long pauseMillis = PictureLimits.ASK_AGAIN_MILLIS;
        final Map<Integer, byte[]> parts = new HashMap<>();
        int size;
    }

    public Exchange(Link link, Clock clock, Listener listener) {
        this.link = link;
        this.clock = clock;
        this.listener = listener;
        this.tokensMillis = clock.millis();
    }

    /** Whether the relay lists to this client just now; frames of an earlier connection are lost. */
    public void live(boolean on) {
        if (on == live) return;
        live = on;
        for (Put put : puts) {
            put.next = 0;
            put.waitUntilMillis = 0;
        }
        for (Get get : gets.values()) reset(get, 0);
        tick();
    }

    /** Puts an own picture, as soon and as often as it takes. */
    public void put(String id, byte[] bytes) {
        for (Put put : puts) if (put.id.equals(id)) return;
        puts.addLast(new Put(id, bytes));
        tick();
    }

    /** Whether the relay is known to have it. */
    public boolean isKept(String id) {
        return known.contains(id);
    }

    /** Gets somebody's picture, as soon and as often as it takes. */
    public void want(String id) {
        if (gets.containsKey(id) || gets.size() >= PictureLimits.WANTED) return;
        gets.put(id, new Get());
        tick();
    }

    /** No picture is on its way. */
    public boolean isResting() {
        return puts.isEmpty() && gets.isEmpty();
    }

    /** Sends what is due; every 40 ms, or less often while {@link #isResting}. */
    public void tick() {
        if (!live) return;
        long now = clock.millis();
        ask(now);
        send(now);
    }

    private void ask(long now) {
        int asked = 0;
        for (Map.Entry<String, Get> entry : gets.entrySet()) {
            Get get = entry.getValue();
            if (get.asked && now >= get.untilMillis) reset(get, now + get.pauseMillis);
            if (get.asked) asked++;
        }
        for (Map.Entry<String, Get> entry : gets.entrySet()) {
            Get get = entry.getValue();
            if (asked >= PictureLimits.GETS) return;
            if (get.asked || now < get.untilMillis) continue;
            get.asked = true;
            get.untilMillis = now + PictureLimits.ANSWER_MILLIS;
            asked++;
            link.send(new ClientFrame.AssetGet(entry.getKey()));
        }
    }

    private void send(long now) {
        double perMilli = PictureLimits.PUT_BYTES_PER_SECOND / 1_000;
        tokens = Math.min(PictureLimits.PUT_BURST, tokens + (now - tokensMillis) * perMilli);
        tokensMillis = now;
        for (Put put : puts) {
            // Its answer is due, or it is to wait: the next one does not overtake it, a relay takes one at a time.
            if (put.next == put.parts() && now >= put.waitUntilMillis) put.next = 0;
            if (now < put.waitUntilMillis) return;
            while (put.next < put.parts() && tokens >= PART_BYTES) {
                tokens -= PART_BYTES;
                part(put);
            }
            if (put.next == put.parts()) put.waitUntilMillis = now + PictureLimits.ANSWER_MILLIS;
            return;
        }
    }

    private void part(Put put) {
        int from = put.next * PART_BYTES;
        byte[] part = Arrays.copyOfRange(put.bytes, from, Math.min(put.bytes.length, from + PART_BYTES));
        String text = Base64.getEncoder().encodeToString(part);
        link.send(new ClientFrame.AssetPut(put.id, put.next++, put.parts(), text));
    }

    /** A frame arrived; those of other things are ignored. */
    public void received(RelayFrame frame) {
        if (frame instanceof RelayFrame.AssetOk(String id)) kept(id);
        else if (frame instanceof RelayFrame.AssetData data) data(data);
        else if (frame instanceof RelayFrame.Failure failure) {
            String id = failure.args().get("id");
            if (id != null) failed(id, failure);
        }
    }

    private void kept(String id) {
        if (puts.removeIf(put -> put.id.equals(id))) {
            known.add(id);
            listener.kept(id);
        }
        tick();
    }

    private void data(RelayFrame.AssetData data) {
        Get get = gets.get(data.id());
        if (get == null || !get.asked || data.n() > MAX_PARTS) return;
        byte[] part = Base64.getDecoder().decode(data.data());
        if (get.size + part.length > Limits.ASSET_BYTES || get.parts.containsKey(data.i())) return;
        get.parts.put(data.i(), part);
        get.size += part.length;
        get.untilMillis = clock.millis() + PictureLimits.ANSWER_MILLIS;
        if (get.parts.size() < data.n()) return;
        byte[] all = new byte[get.size];
        int at = 0;
        for (int i = 0; i < data.n(); i++) {
            byte[] next = get.parts.get(i);
            if (next == null) return;
            System.arraycopy(next, 0, all, at, next.length);
            at += next.length;
        }
        gets.remove(data.id());
        known.add(data.id());
        listener.arrived(data.id(), all);
        tick();
    }

    private void failed(String id, RelayFrame.Failure failure) {
        long now = clock.millis();
        long pause = Math.clamp(failure.retryMillis(), 500, 60_000);
        Get get = gets.get(id);
        if (get != null) {
            reset(get, now + Math.max(get.pauseMillis, failure.retryMillis()));
            get.pauseMillis = Math.min(PictureLimits.ASK_AGAIN_MOST_MILLIS, get.pauseMillis * 2);
        }
        @Nullable Put refused = null;
        for (Iterator<Put> all = puts.iterator(); all.hasNext(); ) {
            Put put = all.next();
            if (!put.id.equals(id)) continue;
            switch (failure.code()) {
                case BUSY, UNAVAILABLE, RATE -> {
                    put.next = 0;
                    put.waitUntilMillis = now + pause;
                }
                case NO_ASSET -> {}
                default -> {
                    all.remove();
                    refused = put;
                }
            }
        }
        if (refused != null) listener.refused(id);
    }

    private static void reset(Get get, long againMillis) {
        get.asked = false;
        get.untilMillis = againMillis;
        get.parts.clear();
        get.size = 0;
    }
}

package org.bunpil.client.asset;

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
import org.bunpil.rate.TokenBucket;
import org.bunpil.sync.Clock;
import org.bunpil.sync.RelayLink;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.jspecify.annotations.Nullable;

/**
 * The client's half of what docs/protocol.md says about assets: uploads own images, downloads others', and starts again after a
 * disconnection. No threads, no disk. Every call on the engine's thread.
 */
public final class AssetTransfer {
    private static final int PART_BYTES = Limits.ASSET_PART_UNITS / 4 * 3;
    private static final int MAX_PARTS = Limits.ASSET_BYTES / 1_024;

    /** Receives the results. */
    public interface Listener {
        /** All parts have arrived; the receiver must check the hash. */
        void arrived(String id, byte[] bytes);

        /** The relay has the image. */
        void stored(String id);

        /** The relay will never accept the image. */
        void refused(String id);
    }

    private final RelayLink link;
    private final Clock clock;
    private final Listener listener;
    private final Deque<Upload> uploads = new ArrayDeque<>();
    private final Map<String, Download> downloads = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final TokenBucket bytes;
    private boolean live;

    private static final class Upload {
        final String id;
        final byte[] bytes;
        int next;
        long waitUntilMillis;

        Upload(String id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }

        int parts() {
            return (bytes.length + PART_BYTES - 1) / PART_BYTES;
        }
    }

    private static final class Download {
        boolean asked;
        long untilMillis;
        long pauseMillis = AssetLimits.ASK_AGAIN_MILLIS;
        final Map<Integer, byte[]> parts = new HashMap<>();
        int size;
    }

    public AssetTransfer(RelayLink link, Clock clock, Listener listener) {
        this.link = link;
        this.clock = clock;
        this.listener = listener;
        this.bytes = new TokenBucket(AssetLimits.PUT_BYTES_PER_SECOND, AssetLimits.PUT_BURST, clock.millis());
    }

    /** Sets whether this client has joined at the relay. Frames of an earlier connection are lost, so transfers start again. */
    public void live(boolean on) {
        if (on == live) return;
        live = on;
        for (Upload upload : uploads) {
            upload.next = 0;
            upload.waitUntilMillis = 0;
        }
        for (Download download : downloads.values()) reset(download, 0);
        tick();
    }

    /** Uploads an own image, as soon as possible and as often as needed. */
    public void put(String id, byte[] bytes) {
        for (Upload upload : uploads) if (upload.id.equals(id)) return;
        uploads.addLast(new Upload(id, bytes));
        tick();
    }

    /** Whether the relay is known to have the image. */
    public boolean isStored(String id) {
        return known.contains(id);
    }

    /** Downloads an image, as soon as possible and as often as needed. */
    public void request(String id) {
        if (downloads.containsKey(id) || downloads.size() >= AssetLimits.MAX_REQUESTED) return;
        downloads.put(id, new Download());
        tick();
    }

    /** Whether no transfer is in progress. */
    public boolean isIdle() {
        return uploads.isEmpty() && downloads.isEmpty();
    }

    /** Sends what is due. Call it every 40 ms, or less often while {@link #isIdle}. */
    public void tick() {
        if (!live) return;
        long now = clock.millis();
        requestDue(now);
        send(now);
    }

    private void requestDue(long now) {
        int asked = 0;
        for (Map.Entry<String, Download> entry : downloads.entrySet()) {
            Download download = entry.getValue();
            if (download.asked && now >= download.untilMillis) reset(download, now + download.pauseMillis);
            if (download.asked) asked++;
        }
        for (Map.Entry<String, Download> entry : downloads.entrySet()) {
            Download download = entry.getValue();
            if (asked >= AssetLimits.MAX_DOWNLOADS) return;
            if (download.asked || now < download.untilMillis) continue;
            download.asked = true;
            download.untilMillis = now + AssetLimits.ANSWER_MILLIS;
            asked++;
            link.send(new ClientFrame.AssetGet(entry.getKey()));
        }
    }

    private void send(long now) {
        for (Upload upload : uploads) {
            // Its answer is awaited, or it must wait. The next upload does not overtake it, as a relay takes one at a time.
            if (upload.next == upload.parts() && now >= upload.waitUntilMillis) upload.next = 0;
            if (now < upload.waitUntilMillis) return;
            while (upload.next < upload.parts() && bytes.tryTake(PART_BYTES, now)) part(upload);
            if (upload.next == upload.parts()) upload.waitUntilMillis = now + AssetLimits.ANSWER_MILLIS;
            return;
        }
    }

    private void part(Upload upload) {
        int from = upload.next * PART_BYTES;
        byte[] part = Arrays.copyOfRange(upload.bytes, from, Math.min(upload.bytes.length, from + PART_BYTES));
        String text = Base64.getEncoder().encodeToString(part);
        link.send(new ClientFrame.AssetPut(upload.id, upload.next++, upload.parts(), text));
    }

    /** A frame has arrived; frames that do not concern assets are ignored. */
    public void received(RelayFrame frame) {
        if (frame instanceof RelayFrame.AssetOk(String id)) kept(id);
        else if (frame instanceof RelayFrame.AssetData data) data(data);
        else if (frame instanceof RelayFrame.Failure failure) {
            String id = failure.args().get("id");
            if (id != null) failed(id, failure);
        }
    }

    private void kept(String id) {
        if (uploads.removeIf(upload -> upload.id.equals(id))) {
            known.add(id);
            listener.stored(id);
        }
        tick();
    }

    private void data(RelayFrame.AssetData data) {
        Download download = downloads.get(data.id());
        if (download == null || !download.asked || data.n() > MAX_PARTS) return;
        byte[] part = Base64.getDecoder().decode(data.data());
        if (download.size + part.length > Limits.ASSET_BYTES || download.parts.containsKey(data.i())) return;
        download.parts.put(data.i(), part);
        download.size += part.length;
        download.untilMillis = clock.millis() + AssetLimits.ANSWER_MILLIS;
        if (download.parts.size() < data.n()) return;
        byte[] all = new byte[download.size];
        int at = 0;
        for (int i = 0; i < data.n(); i++) {
            byte[] next = download.parts.get(i);
            if (next == null) return;
            System.arraycopy(next, 0, all, at, next.length);
            at += next.length;
        }
        downloads.remove(data.id());
        known.add(data.id());
        listener.arrived(data.id(), all);
        tick();
    }

    private void failed(String id, RelayFrame.Failure failure) {
        long now = clock.millis();
        long pause = Math.clamp(failure.retryMillis(), 500, 60_000);
        Download download = downloads.get(id);
        if (download != null) {
            reset(download, now + Math.max(download.pauseMillis, failure.retryMillis()));
            download.pauseMillis = Math.min(AssetLimits.ASK_AGAIN_MOST_MILLIS, download.pauseMillis * 2);
        }
        @Nullable Upload refused = null;
        for (Iterator<Upload> all = uploads.iterator(); all.hasNext(); ) {
            Upload upload = all.next();
            if (!upload.id.equals(id)) continue;
            switch (failure.code()) {
                case BUSY, UNAVAILABLE, RATE -> {
                    upload.next = 0;
                    upload.waitUntilMillis = now + pause;
                }
                case NO_ASSET -> {}
                default -> {
                    all.remove();
                    refused = upload;
                }
            }
        }
        if (refused != null) listener.refused(id);
    }

    private static void reset(Download download, long againMillis) {
        download.asked = false;
        download.untilMillis = againMillis;
        download.parts.clear();
        download.size = 0;
    }
}

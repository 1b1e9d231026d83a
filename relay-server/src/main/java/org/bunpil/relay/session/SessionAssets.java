package org.bunpil.relay.session;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.rate.TokenBucket;
import org.bunpil.relay.ops.Counter;
import org.bunpil.relay.room.RoomMember;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/**
 * One session's pictures: one upload, and the requested downloads, whose parts are sent when the socket has nothing else to send. Any
 * thread. Never waits for the session's lock, because the socket's thread calls it.
 */
final class SessionAssets {
    private static final int PART_BYTES = Limits.ASSET_PART_UNITS / 4 * 3;

    private final FrameChannel channel;
    private final RelayContext context;
    private final TokenBucket in;
    private final TokenBucket out;
    private final Deque<String> wanted = new ArrayDeque<>();
    private @Nullable AssetUpload upload;
    /** Id of a refused upload; its remaining parts are ignored. */
    private String refused = "";

    private @Nullable Download download;
    private boolean closed;

    private static final class Download {
        final String id;
        final InFlightAssets.SharedAsset got;
        byte @Nullable [] bytes;
        int next;

        Download(String id, InFlightAssets.SharedAsset got) {
            this.id = id;
            this.got = got;
        }
    }

    SessionAssets(FrameChannel channel, RelayContext context) {
        this.channel = channel;
        this.context = context;
        this.in = new TokenBucket(SessionLimits.ASSET_BYTES_PER_SECOND, SessionLimits.ASSET_BURST, context.now());
        this.out = new TokenBucket(SessionLimits.ASSET_BYTES_PER_SECOND, SessionLimits.ASSET_BURST, context.now());
    }

    // ---- uploads

    /** @param member whose board's limit the picture counts towards */
    synchronized void put(RoomMember member, ClientFrame.AssetPut part) {
        if (closed || (part.i() > 0 && part.id().equals(refused))) return;
        AssetUpload current = upload;
        if (part.i() == 0) {
            dropUpload();
            current = new AssetUpload(part.id(), part.n());
            upload = current;
            refused = "";
        }
        if (member.watches()) {
            refuse(part.id(), ErrorCode.ROLE, "a watcher cannot write");
            return;
        }
        if (current == null || !current.isNext(part)) {
            refuse(part.id(), ErrorCode.BAD_FIELD, "i: not the next part");
            return;
        }
        byte[] bytes = AssetUpload.decoded(part);
        if (!in.tryTake(bytes.length, context.now())) refuse(part.id(), ErrorCode.RATE, "too fast");
        else if (!context.inFlightAssets().reserve(bytes.length))
            refuse(part.id(), ErrorCode.BUSY, "too many pictures at once");
        else if (!current.add(bytes)) {
            context.inFlightAssets().release(bytes.length);
            refuse(part.id(), ErrorCode.LIMIT, "too large");
        } else if (current.isWhole()) {
            upload = null;
            AssetUpload whole = current;
            // Hashing takes milliseconds, so it must not run on the socket's worker.
            Thread.ofVirtual().name("asset").start(() -> store(member.board(), whole.id, whole.joined()));
        }
    }

    private void refuse(String id, ErrorCode code, String detail) {
        dropUpload();
        refused = id;
        sendFailure(id, code, detail);
    }

    private void dropUpload() {
        AssetUpload old = upload;
        if (old != null) context.inFlightAssets().release(old.size());
        upload = null;
    }

    private void store(String board, String id, byte[] bytes) {
        if (!AssetBytes.isAsset(bytes)) {
            stored(id, bytes.length, ErrorCode.BAD_FIELD, "not PNG, JPEG, WebP or PDF");
        } else if (!AssetBytes.id(bytes).equals(id)) {
            stored(id, bytes.length, ErrorCode.BAD_FIELD, "id: not the hash of the bytes");
        } else {
            CompletableFuture<?> _ = context.inFlightAssets()
                    .put(board, id, bytes)
                    .whenComplete((accepted, failure) -> {
                        if (failure != null) stored(id, bytes.length, ErrorCode.UNAVAILABLE, "not kept");
                        else
                            stored(
                                    id,
                                    bytes.length,
                                    accepted ? null : ErrorCode.LIMIT,
                                    "the board has no room for pictures");
                    });
        }
    }

    private synchronized void stored(String id, int size, @Nullable ErrorCode code, String detail) {
        context.inFlightAssets().release(size);
        if (closed) return;
        context.metrics().count(Counter.PICTURES, code == null ? "put" : "refused");
        if (code == null) {
            context.metrics().count(Counter.PICTURE_BYTES, size);
            channel.answer(WireCodec.write(new RelayFrame.AssetOk(id)));
        } else {
            sendFailure(id, code, detail);
        }
    }

    // ---- downloads

    synchronized void get(String id) {
        if (closed || wanted.contains(id)) return;
        if (wanted.size() >= SessionLimits.ASSETS_WANTED) {
            sendFailure(id, ErrorCode.RATE, "too many pictures asked for");
            return;
        }
        wanted.addLast(id);
        pump();
    }

    /** Sends parts. Called when the socket is free and regularly. */
    synchronized void pump() {
        if (closed) return;
        if (download == null) begin();
        Download current = download;
        while (current != null && current.bytes != null && channel.ready() && out.tryTake(PART_BYTES, context.now())) {
            send(current, current.bytes);
            if (current.next * PART_BYTES < current.bytes.length) continue;
            finish(current);
            begin();
            current = download;
        }
    }

    private void begin() {
        String id = wanted.pollFirst();
        if (id == null) return;
        Download next = new Download(id, context.inFlightAssets().get(id));
        download = next;
        CompletableFuture<?> _ = next.got.loading.whenComplete((found, failure) -> {
            // On another thread: the future may be complete already, and this object is in the middle of a change.
            byte[] bytes = failure == null ? found.orElse(null) : null;
            Thread.ofVirtual().name("asset").start(() -> got(next, bytes, failure));
        });
    }

    private synchronized void got(Download current, byte @Nullable [] bytes, @Nullable Throwable failure) {
        if (closed || download != current) return;
        if (bytes != null) {
            current.bytes = bytes;
            context.metrics().count(Counter.PICTURES, "got");
        } else {
            finish(current);
            if (failure == null) sendFailure(current.id, ErrorCode.NO_ASSET, "no such picture here");
            else sendFailure(current.id, ErrorCode.UNAVAILABLE, "not read");
        }
        pump();
    }

    private void send(Download current, byte[] bytes) {
        int i = current.next++;
        byte[] part = Arrays.copyOfRange(bytes, i * PART_BYTES, Math.min(bytes.length, (i + 1) * PART_BYTES));
        int n = (bytes.length + PART_BYTES - 1) / PART_BYTES;
        String text = Base64.getEncoder().encodeToString(part);
        channel.send(WireCodec.write(new RelayFrame.AssetData(current.id, i, n, text)));
    }

    private void finish(Download current) {
        context.inFlightAssets().done(current.got);
        download = null;
    }

    synchronized void close() {
        closed = true;
        dropUpload();
        Download current = download;
        if (current != null) finish(current);
        wanted.clear();
    }

    private void sendFailure(String id, ErrorCode code, String detail) {
        boolean again = code == ErrorCode.BUSY || code == ErrorCode.UNAVAILABLE || code == ErrorCode.RATE;
        long retryMillis =
                again ? SessionLimits.RETRY_MILLIS + context.random().nextInt(SessionLimits.RETRY_SPREAD_MILLIS) : 0;
        channel.answer(WireCodec.write(
                new RelayFrame.Failure(code, 0, false, Map.of("id", id), "asset: " + detail, retryMillis)));
    }
}

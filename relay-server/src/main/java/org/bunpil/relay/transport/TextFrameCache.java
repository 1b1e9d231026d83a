package org.bunpil.relay.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Caches the bytes of the last few WebSocket text frames, because rooms send the same string to all members. Any thread; a race costs only
 * a second encoding.
 */
final class TextFrameCache {
    private static final int SIZE = 16;
    private static final int FIN_TEXT = 0x81;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int TWO_BYTES_MAX = 0xffff;
    private static final int EIGHT_BYTES = 127;

    private record Encoded(String text, ByteBuffer frame) {}

    private final @Nullable Encoded[] cache = new Encoded[SIZE];

    /** The encoded frame, ready to be written. Its position belongs to the caller; its bytes are shared. */
    @SuppressWarnings("ReferenceEquality") // Only the same string object: comparing would cost as much as encoding.
    ByteBuffer encoded(String text) {
        int slot = System.identityHashCode(text) & (SIZE - 1);
        Encoded last = cache[slot];
        if (last != null && last.text == text) return last.frame.duplicate();
        ByteBuffer frame = encode(text);
        cache[slot] = new Encoded(text, frame);
        return frame.duplicate();
    }

    static ByteBuffer encode(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        int length = payload.length;
        ByteBuffer frame = ByteBuffer.allocate(length + 10).put((byte) FIN_TEXT);
        if (length <= SHORT) frame.put((byte) length);
        else if (length <= TWO_BYTES_MAX) frame.put((byte) TWO_BYTES).putShort((short) length);
        else frame.put((byte) EIGHT_BYTES).putLong(length);
        return frame.put(payload).flip();
    }
}

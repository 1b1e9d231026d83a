package org.bunpil.relay.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket text frames as bytes, encoded once for everybody who gets the same one after the other: rooms hand the same string to all
 * members. Keeps the last few only. Any thread; a race costs an encoding.
 */
final class TextFrameCache {
    private static final int KEPT = 16;
    private static final int FIN_TEXT = 0x81;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final int TWO_BYTES_MAX = 0xffff;
    private static final int EIGHT_BYTES = 127;

    private record Encoded(String text, ByteBuffer frame) {}

    private final @Nullable Encoded[] kept = new Encoded[KEPT];

    /** The frame, ready to be written: its position is the caller's, its bytes are shared. */
    @SuppressWarnings(
            "ReferenceEquality") // The same string again, not an equal one: comparing would cost as much as encoding.
    ByteBuffer encoded(String text) {
        int slot = System.identityHashCode(text) & (KEPT - 1);
        Encoded last = kept[slot];
        if (last != null && last.text == text) return last.frame.duplicate();
        ByteBuffer frame = encode(text);
        kept[slot] = new Encoded(text, frame);
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

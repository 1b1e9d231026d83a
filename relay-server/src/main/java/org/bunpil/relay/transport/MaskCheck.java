package org.bunpil.relay.transport;

import java.nio.ByteBuffer;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;

/** Follows the frames of one client without storing them and refuses those that are not masked (RFC 6455, 5.1), which the library takes. */
final class MaskCheck {
    private static final int MASK = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int MASK_BYTES = 4;

    /** Bytes of the current frame's header so far, of those up to the length. */
    private int header;

    private int lengthBytes;
    private long length;
    /** Bytes of the current frame still to come: of its mask and its payload. */
    private long rest;

    /** @param bytes as they were received; not changed */
    void check(ByteBuffer bytes) throws InvalidDataException {
        int at = bytes.position();
        while (at < bytes.limit()) {
            if (rest > 0) {
                long step = Math.min(rest, bytes.limit() - at);
                rest -= step;
                at += (int) step;
                continue;
            }
            header(bytes.get(at++));
        }
    }

    private void header(byte next) throws InvalidDataException {
        header++;
        if (header == 1) return;
        if (header == 2) {
            if ((next & MASK) == 0) throw new InvalidDataException(CloseFrame.PROTOCOL_ERROR, "a frame without a mask");
            length = next & LENGTH;
            lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
            if (lengthBytes > 0) length = 0;
        } else {
            length = length << 8 | (next & 0xff);
            lengthBytes--;
        }
        if (lengthBytes > 0) return;
        header = 0;
        // A length that is negative or too large is refused by the draft.
        rest = MASK_BYTES + Math.max(0, length);
    }
}

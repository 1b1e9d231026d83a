package org.bunpil.relay.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A pool of buffers for one TLS record each. A connection holds a buffer only while part of a record waits in it, so thousands of idle
 * connections need no buffers. Any thread.
 */
final class BufferPool {
    private final int bytes;
    private final BlockingQueue<ByteBuffer> spare;

    /** @param spares most unused buffers to keep */
    BufferPool(int bytes, int spares) {
        this.bytes = bytes;
        this.spare = new ArrayBlockingQueue<>(spares);
    }

    /** Takes an empty buffer, ready to be written to. */
    ByteBuffer take() {
        ByteBuffer buffer = spare.poll();
        return buffer == null ? ByteBuffer.allocate(bytes) : buffer.clear();
    }

    /** Returns a buffer that is not used any more. */
    void give(ByteBuffer buffer) {
        boolean _ = spare.offer(buffer);
    }
}

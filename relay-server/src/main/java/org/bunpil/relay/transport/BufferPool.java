package org.bunpil.relay.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Buffers for one TLS record each. A connection holds one only while part of a record waits in it, so that thousands that say nothing
 * cost no buffers. Any thread.
 */
final class BufferPool {
    private final int bytes;
    private final BlockingQueue<ByteBuffer> spare;

    /** @param kept how many unused ones to keep */
    BufferPool(int bytes, int kept) {
        this.bytes = bytes;
        this.spare = new ArrayBlockingQueue<>(kept);
    }

    /** An empty one, ready to be written into. */
    ByteBuffer take() {
        ByteBuffer buffer = spare.poll();
        return buffer == null ? ByteBuffer.allocate(bytes) : buffer.clear();
    }

    /** Gives one back that nobody uses any more. */
    void give(ByteBuffer buffer) {
        boolean _ = spare.offer(buffer);
    }
}

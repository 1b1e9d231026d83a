package org.bunpil.bench.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A WebSocket of the load driver, with only those parts of RFC 6455 that relays and bare servers need. On the event loop's thread only. */
final class LoadSocket {
    /** The owner of the socket. */
    interface Listener {
        void opened();

        /**
         * A text frame from {@code from} to {@code to} in {@code bytes}; valid only during the call.
         *
         * @param readNanos when it was read
         */
        void text(byte[] bytes, int from, int to, long readNanos);

        void closed(int code);
    }

    private static final byte[] NOTHING = {};
    private static final int FIN = 0x80;
    private static final int MASK = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    /** Frames are masked with zeros, which is allowed and costs nothing. */
    private static final int MASK_BYTES = 4;

    private static final int ABNORMAL = 1006;

    private final EventLoop eventLoop;
    private final Listener listener;
    private final String request;
    private final SocketChannel channel;
    private final SelectionKey key;
    private boolean open;
    private boolean ended;
    private byte[] carry = NOTHING;
    private ByteBuffer unsent = ByteBuffer.wrap(NOTHING);
    private int closeCode = ABNORMAL;

    LoadSocket(EventLoop eventLoop, InetSocketAddress address, String path, Listener listener) throws IOException {
        this.eventLoop = eventLoop;
        this.listener = listener;
        this.request = "GET " + path + " HTTP/1.1\r\nHost: " + address.getHostString() + ":" + address.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = channel.register(eventLoop.selector(), SelectionKey.OP_CONNECT, this);
        channel.connect(address);
    }

    boolean isOpen() {
        return open && !ended;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Stops or resumes reading from the socket. */
    void read(boolean reads) {
        if (key.isValid()) key.interestOps(reads ? SelectionKey.OP_READ : 0);
    }

    void serve(SelectionKey ready) {
        try {
            if (ready.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            }
            if (ready.isValid() && ready.isWritable()) sent(unsent);
            if (ready.isValid() && ready.isReadable()) read();
        } catch (IOException broken) {
            end();
        }
    }

    void send(String text) {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(int opcode, byte[] payload) {
        if (ended) return;
        int length = payload.length;
        ByteBuffer frame = ByteBuffer.allocate(length + 10 + MASK_BYTES);
        frame.put((byte) (FIN | opcode));
        if (length < 126) frame.put((byte) (MASK | length));
        else frame.put((byte) (MASK | 126)).putShort((short) length);
        frame.putInt(0).put(payload).flip();
        try {
            write(frame);
        } catch (IOException broken) {
            end();
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        if (unsent.hasRemaining()) {
            ByteBuffer all = ByteBuffer.allocate(unsent.remaining() + bytes.remaining());
            unsent = all.put(unsent).put(bytes).flip();
            return;
        }
        sent(bytes);
    }

    private void sent(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        unsent = bytes;
        key.interestOps(bytes.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void read() throws IOException {
        ByteBuffer in = eventLoop.in().clear();
        in.put(carry);
        int taken = channel.read(in);
        if (taken < 0) {
            end();
            return;
        }
        long readNanos = System.nanoTime();
        byte[] bytes = eventLoop.bytes();
        int end = in.position();
        int at = open ? 0 : handshake(bytes, end);
        if (open) at = frames(bytes, at, end, readNanos);
        carry = at == end ? NOTHING : Arrays.copyOfRange(bytes, at, end);
    }

    private int handshake(byte[] bytes, int end) throws IOException {
        for (int i = 3; i < end; i++) {
            if (bytes[i] != '\n' || bytes[i - 1] != '\r' || bytes[i - 2] != '\n') continue;
            String answer = new String(bytes, 0, i, StandardCharsets.US_ASCII);
            if (!answer.startsWith("HTTP/1.1 101")) throw new IOException(answer);
            open = true;
            listener.opened();
            return i + 1;
        }
        return 0;
    }

    /** @return index of the first frame that is not complete yet */
    private int frames(byte[] bytes, int from, int end, long readNanos) throws IOException {
        int at = from;
        while (end - at >= 2 && !ended) {
            int opcode = bytes[at] & 0x0f;
            int length = bytes[at + 1] & 0x7f;
            int payload = at + 2;
            if (length == 126) {
                if (end - at < 4) break;
                length = (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
                payload += 2;
            } else if (length == 127) {
                throw new IOException("a frame above 64 KiB");
            }
            if (end - payload < length) break;
            if ((bytes[at] & FIN) == 0) throw new IOException("a frame in pieces");
            at = payload + length;
            switch (opcode) {
                case TEXT -> listener.text(bytes, payload, at, readNanos);
                case PING -> send(PONG, Arrays.copyOfRange(bytes, payload, at));
                case CLOSE -> {
                    if (length >= 2) closeCode = (bytes[payload] & 0xff) << 8 | (bytes[payload + 1] & 0xff);
                    end();
                }
                default -> {}
            }
        }
        return at;
    }

    /** Ends the connection abruptly, as a network failure would. */
    void cut() {
        end();
    }

    private void end() {
        if (ended) return;
        ended = true;
        try {
            channel.close();
        } catch (IOException gone) {
            closeCode = ABNORMAL;
        }
        listener.closed(closeCode);
    }
}

package org.bunpil.bench.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The baseline ("floor"): the least work with which Java can fan out. One thread and one selector; each text frame is sent unchanged to all
 * other connections on the same path, one write for each. No log, no checks, no limits: only for comparison.
 */
final class BroadcastServer {
    private static final int READ_BYTES = 256 << 10;
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Selector selector = Selector.open();
    private final Map<String, List<Reader>> rooms = new HashMap<>();
    private final ByteBuffer in = ByteBuffer.allocate(READ_BYTES);

    private static final class Reader {
        final SocketChannel channel;
        final Deque<ByteBuffer> unsent = new ArrayDeque<>();

        @Nullable
        List<Reader> room;

        byte[] carry = {};

        Reader(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private BroadcastServer() throws IOException {}

    public static void main(String[] args) throws IOException {
        new BroadcastServer().run();
    }

    private void run() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println("floor listening on 127.0.0.1:" + listener.socket().getLocalPort());
        while (true) selector.select(this::serve);
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ, new Reader(channel));
                return;
            }
            Reader reader = (Reader) key.attachment();
            if (key.isWritable()) flush(reader, key);
            if (key.isReadable()) read(reader, key);
        } catch (IOException broken) {
            gone(key);
        }
    }

    private static void gone(SelectionKey key) {
        Reader reader = (Reader) key.attachment();
        if (reader.room != null) reader.room.remove(reader);
        try {
            reader.channel.close();
        } catch (IOException twice) {
            System.err.println(twice);
        }
    }

    private void read(Reader reader, SelectionKey key) throws IOException {
        in.clear().put(reader.carry);
        if (reader.channel.read(in) < 0) {
            gone(key);
            return;
        }
        byte[] bytes = in.array();
        int end = in.position();
        int at = reader.room == null ? handshake(reader, bytes, end) : 0;
        if (reader.room != null) at = frames(reader, bytes, at, end);
        reader.carry = java.util.Arrays.copyOfRange(bytes, at, end);
    }

    private int frames(Reader from, byte[] bytes, int start, int end) throws IOException {
        int at = start;
        while (end - at >= 6) {
            int length = bytes[at + 1] & 0x7f;
            int head = 2;
            if (length == 126) {
                length = (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
                head = 4;
            }
            int payload = at + head + 4;
            if (end - payload < length) break;
            ByteBuffer frame = ByteBuffer.allocate(head + length);
            frame.put(bytes[at]).put((byte) (bytes[at + 1] & 0x7f));
            if (head == 4) frame.putShort((short) length);
            for (int i = 0; i < length; i++) frame.put((byte) (bytes[payload + i] ^ bytes[payload - 4 + (i & 3)]));
            frame.flip();
            at = payload + length;
            List<Reader> room = from.room;
            if (room == null) break;
            for (Reader to : room) if (to != from) send(to, frame.duplicate());
        }
        return at;
    }

    private void send(Reader to, ByteBuffer frame) throws IOException {
        if (to.unsent.isEmpty()) to.channel.write(frame);
        if (!frame.hasRemaining()) return;
        to.unsent.add(frame);
        SelectionKey key = to.channel.keyFor(selector);
        if (key != null && key.isValid()) key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    private static void flush(Reader reader, SelectionKey key) throws IOException {
        while (!reader.unsent.isEmpty()) {
            reader.channel.write(reader.unsent.peek());
            if (reader.unsent.peek().hasRemaining()) return;
            reader.unsent.poll();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    private int handshake(Reader reader, byte[] bytes, int end) throws IOException {
        String request = new String(bytes, 0, end, StandardCharsets.US_ASCII);
        int length = request.indexOf("\r\n\r\n") + 4;
        if (length < 4) return 0;
        String field = "Sec-WebSocket-Key: ";
        int from = request.indexOf(field) + field.length();
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(request.substring(from, request.indexOf("\r\n", from)))
                + "\r\n\r\n";
        reader.channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        String path = request.split(" ")[1];
        List<Reader> room = rooms.computeIfAbsent(path, p -> new ArrayList<>());
        room.add(reader);
        reader.room = room;
        return length;
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

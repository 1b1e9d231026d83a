package org.bunpil.relay.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that sends anything, even what no client may send. Reading gives up after 25 s. */
public final class RawSocket implements AutoCloseable {
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;
    public static final int FIN = 0x80;
    private static final int MASK = 0x80;
    private static final int READ_MILLIS = 25_000;
    private static final int GONE = -1;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_MILLIS);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /** Opens only a TCP connection; with TLS if the address is {@code wss}. */
    public static RawSocket dial(String address) throws IOException {
        URI uri = URI.create(address);
        InetAddress here = InetAddress.getLoopbackAddress();
        return new RawSocket(
                uri.getScheme().equals("wss")
                        ? new AnyCertificate().sockets().createSocket(here, uri.getPort())
                        : new Socket(here, uri.getPort()));
    }

    /** Opens a WebSocket. @param headers further lines of the request, each ending in CR LF */
    public static RawSocket open(String address, String headers) throws IOException {
        RawSocket socket = dial(address);
        String answer = socket.request("/v1", headers);
        if (!answer.startsWith("HTTP/1.1 101")) throw new AssertionError(answer);
        return socket;
    }

    public static RawSocket open(String address) throws IOException {
        return open(address, "");
    }

    /** Requests a WebSocket. @return status line and headers; empty when there is no answer */
    public String request(String path, String headers) throws IOException {
        bytes(("GET " + path + " HTTP/1.1\r\nHost: relay\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" + headers
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            answer.append((char) b);
            if (answer.toString().endsWith("\r\n\r\n")) break;
        }
        return answer.toString();
    }

    public RawSocket bytes(byte... raw) throws IOException {
        out.write(raw);
        out.flush();
        return this;
    }

    /** @param first FIN, reserved bits and opcode */
    public RawSocket frame(int first, byte... payload) throws IOException {
        return bytes(encode(first, payload));
    }

    /** Sends the same frame many times in one write. */
    public RawSocket frames(int times, int first, byte... payload) throws IOException {
        byte[] one = encode(first, payload);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) all.write(one, 0, one.length);
        return bytes(all.toByteArray());
    }

    public RawSocket text(String text) throws IOException {
        return frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] encode(int first, byte... payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(MASK | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(MASK | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(MASK | 127);
            for (int shift = 56; shift >= 0; shift -= 8) frame.write((int) ((long) payload.length >> shift));
        }
        // A mask of zeros.
        frame.write(new byte[4], 0, 4);
        frame.write(payload, 0, payload.length);
        return frame.toByteArray();
    }

    /** Reads text frames until one contains this. */
    public String await(String part) throws IOException {
        while (true) {
            Frame frame = next();
            if (frame.opcode == CLOSE || frame.opcode == GONE)
                throw new AssertionError("closed before \"" + part + "\": " + code(frame));
            String text = new String(frame.payload, StandardCharsets.UTF_8);
            if (text.contains(part)) return text;
        }
    }

    /** Reads until the end. @return the close code, 0 when there was none */
    public int awaitClose() throws IOException {
        while (true) {
            Frame frame = next();
            if (frame.opcode == CLOSE || frame.opcode == GONE) return code(frame);
        }
    }

    /** Reads to the end. @return whether the other side has closed the connection */
    public boolean awaitEnd() throws IOException {
        try {
            while (in.read() >= 0) continue;
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static int code(Frame frame) {
        return frame.payload.length < 2 ? 0 : (frame.payload[0] & 0xff) << 8 | (frame.payload[1] & 0xff);
    }

    private record Frame(int opcode, byte[] payload) {}

    private Frame next() throws IOException {
        try {
            int first = in.readUnsignedByte();
            long length = in.readUnsignedByte();
            if (length == 126) length = in.readUnsignedShort();
            else if (length == 127) length = in.readLong();
            byte[] payload = new byte[Math.toIntExact(length)];
            in.readFully(payload);
            return new Frame(first & 15, payload);
        } catch (EOFException | java.net.SocketException end) {
            return new Frame(GONE, new byte[0]);
        }
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

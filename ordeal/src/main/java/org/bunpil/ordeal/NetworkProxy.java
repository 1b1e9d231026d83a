package org.bunpil.ordeal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between some clients and one relay: forwards bytes, with delay or not at all on request. It can fail in two ways:
 * {@link #cut} closes connections, so both ends notice; {@link #blackhole} silently drops everything, like a router without power.
 */
final class NetworkProxy implements Closeable {
    private static final int CHUNK_BYTES = 16 << 10;
    private static final int CHUNKS_UNDER_WAY = 64;
    private static final long LOOK_MILLIS = 20;
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private record Chunk(ByteBuffer bytes, long dueNanos) {}

    private final ServerSocket listening;
    private final int relayPort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile long delayMillis;
    private volatile boolean blackholed;
    private volatile boolean refusing;

    NetworkProxy(int relayPort) {
        this.relayPort = relayPort;
        try {
            listening = new ServerSocket(0, 64, HERE);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The address that clients connect to. */
    URI address() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + "/v1");
    }

    /** Delays everything that is sent from now on, in each direction. */
    void delay(long millis) {
        delayMillis = millis;
    }

    /** Closes all connections and refuses new ones until {@link #heal}. */
    void cut() {
        refusing = true;
        breakAll();
    }

    /** Silently drops everything until {@link #heal}. */
    void blackhole() {
        blackholed = true;
    }

    /** Ends all failures and delays. Connections that have lost bytes are closed, because bytes of a stream cannot be left out. */
    void heal() {
        if (blackholed) breakAll();
        delayMillis = 0;
        blackholed = false;
        refusing = false;
    }

    private void breakAll() {
        sockets.forEach(NetworkProxy::drop);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                if (refusing) drop(near);
                else Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        Socket far = new Socket();
        sockets.add(near);
        sockets.add(far);
        try {
            far.connect(new java.net.InetSocketAddress(HERE, relayPort));
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            pump(near, far);
            pump(far, near);
        } catch (IOException refused) {
            drop(near);
            drop(far);
            sockets.remove(near);
            sockets.remove(far);
        }
    }

    private void pump(Socket from, Socket to) {
        BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS_UNDER_WAY);
        Thread.ofVirtual().start(() -> take(from, to, underWay));
        Thread.ofVirtual().start(() -> give(from, to, underWay));
    }

    private void take(Socket from, Socket to, BlockingQueue<Chunk> underWay) {
        byte[] buffer = new byte[CHUNK_BYTES];
        try {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                underWay.put(chunk(Arrays.copyOf(buffer, n)));
            }
            underWay.put(chunk(new byte[0]));
        } catch (IOException broken) {
            drop(from);
            drop(to);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Chunk chunk(byte[] bytes) {
        return new Chunk(ByteBuffer.wrap(bytes), System.nanoTime() + delayMillis * 1_000_000);
    }

    private void give(Socket from, Socket to, BlockingQueue<Chunk> underWay) {
        try {
            OutputStream out = to.getOutputStream();
            while (true) {
                Chunk chunk = underWay.take();
                long wait = (chunk.dueNanos() - System.nanoTime()) / 1_000_000;
                if (wait > 0) Thread.sleep(wait);
                while (blackholed && !to.isClosed()) Thread.sleep(LOOK_MILLIS);
                // Empty: the end of the stream.
                if (!chunk.bytes().hasRemaining()) break;
                out.write(chunk.bytes().array());
            }
        } catch (IOException broken) {
            // Both ends are closed below.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        drop(from);
        drop(to);
        sockets.remove(from);
        sockets.remove(to);
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Expected: this thread was asked to stop.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        breakAll();
    }
}

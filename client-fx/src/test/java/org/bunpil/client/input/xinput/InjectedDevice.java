package org.bunpil.client.input.xinput;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A device of an Xorg that has the driver {@code inputtest}: what is written to its socket happens (man inputtestdrv). */
final class InjectedDevice implements AutoCloseable {
    /** Largest value of a position on an axis. */
    static final int RANGE = 65_535;

    private static final int SYNC = 1;
    private static final int MOTION = 2;
    private static final int BUTTON = 4;
    private static final int TOUCH = 6;
    private static final int TOUCH_BEGIN = 18;
    private static final int VALUATORS = 64;
    private static final int PRESSURE = 4;

    private final SocketChannel socket;
    private final ByteBuffer out = ByteBuffer.allocate(2_048).order(ByteOrder.nativeOrder());

    InjectedDevice(Path path) throws IOException {
        socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        socket.connect(UnixDomainSocketAddress.of(path));
        begin(0);
        out.putShort((short) 1).putShort((short) 1);
        send();
        answer(12);
    }

    /** @param kind 0 begin, 1 update, 2 end; NaN leaves an axis out */
    void touch(int id, int kind, double x, double y, double pressure) throws IOException {
        begin(TOUCH);
        out.putInt(id).putInt(TOUCH_BEGIN + kind);
        axes(x, y, pressure);
        send();
    }

    void move(double x, double y, double pressure) throws IOException {
        begin(MOTION);
        out.putInt(1);
        // The axes are aligned to their numbers.
        axes(x, y, pressure);
        send();
    }

    void button(int button, boolean down) throws IOException {
        begin(BUTTON);
        out.putInt(1).putInt(button).putInt(down ? 1 : 0);
        axes(Double.NaN, Double.NaN, Double.NaN);
        send();
    }

    /** Waits until the server has processed everything. */
    void sync() throws IOException {
        begin(SYNC);
        send();
        answer(8);
    }

    private void axes(double x, double y, double pressure) {
        while (out.position() % 8 != 0) out.putInt(0);
        int mask = (Double.isNaN(x) ? 0 : 3) | (Double.isNaN(pressure) ? 0 : 1 << PRESSURE);
        out.putInt(0).put((byte) mask);
        out.position(out.position() + 7);
        while (out.position() % 8 != 0) out.put((byte) 0);
        int values = out.position();
        for (int i = 0; i < 2 * VALUATORS; i++) out.putDouble(0);
        out.putDouble(values, Double.isNaN(x) ? 0 : x);
        out.putDouble(values + 8, Double.isNaN(y) ? 0 : y);
        out.putDouble(values + 8 * PRESSURE, Double.isNaN(pressure) ? 0 : pressure);
    }

    private void begin(int type) {
        out.clear();
        for (int i = 0; i < out.capacity(); i++) out.put(i, (byte) 0);
        out.putInt(0).putInt(type);
    }

    private void send() throws IOException {
        out.putInt(0, out.position());
        out.flip();
        while (out.hasRemaining()) socket.write(out);
    }

    private void answer(int bytes) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(bytes);
        while (in.hasRemaining()) if (socket.read(in) < 0) throw new IOException("the X server has closed the device");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

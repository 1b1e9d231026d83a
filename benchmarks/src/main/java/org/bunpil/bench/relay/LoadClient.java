package org.bunpil.bench.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bunpil.model.FoldVersion;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** A client on a board that reads everything. On the event loop's thread only. */
class LoadClient implements LoadSocket.Listener {
    private static final byte[] BATCH = "{\"c\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NUMBER = ",\"k\":".getBytes(StandardCharsets.US_ASCII);
    /** The index of a frame's type: relays write it first. */
    private static final int TYPE = 6;

    /** Close code: the relay asks to reconnect later. */
    private static final int TRY_LATER = 1013;

    private static final int TEXT_UNITS = 200;

    final LoadBoard board;
    final String client;
    private final String secret;
    private final boolean hosts;
    private @Nullable LoadSocket socket;
    private boolean joined;
    private long[] lastK = new long[4];
    /** The participant number. */
    int c;

    private long beganNanos;
    private long joinedNanos;
    private long boardBytes;
    private @Nullable String code;
    private long heardOps;
    private boolean again;

    LoadClient(LoadBoard board, int number, boolean hosts) {
        this.board = board;
        this.hosts = hosts;
        this.client = board.clientId(number);
        this.secret = (client + client + client).substring(0, 22);
        this.c = number + 1;
    }

    void connect() throws IOException {
        joined = false;
        boardBytes = 0;
        Arrays.fill(lastK, 0);
        beganNanos = System.nanoTime();
        Target target = board.target();
        String path = target.relay() ? "/v1" : "/" + board.board();
        socket = new LoadSocket(board.eventLoop(), target.address(), path, this);
    }

    boolean isJoined() {
        return joined;
    }

    /** Reconnects if the relay has asked for it. */
    void retry() throws IOException {
        if (!again) return;
        again = false;
        connect();
    }

    /** Whether it is connected or connecting. */
    boolean isConnecting() {
        return socket != null && !socket.hasEnded();
    }

    boolean isOpen() {
        return socket != null && socket.isOpen();
    }

    /** The board's join code, after a host has been welcomed. */
    @Nullable
    String code() {
        return code;
    }

    /** Time from just before connecting to the last part of the snapshot, or to the welcome when there is none. */
    long joinNanos() {
        return joinedNanos - beganNanos;
    }

    /** Bytes of all frames up to the end of the board's snapshot. */
    long boardBytes() {
        return boardBytes;
    }

    /** Number of batches received in the stream. */
    long heardOps() {
        return heardOps;
    }

    void reads(boolean reads) {
        if (socket != null) socket.read(reads);
    }

    void cut() {
        if (socket != null) socket.cut();
    }

    void send(String text) {
        if (socket != null) socket.send(text);
    }

    @Override
    public void opened() {
        if (!board.target().relay()) {
            entered();
            return;
        }
        String boardCode = board.code();
        ClientFrame.Auth auth = hosts
                ? new ClientFrame.Auth.HostKey(
                        board.target().user(), board.target().key())
                : boardCode == null ? null : new ClientFrame.Auth.JoinCode(boardCode);
        send(WireCodec.write(new ClientFrame.Hello(
                1,
                FoldVersion.NEWEST,
                "bench/1",
                client,
                secret,
                client,
                board.board(),
                auth,
                hosts,
                null,
                null,
                null,
                false)));
    }

    @Override
    public void text(byte[] bytes, int from, int to, long readNanos) {
        DeliveryStats stats = board.stats();
        stats.frames++;
        stats.bytes += to - from;
        if (!joined) boardBytes += to - from;
        if (to - from <= TYPE) return;
        switch (bytes[from + TYPE]) {
            case 'o' -> stream(bytes, from, to, readNanos);
            case 'p' -> {
                if (bytes[from + TYPE + 1] == 'i') send("{\"t\":\"pong\",\"n\":0}");
            }
            case 's' -> part(bytes, from, to);
            default -> other(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
    }

    private void stream(byte[] bytes, int from, int to, long readNanos) {
        for (int i = from; i < to - BATCH.length; i++) {
            if (bytes[i] != '{' || !is(BATCH, bytes, i, to)) continue;
            long writer = 0;
            for (i += BATCH.length; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++)
                writer = writer * 10 + bytes[i] - '0';
            if (!is(NUMBER, bytes, i, to)) continue;
            long k = 0;
            for (i += NUMBER.length; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) k = k * 10 + bytes[i] - '0';
            heard((int) writer, k, readNanos);
        }
    }

    private static boolean is(byte[] wanted, byte[] bytes, int at, int to) {
        return at + wanted.length <= to && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private void heard(int writer, long k, long readNanos) {
        heardOps++;
        if (writer >= lastK.length) lastK = Arrays.copyOf(lastK, writer * 2);
        if (lastK[writer] != 0 && k != lastK[writer] + 1) board.stats().gaps++;
        lastK[writer] = k;
        board.heard(this, writer, k, readNanos);
    }

    /** Handles a part of a snapshot, {@code {"t":"snapshot","i":0,"n":3,…}}, or {@code slow}. */
    private void part(byte[] bytes, int from, int to) {
        String head = new String(bytes, from, Math.min(to - from, TEXT_UNITS), StandardCharsets.UTF_8);
        if (!head.startsWith("{\"t\":\"snapshot\"")) {
            board.stats().other("slow");
            return;
        }
        long i = number(head, "\"i\":");
        if (i + 1 < number(head, "\"n\":")) return;
        if (joined) board.stats().snapshots++;
        else entered();
    }

    private static long number(String text, String name) {
        long number = 0;
        for (int i = text.indexOf(name) + name.length(); Character.isDigit(text.charAt(i)); i++)
            number = number * 10 + text.charAt(i) - '0';
        return number;
    }

    private void other(String text) {
        if (!(WireCodec.readRelay(text) instanceof Parsed.Good<RelayFrame>(RelayFrame frame))) {
            board.stats().other("unreadable");
            return;
        }
        if (frame instanceof RelayFrame.Welcome welcome) {
            c = welcome.you();
            code = welcome.code();
            if (!welcome.snapshot()) entered();
        } else if (frame instanceof RelayFrame.Failure failure) {
            board.stats().other(failure.code().text());
            failed(failure);
        } else if (frame instanceof RelayFrame.Reject reject) {
            board.stats().other("reject " + reject.code().text());
        } else {
            board.stats().other(frame.getClass().getSimpleName());
        }
    }

    /** The relay has sent an error. */
    void failed(RelayFrame.Failure failure) {}

    private void entered() {
        joined = true;
        joinedNanos = System.nanoTime();
    }

    @Override
    public void closed(int closeCode) {
        joined = false;
        board.stats().closed++;
        board.stats().other("close " + closeCode);
        if (closeCode == TRY_LATER) again = true;
    }

    /** The frame with which a writer sends one batch. */
    final String frame(long k, List<Op> ops) {
        if (board.target().relay()) return WireCodec.write(new ClientFrame.Ops(k, ops));
        // The frame that a relay would send to viewers, so that all servers transfer the same bytes.
        String batch = WireCodec.writeBatch(new Batch(c, k, ops));
        return WireCodec.writeStream(k, System.currentTimeMillis(), List.of(batch), null);
    }
}

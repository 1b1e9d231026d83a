package org.bunpil.bench.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bunpil.wire.RelayFrame;

/** A client that sends a thousand batches a second, ignores all answers, and reconnects when it is closed. */
final class FloodLoad {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final LoadBoard board;
    private final List<FloodClient> all = new ArrayList<>();
    private boolean on;
    private long sent;
    private int refused;
    private int closedTimes;

    private final class FloodClient extends LoadClient {
        private final StrokeGenerator strokes;
        private long k;

        FloodClient(int number) {
            super(FloodLoad.this.board, number, false);
            strokes = new StrokeGenerator(client, number);
        }

        void step() {
            if (!isJoined()) return;
            sent++;
            send(frame(++k, strokes.stroke(100, true)));
        }

        @Override
        void failed(RelayFrame.Failure failure) {
            refused++;
        }

        @Override
        public void closed(int closeCode) {
            super.closed(closeCode);
            if (!on) return;
            closedTimes++;
            connectNext();
        }
    }

    FloodLoad(LoadBoard board) {
        this.board = board;
    }

    void begin() {
        on = true;
        connectNext();
        long[] due = {System.nanoTime()};
        board.eventLoop().at(due[0], now -> {
            if (!on) return Long.MAX_VALUE;
            all.getLast().step();
            // Keeps the rate even when the driver was late.
            return due[0] += EVERY_NANOS;
        });
    }

    private void connectNext() {
        FloodClient next = new FloodClient(1_000 + all.size());
        all.add(next);
        try {
            next.connect();
        } catch (IOException refusedAtOnce) {
            closedTimes++;
        }
    }

    String end() {
        on = false;
        for (FloodClient one : all) one.cut();
        return sent + " batches sent, " + refused + " refusals, closed " + closedTimes + " times";
    }
}

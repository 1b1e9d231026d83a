package org.bunpil.bench.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bunpil.wire.RelayFrame;

/** A member that sends a thousand batches a second, whatever it is told, and comes back when it is thrown out. */
final class Flood {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Room room;
    private final List<Flooder> all = new ArrayList<>();
    private boolean on;
    private long sent;
    private int refused;
    private int thrownOut;

    private final class Flooder extends Participant {
        private final Pen pen;
        private long k;

        Flooder(int number) {
            super(Flood.this.room, number, false);
            pen = new Pen(client, number);
        }

        void step() {
            if (!isJoined()) return;
            sent++;
            send(frame(++k, pen.stroke(100, true)));
        }

        @Override
        void failed(RelayFrame.Failure failure) {
            refused++;
        }

        @Override
        public void closed(int closeCode) {
            super.closed(closeCode);
            if (!on) return;
            thrownOut++;
            again();
        }
    }

    Flood(Room room) {
        this.room = room;
    }

    void begin() {
        on = true;
        again();
        long[] due = {System.nanoTime()};
        room.loop().at(due[0], now -> {
            if (!on) return Long.MAX_VALUE;
            all.getLast().step();
            // The rate holds even when the driver was late.
            return due[0] += EVERY_NANOS;
        });
    }

    private void again() {
        Flooder next = new Flooder(1_000 + all.size());
        all.add(next);
        try {
            next.connect();
        } catch (IOException refusedAtOnce) {
            thrownOut++;
        }
    }

    String end() {
        on = false;
        for (Flooder one : all) one.cut();
        return sent + " batches sent, " + refused + " answers of refusal, thrown out " + thrownOut + " times";
    }
}

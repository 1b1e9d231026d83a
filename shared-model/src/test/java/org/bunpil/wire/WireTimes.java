package org.bunpil.wire;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bunpil.model.Packed;
import org.bunpil.model.Sample;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;

/** A program, no test: prints what reading and writing the frames of drawing costs. Run it on an idle machine. */
public final class WireTimes {
    private static final int ROUNDS = 12;
    private static final int CALLS = 100_000;

    private static int sink;

    private WireTimes() {}

    public static void main(String[] args) {
        for (int samples : new int[] {4, 100}) {
            List<Op> ops = List.of(new Op.Append("7Qx2b9Lm-1k", 7, ink(samples)));
            String points = ink(samples).text();
            ClientFrame frame = new ClientFrame.Ops(58, ops);
            String text = Frames.write(frame);
            String batch = Frames.batch(new Batch(3, 58, ops));
            String stream = Frames.stream(7, 8, List.of(batch, batch, batch, batch), "8c1f2a0123456789");
            String record = Frames.record(new LogRecord("7Qx2b9Lm", 58, ops, null));
            System.out.println("append of " + samples + " samples, " + text.length() + " characters");
            time("points alone: read", () -> Packed.parse(points, samples).count());
            time("client frame: write", () -> Frames.write(frame).length());
            time("client frame: read", () -> Frames.readClient(text).hashCode());
            time(
                    "record: write",
                    () -> Frames.record(new LogRecord("7Qx2b9Lm", 58, ops, null))
                            .length());
            time("record: read", () -> Frames.readRecord(record).hashCode());
            time(
                    "stream of 4 batches: put together",
                    () -> Frames.stream(7, 8, List.of(batch, batch, batch, batch), null)
                            .length());
            time("stream of 4 batches: read", () -> Frames.readRelay(stream).hashCode());
        }
    }

    private interface Call {
        int run();
    }

    /** Processor time, so that others on the machine matter little. */
    private static void time(String name, Call call) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = thread.getCurrentThreadCpuTime();
            for (int i = 0; i < CALLS; i++) sink += call.run();
            best = Math.min(best, (thread.getCurrentThreadCpuTime() - start) / (double) CALLS);
        }
        System.out.println(String.format(Locale.ROOT, "  %-36s %6.2f µs", name, best / 1_000));
    }

    private static Packed ink(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) samples.add(new Sample(i * 13 % 700, i * 5 % 300, 90 + i % 60, 8));
        return Packed.of(samples);
    }
}

package org.bunpil.wire;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;

/** A program, not a test: prints the cost of reading and writing the frames of drawing. Run it on an idle machine. */
public final class CodecTimings {
    private static final int ROUNDS = 12;
    private static final int CALLS = 100_000;

    private static int sink;

    private CodecTimings() {}

    public static void main(String[] args) {
        for (int samples : new int[] {4, 100}) {
            List<Op> ops = List.of(new Op.Append("7Qx2b9Lm-1k", 7, ink(samples)));
            String points = ink(samples).text();
            ClientFrame frame = new ClientFrame.Ops(58, ops);
            String text = WireCodec.write(frame);
            String batch = WireCodec.writeBatch(new Batch(3, 58, ops));
            String stream = WireCodec.writeStream(7, 8, List.of(batch, batch, batch, batch), "8c1f2a0123456789");
            String record = WireCodec.writeRecord(new LogRecord("7Qx2b9Lm", 58, ops, null));
            System.out.println("append of " + samples + " samples, " + text.length() + " characters");
            time("points alone: read", () -> SampleChunk.parse(points, samples).sampleCount());
            time("client frame: write", () -> WireCodec.write(frame).length());
            time("client frame: read", () -> WireCodec.readClient(text).hashCode());
            time(
                    "record: write",
                    () -> WireCodec.writeRecord(new LogRecord("7Qx2b9Lm", 58, ops, null))
                            .length());
            time("record: read", () -> WireCodec.readRecord(record).hashCode());
            time(
                    "stream of 4 batches: put together",
                    () -> WireCodec.writeStream(7, 8, List.of(batch, batch, batch, batch), null)
                            .length());
            time("stream of 4 batches: read", () -> WireCodec.readRelay(stream).hashCode());
        }
    }

    private interface Call {
        int run();
    }

    /** Measures processor time, so that other programs on the machine have little influence. */
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

    private static SampleChunk ink(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) samples.add(new Sample(i * 13 % 700, i * 5 % 300, 90 + i % 60, 8));
        return SampleChunk.of(samples);
    }
}

package org.bunpil.client.ink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Limits;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.jspecify.annotations.Nullable;

/** The samples of one stroke while it is drawn, and which of them have been handed on. Pressure is the device's, or made of speed. */
public final class StrokeBuilder {
    /** A stroke is closed and another begun below the limits of one stroke, so that packing can never exceed them. */
    private static final int MAX_SAMPLES = Limits.STROKE_SAMPLES - Limits.APPEND_SAMPLES;

    private static final int MAX_BYTES = Limits.STROKE_BYTES - 4 * 1024;

    /** Samples of this long go on their way together. */
    private static final long GATHER_MILLIS = 16;

    /** At this speed and above a line without pressure is thinnest, view pixels a millisecond. */
    private static final double FAST = 2.4;
    /** Pressure that stands for standing still, and for {@link #FAST}. */
    private static final double SLOW_PRESSURE = 150;

    private static final double FAST_PRESSURE = 84;
    /** How much of the newest speed counts. */
    private static final double SPEED_WEIGHT = 0.25;

    /** A resting hand moves no farther than this, view pixels. */
    private static final double JITTER = 3;
    /** A line that leaves the straight way by more than this part of its length is meant to be crooked. */
    private static final double MAX_DEVIATION = 0.08;

    private final Point origin;
    private final List<Sample> samples = new ArrayList<>();
    private int taken;
    private long takenMillis;
    private int chunks;
    private int bytes;
    private double speed = FAST / 2;
    private PointerEvent last;
    private PointerEvent rest;

    public StrokeBuilder(Point origin, PointerEvent press) {
        this.origin = origin;
        this.last = press;
        this.rest = press;
        samples.add(new Sample(0, 0, pressure(press), 0));
    }

    public Point origin() {
        return origin;
    }

    /** Where the line has come to, board plane. */
    public Point end() {
        Sample last = samples.getLast();
        return new Point(origin.x() + last.x(), origin.y() + last.y());
    }

    /** From beginning to end as the crow flies, 1/8 board pixel. */
    public double length() {
        return Math.hypot(samples.getLast().x(), samples.getLast().y());
    }

    /** Since when the hand has rested, but for its trembling. */
    public long restMillis() {
        return rest.millis();
    }

    /** Whether the line is nearly straight already, so that making it so is what the hand wants. */
    public boolean isNearlyStraight() {
        Sample end = samples.getLast();
        double most = length() * MAX_DEVIATION;
        for (Sample s : samples)
            if (HitTest.distanceToSegment(s.x(), s.y(), 0, 0, end.x(), end.y()) > most) return false;
        return true;
    }

    /** Number of samples. */
    public int count() {
        return samples.size();
    }

    /** Chunks handed on so far. */
    public int chunks() {
        return chunks;
    }

    public boolean hasNew() {
        return taken < samples.size();
    }

    /** The stroke should be ended before more is added. */
    public boolean isFull() {
        return samples.size() >= MAX_SAMPLES || bytes >= MAX_BYTES;
    }

    /** What is new should be taken: it has waited for as long as samples are gathered, or no more fits a chunk. */
    public boolean isDue(long millis) {
        return millis - takenMillis >= GATHER_MILLIS || samples.size() - taken >= Limits.APPEND_SAMPLES - 1;
    }

    /** Number of samples handed on. */
    public int taken() {
        return taken;
    }

    /** What is new; a view. */
    public List<Sample> notTaken() {
        return Collections.unmodifiableList(samples).subList(taken, samples.size());
    }

    public void add(Point at, PointerEvent event) {
        long elapsed = Math.max(0, event.millis() - last.millis());
        Sample before = samples.getLast();
        int x = Math.clamp((long) at.x() - origin.x(), -Limits.OFFSET, Limits.OFFSET);
        int y = Math.clamp((long) at.y() - origin.y(), -Limits.OFFSET, Limits.OFFSET);
        if (x == before.x() && y == before.y()) return;
        double moved = Math.hypot(event.x() - last.x(), event.y() - last.y());
        speed += SPEED_WEIGHT * (moved / Math.max(1, elapsed) - speed);
        samples.add(new Sample(x, y, pressure(event), (int) Math.min(elapsed, 60_000)));
        last = event;
        if (Math.hypot(event.x() - rest.x(), event.y() - rest.y()) > JITTER) rest = event;
    }

    /** What is new, packed. */
    public SampleChunk takeChunk(long millis) {
        takenMillis = millis;
        SampleChunk chunk = SampleChunk.of(samples.subList(taken, samples.size()));
        taken = samples.size();
        chunks++;
        bytes += chunk.byteCount() + Limits.CHUNK_BYTES;
        return chunk;
    }

    /** Fewer samples that show the same line, or null when none can be left out. */
    public @Nullable SampleChunk simplified() {
        List<Sample> fewer = StrokeSimplifier.simplify(samples);
        return fewer.size() == samples.size() ? null : SampleChunk.of(fewer);
    }

    private int pressure(PointerEvent event) {
        if (!Double.isNaN(event.pressure())) {
            return (int) Math.round(255 * Math.clamp(event.pressure(), 0.0, 1.0));
        }
        double fast = Math.min(1, speed / FAST);
        return (int) Math.round(SLOW_PRESSURE + (FAST_PRESSURE - SLOW_PRESSURE) * fast);
    }
}

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

/** The samples of one stroke while it is drawn, and which of them have been taken. Pressure is from the device, or derived from speed. */
public final class StrokeBuilder {
    /** A stroke ends, and another begins, below the limits of one stroke, so that packing can never exceed them. */
    private static final int MAX_SAMPLES = Limits.STROKE_SAMPLES - Limits.APPEND_SAMPLES;

    private static final int MAX_BYTES = Limits.STROKE_BYTES - 4 * 1024;

    /** Samples from this span of time are sent together. */
    private static final long GATHER_MILLIS = 16;

    /** From this speed on, a line without pressure is thinnest; view pixels a millisecond. */
    private static final double FAST = 2.4;
    /** Pressure used for a pointer at rest, and for {@link #FAST}. */
    private static final double SLOW_PRESSURE = 150;

    private static final double FAST_PRESSURE = 84;
    /** Weight of the newest speed in the average. */
    private static final double SPEED_WEIGHT = 0.25;

    /**
     * While the pointer is at rest it is looked at about every 16 ms. If a busy window was silent for longer, only this much counts as rest:
     * moves may wait unread behind the silence.
     */
    private static final long MAX_UNSEEN_MILLIS = 100;

    /** A pointer that moves no farther than this is at rest, view pixels. */
    private static final double JITTER = 3;
    /** A line that deviates from a straight one by more than this part of its length is meant to be curved. */
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
    private long restedMillis;
    private long seenMillis;

    public StrokeBuilder(Point origin, PointerEvent press) {
        this.origin = origin;
        this.last = press;
        this.rest = press;
        this.seenMillis = press.millis();
        samples.add(new Sample(0, 0, pressure(press), 0));
    }

    public Point origin() {
        return origin;
    }

    /** The end of the line so far, board plane. */
    public Point end() {
        Sample last = samples.getLast();
        return new Point(origin.x() + last.x(), origin.y() + last.y());
    }

    /** Straight distance from beginning to end, 1/8 board pixel. */
    public double length() {
        return Math.hypot(samples.getLast().x(), samples.getLast().y());
    }

    /** For how long the pointer has been seen at rest, apart from jitter. */
    public long restedMillis() {
        return restedMillis;
    }

    /** Time has passed, and no move has been read. */
    public void rested(long millis) {
        restedMillis += Math.clamp(millis - seenMillis, 0, MAX_UNSEEN_MILLIS);
        seenMillis = millis;
    }

    /** Whether the line is nearly straight, so that the user wants it to become straight. */
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

    /** Number of chunks taken so far. */
    public int chunks() {
        return chunks;
    }

    public boolean hasNew() {
        return taken < samples.size();
    }

    /** Whether the stroke should end before more is added. */
    public boolean isFull() {
        return samples.size() >= MAX_SAMPLES || bytes >= MAX_BYTES;
    }

    /** Whether new samples should be taken: they have waited long enough, or no more fit a chunk. */
    public boolean isDue(long millis) {
        return millis - takenMillis >= GATHER_MILLIS || samples.size() - taken >= Limits.APPEND_SAMPLES - 1;
    }

    /** Number of samples taken. */
    public int taken() {
        return taken;
    }

    /** The new samples; a view. */
    public List<Sample> notTaken() {
        return Collections.unmodifiableList(samples).subList(taken, samples.size());
    }

    public void add(Point at, PointerEvent event) {
        rested(event.millis());
        long elapsed = Math.max(0, event.millis() - last.millis());
        Sample before = samples.getLast();
        int x = Math.clamp((long) at.x() - origin.x(), -Limits.OFFSET, Limits.OFFSET);
        int y = Math.clamp((long) at.y() - origin.y(), -Limits.OFFSET, Limits.OFFSET);
        if (x == before.x() && y == before.y()) return;
        double moved = Math.hypot(event.x() - last.x(), event.y() - last.y());
        speed += SPEED_WEIGHT * (moved / Math.max(1, elapsed) - speed);
        samples.add(new Sample(x, y, pressure(event), (int) Math.min(elapsed, 60_000)));
        last = event;
        if (Math.hypot(event.x() - rest.x(), event.y() - rest.y()) > JITTER) {
            rest = event;
            restedMillis = 0;
        }
    }

    /** Takes the new samples, packed. */
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

package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.editor.Hit;
import org.bunpil.client.input.InputEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Limits;
import org.bunpil.model.Packed;
import org.bunpil.model.Sample;
import org.jspecify.annotations.Nullable;

/** The samples of one stroke while it is drawn, and which of them have been handed on. Pressure is the device's, or made of speed. */
final class Ink {
    /** A stroke is closed and another begun below the limits of one stroke, so that packing can never exceed them. */
    private static final int MAX_SAMPLES = Limits.STROKE_SAMPLES - Limits.APPEND_SAMPLES;

    private static final int MAX_BYTES = Limits.STROKE_BYTES - 4 * 1024;

    /** At this speed and above a line without pressure is thinnest, view pixels a millisecond. */
    private static final double FAST = 2.4;
    /** Pressure that stands for standing still, and for {@link #FAST}. */
    private static final double SLOW_PRESSURE = 150;

    private static final double FAST_PRESSURE = 84;
    /** How much of the newest speed counts. */
    private static final double SPEED_WEIGHT = 0.25;

    /** A resting hand moves no farther than this, view pixels. */
    private static final double TREMBLE = 3;
    /** A line that leaves the straight way by more than this part of its length is meant to be crooked. */
    private static final double CROOKED = 0.08;

    private final Point origin;
    private final List<Sample> samples = new ArrayList<>();
    private int taken;
    private int chunks;
    private int bytes;
    private double speed = FAST / 2;
    private InputEvent last;
    private InputEvent rest;

    Ink(Point origin, InputEvent press) {
        this.origin = origin;
        this.last = press;
        this.rest = press;
        samples.add(new Sample(0, 0, pressure(press), 0));
    }

    Point origin() {
        return origin;
    }

    /** Where the line has come to, board plane. */
    Point end() {
        Sample last = samples.getLast();
        return new Point(origin.x() + last.x(), origin.y() + last.y());
    }

    /** From beginning to end as the crow flies, 1/8 board pixel. */
    double length() {
        return Math.hypot(samples.getLast().x(), samples.getLast().y());
    }

    /** Since when the hand has rested, but for its trembling. */
    long restMillis() {
        return rest.millis();
    }

    /** Whether the line is nearly straight already, so that making it so is what the hand wants. */
    boolean isNearlyStraight() {
        Sample end = samples.getLast();
        double most = length() * CROOKED;
        for (Sample s : samples) if (Hit.toWay(s.x(), s.y(), 0, 0, end.x(), end.y()) > most) return false;
        return true;
    }

    /** Number of samples. */
    int count() {
        return samples.size();
    }

    /** Chunks handed on so far. */
    int chunks() {
        return chunks;
    }

    boolean hasNew() {
        return taken < samples.size();
    }

    /** The stroke should be ended before more is added. */
    boolean isFull() {
        return samples.size() >= MAX_SAMPLES || bytes >= MAX_BYTES;
    }

    /** What is new should be taken before more is added. */
    boolean isChunkFull() {
        return samples.size() - taken >= Limits.APPEND_SAMPLES - 1;
    }

    void add(Point at, InputEvent event) {
        long elapsed = Math.max(0, event.millis() - last.millis());
        Sample before = samples.getLast();
        int x = Math.clamp((long) at.x() - origin.x(), -Limits.OFFSET, Limits.OFFSET);
        int y = Math.clamp((long) at.y() - origin.y(), -Limits.OFFSET, Limits.OFFSET);
        if (x == before.x() && y == before.y()) return;
        double moved = Math.hypot(event.x() - last.x(), event.y() - last.y());
        speed += SPEED_WEIGHT * (moved / Math.max(1, elapsed) - speed);
        samples.add(new Sample(x, y, pressure(event), (int) Math.min(elapsed, 60_000)));
        last = event;
        if (Math.hypot(event.x() - rest.x(), event.y() - rest.y()) > TREMBLE) rest = event;
    }

    /** What is new, packed. */
    Packed take() {
        Packed chunk = Packed.of(samples.subList(taken, samples.size()));
        taken = samples.size();
        chunks++;
        bytes += chunk.size();
        return chunk;
    }

    /** Fewer samples that show the same line, or null when none can be left out. */
    @Nullable
    Packed fit() {
        List<Sample> fewer = Fit.of(samples);
        return fewer.size() == samples.size() ? null : Packed.of(fewer);
    }

    private int pressure(InputEvent event) {
        if (!Double.isNaN(event.pressure())) {
            return (int) Math.round(255 * Math.clamp(event.pressure(), 0.0, 1.0));
        }
        double fast = Math.min(1, speed / FAST);
        return (int) Math.round(SLOW_PRESSURE + (FAST_PRESSURE - SLOW_PRESSURE) * fast);
    }
}

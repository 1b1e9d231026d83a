package org.bunpil.client.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.canvas.BoardNode;
import org.bunpil.client.input.InputEvent;
import org.bunpil.client.input.InputEvent.Kind;
import org.bunpil.client.input.InputEvent.Modifiers;
import org.bunpil.client.input.InputEvent.Phase;

/**
 * A pen recording played back on a board in its own time, as if a pen wrote it. Reads {@code .svc} text: the number of samples, then a
 * line for each: x and y in mm, t in s, pen down (1 or 0), azimuth, tilt, pressure 0–1.
 */
final class Replay {
    private static final int MAX_SAMPLES = 100_000;
    private static final int COLUMNS = 7;
    private static final int CONTACT = 900;
    /** Part of the board that the writing covers at most. */
    private static final double COVER = 0.7;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double MILLIS_PER_SECOND = 1_000;

    private record Sample(double x, double y, long millis, boolean down, double pressure) {}

    private final BoardNode board;
    private final List<Sample> samples;
    private final double left;
    private final double top;
    private final double scale;
    private final long startNanos = System.nanoTime();
    private int next;
    private boolean down;

    private Replay(BoardNode board, List<Sample> samples) {
        this.board = board;
        this.samples = samples;
        double minX = samples.stream().mapToDouble(Sample::x).min().orElse(0);
        double maxX = samples.stream().mapToDouble(Sample::x).max().orElse(1);
        double minY = samples.stream().mapToDouble(Sample::y).min().orElse(0);
        double maxY = samples.stream().mapToDouble(Sample::y).max().orElse(1);
        scale = COVER * Math.min(board.getWidth() / (maxX - minX), board.getHeight() / (maxY - minY));
        left = (board.getWidth() - (maxX - minX) * scale) / 2 - minX * scale;
        // A tablet's y grows upwards.
        top = (board.getHeight() + (maxY - minY) * scale) / 2 + minY * scale;
    }

    /** @throws IOException when the file is none or too long */
    static Replay of(Path file, BoardNode board) throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (var lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines.skip(1)::iterator) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length >= COLUMNS && samples.size() < MAX_SAMPLES) {
                    samples.add(sample(columns));
                }
            }
        } catch (NumberFormatException notNumbers) {
            throw new IOException(file + " is not a pen recording", notNumbers);
        }
        if (samples.isEmpty()) {
            throw new IOException(file + " holds no samples");
        }
        return new Replay(board, samples);
    }

    private static Sample sample(String[] columns) {
        return new Sample(
                Double.parseDouble(columns[0]),
                Double.parseDouble(columns[1]),
                Math.round(Double.parseDouble(columns[2]) * MILLIS_PER_SECOND),
                Double.parseDouble(columns[3]) > 0,
                Double.parseDouble(columns[6]));
    }

    /** Does what is due; call it every pulse. @return whether all is written */
    boolean step() {
        long passed = (System.nanoTime() - startNanos) / NANOS_PER_MILLI;
        long first = samples.getFirst().millis();
        while (next < samples.size() && samples.get(next).millis() - first <= passed) {
            play(samples.get(next++));
        }
        if (next == samples.size() && down) {
            send(Phase.RELEASE, samples.getLast());
            down = false;
        }
        return next == samples.size();
    }

    private void play(Sample sample) {
        if (sample.down()) {
            send(down ? Phase.MOVE : Phase.PRESS, sample);
        } else if (down) {
            send(Phase.RELEASE, sample);
        }
        down = sample.down();
    }

    private void send(Phase phase, Sample sample) {
        board.input(new InputEvent(
                CONTACT,
                Kind.PEN,
                phase,
                left + sample.x() * scale,
                top - sample.y() * scale,
                sample.pressure(),
                Modifiers.NONE,
                sample.millis()));
    }
}

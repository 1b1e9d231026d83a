package org.bunpil.client.interchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The attribute {@code d} of a path as lines of points; curves become many short ones. */
final class SvgPath {
    private static final int MOST_POINTS = 200_000;
    private static final int LEAST_STEPS = 3;
    private static final int MOST_STEPS = 48;

    private final SvgNumbers in;
    /** How large a unit is seen. */
    private final double scale;

    private final List<Line> lines = new ArrayList<>();
    private double[] xy = new double[64];
    private int count;
    private int total;
    private double startX;
    private double startY;
    private double x;
    private double y;
    /** The last control point, for curves that go on smoothly. */
    private double controlX;

    private double controlY;

    private SvgPath(String text, double scale) {
        this.in = new SvgNumbers(text);
        this.scale = scale;
    }

    /** A line of points. */
    static final class Line {
        private final double[] xy;
        private final boolean closed;

        /** @param closed whether it ends where it began */
        Line(double[] xy, boolean closed) {
            this.xy = xy;
            this.closed = closed;
        }

        /** x and y in turn. */
        double[] xy() {
            return xy;
        }

        boolean isClosed() {
            return closed;
        }
    }

    /** What can be read of it, up to the first mistake. @throws IOException if it has too many points */
    static List<Line> of(String text, double scale) throws IOException {
        SvgPath path = new SvgPath(text, scale);
        char command = path.in.peek();
        if (command != 'M' && command != 'm') return List.of();
        while (path.in.peek() != 0) {
            char next = path.in.peek();
            if (!path.in.isNumber()) {
                command = path.in.take();
            } else if (command == 'M') {
                command = 'L';
            } else if (command == 'm') {
                command = 'l';
            } else if (command == 'Z' || command == 'z' || next == 0) {
                break;
            }
            if (!path.step(command)) break;
        }
        path.finish(false);
        return path.lines;
    }

    /** @return false at a mistake */
    private boolean step(char command) throws IOException {
        boolean relative = Character.isLowerCase(command);
        double fromX = relative ? x : 0;
        double fromY = relative ? y : 0;
        char upper = Character.toUpperCase(command);
        if (upper == 'Z') {
            finish(true);
            x = startX;
            y = startY;
            return true;
        }
        double[] n = arguments(upper);
        if (n.length == 0) return false;
        for (double each : n) if (Double.isNaN(each)) return false;
        switch (upper) {
            case 'M' -> {
                finish(false);
                startX = fromX + n[0];
                startY = fromY + n[1];
                x = startX;
                y = startY;
            }
            case 'L' -> line(fromX + n[0], fromY + n[1]);
            case 'H' -> line(fromX + n[0], y);
            case 'V' -> line(x, fromY + n[0]);
            case 'C' -> cubic(fromX + n[0], fromY + n[1], fromX + n[2], fromY + n[3], fromX + n[4], fromY + n[5]);
            case 'S' ->
                cubic(2 * x - controlX, 2 * y - controlY, fromX + n[0], fromY + n[1], fromX + n[2], fromY + n[3]);
            case 'Q' -> quadratic(fromX + n[0], fromY + n[1], fromX + n[2], fromY + n[3]);
            case 'T' -> quadratic(2 * x - controlX, 2 * y - controlY, fromX + n[0], fromY + n[1]);
            default -> arc(n, fromX + n[5], fromY + n[6]);
        }
        if ("CSQT".indexOf(upper) < 0) {
            controlX = x;
            controlY = y;
        }
        return true;
    }

    private double[] arguments(char upper) {
        int needed = switch (upper) {
            case 'M', 'L', 'T' -> 2;
            case 'H', 'V' -> 1;
            case 'C' -> 6;
            case 'S', 'Q' -> 4;
            case 'A' -> 7;
            default -> 0;
        };
        double[] n = new double[needed];
        for (int i = 0; i < needed; i++) n[i] = upper == 'A' && (i == 3 || i == 4) ? in.flag() : in.next();
        return n;
    }

    private void point(double toX, double toY) throws IOException {
        if (++total > MOST_POINTS) throw new IOException("a path of too many points");
        if (2 * count + 2 > xy.length) xy = Arrays.copyOf(xy, xy.length * 2);
        xy[2 * count] = toX;
        xy[2 * count + 1] = toY;
        count++;
    }

    private void line(double toX, double toY) throws IOException {
        if (count == 0) point(x, y);
        point(toX, toY);
        x = toX;
        y = toY;
    }

    private void finish(boolean closed) throws IOException {
        if (count > 1) {
            if (closed && (xy[0] != xy[2 * count - 2] || xy[1] != xy[2 * count - 1])) point(xy[0], xy[1]);
            lines.add(new Line(Arrays.copyOf(xy, 2 * count), closed));
        }
        count = 0;
    }

    private int steps(double length) {
        return (int) Math.clamp(Math.ceil(Math.sqrt(Math.max(0, length * scale)) * 1.5), LEAST_STEPS, MOST_STEPS);
    }

    private void cubic(double x1, double y1, double x2, double y2, double toX, double toY) throws IOException {
        double fromX = x;
        double fromY = y;
        int steps = steps(
                Math.hypot(x1 - fromX, y1 - fromY) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(toX - x2, toY - y2));
        for (int i = 1; i <= steps; i++) {
            double t = (double) i / steps;
            double u = 1 - t;
            line(
                    u * u * u * fromX + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t * toX,
                    u * u * u * fromY + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * toY);
        }
        controlX = x2;
        controlY = y2;
    }

    private void quadratic(double x1, double y1, double toX, double toY) throws IOException {
        cubic(x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, toX + (x1 - toX) * 2 / 3, toY + (y1 - toY) * 2 / 3, toX, toY);
        controlX = x1;
        controlY = y1;
    }

    /** As the appendix of SVG finds the centre of an arc. */
    private void arc(double[] n, double toX, double toY) throws IOException {
        double rx = Math.abs(n[0]);
        double ry = Math.abs(n[1]);
        if (rx < 1e-9 || ry < 1e-9 || (x == toX && y == toY)) {
            line(toX, toY);
            return;
        }
        double cos = Math.cos(Math.toRadians(n[2]));
        double sin = Math.sin(Math.toRadians(n[2]));
        double halfX = (x - toX) / 2;
        double halfY = (y - toY) / 2;
        double px = cos * halfX + sin * halfY;
        double py = -sin * halfX + cos * halfY;
        double much = Math.sqrt(px * px / (rx * rx) + py * py / (ry * ry));
        if (much > 1) {
            rx *= much;
            ry *= much;
        }
        double square =
                (rx * rx * ry * ry - rx * rx * py * py - ry * ry * px * px) / (rx * rx * py * py + ry * ry * px * px);
        double root = Math.sqrt(Math.max(0, square)) * (n[3] == n[4] ? -1 : 1);
        double cx = root * rx * py / ry;
        double cy = -root * ry * px / rx;
        double from = Math.atan2((py - cy) / ry, (px - cx) / rx);
        double turn = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - from;
        if (n[4] == 0 && turn > 0) turn -= 2 * Math.PI;
        if (n[4] == 1 && turn < 0) turn += 2 * Math.PI;
        double middleX = (x + toX) / 2 + cos * cx - sin * cy;
        double middleY = (y + toY) / 2 + sin * cx + cos * cy;
        int steps = steps(Math.abs(turn) * Math.max(rx, ry));
        for (int i = 1; i < steps; i++) {
            double angle = from + turn * i / steps;
            double ex = rx * Math.cos(angle);
            double ey = ry * Math.sin(angle);
            line(middleX + cos * ex - sin * ey, middleY + sin * ex + cos * ey);
        }
        line(toX, toY);
    }
}

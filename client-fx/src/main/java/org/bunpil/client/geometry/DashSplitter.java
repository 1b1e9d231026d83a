package org.bunpil.client.geometry;

/** Splits a line into dashes, as its points arrive. */
final class DashSplitter {
    private final double on;
    private final double off;
    private final DashSink dashSink;
    /** Position along the line, from its beginning. */
    private double place;
    /** Position along the line where the next dash ends or begins. */
    private double next;

    private boolean drawing;
    private double x;
    private double y;
    private double width;

    /** Draws the dashes. */
    interface DashSink {
        void point(double x, double y, double width);

        /** The current dash ends. */
        void endDash();
    }

    /**
     * @param pattern length of a dash and of the gap after it
     * @param place the position along the line at which to begin
     */
    DashSplitter(double[] pattern, double place, double x, double y, double width, DashSink dashSink) {
        this.on = pattern[0];
        this.off = pattern[1];
        this.place = place;
        this.dashSink = dashSink;
        this.x = x;
        this.y = y;
        this.width = width;
        double before = Math.floor(place / (on + off)) * (on + off);
        this.drawing = place - before < on;
        this.next = before + (drawing ? on : on + off);
        if (drawing) dashSink.point(x, y, width);
    }

    /**
     * The line continues straight.
     *
     * @param length the length that counts for this piece
     */
    void to(double toX, double toY, double toWidth, double length) {
        while (next < place + length) {
            double t = (next - place) / length;
            dashSink.point(x + (toX - x) * t, y + (toY - y) * t, width + (toWidth - width) * t);
            if (drawing) dashSink.endDash();
            drawing = !drawing;
            next += drawing ? on : off;
        }
        if (drawing) dashSink.point(toX, toY, toWidth);
        place += length;
        x = toX;
        y = toY;
        width = toWidth;
    }

    /** The line, or the wanted part of it, ends. */
    void end() {
        if (drawing) dashSink.endDash();
    }
}

package org.bunpil.client.geometry;

/** Font sizes of the style's font steps, board pixels; step 0 is the default. */
public final class FontSteps {
    private static final double[] SIZES = {20, 14, 28, 40, 64, 96};

    private FontSteps() {}

    public static double size(int step) {
        return step >= 0 && step < SIZES.length ? SIZES[step] : SIZES[0];
    }

    /** Number of steps. */
    public static int count() {
        return SIZES.length;
    }

    /** The step whose size is nearest, by their ratio. */
    public static int nearest(double size) {
        int nearest = 0;
        for (int step = 1; step < SIZES.length; step++) {
            if (ratio(SIZES[step], size) < ratio(SIZES[nearest], size)) nearest = step;
        }
        return nearest;
    }

    private static double ratio(double a, double b) {
        return Math.max(a, b) / Math.min(a, b);
    }
}

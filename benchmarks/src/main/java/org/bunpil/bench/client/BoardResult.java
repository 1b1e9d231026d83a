package org.bunpil.bench.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of one board. */
final class BoardResult {
    private final int strokes;
    private final Map<String, Double> values = new LinkedHashMap<>();

    BoardResult(int strokes) {
        this.strokes = strokes;
    }

    void put(String what, double value) {
        values.put(what, value);
    }

    /** Adds the total time of a step and its longest frame. */
    void time(String what, RenderTimer timer, long startNanos) {
        put(what, (System.nanoTime() - startNanos) / 1e6);
        put(what + ", longest frame", timer.costs().at(1));
    }

    /** Prints the boards in columns, each figure with its ratio to the first board's. */
    static void print(List<BoardResult> results) {
        System.out.printf(Locale.ROOT, "%-40s", "strokes on the board");
        for (BoardResult result : results) System.out.printf(Locale.ROOT, "%,20d", result.strokes);
        System.out.println();
        Map<String, Double> all = new LinkedHashMap<>();
        for (BoardResult result : results) all.putAll(result.values);
        for (String what : all.keySet()) {
            System.out.printf(Locale.ROOT, "%-40s", what);
            Double first = results.getFirst().values.get(what);
            for (BoardResult result : results)
                System.out.printf(Locale.ROOT, "%20s", text(result.values.get(what), first));
            System.out.println();
        }
    }

    private static String text(@Nullable Double value, @Nullable Double first) {
        if (value == null) return "";
        if (first == null || first == 0) return String.format(Locale.ROOT, "%.1f       ", value);
        return String.format(Locale.ROOT, "%.1f (x%.2f)", value, value / first);
    }
}

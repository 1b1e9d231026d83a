package org.bunpil.ordeal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bunpil.ordeal.check.HistoryChecker;

/** The report: faults injected and results, as a table. */
final class Report {
    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    boolean isGood() {
        return rounds.stream().allMatch(round -> round.checker().faults().isEmpty());
    }

    String text() {
        Map<String, Integer> counts = new TreeMap<>();
        rounds.forEach(round -> round.count(counts));
        StringBuilder text = new StringBuilder();
        line(text, "rounds", Integer.toString(rounds.size()));
        counts.forEach((kind, times) -> line(text, kind, Integer.toString(times)));
        line(text, "disk refused a client", number(sum(e -> e.diskFull())));
        line(text, "batches in effect", number(sum(e -> e.replayedLog().batches())));
        line(text, "acknowledged", number(sum(e -> e.acknowledged())));
        line(text, "left in outboxes by kills", number(sum(e -> e.outboxMarks())));
        line(text, "sent again, without effect", number(sum(e -> e.replayedLog().withoutEffect())));
        line(text, "lost", number(sum(e -> e.lost())));
        line(text, "duplicated", number(sum(e -> e.replayedLog().duplicates())));
        line(text, "hashes compared", number(sum(e -> e.seen())));
        line(text, "faults found", number(sum(e -> e.faults().size())));
        line(text, "back after kill -9 of a relay", spread(Round::backAfterRelayKill));
        line(text, "back after anything", spread(Round::backAfterAnything));
        for (Round round : rounds) {
            if (!round.checker().faults().isEmpty())
                text.append(round.checker().summary()).append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append(String.format(Locale.ROOT, "%-32s %s%n", what, value));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private long sum(ToLongFunction<HistoryChecker> of) {
        return rounds.stream()
                .mapToLong(round -> of.applyAsLong(round.checker()))
                .sum();
    }

    /** Only of rounds on Kafka: on SQLite there is no other relay to go to. */
    private String spread(Function<Round, List<Long>> of) {
        return spread(rounds.stream()
                .filter(round -> !round.log().equals("SQLite"))
                .flatMap(round -> of.apply(round).stream())
                .toList());
    }

    /** Median, p95 and worst of durations in ms. */
    static String spread(List<Long> unsorted) {
        List<Long> all = unsorted.stream().sorted().toList();
        if (all.isEmpty()) return "never away";
        return String.format(
                Locale.ROOT,
                "median %,d ms, p95 %,d ms, worst %,d ms (%,d times)",
                share(all, 0.5),
                share(all, 0.95),
                all.getLast(),
                all.size());
    }

    private static long share(List<Long> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
    }
}

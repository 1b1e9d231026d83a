package org.bunpil.ordeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The long run: rounds of two minutes with three brokers and three relays, then one with a single relay on SQLite. Prints a report. The
 * exit code is 1 when anything was lost, duplicated or different.
 */
public final class Ordeal {
    private static final int ROUND_MINUTES = 2;
    private static final String HELP = """
        bunpil ordeal: real brokers, relays and clients, killed and cut off by schedule; then checks that nothing was lost.

          --minutes N   how long faults are injected, in rounds of 2 minutes over Kafka (default 10); one round on SQLite follows
          --seed N      determines the schedule of faults (default: a new one, printed)
          --folder DIR  folder for all data (default: a temporary folder, deleted when nothing is wrong)
        """;
    /** A strong reference: without it the logger is garbage collected and its level is lost. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Ordeal() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        if (words.contains("--help")) {
            System.out.print(HELP);
            return;
        }
        int minutes;
        long seed;
        try {
            minutes = Integer.parseInt(value(words, "--minutes", "10"));
            seed = Long.parseLong(value(words, "--seed", Long.toString(new Random().nextInt(1_000_000))));
        } catch (IllegalArgumentException notUnderstood) {
            System.err.println("Not understood: " + String.join(" ", words) + ". See --help.");
            System.exit(2);
            return;
        }
        KAFKA.setLevel(Level.OFF);
        String given = value(words, "--folder", "");
        Path folder = given.isEmpty() ? Files.createTempDirectory("ordeal") : Path.of(given);
        boolean good = run(minutes, seed, folder);
        if (good && given.isEmpty()) delete(folder);
        else System.out.println("all data is in " + folder);
        System.exit(good ? 0 : 1);
    }

    private static boolean run(int minutes, long seed, Path folder) throws IOException {
        ClusterSize size = ClusterSize.KAFKA;
        System.out.printf(
                Locale.ROOT,
                "seed %d: %d brokers, %d relays, %d clients in %d processes, %d min; then 1 relay on SQLite%n",
                seed,
                size.brokers(),
                size.relays(),
                size.groups() * size.clientsPerGroup(),
                size.groups(),
                minutes);
        if (!ChildProcess.canLimitFiles()) System.out.println("There is no prlimit here: full disks are left out.");
        Report report = new Report();
        try (TestCluster cluster = TestCluster.open(size, folder.resolve("kafka"), seed)) {
            for (int done = 0; done < minutes; done += ROUND_MINUTES) {
                report.add(round(cluster, seed + done, Math.min(ROUND_MINUTES, minutes - done)));
            }
        }
        try (TestCluster cluster = TestCluster.open(ClusterSize.SQLITE, folder.resolve("sqlite"), seed)) {
            report.add(round(cluster, seed - 1, Math.min(ROUND_MINUTES, Math.max(1, minutes / 5))));
        }
        System.out.print(report.text());
        return report.isGood();
    }

    private static Round round(TestCluster cluster, long seed, int minutes) {
        String board = cluster.startClients();
        List<FaultSchedule.ScheduledFault> schedule = FaultSchedule.of(seed, cluster.size(), minutes * 60_000L);
        Round round = Round.end(cluster, board, new FaultInjector(cluster).run(schedule));
        cluster.stopClients();
        System.out.printf(
                Locale.ROOT,
                "%s round, seed %d: %d faults injected, %,d batches, %s; back after kill -9 of a relay: %s%n",
                round.log(),
                seed,
                round.injected().size(),
                round.checker().replayedLog().batches(),
                round.checker().faults().isEmpty() ? "all well" : "NOT WELL",
                Report.spread(round.backAfterRelayKill()));
        return round;
    }

    private static String value(List<String> words, String name, String otherwise) {
        for (int i = 0; i < words.size(); i += 2) {
            if (!List.of("--minutes", "--seed", "--folder").contains(words.get(i)) || i + 1 == words.size())
                throw new IllegalArgumentException(words.get(i));
            if (words.get(i).equals(name)) return words.get(i + 1);
        }
        return otherwise;
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}

package org.bunpil.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The app in a separate process, and that process's CPU time and memory (Linux). */
final class AppProcess implements AutoCloseable {
    private static final long TICKS_PER_SECOND = 100;

    private final Process process;

    /** When it was started, {@link System#nanoTime}. */
    final long startNanos;

    private AppProcess(Process process, long startNanos) {
        this.process = process;
        this.startNanos = startNanos;
    }

    /** @param log file for its output */
    static AppProcess start(List<String> command, List<String> arguments, String display, Path log) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("DISPLAY", display);
        long start = System.nanoTime();
        return new AppProcess(builder.start(), start);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** CPU time that all threads have used so far, in seconds. */
    double cpuSeconds() throws IOException {
        return seconds(Files.readString(proc("stat")));
    }

    /** CPU time that its threads have used so far, in seconds, by thread name. */
    SortedMap<String, Double> threads() throws IOException {
        SortedMap<String, Double> threads = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(proc("task"))) {
            for (Path task : tasks.toList()) {
                String stat = Files.readString(task.resolve("stat"));
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                threads.merge(name, seconds(stat), Double::sum);
            }
        }
        return threads;
    }

    private static double seconds(String stat) {
        // The name in brackets may contain anything. After it come the state, ten more fields, user and system ticks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (double) (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Memory (PSS) in MB: its own pages and its share of shared ones. */
    double pssMegabytes() throws IOException {
        for (String line : Files.readAllLines(proc("smaps_rollup"))) {
            if (line.startsWith("Pss:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
        return Double.NaN;
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

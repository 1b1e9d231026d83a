package org.bunpil.bench.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bunpil.bench.BenchOptions;

/** Runs scenarios and prints their figures. It does not pass or fail. */
public final class RelayBench {
    private RelayBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        BenchOptions options = RelayBenchOptions.readOrExit(args);
        try {
            pin(options.number("load-core", 1));
        } catch (IOException missing) {
            System.err.println(
                    "This needs the program taskset (package util-linux), which keeps load and servers apart.");
            System.exit(1);
        }
        Path work = Files.createTempDirectory("bunpil-bench");
        ServerLauncher serverLauncher = new ServerLauncher(options, work);
        for (String scenario : RelayBenchOptions.scenarios(options)) {
            System.out.printf(Locale.ROOT, "%n== %s%n", scenario);
            try (EventLoop eventLoop = new EventLoop()) {
                run(scenario, new Scenarios(options, serverLauncher, eventLoop));
            } catch (IOException failed) {
                System.out.println(scenario + " FAILED: " + failed.getMessage());
            }
        }
        System.exit(0);
    }

    private static void run(String name, Scenarios scenarios) throws IOException {
        switch (name) {
            case "fanout" -> scenarios.fanout();
            case "rooms" -> scenarios.rooms();
            case "ramp" -> scenarios.ramp();
            case "late" -> scenarios.late();
            case "stopped" -> scenarios.stopped();
            case "flood" -> scenarios.flood();
            case "idle" -> scenarios.idle();
            case "storm" -> scenarios.storm();
            default -> scenarios.kafka();
        }
    }

    /** Binds the load driver to one core. */
    private static void pin(int core) throws IOException, InterruptedException {
        String pid = Long.toString(ProcessHandle.current().pid());
        Process taskset = new ProcessBuilder("taskset", "-a", "-c", "-p", Integer.toString(core), pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (taskset.waitFor() != 0) System.out.println("The load driver could not be bound to core " + core + ".");
    }
}

package org.bunpil.bench.cold;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bunpil.bench.BenchOptions;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.relay.Relay;
import org.jspecify.annotations.Nullable;

/** Opens idle boards, out of many in Kafka, on a relay that has just started, while other boards are drawn on. */
public final class ColdBench {
    private static final String KEY = "a-host-key-of-enough-length";
    private static final String HELP = """
        bunpil bench cold: how long a relay takes to open an idle board, out of many in Kafka.

          --boards N    boards in Kafka (default 10000)
          --open N      idle boards that are opened, one after the other (default 300)
          --busy N      other boards that are drawn on meanwhile, 10 batches a second each (default 50)
          --strokes N   strokes of 80 points on each board (default 10)
          --warm N      seconds of drawing before the measurement (default 60)
          --data DIR    folder of the broker; existing boards are used again (default: a temporary one)
          --prepare     only creates the boards
        """;
    private static final BenchOptions.Known KNOWN = new BenchOptions.Known(
            Set.of(), Set.of("boards", "open", "busy", "strokes", "warm"), Set.of("data"), Set.of("prepare"));
    private static final int BUSY_PER_SECOND = 2;
    /** Silenced, because each client logs pages of settings. A strong reference: otherwise the level is lost with the logger. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private final Options options;
    private final Path data;

    private ColdBench(Options options, Path data) {
        this.options = options;
        this.data = data;
    }

    /** @param prepare whether to create the boards and do nothing else */
    private record Options(
            int boards,
            int open,
            int busy,
            int strokes,
            int warm,
            @Nullable Path data,
            boolean prepare) {
        static Options of(BenchOptions given) {
            return new Options(
                    given.number("boards", 10_000),
                    given.number("open", 300),
                    given.number("busy", 50),
                    given.number("strokes", 10),
                    given.number("warm", 60),
                    given.has("data") ? Path.of(given.text("data", "")) : null,
                    given.has("prepare"));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(BenchOptions.readOrExit(arguments, HELP, KNOWN));
        KAFKA.setLevel(Level.WARNING);
        Path given = options.data();
        Path data = given == null ? Files.createTempDirectory("bench-cold") : given;
        new ColdBench(options, data).run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (BrokerProcess broker = BrokerProcess.start(data.resolve("broker"), 0);
                ManyBoards boards = new ManyBoards(broker.address())) {
            fill(boards);
            if (options.prepare()) return;
            int idle = options.boards() - options.busy();
            Thread busy = Thread.ofPlatform().daemon().start(() -> draw(boards));
            Thread.sleep(options.warm() * 1_000L);
            measure(broker.address(), idle);
            busy.interrupt();
            busy.join();
        }
    }

    private void fill(ManyBoards boards)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path filled = data.resolve("filled-" + options.boards() + "-" + options.strokes());
        if (!Files.exists(filled)) {
            long start = System.nanoTime();
            for (int from = 0; from < options.boards(); from += 500) {
                boards.make(from, Math.min(options.boards(), from + 500), options.strokes());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d boards of %d strokes created in %.1f s%n",
                    options.boards(),
                    options.strokes(),
                    seconds(start));
            System.out.printf(
                    Locale.ROOT,
                    "snapshots of all of them stored %.1f s later%n",
                    boards.awaitSnapshots(options.boards()));
            Files.createFile(filled);
        }
    }

    /** Draws on boards that are new in each run: numbers of an earlier run would be dropped as duplicates. */
    private void draw(ManyBoards boards) {
        int first = options.boards() + new Random().nextInt(800_000);
        try {
            boards.make(first, first + options.busy(), 0);
            while (true) {
                for (int i = 0; i < options.busy(); i++) {
                    boards.stroke(first + i);
                    Thread.sleep(1_000 / Math.max(1, options.busy() * BUSY_PER_SECOND));
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void measure(String brokers, int idle)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path keys = Files.writeString(data.resolve("host-keys"), ManyBoards.OWNER + " " + KEY + "\n");
        long start = System.nanoTime();
        Process relay = relay(keys, brokers);
        try (HttpClient http = HttpClient.newHttpClient()) {
            BufferedReader out = relay.inputReader(StandardCharsets.UTF_8);
            String line = out.readLine();
            URI address = URI.create(line.substring(line.lastIndexOf(' ') + 1));
            Random random = new Random(17);
            while (BoardOpening.to(http, address, ManyBoards.id(random.nextInt(idle)), KEY) == null) {
                ManyBoards.pauseBeforeRetry(start, "the relay opens a board");
            }
            System.out.printf(Locale.ROOT, "relay: first board open %.1f s after its start%n", seconds(start));
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < idle; i++) order.add(i);
            Collections.shuffle(order, random);
            List<BoardOpening> cold = new ArrayList<>();
            List<BoardOpening> again = new ArrayList<>();
            for (int board : order.subList(0, Math.min(options.open(), idle))) {
                add(cold, BoardOpening.to(http, address, ManyBoards.id(board), KEY));
                add(again, BoardOpening.to(http, address, ManyBoards.id(board), KEY));
            }
            print("cold: hello to last byte", cold);
            print("the same boards, already open", again);
            System.out.printf(
                    Locale.ROOT, "memory of the relay: %,d MB resident%n", statusKb(relay.pid(), "VmRSS") / 1_024);
            long before = cpuTicks(relay.pid());
            Thread.sleep(10_000);
            System.out.printf(
                    Locale.ROOT,
                    "CPU of the relay with %,d batches/s in Kafka and no members: %.1f %% of a core%n",
                    options.busy() * BUSY_PER_SECOND * 5,
                    (cpuTicks(relay.pid()) - before) / 10.0);
        } finally {
            relay.destroyForcibly();
        }
    }

    private static void add(List<BoardOpening> to, @Nullable BoardOpening boardOpening) {
        if (boardOpening == null) throw new IllegalStateException("the relay does not open the board");
        to.add(boardOpening);
    }

    private Process relay(Path keys, String brokers) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Relay.class.getName(),
                        "--port",
                        "0",
                        "--data",
                        data.resolve("relay").toString(),
                        "--host-keys",
                        keys.toString(),
                        "--kafka",
                        brokers)
                .redirectError(data.resolve("relay.log").toFile())
                .start();
    }

    private static void print(String what, List<BoardOpening> boardOpenings) {
        long[] nanos =
                boardOpenings.stream().mapToLong(BoardOpening::nanos).sorted().toArray();
        long[] welcome = boardOpenings.stream()
                .mapToLong(BoardOpening::welcomeNanos)
                .sorted()
                .toArray();
        long bytes = boardOpenings.stream().mapToLong(BoardOpening::bytes).sum() / boardOpenings.size();
        System.out.printf(
                Locale.ROOT,
                "%-26s n=%d  p50 %.0f  p95 %.0f  p99 %.0f  max %.0f ms (welcome p95 %.0f ms), %,d bytes%n",
                what,
                nanos.length,
                at(nanos, 0.5),
                at(nanos, 0.95),
                at(nanos, 0.99),
                at(nanos, 1),
                at(welcome, 0.95),
                bytes);
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1e6;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** CPU time so far in 1/100 s (Linux). */
    private static long cpuTicks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long statusKb(long pid, String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith(name + ":")) return Long.parseLong(line.replaceAll("\\D", ""));
        }
        return 0;
    }
}

package org.bunpil.bench.relay;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bunpil.bench.BenchOptions;
import org.jspecify.annotations.Nullable;

/** Starts the servers to measure, each in a separate process on the server's core. */
final class ServerLauncher {
    private static final String USER = "bench";
    private static final String KEY = "a-key-for-nothing-but-the-bench";

    private final BenchOptions options;
    private final Path work;
    private final int core;
    private int started;

    /** A running server. */
    record RunningServer(Target target, List<AutoCloseable> parts) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                for (AutoCloseable part : parts) part.close();
            } catch (IOException | RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IOException(failed);
            }
        }
    }

    ServerLauncher(BenchOptions options, Path work) {
        this.options = options;
        this.work = work;
        this.core = options.number("server-core", 0);
    }

    /** The servers that a scenario compares, reduced to those requested. */
    List<String> wanted(String... names) {
        List<String> asked = List.of(options.text("servers", "relay,floor,node").split(","));
        return Stream.of(names).filter(asked::contains).toList();
    }

    /** Starts a server. @return null when it cannot be started here; the reason is printed */
    @Nullable
    RunningServer start(String name) throws IOException {
        return switch (name) {
            case "floor" -> floor();
            case "node" -> node();
            default -> relay(List.of());
        };
    }

    RunningServer relay(List<String> more) throws IOException {
        if (options.has("relay")) {
            URI uri = URI.create(options.text("relay", ""));
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(uri.getHost()), uri.getPort());
            Target there = new Target(
                    "relay",
                    address,
                    options.number("pid", 0),
                    true,
                    options.text("user", ""),
                    options.text("key", ""));
            return new RunningServer(there, List.of());
        }
        Path data = folder("relay");
        Path keys = Files.writeString(data.resolve("host-keys"), USER + " " + KEY + "\n");
        List<String> command = new ArrayList<>(
                List.of(launcher(), "relay", "--port", "0", "--data", data.toString(), "--host-keys", keys.toString()));
        command.addAll(more);
        ServerProcess process = ServerProcess.start(core, data.resolve("stderr"), command);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port());
        Target target = new Target("relay", address, process.pid(), true, USER, KEY);
        return new RunningServer(target, List.of(process, cleared(data)));
    }

    /** Starts a relay with a broker, which runs on the load driver's core. */
    RunningServer relayOverKafka() throws IOException {
        Path data = folder("broker");
        ServerProcess broker = ServerProcess.start(
                options.number("load-core", 1),
                data.resolve("stderr"),
                List.of(
                        launcher(),
                        "broker",
                        "--port",
                        "0",
                        "--data",
                        data.resolve("data").toString()));
        RunningServer relay = relay(List.of("--kafka", broker.address()));
        List<AutoCloseable> parts = new ArrayList<>(relay.parts());
        parts.add(broker);
        parts.add(cleared(data));
        Target kafka = relay.target();
        return new RunningServer(
                new Target("over Kafka", kafka.address(), kafka.pid(), true, kafka.user(), kafka.key()), parts);
    }

    private RunningServer floor() throws IOException {
        Path data = folder("floor");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ServerProcess process = ServerProcess.start(
                core,
                data.resolve("stderr"),
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BroadcastServer.class.getName()));
        return new RunningServer(Target.bare("floor", process.port(), process.pid()), List.of(process, cleared(data)));
    }

    private @Nullable RunningServer node() throws IOException {
        Path modules = Path.of(System.getProperty("bunpil.root", "."), "benchmarks", "target", "node");
        Files.createDirectories(modules);
        if (options.has("install-ws") && !Files.isDirectory(modules.resolve("node_modules/ws"))) install(modules);
        if (!Files.isDirectory(modules.resolve("node_modules/ws"))) {
            System.out.println("node       SKIPPED: the npm package ws is not here; --install-ws fetches it");
            return null;
        }
        Path script = modules.resolve("broadcast.cjs");
        try (InputStream source = ServerLauncher.class.getResourceAsStream("broadcast.cjs")) {
            if (source == null) throw new IOException("broadcast.cjs is missing from the jar");
            Files.write(script, source.readAllBytes());
        }
        Path data = folder("node");
        ServerProcess process = ServerProcess.start(core, data.resolve("stderr"), List.of("node", script.toString()));
        return new RunningServer(Target.bare("node", process.port(), process.pid()), List.of(process, cleared(data)));
    }

    private static void install(Path modules) throws IOException {
        Process npm = new ProcessBuilder(
                        "npm", "install", "--no-audit", "--no-fund", "--prefix", modules.toString(), "ws")
                .redirectErrorStream(true)
                .redirectOutput(modules.resolve("npm.log").toFile())
                .start();
        try {
            if (npm.waitFor() != 0)
                throw new IOException("npm failed: " + Files.readString(modules.resolve("npm.log")));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static String launcher() {
        return System.getProperty("bunpil.root", ".") + "/bunpil";
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(work.resolve(name + ++started));
    }

    /** Closing deletes the folder of a server that has ended. */
    private static AutoCloseable cleared(Path folder) {
        return () -> {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(path);
            }
        };
    }
}

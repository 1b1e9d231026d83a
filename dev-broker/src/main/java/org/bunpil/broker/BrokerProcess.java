package org.bunpil.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Broker} in a separate process with this process's class path, so that a test can kill it and restart it with the same data. It
 * logs to {@code stderr.log} in its data folder. One thread only.
 */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration END_LIMIT = Duration.ofSeconds(20);
    private static final String LISTENING = "bunpil broker listening on 127.0.0.1:";

    private final Process process;
    private final int port;
    private final Thread lastResort;

    private BrokerProcess(Process process, int port, Thread lastResort) {
        this.process = process;
        this.port = port;
        this.lastResort = lastResort;
    }

    /**
     * Starts a broker and blocks until it accepts records.
     *
     * @param data folder for all of its data; existing data is used
     * @param port port on loopback, 0 for any free one
     * @throws IllegalStateException with its log, when it does not accept records within five minutes
     */
    public static BrokerProcess start(Path data, int port) {
        return start(data, port, List.of());
    }

    /** @param settings file of further Kafka settings; see {@link Broker}'s help */
    public static BrokerProcess start(Path data, int port, Path settings) {
        return start(data, port, List.of("--settings", settings.toString()));
    }

    /** @param more further arguments for the program */
    static BrokerProcess start(Path data, int port, List<String> more) {
        Path log = data.resolve("stderr.log");
        List<String> command = new ArrayList<>(ChildJvm.command(Broker.class));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        command.addAll(more);
        Process process;
        try {
            Files.createDirectories(data);
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        // So that no broker outlives the tests that started it, even if one is not closed.
        Thread lastResort = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
        @Nullable String line = firstLine(process);
        if (line == null || !line.startsWith(LISTENING)) {
            process.destroyForcibly();
            throw new IllegalStateException("The broker did not start: " + read(log));
        }
        return new BrokerProcess(process, Integer.parseInt(line.substring(LISTENING.length())), lastResort);
    }

    /** The port for clients. */
    public int port() {
        return port;
    }

    /** The process id, for signals. */
    public long pid() {
        return process.pid();
    }

    /** The {@code bootstrap.servers} for clients. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Kills it without warning, as a power cut would, and blocks until it has ended. */
    public void kill9() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end and blocks until it has ended. No effect when it has ended already. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(END_LIMIT)) {
                process.destroyForcibly();
                throw new IllegalStateException("The broker did not end within " + END_LIMIT.toSeconds() + " s");
            }
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable String firstLine(Process process) {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<@Nullable String> line = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                line.complete(out.readLine());
            } catch (IOException gone) {
                line.complete(null);
            }
        });
        try {
            return line.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException none) {
            return null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}

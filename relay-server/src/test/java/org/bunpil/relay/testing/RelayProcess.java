package org.bunpil.relay.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bunpil.relay.Relay;

/** The relay program in its own process, so that a test can kill it. */
public final class RelayProcess implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;
    private static final String LISTENING = "bunpil relay listening on ";

    private final Process process;
    private final Path err;
    /** The lines of standard output so far. */
    private final List<String> lines = new ArrayList<>();

    private final Thread reading;

    private RelayProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
        this.reading = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** Starts a relay. */
    public static RelayProcess start(String... arguments) {
        return start(List.of(), arguments);
    }

    /** Starts a relay with a limited number of file descriptors. */
    public static RelayProcess startWithDescriptors(int descriptors, String... arguments) {
        return start(List.of("sh", "-c", "ulimit -n " + descriptors + " && exec \"$@\"", "sh"), arguments);
    }

    /** Starts a relay whose standard error is a full pipe that nobody reads. The shell makes the pipe at this path. */
    public static RelayProcess startWithStuckStderr(Path pipe, String... arguments) {
        // Opened for reading too, so that opening does not wait for a reader, and no write fails for want of one.
        String stuck = "mkfifo \"$0\" && exec 2<>\"$0\" && head -c 65536 /dev/zero >&2 && exec \"$@\"";
        return start(List.of("sh", "-c", stuck, pipe.toString()), arguments);
    }

    /** Starts a relay with little memory, and with the launcher's options. */
    public static RelayProcess startWithHeap(int megabytes, String... arguments) {
        return start(
                List.of(),
                List.of("-XX:+UseSerialGC", "-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError"),
                arguments);
    }

    private static RelayProcess start(List<String> before, String... arguments) {
        return start(before, List.of("-Xmx256m"), arguments);
    }

    private static RelayProcess start(List<String> before, List<String> java, String... arguments) {
        try {
            Path err = Files.createTempFile("relay", ".log");
            err.toFile().deleteOnExit();
            List<String> command = new ArrayList<>(before);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(java);
            command.addAll(List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Relay.class.getName()));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectError(err.toFile()).start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
            return new RelayProcess(process, err);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The address for clients. Waits until the relay listens. */
    public String address() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        synchronized (lines) {
            while (lines.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || !process.isAlive()) throw new AssertionError("not listening: " + stderr());
                try {
                    lines.wait(Math.min(left, 100));
                } catch (InterruptedException stop) {
                    throw new AssertionError(stop);
                }
            }
            String line = lines.getFirst();
            if (!line.startsWith(LISTENING)) throw new AssertionError("not listening: " + line);
            return line.substring(LISTENING.length());
        }
    }

    /** Kills it with SIGKILL. */
    public void kill9() {
        process.destroyForcibly();
        exitCode();
    }

    /** Asks it to end with SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Sends it a signal. @param name without SIG */
    public void signal(String name) {
        try {
            // The shell's own kill: not every system has the program.
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    /** Waits for its end. @return the exit code */
    public int exitCode() {
        try {
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) return process.exitValue();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
        throw new AssertionError("still running");
    }

    /** Its whole standard output, after it has ended. */
    public String stdout() {
        try {
            reading.join();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Waits for a text on its standard error. On a busy machine this may take as long as its start. */
    public void awaitStderr(String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4 * LIMIT_SECONDS);
        while (!stderr().contains(text)) {
            if (System.nanoTime() > end || !process.isAlive())
                throw new AssertionError("not printed: " + text + " in " + stderr());
            try {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
        }
    }

    public String stderr() {
        try {
            return Files.readString(err);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

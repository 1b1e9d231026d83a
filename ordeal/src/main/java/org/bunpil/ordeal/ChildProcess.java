package org.bunpil.ordeal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bunpil.broker.ChildJvm;

/** A program of this class path in a child process, which is killed when this process ends. Its stderr goes to a file. */
final class ChildProcess {
    private static final long END_SECONDS = 20;

    private final Process process;
    private final Thread lastResort;
    private final Thread reading;

    private ChildProcess(Process process, Consumer<String> onLine) {
        this.process = process;
        this.lastResort = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
        this.reading = Thread.ofVirtual().start(() -> read(onLine));
    }

    /** @param onLine gets each complete line of its standard output, in order, on a separate thread */
    static ChildProcess start(Class<?> main, List<String> arguments, Path err, Consumer<String> onLine) {
        List<String> command = new ArrayList<>(ChildJvm.command(main));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()))
                    .start();
            return new ChildProcess(process, onLine);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void read(Consumer<String> onLine) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder();
            for (int c = out.read(); c >= 0; c = out.read()) {
                if (c != '\n') {
                    line.append((char) c);
                } else {
                    onLine.accept(line.toString());
                    line.setLength(0);
                }
            }
            // The rest is an incomplete line: the process was killed while writing it.
        } catch (IOException gone) {
            return;
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Writes a line to its standard input. */
    void writeLine(String line) {
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(line)
                    .append('\n')
                    .flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Kills it and blocks until it has ended and all of its output has been read. */
    void kill9() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("outlived kill -9");
            reading.join();
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            // This process is ending, so the hook is running already.
        }
    }

    /** Limits the size of the process's files: a write that exceeds it is cut off and later ones fail, as on a full disk. */
    static void limitFiles(long pid, long bytes) {
        run("prlimit", "--pid", Long.toString(pid), "--fsize=" + bytes + ":unlimited");
    }

    static void unlimitFiles(long pid) {
        run("prlimit", "--pid", Long.toString(pid), "--fsize=unlimited:unlimited");
    }

    /** Whether {@link #limitFiles} works here; it needs util-linux. */
    static boolean canLimitFiles() {
        try {
            return new ProcessBuilder("prlimit", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ignores failure: it means that the process has just ended, which is detected elsewhere. */
    private static void run(String... command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

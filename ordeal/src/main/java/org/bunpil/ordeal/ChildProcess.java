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

/**
 * A program of this class path in a process of its own, and what can be done to it. What it says on stderr goes to a file. None outlives
 * this process.
 */
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

    /** @param onLine gets each whole line of its standard output, in order, on a thread of its own */
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
            // What is left is half a line: the kill came in the middle of it.
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

    /** A line on its standard input. */
    void tell(String line) {
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(line)
                    .append('\n')
                    .flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Ends it without warning and blocks until it is gone and all that it had said was read. */
    void kill9() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("outlived kill -9");
            reading.join();
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            // Then the hook is running anyway.
        }
    }

    /** No file of the process may grow beyond so many bytes: writes end in the middle and then fail, as on a full disk. */
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

    /** Failure means that the process has just ended, which whoever looks after it finds out. */
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

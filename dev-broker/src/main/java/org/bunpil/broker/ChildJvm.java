package org.bunpil.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs of this class path in child processes, and suspends them. */
public final class ChildJvm {
    private static final String CACHE = "-XX:AOTCache=";

    private ChildJvm() {}

    /**
     * The command to start a program, without its arguments: with this process's Java and class path, and its AOT cache if it has one
     * ({@code -XX:AOTCache}).
     */
    public static List<String> command(Class<?> main) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // Several processes share few cores, and none runs long enough for a better compiler to pay off.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        for (String own : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            // The JVM ignores a cache that does not fit. Its messages are turned off, because they would be mixed with
            // the program's output.
            if (own.startsWith(CACHE)) command.addAll(List.of(own, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }

    /** Suspends a process with SIGSTOP. To others it looks like one whose computer has lost power. No effect on one that has just ended. */
    public static void freeze(long pid) {
        signal("STOP", pid);
    }

    /** Continues a suspended process with SIGCONT. */
    public static void thaw(long pid) {
        signal("CONT", pid);
    }

    /** By the shell's own kill: the program of that name is not on every system. */
    private static void signal(String which, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -\"$1\" \"$2\"", "sh", which, Long.toString(pid))
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

package org.bunpil.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How programs of this class path are started in processes of their own, and held up there. */
public final class ChildJvm {
    private static final String CACHE = "-XX:AOTCache=";

    private ChildJvm() {}

    /**
     * The command without the program's arguments: with this process's Java and class path, and with its cache of classes when it has one
     * ({@code -XX:AOTCache}).
     */
    public static List<String> command(Class<?> main) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // Several of them share few cores, and none lives long enough for a better compiler to pay.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        for (String own : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            // One that does not fit is left aside; what would be said about it goes where the programs' own lines are
            // expected.
            if (own.startsWith(CACHE)) command.addAll(List.of(own, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }

    /** SIGSTOP: to others it is like one whose computer lost its power, and nobody is told. No effect on one that has just ended. */
    public static void freeze(long pid) {
        signal("STOP", pid);
    }

    /** SIGCONT: it goes on as if nothing had been. */
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

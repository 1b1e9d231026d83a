package org.bunpil.bench.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a separate process, bound to one core. It ends with the benchmark. */
final class ServerProcess implements AutoCloseable {
    private static final long END_SECONDS = 15;

    private final Process process;
    /** The line in which it prints its address. */
    private final String line;

    private ServerProcess(Process process, String line) {
        this.process = process;
        this.line = line;
    }

    /** @throws IOException when it ends without printing its address */
    static ServerProcess start(int core, Path log, List<String> command) throws IOException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        pinned.addAll(command);
        Process process = new ProcessBuilder(pinned).redirectError(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        // A JVM that is being debugged may print other lines first.
        while (line != null && !line.contains("listening on")) line = out.readLine();
        if (line == null) throw new IOException(command + " did not start:\n" + Files.readString(log));
        return new ServerProcess(process, line);
    }

    /** The server's process id: launchers replace themselves with the server. */
    long pid() {
        return process.pid();
    }

    String address() {
        return line.substring(line.indexOf(" on ") + 4);
    }

    int port() {
        return Integer.parseInt(address().replaceAll("^.*:(\\d+).*$", "$1"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.bunpil.ordeal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.broker.ChildJvm;
import org.bunpil.relay.Relay;
import org.jspecify.annotations.Nullable;

/** A relay that can be killed and restarted with the same port and data. One thread at a time, except {@link #isUp}. */
final class RelayNode {
    private static final String LISTENING = "bunpil relay listening on ";
    private static final int LAST_LINES = 10;

    private final int port;
    private final List<String> arguments;
    private final Path err;
    private @Nullable ChildProcess childProcess;
    private volatile boolean listening;
    private volatile boolean frozen;

    /** @param more the arguments after the port */
    RelayNode(int port, List<String> more, Path err) {
        this.port = port;
        this.err = err;
        arguments = new ArrayList<>(List.of("--port", Integer.toString(port)));
        arguments.addAll(more);
    }

    void start() {
        childProcess = ChildProcess.start(Relay.class, arguments, err, line -> listening |= line.startsWith(LISTENING));
    }

    int port() {
        return port;
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + port + "/v1");
    }

    /** Whether it accepts connections. */
    boolean isUp() {
        ChildProcess now = childProcess;
        return listening && !frozen && now != null && now.isAlive();
    }

    boolean isRunning() {
        return childProcess != null;
    }

    /** Whether the process has ended by itself. */
    boolean hasDied() {
        ChildProcess now = childProcess;
        return now != null && !now.isAlive();
    }

    /** The end of what it has logged, for a report. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(err);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    void kill9() {
        ChildProcess now = childProcess;
        childProcess = null;
        listening = false;
        frozen = false;
        if (now != null) now.kill9();
    }

    void freeze() {
        ChildProcess now = childProcess;
        if (now == null) return;
        frozen = true;
        ChildJvm.freeze(now.pid());
    }

    void thaw() {
        ChildProcess now = childProcess;
        if (now != null) ChildJvm.thaw(now.pid());
        frozen = false;
    }

    /** @param bytes as for {@link ChildProcess#limitFiles}; negative: no limit */
    void limitFiles(long bytes) {
        ChildProcess now = childProcess;
        if (now == null) return;
        if (bytes < 0) ChildProcess.unlimitFiles(now.pid());
        else ChildProcess.limitFiles(now.pid(), bytes);
    }
}

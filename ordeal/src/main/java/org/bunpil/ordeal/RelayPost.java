package org.bunpil.ordeal;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.broker.ChildJvm;
import org.bunpil.relay.Relay;
import org.jspecify.annotations.Nullable;

/** A relay's place: its port and its data stay when the process is killed and started again. One thread at a time, but {@link #isUp}. */
final class RelayPost {
    private static final String LISTENING = "bunpil relay listening on ";

    private final int port;
    private final List<String> arguments;
    private final Path err;
    private @Nullable Program program;
    private volatile boolean listening;
    private volatile boolean frozen;

    /** @param more arguments besides the port */
    RelayPost(int port, List<String> more, Path err) {
        this.port = port;
        this.err = err;
        arguments = new ArrayList<>(List.of("--port", Integer.toString(port)));
        arguments.addAll(more);
    }

    void start() {
        program = Program.start(Relay.class, arguments, err, line -> listening |= line.startsWith(LISTENING));
    }

    int port() {
        return port;
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + port + "/v1");
    }

    /** Whether it accepts connections. */
    boolean isUp() {
        Program now = program;
        return listening && !frozen && now != null && now.isAlive();
    }

    boolean isRunning() {
        return program != null;
    }

    /** Whether it ended by itself. */
    boolean hasDied() {
        Program now = program;
        return now != null && !now.isAlive();
    }

    void kill9() {
        Program now = program;
        program = null;
        listening = false;
        frozen = false;
        if (now != null) now.kill9();
    }

    void freeze() {
        Program now = program;
        if (now == null) return;
        frozen = true;
        ChildJvm.freeze(now.pid());
    }

    void thaw() {
        Program now = program;
        if (now != null) ChildJvm.thaw(now.pid());
        frozen = false;
    }

    /** @param bytes as {@link Program#limitFiles}; negative: no limit */
    void limitFiles(long bytes) {
        Program now = program;
        if (now == null) return;
        if (bytes < 0) Program.unlimitFiles(now.pid());
        else Program.limitFiles(now.pid(), bytes);
    }
}

package org.bunpil.ordeal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bunpil.broker.ChildJvm;
import org.bunpil.client.store.BoardDirectory;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.ordeal.check.ClientHistory;
import org.bunpil.ordeal.client.ClientGroupMain;
import org.bunpil.ordeal.client.ClientGroupOptions;
import org.bunpil.sync.Identity;
import org.bunpil.sync.PersistedState;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/** The clients of one process. They are killed together and restarted with their outboxes. One thread at a time. */
final class ClientGroup {
    /** Less than the length of an outbox's first line. */
    private static final int HALF_A_LINE = 40;

    private final List<NetworkProxy> proxies;
    private final Path err;
    private final Random random;
    private final Map<Integer, ClientHistory> histories = new TreeMap<>();
    /** Marks that were found in outboxes after a kill. They must reach the log, like acknowledged ones. */
    private final Map<Integer, List<String>> outboxMarks = new TreeMap<>();

    private ClientGroupOptions options;
    private @Nullable ChildProcess childProcess;

    ClientGroup(ClientGroupOptions options, List<NetworkProxy> proxies, Path err, Random random) {
        this.options = options;
        this.proxies = proxies;
        this.err = err;
        this.random = random;
        for (int i = 0; i < options.count(); i++) histories.put(options.first() + i, new ClientHistory());
    }

    void start() {
        childProcess = ChildProcess.start(ClientGroupMain.class, options.arguments(), err, this::line);
    }

    private void line(String line) {
        int space = line.indexOf(' ');
        ClientHistory history = histories.get(Integer.parseInt(line.substring(0, space)));
        if (history == null) throw new IllegalStateException("no such client: " + line);
        history.note(line.substring(space + 1));
    }

    List<NetworkProxy> proxies() {
        return proxies;
    }

    Map<Integer, ClientHistory> histories() {
        return histories;
    }

    Map<Integer, List<String>> outboxMarks() {
        return outboxMarks;
    }

    boolean isRunning() {
        return childProcess != null;
    }

    /** Whether the process has ended by itself, which it must not do. */
    boolean hasDied() {
        return childProcess != null && !childProcess.isAlive();
    }

    void stopEditing() {
        if (childProcess != null) childProcess.writeLine("rest");
    }

    void kill9() {
        ChildProcess now = childProcess;
        childProcess = null;
        if (now == null) return;
        now.kill9();
        histories.values().forEach(ClientHistory::killed);
        options = options.withRun(options.run() + 1);
        histories.forEach(this::recordOutboxMarks);
    }

    void freeze() {
        if (childProcess != null) ChildJvm.freeze(childProcess.pid());
    }

    void thaw() {
        if (childProcess != null) ChildJvm.thaw(childProcess.pid());
    }

    /** Fills the disk. @param half whether some bytes still fit, so that the next write is cut off */
    void fillDisk(boolean half) {
        long size = 0;
        try {
            for (int client : histories.keySet()) {
                for (Path outbox : outboxes(client)) size = Math.max(size, Files.size(outbox));
            }
        } catch (IOException moved) {
            // An outbox is just being rewritten: leave no freeBytes at all.
        }
        long freeBytes = half ? size + random.nextInt(400) : 0;
        if (childProcess != null) ChildProcess.limitFiles(childProcess.pid(), freeBytes);
    }

    void emptyDisk() {
        if (childProcess != null) ChildProcess.unlimitFiles(childProcess.pid());
    }

    /** Notes which marks a killed client has in its outbox. */
    private void recordOutboxMarks(int client, ClientHistory history) {
        try (BoardDirectory directory = new BoardLibrary(options.home(client)).open(options.board())) {
            PersistedState persisted = directory.persistedState();
            Identity identity = persisted.identity();
            if (identity == null) return;
            List<String> marks = outboxMarks.computeIfAbsent(client, p -> new ArrayList<>());
            for (ClientFrame.Ops batch : persisted.batches()) marks.addAll(history.marks(identity.client(), batch.k()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Adds half a line to the end of each outbox, as after a power cut during a write. Only while the process is not running. */
    void tearOutboxes() {
        try {
            for (int client : histories.keySet()) {
                for (Path outbox : outboxes(client)) {
                    byte[] all = Files.readAllBytes(outbox);
                    int half = Math.min(all.length, 1 + random.nextInt(HALF_A_LINE));
                    Files.write(outbox, Arrays.copyOf(all, half), StandardOpenOption.APPEND);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<Path> outboxes(int client) throws IOException {
        Path home = options.home(client);
        if (!Files.isDirectory(home)) return List.of();
        try (var directories = Files.list(home)) {
            return directories
                    .map(directory -> directory.resolve("outbox"))
                    .filter(Files::exists)
                    .toList();
        }
    }
}

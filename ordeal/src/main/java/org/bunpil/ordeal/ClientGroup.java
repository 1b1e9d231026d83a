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

/** The pupils of one process: killed together, started again over their outboxes. One thread at a time. */
final class ClientGroup {
    /** Fewer bytes than the first line of an outbox has. */
    private static final int HALF_A_LINE = 40;

    private final List<NetworkProxy> proxies;
    private final Path err;
    private final Random random;
    private final Map<Integer, ClientHistory> histories = new TreeMap<>();
    /** Marks that were found in outboxes after a kill: as good as promised. */
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
        if (history == null) throw new IllegalStateException("no such pupil: " + line);
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

    /** Whether the process ended by itself, which it must not. */
    boolean hasDied() {
        return childProcess != null && !childProcess.isAlive();
    }

    void stopEditing() {
        if (childProcess != null) childProcess.tell("rest");
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

    /** The disk is full: nothing fits any more, or some bytes do and what is written next ends in the middle. */
    void fillDisk(boolean half) {
        long size = 0;
        try {
            for (int pupil : histories.keySet()) {
                for (Path outbox : outboxes(pupil)) size = Math.max(size, Files.size(outbox));
            }
        } catch (IOException moved) {
            // Just being written afresh; then there is no room at all.
        }
        long room = half ? size + random.nextInt(400) : 0;
        if (childProcess != null) ChildProcess.limitFiles(childProcess.pid(), room);
    }

    void emptyDisk() {
        if (childProcess != null) ChildProcess.unlimitFiles(childProcess.pid());
    }

    /** Notes what a pupil that was killed has in its outbox. */
    private void recordOutboxMarks(int pupil, ClientHistory history) {
        try (BoardDirectory directory = new BoardLibrary(options.home(pupil)).open(options.board())) {
            PersistedState left = directory.persistedState();
            Identity identity = left.identity();
            if (identity == null) return;
            List<String> marks = outboxMarks.computeIfAbsent(pupil, p -> new ArrayList<>());
            for (ClientFrame.Ops batch : left.batches()) marks.addAll(history.marks(identity.client(), batch.k()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Half a line at the end of each outbox, as when the power went while it was being written. Only while it does not run. */
    void tearOutboxes() {
        try {
            for (int pupil : histories.keySet()) {
                for (Path outbox : outboxes(pupil)) {
                    byte[] all = Files.readAllBytes(outbox);
                    int half = Math.min(all.length, 1 + random.nextInt(HALF_A_LINE));
                    Files.write(outbox, Arrays.copyOf(all, half), StandardOpenOption.APPEND);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<Path> outboxes(int pupil) throws IOException {
        Path home = options.home(pupil);
        if (!Files.isDirectory(home)) return List.of();
        try (var slots = Files.list(home)) {
            return slots.map(slot -> slot.resolve("outbox"))
                    .filter(Files::exists)
                    .toList();
        }
    }
}

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
import org.bunpil.client.store.BoardStore;
import org.bunpil.client.store.Slot;
import org.bunpil.sync.Identity;
import org.bunpil.sync.Kept;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/** The pupils of one process: killed together, started again over their outboxes. One thread at a time. */
final class Group {
    /** Fewer bytes than the first line of an outbox has. */
    private static final int HALF_A_LINE = 40;

    private final List<Cable> cables;
    private final Path err;
    private final Random dice;
    private final Map<Integer, Diary> diaries = new TreeMap<>();
    /** Marks that were found in outboxes after a kill: as good as promised. */
    private final Map<Integer, List<String>> kept = new TreeMap<>();

    private Brief brief;
    private @Nullable Program program;

    Group(Brief brief, List<Cable> cables, Path err, Random dice) {
        this.brief = brief;
        this.cables = cables;
        this.err = err;
        this.dice = dice;
        for (int i = 0; i < brief.count(); i++) diaries.put(brief.first() + i, new Diary());
    }

    void start() {
        program = Program.start(Pupils.class, brief.arguments(), err, this::line);
    }

    private void line(String line) {
        int space = line.indexOf(' ');
        Diary diary = diaries.get(Integer.parseInt(line.substring(0, space)));
        if (diary == null) throw new IllegalStateException("no such pupil: " + line);
        diary.note(line.substring(space + 1));
    }

    List<Cable> cables() {
        return cables;
    }

    Map<Integer, Diary> diaries() {
        return diaries;
    }

    Map<Integer, List<String>> kept() {
        return kept;
    }

    boolean isRunning() {
        return program != null;
    }

    /** Whether the process ended by itself, which it must not. */
    boolean hasDied() {
        return program != null && !program.isAlive();
    }

    void rest() {
        if (program != null) program.tell("rest");
    }

    void kill9() {
        Program now = program;
        program = null;
        if (now == null) return;
        now.kill9();
        diaries.values().forEach(Diary::killed);
        brief = brief.withRun(brief.run() + 1);
        diaries.forEach(this::look);
    }

    void freeze() {
        if (program != null) ChildJvm.freeze(program.pid());
    }

    void thaw() {
        if (program != null) ChildJvm.thaw(program.pid());
    }

    /** The disk is full: nothing fits any more, or some bytes do and what is written next ends in the middle. */
    void fillDisk(boolean half) {
        long size = 0;
        try {
            for (int pupil : diaries.keySet()) {
                for (Path outbox : outboxes(pupil)) size = Math.max(size, Files.size(outbox));
            }
        } catch (IOException moved) {
            // Just being written afresh; then there is no room at all.
        }
        long room = half ? size + dice.nextInt(400) : 0;
        if (program != null) Program.limitFiles(program.pid(), room);
    }

    void emptyDisk() {
        if (program != null) Program.unlimitFiles(program.pid());
    }

    /** Notes what a pupil that was killed has in its outbox. */
    private void look(int pupil, Diary diary) {
        try (Slot slot = new BoardStore(brief.home(pupil)).open(brief.board())) {
            Kept left = slot.kept();
            Identity identity = left.identity();
            if (identity == null) return;
            List<String> marks = kept.computeIfAbsent(pupil, p -> new ArrayList<>());
            for (ClientFrame.Ops batch : left.batches()) marks.addAll(diary.marks(identity.client(), batch.k()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Half a line at the end of each outbox, as when the power went while it was being written. Only while it does not run. */
    void tearOutboxes() {
        try {
            for (int pupil : diaries.keySet()) {
                for (Path outbox : outboxes(pupil)) {
                    byte[] all = Files.readAllBytes(outbox);
                    int half = Math.min(all.length, 1 + dice.nextInt(HALF_A_LINE));
                    Files.write(outbox, Arrays.copyOf(all, half), StandardOpenOption.APPEND);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<Path> outboxes(int pupil) throws IOException {
        Path home = brief.home(pupil);
        if (!Files.isDirectory(home)) return List.of();
        try (var slots = Files.list(home)) {
            return slots.map(slot -> slot.resolve("outbox"))
                    .filter(Files::exists)
                    .toList();
        }
    }
}

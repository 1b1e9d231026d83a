package org.bunpil.relay.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bunpil.board.Admission;
import org.bunpil.board.AdmissionResult;
import org.bunpil.board.Board;
import org.bunpil.board.BoardChange;
import org.bunpil.board.BoardView;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Element;
import org.bunpil.model.Person;
import org.bunpil.model.Shape;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.oracle.Oracle;
import org.bunpil.sync.SyncEngine;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/**
 * The invariants that must hold after every step and at the end. Every shape that a user adds has a unique width, its mark. By the mark it
 * can be checked that the shape is on the board exactly once, under whatever id.
 */
final class SimInvariants {
    private static final int VIEW_CHECK_EVERY = 16;

    private final List<LogRecord> records = new ArrayList<>();
    private final Map<Long, String> hashes = new HashMap<>();
    private Board board = new Board();
    private Admission admission = new Admission(board);
    private final Set<Integer> marks = new HashSet<>();
    /** Marks that may be missing: refused, not yet stored when a program was killed, or lost with a restored log. */
    private final Set<Integer> excused = new HashSet<>();

    private final Map<String, Integer> markOf = new HashMap<>();
    private final Map<Integer, Set<String>> numbers = new HashMap<>();
    private final Set<String> rejected = new HashSet<>();
    private int steps;

    /** An invariant is violated. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }

    static void hold(boolean condition, Supplier<String> what) {
        if (!condition) throw new Broken(what.get());
    }

    void appended(LogRecord record) {
        records.add(record);
        AdmissionResult result = admission.admit(record);
        if (result instanceof AdmissionResult.Accepted(Batch batch)) {
            // A batch that is sent again has new ids, and what it adds can be gone before any client saw it.
            for (Op op : batch.ops()) if (op instanceof Op.Add add) note(add.element());
            BoardChange change = board.apply(batch);
            hashes.put(board.seq(), board.hash());
            for (Person person : board.people().values())
                hold(
                        !person.owner() || (person.isHost() && !person.mute() && !person.kicked()),
                        () -> "the owner was demoted: " + person);
            for (String id : change.touched()) if (wasEvicted(id)) refused(Set.of(id));
        } else {
            for (Op op : record.ops()) if (op instanceof Op.Add add) excuse(add.element());
        }
        if (result instanceof AdmissionResult.Rejected) rejected.add(record.client() + "/" + record.k());
    }

    /** Whether an element was evicted from the full trash. The oracle checks that it was the right one. */
    private boolean wasEvicted(String id) {
        return board.element(id) == null && board.trashed(id) == null;
    }

    /** An older log was restored: what it lost may be missing. */
    void restored() {
        records.clear();
        hashes.clear();
        excused.addAll(marks);
        board = new Board();
        admission = new Admission(board);
    }

    long seq() {
        return board.seq();
    }

    String hash() {
        return board.hash();
    }

    /**
     * Notes the number of a batch that is stored on a disk. If it is refused while its program is not running, the client may never be
     * told.
     */
    void numbered(String client, ClientFrame.Ops batch) {
        for (Op op : batch.ops()) {
            if (op instanceof Op.Add(Shape shape))
                numbers.computeIfAbsent(shape.size().width(), _ -> new HashSet<>())
                        .add(client + "/" + batch.k());
        }
    }

    private boolean isExcused(int mark) {
        if (excused.contains(mark)) return true;
        return numbers.getOrDefault(mark, Set.of()).stream().anyMatch(rejected::contains);
    }

    void drawn(int mark, String id) {
        marks.add(mark);
        markOf.put(id, mark);
    }

    void refused(Set<String> ids) {
        for (String id : ids) {
            Integer mark = markOf.get(id);
            if (mark != null) excused.add(mark);
        }
    }

    /** A program was killed: what it had not stored may be lost. */
    void crashed(List<ClientFrame.Ops> pending, List<ClientFrame.Ops> stored) {
        Set<ClientFrame.Ops> safe = new HashSet<>(stored);
        for (ClientFrame.Ops batch : pending) {
            if (safe.contains(batch)) continue;
            for (Op op : batch.ops()) if (op instanceof Op.Add add) excuse(add.element());
        }
    }

    private void excuse(Element element) {
        if (element instanceof Shape shape) excused.add(shape.size().width());
    }

    /** Checks a client after each of its steps. */
    void check(String name, SyncEngine engine) {
        hold(engine.resyncCount() == 0, () -> name + ": a gap in the stream, or another hash than the relay's");
        Board confirmed = (Board) engine.confirmed();
        if (confirmed.seq() == 0 || !confirmed.inc().equals(board.inc())) return;
        String expected = hashes.get(confirmed.seq());
        hold(
                confirmed.hash().equals(expected),
                () -> name + ": seq " + confirmed.seq() + " has hash " + confirmed.hash() + ", the log's is "
                        + expected);
        if (++steps % VIEW_CHECK_EVERY == 0) checkView(name, engine);
    }

    /** Notes an element's id, which is new or was changed when its batch was sent again. */
    void note(@Nullable Element element) {
        if (element instanceof Shape shape)
            markOf.putIfAbsent(element.id(), shape.size().width());
    }

    /** The number of the user who set the colour; each {@link SimUser} uses different colours. 0: no user. */
    private static int painter(Element element) {
        return element.style().color() % SimUser.MOST_USERS;
    }

    /** Undoing a user's own steps must not change colours that others have set. */
    void checkUndo(String name, int user, BoardView view, Runnable undo) {
        Map<String, Element> before = new HashMap<>();
        for (Element element : view.elements())
            if (painter(element) != 0 && painter(element) != user) before.put(element.id(), element);
        undo.run();
        before.forEach((id, element) -> {
            Element now = view.element(id);
            hold(
                    now == null || now.style().color() == element.style().color(),
                    () -> name + " undid the colour that another user gave to " + id);
        });
    }

    private void checkView(String name, SyncEngine engine) {
        Board again = new Board(engine.snapshot());
        for (ClientFrame.Ops batch : engine.pending()) again.apply(new Batch(engine.you(), batch.k(), batch.ops()));
        // Compared element by element, because the engine does not hash its view.
        BoardView view = engine.view();
        boolean same = again.elements().size() == view.elements().size()
                && again.pages().equals(view.pages())
                && again.people().equals(view.people())
                && again.access().equals(view.access());
        for (Element element : again.elements())
            same &= isShown(
                    element, view.element(element.id()), engine.pending().isEmpty());
        hold(same, () -> name + ": view is not confirmed and pending together");
    }

    /** The z of pending elements is not compared: it is known only when the log has delivered them. */
    private static boolean isShown(Element expected, @Nullable Element shown, boolean withZ) {
        if (shown == null || withZ) return expected.equals(shown);
        return expected.equals(shown.with(shown.common().withZ(expected.z())));
    }

    /** Checks the end, when all faults are over and everything was sent. */
    void checkEnd(List<SimClient> clients) {
        Oracle oracle = Oracle.fold(records);
        hold(oracle.seq() == board.seq(), () -> "the oracle accepts " + oracle.seq() + ", the fold " + board.seq());
        hold(Oracle.hash(oracle.lines()).equals(board.hash()), () -> "the oracle folds the log to another board");
        for (SimClient client : clients) {
            SyncEngine engine = client.engine();
            if (engine == null) continue;
            hold(engine.pending().isEmpty(), () -> client.name() + " still has " + engine.pending());
            hold(
                    engine.confirmed().seq() == board.seq()
                            && engine.confirmed().hash().equals(board.hash()),
                    () -> client.name() + " is at " + engine.confirmed().seq() + ", the log at " + board.seq());
            hold(engine.view().hash().equals(board.hash()), () -> client.name() + "'s view differs");
        }
        checkMarks();
    }

    private void checkMarks() {
        Map<Integer, Integer> times = new HashMap<>();
        Snapshot end = board.snapshot();
        for (Element element : end.elements()) count(element, times);
        for (Snapshot.Trashed trashed : end.trash()) count(trashed.element(), times);
        for (int mark : marks) {
            int there = times.getOrDefault(mark, 0);
            hold(there <= 1, () -> "mark " + mark + " is on the board " + there + " times");
            hold(there == 1 || isExcused(mark), () -> "mark " + mark + " is lost");
        }
    }

    private static void count(Element element, Map<Integer, Integer> times) {
        if (element instanceof Shape shape) times.merge(shape.size().width(), 1, Integer::sum);
    }
}

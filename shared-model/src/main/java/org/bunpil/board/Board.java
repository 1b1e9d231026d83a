package org.bunpil.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Stroke;
import org.bunpil.op.Batch;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * The fold of accepted batches: equal batches give equal state and an equal hash. docs/protocol.md, "Ops", specifies each op.
 * Elements are shared with snapshots and other boards, never copied. Not thread-safe.
 */
public final class Board implements BoardView {
    private final BoardState state = new BoardState();
    private final Rights rights = new Rights(this);
    private final ZOrder zOrder = new ZOrder(state, rights);
    private final ElementOps elements = new ElementOps(state, zOrder, rights);
    private final StrokeOps strokes = new StrokeOps(state, zOrder, rights);
    private final PageOps pages = new PageOps(state);
    private final PeopleOps people = new PeopleOps(state, rights);
    private long seq;

    /** An empty board at seq 0, before its {@code init}; it has no page yet. */
    public Board() {}

    /** A board with the state of a snapshot. */
    public Board(Snapshot snapshot) {
        seq = snapshot.seq();
        state.setHeader(new BoardHeader(
                snapshot.title(),
                snapshot.inc(),
                snapshot.owner(),
                snapshot.fold(),
                snapshot.deletions(),
                snapshot.clearFrom(),
                snapshot.clearTo()));
        state.setPages(snapshot.pages());
        for (Person person : snapshot.people()) state.setPerson(person.c(), person);
        state.setAccess(snapshot.access());
        for (Element element : snapshot.elements()) state.setLive(element.id(), element);
        for (Snapshot.Trashed trashed : snapshot.trash())
            state.setTrashEntry(trashed.element().id(), trashed);
    }

    /** Applies an accepted batch. Never fails: what cannot be applied is skipped. */
    public BoardChange apply(Batch batch) {
        seq++;
        Journal journal = new Journal(seq);
        state.journalTo(journal);
        for (Op op : batch.ops()) {
            apply(batch.c(), op);
            state.evict();
        }
        state.journalTo(null);
        return journal.change();
    }

    /**
     * Reverts the newest change that is not yet reverted. Snapshot and hash are then exactly as before it.
     *
     * @throws IllegalArgumentException when the change is not this board's newest
     */
    public void revert(BoardChange change) {
        if (change.journal().seq() != seq) throw new IllegalArgumentException("only the newest change can be reverted");
        change.journal().entries().reversed().forEach(state::restore);
        seq--;
    }

    /** Copies the state of some ids from another board. Writes no journal: no change that may still be reverted may have touched them. */
    // Equal elements become the same object: comparing them costs nothing from then on, however many samples they hold.
    @SuppressWarnings("ReferenceEquality")
    public void copyElementsFrom(Board from, Collection<String> ids, boolean deletions) {
        if (deletions) state.setHeader(from.state.header());
        for (String id : ids) {
            Element live = from.state.live(id);
            Snapshot.Trashed gone = from.state.trashEntry(id);
            // Remove it from one collection before it is added to the other: both use the same position in the drawing
            // order.
            if (live == null && state.live(id) != null) state.setLive(id, null);
            if (!Objects.equals(gone, state.trashEntry(id))) state.setTrashEntry(id, gone);
            if (live != null && live != state.live(id)) state.setLive(id, live);
        }
    }

    /** An immutable copy; O(elements) references. Elements are listed page by page, lowest first. */
    public Snapshot snapshot() {
        List<Element> live = new ArrayList<>(state.live().size());
        for (Page page : state.pages()) for (Element element : elements(page.id())) live.add(element);
        BoardHeader header = state.header();
        return new Snapshot(
                seq,
                header.title(),
                header.inc(),
                header.owner(),
                header.fold(),
                header.deletions(),
                header.clearFrom(),
                header.clearTo(),
                state.pages(),
                List.copyOf(state.people().values()),
                state.access(),
                Collections.unmodifiableList(live),
                Collections.unmodifiableList(state.trash()));
    }

    @Override
    public long seq() {
        return seq;
    }

    @Override
    public String title() {
        return state.header().title();
    }

    /** Incarnation of the log; "" before {@code init}. */
    public String inc() {
        return state.header().inc();
    }

    @Override
    public int fold() {
        return state.header().fold();
    }

    /** The user who created the board, or null. */
    public @Nullable String owner() {
        return state.header().owner();
    }

    @Override
    public List<Page> pages() {
        return state.pages();
    }

    @Override
    public @Nullable Page page(String id) {
        return state.page(id);
    }

    @Override
    public SortedMap<Integer, Person> people() {
        return Collections.unmodifiableSortedMap(state.people());
    }

    @Override
    public Access access() {
        return state.access();
    }

    @Override
    public @Nullable Element element(String id) {
        return state.live(id);
    }

    @Override
    public @Nullable Element trashed(String id) {
        Snapshot.Trashed gone = state.trashEntry(id);
        return gone == null ? null : gone.element();
    }

    @Override
    public List<Snapshot.Trashed> trash() {
        return Collections.unmodifiableList(state.trash());
    }

    @Override
    public Iterable<Element> elements(String page) {
        return () -> {
            Iterator<Element> live = state.drawingOrder(page).stream()
                    .map(position -> state.live(position.id()))
                    .filter(Objects::nonNull)
                    .iterator();
            return live;
        };
    }

    @Override
    public Collection<Element> elements() {
        return Collections.unmodifiableCollection(state.live().values());
    }

    /** Strokes that are being drawn, by id; a relay seals them when their author is lost. */
    public List<Stroke> openStrokes() {
        List<Stroke> open = new ArrayList<>();
        for (String id : state.openStrokes()) if (state.live(id) instanceof Stroke stroke) open.add(stroke);
        return open;
    }

    /** An element in the trash with its deletion, or null. */
    Snapshot.@Nullable Trashed trashEntry(String id) {
        return state.trashEntry(id);
    }

    @Override
    public String hash() {
        return state.hash();
    }

    /** What the live elements count towards the board's byte limit. */
    long bytes() {
        return state.liveBytes();
    }

    private void apply(int c, Op op) {
        if (op.isOfPages() && !rights.mayChangePages(c)) return;
        switch (op) {
            case Op.Add o -> elements.add(c, o.element());
            case Op.Begin o -> strokes.begin(c, o);
            case Op.Append o -> strokes.append(c, o);
            case Op.End o -> strokes.end(c, o);
            case Op.Seal o -> strokes.seal(o.id());
            case Op.Move o -> elements.move(c, o.ids(), o.delta());
            case Op.Set o -> elements.set(c, o.ids(), o.patch());
            case Op.SetEach o -> {
                for (Op.TargetedPatch each : o.patches()) elements.set(c, each.id(), each.patch());
            }
            case Op.Order o -> zOrder.order(c, o.ids(), o.placement());
            case Op.Cut o -> strokes.cut(c, o);
            case Op.Delete o -> elements.delete(c, o.ids());
            case Op.Restore o -> elements.restore(c, o.ids());
            case Op.Clear o -> elements.clear(c, o.page());
            case Op.PageAdd o -> pages.add(o);
            case Op.PageMove o -> pages.move(o);
            case Op.PageSet o -> pages.set(o);
            case Op.PageDelete o -> pages.delete(o.id());
            case Op.PageRestore o -> pages.restore(o.id());
            case Op.Access o -> {
                people.access(c, o.patch());
                strokes.sealOfSilenced();
            }
            case Op.Init o -> people.init(o);
            case Op.Join o -> people.join(o);
        }
    }
}

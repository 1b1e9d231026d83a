package org.bunpil.relay.sim;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.BoardView;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.OpSplitter;
import org.bunpil.op.StylePatch;
import org.bunpil.sync.SyncEngine;
import org.bunpil.undo.UndoStack;
import org.bunpil.undo.UndoStep;
import org.jspecify.annotations.Nullable;

/** A user who draws, moves, cuts and deletes elements, mostly the same few as all other users. */
final class SimUser {
    /** Users are numbered from 1 to this − 1. */
    static final int MOST_USERS = 16;

    private final VirtualTime time;
    private final SimClient client;
    private final SimInvariants invariants;
    private final int number;
    private final Ruling ruling;
    /** Whether it has decided how open the board is. */
    private boolean begun;

    private UndoStack undo = new UndoStack();
    /** The engine that the undo steps belong to. A restarted program has nothing to undo. */
    private @Nullable SyncEngine undoOf;

    private int colors;
    private @Nullable String stroke;
    private int chunks;
    private int samples;

    /** Whether it changes who may do what. */
    enum Ruling {
        NEVER,
        ONCE_A_HOST,
        /** The board is its own: it also decides how open it is to begin with. */
        OWN_BOARD
    }

    SimUser(VirtualTime time, SimClient client, SimInvariants invariants, int number, Ruling ruling) {
        this.ruling = ruling;
        this.number = number;
        this.time = time;
        this.client = client;
        this.invariants = invariants;
    }

    /** Does one random edit, or part of one. */
    void act(int mark) {
        SyncEngine engine = client.engine();
        if (engine == null || engine.view().pages().isEmpty()) return;
        if (engine != undoOf) {
            undo = new UndoStack();
            undoOf = engine;
        }
        if (time.chance(30)) client.point(point());
        if (time.chance(10)) {
            undoOrRedo(engine);
            return;
        }
        List<Op> ops = new ArrayList<>();
        // Most boards are open to everybody: there conflicts are frequent.
        if (ruling == Ruling.OWN_BOARD && !begun && time.chance(70))
            ops.add(new Op.Access(AccessPatch.builder()
                    .change(ChangeMode.EVERYONE)
                    .pages(PageMode.EVERYONE)
                    .build()));
        begun = true;
        int count = time.chance(20) ? 3 : 1;
        for (int i = 0; i < count; i++) ops.addAll(one(engine, mark * 4 + i));
        if (ops.isEmpty()) return;
        UndoStep undoStep = new UndoStep();
        UndoStep.Recording recording = undoStep.begin(engine.view(), ops);
        client.submit(ops, time.chance(50));
        recording.done();
        undo.push(undoStep);
    }

    /** Clears many elements, then deletes more than the trash holds. @return false when the board has not been received yet */
    boolean overfillTrash() {
        SyncEngine engine = client.engine();
        if (engine == null || engine.view().pages().isEmpty()) return false;
        List<Op> ops = new ArrayList<>();
        cutStrokes(engine, 300, ops);
        ops.add(new Op.Clear("p1"));
        ops.addAll(OpSplitter.delete(cutStrokes(engine, Limits.TRASH + 100, ops)));
        client.submit(ops, true);
        SimFault.TRASH_OVERFILLED.fired();
        return true;
    }

    /** Adds strokes and cuts each into the largest allowed number of pieces. @return ids of the pieces */
    private static List<String> cutStrokes(SyncEngine engine, int atLeast, List<Op> ops) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < Limits.CUT_PARTS; i++) samples.add(new Sample(i, 0, 100, 8));
        List<String> pieces = new ArrayList<>();
        while (pieces.size() < atLeast) {
            String id = engine.newId();
            ops.add(new Op.Begin(id, "p1", Point.ZERO, Style.DEFAULT, SampleChunk.of(samples)));
            ops.add(new Op.End(id, 1, samples.size(), null));
            List<Op.Slice> parts = new ArrayList<>();
            for (int i = 0; i < samples.size(); i++) parts.add(new Op.Slice(engine.newId(), i, i + 1));
            ops.add(new Op.Cut(id, samples.size(), parts));
            for (Op.Slice part : parts) pieces.add(part.id());
        }
        return pieces;
    }

    /** Undoes up to this many of its last steps. */
    void undo(int steps) {
        SyncEngine engine = client.engine();
        if (engine == null || engine != undoOf) return;
        BoardView view = engine.view();
        for (int i = 0; i < steps && undo.canUndo(); i++)
            invariants.checkUndo(client.name(), number, view, () -> undo.undo(view, ops -> client.submit(ops, true)));
    }

    /** Undoes a step, or sometimes redoes one. */
    private void undoOrRedo(SyncEngine engine) {
        BoardView view = engine.view();
        if (time.chance(25)) undo.redo(view, ops -> client.submit(ops, true));
        else invariants.checkUndo(client.name(), number, view, () -> undo.undo(view, ops -> client.submit(ops, true)));
    }

    private List<Op> one(SyncEngine engine, int mark) {
        BoardView view = engine.view();
        int roll = time.random.nextInt(100);
        if (roll < 20) return List.of(shape(engine, mark));
        if (roll >= 25 && roll < 55) return ink(engine);
        if (roll < 60 && ruling != Ruling.NEVER && isHost(engine, view)) return List.of(access(view));
        List<Element> all = new ArrayList<>();
        for (Element element : view.elements("p1")) all.add(element);
        if (all.isEmpty()) return List.of();
        String id = all.get(time.random.nextInt(Math.min(all.size(), 12))).id();
        if (roll < 25) return List.of(connector(engine, id, all.getLast().id()));
        if (roll < 70) return List.of(new Op.Move(List.of(id), point()));
        if (roll < 76) return List.of(new Op.Set(List.of(id), patch()));
        if (roll < 78) return List.of(bind(all, id));
        if (roll < 83) return List.of(new Op.Order(List.of(id), place(all)));
        if (roll < 88) return cut(engine, all);
        if (roll < 93) return engine.confirmed().element(id) == null ? List.of() : List.of(new Op.Delete(List.of(id)));
        if (roll < 96) return restore(engine);
        if (roll < 97 && client.isHost()) return List.of(new Op.Clear("p1"));
        return List.of(page(engine, view));
    }

    private static boolean isHost(SyncEngine engine, BoardView view) {
        Person person = view.people().get(engine.you());
        return person != null && person.isHost();
    }

    private Op.Placement place(List<Element> all) {
        return switch (time.random.nextInt(3)) {
            case 0 -> new Op.Placement.Top();
            case 1 -> new Op.Placement.Bottom();
            default -> new Op.Placement.Above(all.getFirst().id());
        };
    }

    private Op shape(SyncEngine engine, int mark) {
        String id = engine.newId();
        invariants.drawn(mark, id);
        CommonProperties common = new CommonProperties(id, "p1", 0, point(), 0, Style.DEFAULT, null, false);
        return new Op.Add(new Shape(common, ShapeForm.RECT, new Size(mark, 8), 0));
    }

    private Op connector(SyncEngine engine, String from, String to) {
        CommonProperties common = new CommonProperties(engine.newId(), "p1", 0, point(), 0, Style.DEFAULT, null, false);
        return new Op.Add(new Connector(
                common,
                new Size(80, 80),
                "",
                new Connector.Binding(from, null),
                new Connector.Binding(to, new Point(0, 4_096)),
                Connector.Route.ELBOW,
                0,
                Connector.Tip.NONE,
                Connector.Tip.ARROW));
    }

    /** Binds the ends of the newest connectors to an element, or unbinds them. */
    private Op bind(List<Element> all, String to) {
        List<String> ids = new ArrayList<>();
        for (Element element : all.reversed())
            if (element instanceof Connector && ids.size() < 3) ids.add(element.id());
        Connector.Binding binding = time.chance(50) ? null : new Connector.Binding(to, null);
        ElementPatch.Builder patch = ElementPatch.builder().at(point());
        return new Op.Set(ids, (time.chance(50) ? patch.from(binding) : patch.to(binding)).build());
    }

    private List<Op> ink(SyncEngine engine) {
        String open = stroke;
        if (open == null) {
            stroke = engine.newId();
            chunks = 1;
            samples = 2;
            return List.of(new Op.Begin(stroke, "p1", point(), Style.DEFAULT, chunk()));
        }
        if (time.chance(25)) {
            stroke = null;
            return List.of(new Op.End(open, chunks, samples, null));
        }
        samples += 2;
        return List.of(new Op.Append(open, chunks++, chunk()));
    }

    private List<Op> cut(SyncEngine engine, List<Element> all) {
        for (Element element : all) {
            if (!(element instanceof Stroke s) || s.open() || s.points().sampleCount() < 3) continue;
            int half = s.points().sampleCount() / 2;
            Op.Slice first = new Op.Slice(engine.newId(), 0, half);
            return List.of(new Op.Cut(
                    s.id(),
                    s.points().sampleCount(),
                    List.of(
                            first,
                            new Op.Slice(engine.newId(), half + 1, s.points().sampleCount()))));
        }
        return List.of();
    }

    private List<Op> restore(SyncEngine engine) {
        var trash = engine.snapshot().trash();
        if (trash.isEmpty()) return List.of();
        return List.of(new Op.Restore(
                List.of(trash.get(time.random.nextInt(trash.size())).element().id())));
    }

    private Op page(SyncEngine engine, BoardView view) {
        List<Page> pages = view.pages();
        String any = pages.get(time.random.nextInt(pages.size())).id();
        return switch (time.random.nextInt(4)) {
            case 0 -> new Op.PageAdd(engine.newId(), any, null, null);
            case 1 -> new Op.PageMove(any, null);
            case 2 -> new Op.PageSet(any, "Page " + time.random.nextInt(9), null);
            default -> any.equals(Page.FIRST) ? new Op.PageRestore(any) : new Op.PageDelete(any);
        };
    }

    /** What a host changes about rights. A host whom the owner has made may try to demote the owner; the owner does not. */
    private Op access(BoardView view) {
        AccessPatch.Builder access = AccessPatch.builder();
        if (time.chance(30)) access.change(time.chance(70) ? ChangeMode.EVERYONE : ChangeMode.OWN);
        if (time.chance(20)) access.pages(time.chance(70) ? PageMode.EVERYONE : PageMode.HOSTS);
        if (time.chance(60)) return new Op.Access(access.write(anyMode()).build());
        for (Person person : view.people().values()) {
            if ((person.role() == Role.HOST && (ruling == Ruling.OWN_BOARD || !person.owner())) || !time.chance(40))
                continue;
            AccessPatch.PersonBuilder patch = AccessPatch.PersonPatch.builder();
            patch.granted(time.chance(50)).mute(time.chance(30)).pages(time.chance(30));
            if (person.role() == Role.HOST) patch.role(Role.WRITER);
            else if (time.chance(15)) patch.role(Role.HOST);
            access.person(person.c(), patch.build());
        }
        return new Op.Access(access.build());
    }

    private WriteMode anyMode() {
        return time.chance(60) ? WriteMode.EVERYONE : WriteMode.values()[time.random.nextInt(3)];
    }

    private ElementPatch patch() {
        StylePatch.Builder keys = StylePatch.builder().color(++colors * MOST_USERS + number);
        if (time.chance(30)) keys.fill(null);
        StylePatch style = keys.build();
        return time.chance(50) ? ElementPatch.style(style) : ElementPatch.at(point());
    }

    private Point point() {
        return new Point(time.random.nextInt(2_000) - 1_000, time.random.nextInt(2_000) - 1_000);
    }

    private SampleChunk chunk() {
        return SampleChunk.of(List.of(
                new Sample(time.random.nextInt(100), 0, 100, 8), new Sample(time.random.nextInt(100), 9, 110, 8)));
    }
}

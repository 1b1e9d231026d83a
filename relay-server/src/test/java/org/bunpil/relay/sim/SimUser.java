package org.bunpil.relay.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bunpil.board.BoardView;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Common;
import org.bunpil.model.Element;
import org.bunpil.model.Form;
import org.bunpil.model.Packed;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessValues;
import org.bunpil.op.Op;
import org.bunpil.op.Setting;
import org.bunpil.op.StyleValues;
import org.bunpil.op.Values;
import org.bunpil.sync.SyncEngine;
import org.jspecify.annotations.Nullable;

/** Somebody who draws, moves, cuts and deletes whatever there is, mostly on the same few elements as everybody else. */
final class SimUser {
    private final World world;
    private final SimClient client;
    private final Truth truth;
    private @Nullable String stroke;
    private int chunks;
    private int samples;

    SimUser(World world, SimClient client, Truth truth) {
        this.world = world;
        this.client = client;
        this.truth = truth;
    }

    /** One gesture, or a piece of one. */
    void act(int mark) {
        SyncEngine engine = client.engine();
        if (engine == null || engine.view().pages().isEmpty()) return;
        List<Op> ops = new ArrayList<>();
        int count = world.chance(20) ? 3 : 1;
        for (int i = 0; i < count; i++) ops.addAll(one(engine, mark * 4 + i));
        if (!ops.isEmpty()) client.submit(ops, world.chance(50));
    }

    private List<Op> one(SyncEngine engine, int mark) {
        BoardView view = engine.view();
        int roll = world.dice.nextInt(100);
        if (roll < 25) return List.of(shape(engine, mark));
        if (roll < 55) return ink(engine);
        if (client.isHost() && roll < 60) return List.of(access(view));
        List<Element> all = new ArrayList<>();
        for (Element element : view.elements("p1")) all.add(element);
        if (all.isEmpty()) return List.of();
        String id = all.get(world.dice.nextInt(Math.min(all.size(), 12))).id();
        if (roll < 70) return List.of(new Op.Move(List.of(id), point()));
        if (roll < 78) return List.of(new Op.Set(List.of(id), values()));
        if (roll < 83)
            return List.of(new Op.Order(List.of(id), world.chance(50) ? new Op.To.Top() : new Op.To.Bottom()));
        if (roll < 88) return cut(engine, all);
        if (roll < 93) return engine.confirmed().element(id) == null ? List.of() : List.of(new Op.Delete(List.of(id)));
        if (roll < 96) return restore(engine);
        if (roll < 97 && client.isHost()) return List.of(new Op.Clear("p1"));
        return List.of(page(engine, view));
    }

    private Op shape(SyncEngine engine, int mark) {
        String id = engine.newId();
        truth.drawn(mark, id);
        Common common = new Common(id, "p1", 0, point(), 0, Style.DEFAULT, null, false);
        return new Op.Add(new Shape(common, Form.RECT, new Size(mark, 8), 0));
    }

    private List<Op> ink(SyncEngine engine) {
        String open = stroke;
        if (open == null) {
            stroke = engine.newId();
            chunks = 1;
            samples = 2;
            return List.of(new Op.Begin(stroke, "p1", point(), Style.DEFAULT, packed()));
        }
        if (world.chance(25)) {
            stroke = null;
            return List.of(new Op.End(open, chunks, samples, null));
        }
        samples += 2;
        return List.of(new Op.Append(open, chunks++, packed()));
    }

    private List<Op> cut(SyncEngine engine, List<Element> all) {
        for (Element element : all) {
            if (!(element instanceof Stroke s) || s.open() || s.points().count() < 3) continue;
            int half = s.points().count() / 2;
            Op.Slice first = new Op.Slice(engine.newId(), 0, half);
            return List.of(new Op.Cut(
                    s.id(),
                    s.points().count(),
                    List.of(
                            first,
                            new Op.Slice(engine.newId(), half + 1, s.points().count()))));
        }
        return List.of();
    }

    private List<Op> restore(SyncEngine engine) {
        var trash = engine.snapshot().trash();
        if (trash.isEmpty()) return List.of();
        return List.of(new Op.Restore(
                List.of(trash.get(world.dice.nextInt(trash.size())).element().id())));
    }

    private Op page(SyncEngine engine, BoardView view) {
        List<Page> pages = view.pages();
        String any = pages.get(world.dice.nextInt(pages.size())).id();
        return switch (world.dice.nextInt(4)) {
            case 0 -> new Op.PageAdd(engine.newId(), any, null, null);
            case 1 -> new Op.PageMove(any, null);
            case 2 -> new Op.PageSet(any, "Page " + world.dice.nextInt(9), null);
            default -> any.equals(Page.FIRST) ? new Op.PageRestore(any) : new Op.PageDelete(any);
        };
    }

    private Op access(BoardView view) {
        TreeMap<Integer, AccessValues.PersonValues> people = new TreeMap<>();
        if (world.chance(60)) return new Op.Access(new AccessValues(anyMode(), null, null, people));
        for (Person person : view.people().values()) {
            if (person.role() == Role.HOST || !world.chance(40)) continue;
            people.put(person.c(), new AccessValues.PersonValues(null, world.chance(50), world.chance(30), null, null));
        }
        return new Op.Access(new AccessValues(null, null, null, people));
    }

    private WriteMode anyMode() {
        return world.chance(60) ? WriteMode.EVERYONE : WriteMode.values()[world.dice.nextInt(3)];
    }

    private Values values() {
        StyleValues style = new StyleValues(
                null,
                world.dice.nextInt(1 << 24),
                null,
                world.chance(30) ? new Setting<>(null) : null,
                null,
                null,
                null);
        return world.chance(50) ? Values.style(style) : Values.at(point());
    }

    private Point point() {
        return new Point(world.dice.nextInt(2_000) - 1_000, world.dice.nextInt(2_000) - 1_000);
    }

    private Packed packed() {
        return Packed.of(List.of(
                new Sample(world.dice.nextInt(100), 0, 100, 8), new Sample(world.dice.nextInt(100), 9, 110, 8)));
    }
}

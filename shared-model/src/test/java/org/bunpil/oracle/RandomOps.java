package org.bunpil.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.board.Snapshot;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.SetOrClear;
import org.bunpil.op.StylePatch;

/** Ops of all kinds on few ids; most of them have an effect on the board, some cannot. */
public final class RandomOps {
    private static final int CONTENDED = 20;
    private static final int MAX_OPS = 8;
    private static final List<String> PAGES =
            List.of("p1", "p1", "p1", "p1", "Pppppppp-1", "Pppppppp-1", "Pppppppp-2", "Pppppppp-9");

    private final Random random;
    private int fresh;

    public RandomOps(Random random) {
        this.random = random;
    }

    public List<Op> batch(Snapshot board, int c) {
        List<Op> ops = new ArrayList<>();
        if (random.nextInt(12) == 0) gesture(ops);
        if (random.nextInt(8) == 0) onLocked(board, ops);
        int count = random.nextInt(MAX_OPS + 1);
        while (ops.size() < count || ops.isEmpty()) ops.add(one(board, c));
        return ops;
    }

    private void onLocked(Snapshot board, List<Op> ops) {
        List<String> locked =
                board.elements().stream().filter(Element::lock).map(Element::id).toList();
        if (locked.isEmpty()) return;
        ops.add(half() ? new Op.Move(locked, point()) : new Op.Set(locked, values(half())));
        if (half()) ops.add(half() ? new Op.Delete(locked) : new Op.Order(locked, new Op.Placement.Top()));
    }

    /** Id of a stroke that is being drawn, if there is one. */
    String openStroke(Snapshot board) {
        List<Stroke> open = strokes(board, true);
        return open.isEmpty() ? id(board) : pick(open).id();
    }

    private void gesture(List<Op> ops) {
        String id = newId();
        ops.add(new Op.Begin(id, pick(PAGES), point(), style(), ink(2)));
        ops.add(new Op.Append(id, 1, ink(3)));
        ops.add(new Op.End(id, 2, 5, null));
    }

    private Op one(Snapshot board, int c) {
        int roll = random.nextInt(1000);
        if (roll < 80) return new Op.Add(element(newId()));
        if (roll < 160) return new Op.Begin(newId(), pick(PAGES), point(), style(), ink(1 + random.nextInt(4)));
        if (roll < 320) return append(board, c);
        if (roll < 410) return end(board, c);
        if (roll < 490) return new Op.Move(ids(board), random.nextInt(20) == 0 ? new Point(1 << 30, 0) : point());
        if (roll < 590) return new Op.Set(ids(board), values(random.nextInt(8) == 0));
        if (roll < 620) return setEach(board);
        if (roll < 720) return order(board);
        if (roll < 790) return cut(board);
        if (roll < 850) return new Op.Delete(ids(board));
        if (roll < 905) return new Op.Restore(random.nextBoolean() ? trashed(board) : ids(board));
        if (roll < 918) return new Op.Clear(pick(PAGES));
        if (roll < 978) return page(board);
        if (roll < 996) return new Op.Access(access(board, c));
        return half() ? new Op.Seal(openStroke(board)) : new Op.Init("Mine", "x", 1, null);
    }

    private Op append(Snapshot board, int c) {
        Stroke stroke = mine(board, c);
        if (stroke == null) return new Op.Append(id(board), 1, ink(1));
        int n = random.nextInt(10) == 0 ? stroke.nextChunk() + random.nextInt(-1, 2) : stroke.nextChunk();
        return new Op.Append(stroke.id(), n, ink(1 + random.nextInt(5)));
    }

    private Op end(Snapshot board, int c) {
        Stroke stroke = mine(board, c);
        if (stroke == null) return new Op.End(id(board), 1, 3, null);
        int count = stroke.points().sampleCount() + (random.nextInt(10) == 0 ? random.nextInt(-1, 2) : 0);
        SampleChunk fit = random.nextInt(3) == 0 ? ink(Math.max(1, count + random.nextInt(-3, 2))) : null;
        return new Op.End(stroke.id(), stroke.nextChunk(), count, fit);
    }

    /** An open stroke, mostly of the author, live or deleted. */
    private Stroke mine(Snapshot board, int c) {
        List<Stroke> open = strokes(board, true);
        for (Snapshot.Trashed t : board.trash()) if (t.element() instanceof Stroke s && s.open()) open.add(s);
        List<Stroke> own = open.stream().filter(s -> s.author() == c).toList();
        if (!own.isEmpty() && random.nextInt(8) > 0) return pick(own);
        return open.isEmpty() ? null : pick(open);
    }

    private List<Stroke> strokes(Snapshot board, boolean open) {
        List<Stroke> strokes = new ArrayList<>();
        for (Element e : board.elements()) if (e instanceof Stroke s && s.open() == open) strokes.add(s);
        return strokes;
    }

    private Op cut(Snapshot board) {
        List<Stroke> closed = strokes(board, false);
        for (Stroke s : strokes(board, true)) if (s.sealed()) closed.add(s);
        if (closed.isEmpty()) return new Op.Cut(id(board), 3, List.of());
        Stroke stroke = pick(closed);
        int count = stroke.points().sampleCount() + (random.nextInt(10) == 0 ? 1 : 0);
        List<Op.Slice> parts = new ArrayList<>();
        int from = random.nextInt(2);
        while (from < count && parts.size() < 4) {
            int to = from + 1 + random.nextInt(3);
            if (to > count && random.nextInt(10) > 0) break;
            parts.add(new Op.Slice(random.nextInt(10) == 0 ? id(board) : id("Ssssssss", fresh++), from, to));
            from = to + random.nextInt(3) - (random.nextInt(20) == 0 ? 1 : 0);
        }
        return new Op.Cut(stroke.id(), count, parts);
    }

    private Op order(Snapshot board) {
        Op.Placement placement = switch (random.nextInt(6)) {
            case 0 -> new Op.Placement.Top();
            case 1 -> new Op.Placement.Bottom();
            case 2 -> new Op.Placement.Above(id(board));
            // Always above the same few elements, so that soon there is no space.
            default ->
                new Op.Placement.Above(
                        board.elements().isEmpty()
                                ? id("Eeeeeeee", 0)
                                : board.elements().getFirst().id());
        };
        return new Op.Order(ids(board), placement);
    }

    private Op page(Snapshot board) {
        String id = random.nextInt(4) == 0 || board.pages().isEmpty()
                ? pick(PAGES)
                : pick(board.pages()).id();
        String after = random.nextInt(3) == 0 ? null : pick(PAGES);
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Op.PageAdd(pick(PAGES), after, random.nextBoolean() ? "Page" : null, background());
            case 2 -> new Op.PageMove(id, after);
            case 3 -> new Op.PageSet(id, random.nextBoolean() ? "Title " + random.nextInt(9) : null, background());
            case 4 -> new Op.PageDelete(id);
            default ->
                new Op.PageRestore(board.pages().stream()
                        .filter(Page::deleted)
                        .map(Page::id)
                        .findFirst()
                        .orElse(id));
        };
    }

    private Background background() {
        return random.nextBoolean() ? null : Background.values()[random.nextInt(Background.values().length)];
    }

    private Op setEach(Snapshot board) {
        List<Op.TargetedPatch> each = new ArrayList<>();
        for (String id : ids(board)) each.add(new Op.TargetedPatch(id, values(random.nextInt(20) == 0)));
        return new Op.SetEach(each);
    }

    private AccessPatch access(Snapshot board, int c) {
        SortedMap<Integer, AccessPatch.PersonPatch> people = new TreeMap<>();
        while (random.nextInt(3) > 0)
            people.put(
                    1 + random.nextInt(7),
                    new AccessPatch.PersonPatch(
                            random.nextInt(4) == 0 ? Role.values()[random.nextInt(3)] : null,
                            flag(),
                            half() ? flag() : null,
                            random.nextInt(4) == 0 ? flag() : null,
                            random.nextInt(4) == 0 ? flag() : null,
                            random.nextInt(4) == 0 ? "Renamed" : null));
        // The host stays host; otherwise nobody could write in most logs.
        boolean owner = c != 1 && board.people().stream().anyMatch(p -> p.c() == 1 && p.owner());
        people.put(
                1,
                owner
                        ? new AccessPatch.PersonPatch(Role.VIEWER, flag(), true, true, flag(), null)
                        : new AccessPatch.PersonPatch(Role.HOST, null, null, false, null, null));
        WriteMode write = switch (random.nextInt(8)) {
            case 0 -> WriteMode.HOSTS;
            case 1 -> WriteMode.GRANTED;
            case 2, 3, 4 -> WriteMode.EVERYONE;
            default -> null;
        };
        ChangeMode change = switch (random.nextInt(8)) {
            case 0 -> ChangeMode.EVERYONE;
            case 1 -> ChangeMode.OWN;
            default -> null;
        };
        PageMode pages = switch (random.nextInt(8)) {
            case 0, 1 -> PageMode.EVERYONE;
            case 2 -> PageMode.HOSTS;
            default -> null;
        };
        return new AccessPatch(write, flag(), random.nextInt(4) > 0 ? Boolean.TRUE : flag(), change, pages, people);
    }

    private Boolean flag() {
        return switch (random.nextInt(3)) {
            case 0 -> true;
            case 1 -> false;
            default -> null;
        };
    }

    private ElementPatch values(boolean withLock) {
        return new ElementPatch(
                half() ? null : point(),
                half() ? null : new Size(random.nextInt(500), -random.nextInt(500)),
                half() ? null : 4096 + random.nextInt(99),
                half() ? null : -4096,
                half() ? null : random.nextInt(-36000, 36001),
                half() ? null : "t\t\"" + random.nextInt(9) + "\\😀",
                random.nextInt(4) == 0 ? pick(PAGES) : null,
                half() ? null : new SetOrClear<>(half() ? null : id("Gggggggg", random.nextInt(3))),
                half() ? null : ShapeForm.values()[random.nextInt(6)],
                half() ? null : new SetOrClear<>(half() ? null : binding()),
                half() ? null : new SetOrClear<>(half() ? null : binding()),
                half() ? null : route(),
                half() ? null : random.nextInt(-99, 100),
                half() ? null : tip(),
                half() ? null : tip(),
                half() ? null : stylePatch(),
                withLock ? random.nextInt(3) == 0 : null);
    }

    private StylePatch stylePatch() {
        return new StylePatch(
                half() ? null : InkTool.HIGHLIGHTER,
                half() ? null : random.nextInt(1 << 24),
                half() ? null : 1 + random.nextInt(99),
                half() ? null : new SetOrClear<>(half() ? null : random.nextInt(1 << 24)),
                half() ? null : random.nextInt(256),
                half() ? null : random.nextInt(3),
                half() ? null : random.nextInt(5));
    }

    private Element element(String id) {
        CommonProperties common =
                new CommonProperties(id, pick(PAGES), 0, point(), 0, style(), half() ? null : id("Gggggggg", 1), false);
        Size size = new Size(random.nextInt(900), random.nextInt(900));
        ElementKind[] kinds = ElementKind.values();
        return switch (kinds[random.nextInt(kinds.length)]) {
            // Strokes are created by another op.
            case STROKE -> new Shape(common, ShapeForm.RECT, size, 0);
            case SHAPE -> new Shape(common, ShapeForm.values()[random.nextInt(6)], size, random.nextInt(36000));
            case TEXT -> new Text(common, "가\n" + random.nextInt(99), size, 0);
            case NOTE -> new Note(common, "", size, random.nextInt(100));
            case IMAGE -> new Image(common, "ab".repeat(32), size, 0);
            case CONNECTOR ->
                new Connector(
                        common,
                        size,
                        half() ? "" : "가" + random.nextInt(99),
                        half() ? null : binding(),
                        half() ? null : binding(),
                        route(),
                        random.nextInt(-99, 100),
                        tip(),
                        tip());
        };
    }

    private Connector.Binding binding() {
        return new Connector.Binding(
                id("Eeeeeeee", random.nextInt(CONTENDED)), half() ? null : new Point(random.nextInt(99), 4096));
    }

    private Connector.Route route() {
        return Connector.Route.values()[random.nextInt(3)];
    }

    private Connector.Tip tip() {
        return Connector.Tip.values()[random.nextInt(3)];
    }

    private Style style() {
        return half()
                ? Style.DEFAULT
                : Style.DEFAULT.withColor(random.nextInt(1 << 24)).withWidth(1 + random.nextInt(80));
    }

    private Point point() {
        return new Point(random.nextInt(-5000, 5001), random.nextInt(-5000, 5001));
    }

    private SampleChunk ink(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++)
            samples.add(new Sample(
                    random.nextInt(-900, 901), random.nextInt(-900, 901), random.nextInt(256), random.nextInt(300)));
        return SampleChunk.of(samples, half(), half());
    }

    private List<String> ids(Snapshot board) {
        List<String> ids = new ArrayList<>();
        do ids.add(id(board));
        while (random.nextInt(5) < 2);
        return ids;
    }

    private List<String> trashed(Snapshot board) {
        return board.trash().isEmpty()
                ? ids(board)
                : List.of(pick(board.trash()).element().id());
    }

    private String newId() {
        return random.nextInt(3) == 0 ? id("Ffffffff", fresh++) : id("Eeeeeeee", random.nextInt(CONTENDED));
    }

    private String id(Snapshot board) {
        if (random.nextInt(3) > 0 && !board.elements().isEmpty())
            return pick(board.elements()).id();
        return id("Eeeeeeee", random.nextInt(CONTENDED));
    }

    private static String id(String client, int counter) {
        return client + "-" + Integer.toString(counter, 36);
    }

    private boolean half() {
        return random.nextBoolean();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

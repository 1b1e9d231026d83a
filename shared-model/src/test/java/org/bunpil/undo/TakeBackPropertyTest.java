package org.bunpil.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bunpil.board.Board;
import org.bunpil.board.BoardChange;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.model.Stroke;
import org.bunpil.op.Batch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.StylePatch;
import org.bunpil.oracle.RandomOps;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Takes back what one of five people did at the end of random logs, and compares with a slow model that keeps every version. */
class TakeBackPropertyTest {
    private static final int LOGS = 800;
    private static final int BATCHES = 60;
    private static final int HOST = 1;
    private static final int PEOPLE = 5;

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void onlyThatAuthorAndThatIntervalChangeAndUndoRestoresIt() {
        for (long seed = 0; seed < LOGS; seed++) new Run(seed).check();
        for (String what : List.of("added", "changed", "deleted", "kept", "pages", "untouched", "overwritten", "moved"))
            assertTrue(seen.getOrDefault(what, 0) > 100, what + " in " + seen);
    }

    /** One version of an element. */
    private record Version(
            int c,
            long millis,
            @Nullable Element before,
            boolean wasLive,
            Element after,
            boolean live,
            boolean relative,
            boolean ordered) {}

    private final class Run {
        private final String where;
        private final Random random;
        private final Board board = new Board();
        private final BoardHistory history;
        private final Map<String, List<Version>> versions = new HashMap<>();
        private long millis = 1_000_000;
        private long k;

        Run(long seed) {
            where = "seed " + seed;
            random = new Random(seed);
            history = new BoardHistory(() -> millis);
            apply(0, List.of(new Op.Init("Title", "g5Tz", 1, "kim")));
            for (int i = 1; i <= PEOPLE; i++)
                apply(
                        0,
                        List.of(new Op.Join(
                                "C000000" + i, "N" + i, i == HOST ? Role.HOST : Role.WRITER, "", null, null, i)));
            RandomOps ops = new RandomOps(random);
            for (int i = 0; i < BATCHES; i++) {
                // Later than what would be merged.
                millis += BoardHistory.MERGED_MILLIS + 1 + random.nextInt(3_000);
                int c = 1 + random.nextInt(PEOPLE);
                apply(c, ops.batch(board.snapshot(), c));
            }
        }

        private void apply(int c, List<Op> ops) {
            Board before = new Board(board.snapshot());
            Batch batch = new Batch(c, ++k, ops);
            BoardChange change = board.apply(batch);
            history.record(batch, change, board, millis);
            for (String id : change.touched()) version(before, id, c, ops);
        }

        private void version(Board before, String id, int c, List<Op> ops) {
            Element was = known(before, id);
            Element is = known(board, id);
            boolean wasLive = before.element(id) != null;
            boolean live = board.element(id) != null;
            if (is == null || (was != null && !wasLive && !live)) return;
            boolean placed = ops.stream()
                    .anyMatch(op -> (op instanceof Op.Set s
                                    && s.patch().at() != null
                                    && s.ids().contains(id))
                            || (op instanceof Op.SetEach e
                                    && e.patches().stream()
                                            .anyMatch(p -> p.id().equals(id)
                                                    && p.patch().at() != null)));
            // An order that changes nothing is no version: the element was alone on its page, say (seed 111).
            boolean ordered = was != null
                    && was.z() != is.z()
                    && ops.stream()
                            .anyMatch(op -> op instanceof Op.Order o && o.ids().contains(id));
            List<Version> all = versions.computeIfAbsent(id, _ -> new ArrayList<>());
            Version last = all.isEmpty() ? null : all.getLast();
            if (was instanceof Stroke s
                    && s.open()
                    && last != null
                    && last.c == c
                    && wasLive == live
                    && properties(was).equals(properties(is))) {
                all.removeLast();
                all.add(new Version(
                        c,
                        millis,
                        last.before,
                        last.wasLive,
                        is,
                        live,
                        last.relative && !placed,
                        last.ordered || ordered));
            } else if (!(was != null
                            && wasLive == live
                            && was.with(was.common().withZ(is.z())).equals(is))
                    || ordered) {
                all.add(new Version(c, millis, was, wasLive, is, live, !placed, ordered));
            }
        }

        void check() {
            int c = 2 + random.nextInt(PEOPLE - 1);
            long from = millis - random.nextInt((int) (millis - 1_000_000) + 1);
            String what = where + ", participant " + c + " from " + from;
            Board before = new Board(board.snapshot());
            TakeBack takeBack = history.takeBack(c, from, board);
            UndoStack undo = new UndoStack();
            UndoStep step = new UndoStep();
            UndoStep.Recording recording = step.begin(board, takeBack.ops());
            perform(takeBack.ops());
            recording.done();
            undo.push(step);

            boolean ordered = false;
            List<String> still = new ArrayList<>();
            for (Map.Entry<String, List<Version>> each : versions.entrySet()) {
                String id = each.getKey();
                List<Version> part = since(each.getValue(), c, from);
                ordered |= part.stream().anyMatch(v -> v.c == c && v.ordered);
                if (part.isEmpty()) {
                    assertSame(before, board, id, what);
                    still.add(id);
                    count("untouched", before.element(id) != null);
                } else {
                    expect(before, id, part, c, what);
                }
            }
            assertEquals(order(before, still), order(board, still), what);
            for (Page page : before.pages()) {
                if (takeBack.pages().contains(page.id())) continue;
                Page now = Objects.requireNonNull(board.page(page.id()));
                assertEquals(page, now, what);
            }
            count("added", !takeBack.added().isEmpty());
            count("changed", !takeBack.changed().isEmpty());
            count("deleted", !takeBack.deleted().isEmpty());
            count("kept", !takeBack.kept().isEmpty());
            count("pages", !takeBack.pages().isEmpty());

            millis += 60_000;
            undo.undo(board, this::perform);
            assertEquals(withoutZ(before, ordered), withoutZ(board, ordered), what);
            assertEquals(before.pages(), board.pages(), what);
            // Undo puts elements between the same neighbours, not at the same z: that is not seen as putting it back.
            if (ordered) return;
            TakeBack again = history.takeBack(c, from, board);
            assertEquals(takeBack.added(), again.added(), what);
            assertEquals(takeBack.changed(), again.changed(), what);
            assertEquals(takeBack.deleted(), again.deleted(), what);
        }

        private void perform(List<Op> ops) {
            for (Op op : ops) {
                Batch batch = new Batch(HOST, ++k, List.of(op));
                history.record(batch, board.apply(batch), board, millis);
            }
        }

        private List<Version> since(List<Version> all, int c, long from) {
            List<Version> part = new ArrayList<>();
            for (Version version : all)
                if (!part.isEmpty() || (version.c == c && version.millis >= from)) part.add(version);
            return part;
        }

        private void expect(Board before, String id, List<Version> part, int c, String what) {
            Element current = before.element(id);
            if (current != null && current.lock()) {
                assertSame(before, board, id, what);
                return;
            }
            Version first = part.getFirst();
            // Whether it exists: as anybody else left it, or as it was.
            Track exists = new Track(first.before == null ? "absent" : first.wasLive ? "live" : "trash");
            Map<String, Track> tracks = new TreeMap<>();
            Map<String, Object> start = first.before == null ? Map.of() : properties(first.before);
            Track whole = new Track(start);
            start.forEach((name, value) -> tracks.put(name, new Track(value)));
            for (Version v : part) {
                exists.write(
                        v.c,
                        v.before == null ? "absent" : v.wasLive ? "live" : "trash",
                        v.live ? "live" : "trash",
                        false);
                Map<String, Object> from = v.before == null ? Map.of() : properties(v.before);
                Map<String, Object> to = properties(v.after);
                whole.write(v.c, from, to, false);
                if (first.before != null)
                    to.forEach((name, value) -> tracks.get(name).write(v.c, from.get(name), value, v.relative));
            }
            Object wanted = exists.without(c);
            if (wanted.equals("absent")) {
                if (current == null || whole.anyBut(c)) assertSame(before, board, id, what);
                else assertTrue(board.element(id) == null, what + ": " + id + " stays");
                return;
            }
            assertEquals(wanted.equals("live"), board.element(id) != null, what + ": " + id);
            if (first.before == null || !wanted.equals("live")) return;
            Map<String, Object> expected = new TreeMap<>();
            tracks.forEach((name, track) -> expected.put(name, track.without(c)));
            assertEquals(expected, properties(Objects.requireNonNull(board.element(id))), what + ": " + id);
            count("overwritten", tracks.values().stream().anyMatch(track -> track.by(c) && track.anyBut(c)));
            count("moved", tracks.get("at").anyBut(c) && tracks.get("at").by(c));
        }
    }

    /** The writes of one property; what one person changes and puts back counts as never changed. */
    private static final class Track {
        private final Object first;
        private final List<Object[]> writes = new ArrayList<>();

        Track(Object first) {
            this.first = first;
        }

        void write(int c, Object from, Object to, boolean relative) {
            if (from.equals(to)) return;
            int at = writes.size();
            while (at > 0 && writes.get(at - 1)[0].equals(c)) at--;
            for (; at < writes.size(); at++) if (writes.get(at)[1].equals(to)) break;
            if (at == writes.size()) writes.add(new Object[] {c, from, to, relative});
            else writes.subList(at, writes.size()).clear();
        }

        boolean anyBut(int c) {
            return writes.stream().anyMatch(write -> !write[0].equals(c));
        }

        boolean by(int c) {
            return writes.stream().anyMatch(write -> write[0].equals(c));
        }

        Object without(int c) {
            Object value = first;
            for (Object[] write : writes) {
                if (write[0].equals(c)) continue;
                value = write[2];
            }
            if (!(first instanceof Point) || writes.stream().allMatch(write -> write[0].equals(c))) return value;
            Point at = (Point) first;
            for (Object[] write : writes) {
                if (write[0].equals(c)) continue;
                Point from = (Point) write[1];
                Point to = (Point) write[2];
                at = (boolean) write[3]
                        ? new Point(clamped(at.x() + to.x() - from.x()), clamped(at.y() + to.y() - from.y()))
                        : to;
            }
            return at;
        }
    }

    private static int clamped(int coordinate) {
        return Math.clamp(coordinate, -Limits.COORDINATE, Limits.COORDINATE);
    }

    private void count(String what, boolean happened) {
        if (happened) seen.merge(what, 1, Integer::sum);
    }

    private static @Nullable Element known(Board board, String id) {
        return board.element(id) == null ? board.trashed(id) : board.element(id);
    }

    private static void assertSame(Board before, Board after, String id, String what) {
        assertEquals(before.element(id) == null, after.element(id) == null, what + ": " + id);
        Element was = known(before, id);
        Element is = known(after, id);
        if (was == null || is == null) assertEquals(was, is, what + ": " + id);
        else assertEquals(was, is.with(is.common().withZ(was.z())), what + ": " + id);
    }

    /** The drawing order of these elements on each page. */
    private static Map<String, List<String>> order(Board board, List<String> ids) {
        Map<String, List<String>> order = new TreeMap<>();
        for (Page page : board.pages())
            board.elements(page.id()).forEach(element -> {
                if (ids.contains(element.id()))
                    order.computeIfAbsent(page.id(), _ -> new ArrayList<>()).add(element.id());
            });
        return order;
    }

    private static Map<String, Element> withoutZ(Board board, boolean ordered) {
        Map<String, Element> all = new TreeMap<>();
        Consumer<Element> put = element -> all.put(
                element.id() + (board.element(element.id()) == null ? " deleted" : ""),
                ordered ? element.with(element.common().withZ(0)) : element);
        board.elements().forEach(put);
        board.trash().forEach(trashed -> put.accept(trashed.element()));
        return all;
    }

    private static Map<String, Object> properties(Element element) {
        Map<String, Object> all = new TreeMap<>();
        put(all, ElementPatch.of(element));
        put(all, Objects.requireNonNull(StylePatch.of(element.style())));
        all.remove("style");
        return all;
    }

    private static void put(Map<String, Object> all, Record record) {
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(record);
                all.put(component.getName(), value == null ? "none" : value);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

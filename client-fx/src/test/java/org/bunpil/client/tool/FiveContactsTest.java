package org.bunpil.client.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.client.input.PointerEvent.Phase;
import org.bunpil.client.input.PointerRecording;
import org.bunpil.client.input.PointerReplayer;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;

/** Fingers of five people on one screen, recorded in a file and replayed at once. */
class FiveContactsTest {
    private static final int CONTACTS = 5;
    private static final long PULSE_MILLIS = 16;

    private final List<PointerEvent> all = recorded();

    /** A screen touched by several fingers. */
    private static final class Screen {
        final TestBoard testBoard = new TestBoard();
        final TestBoard.Participant participant = testBoard.join("Kim");
        final PointerRouter router = SimulatedPointer.look(participant.editor);
        /** The contact that began each stroke, by the point where the stroke began. */
        final Map<Point, Integer> beginnings = new HashMap<>();

        Screen() {
            participant.editor.severalWriters(true);
        }

        void on(PointerEvent event) {
            if (event.phase() == Phase.PRESS) {
                beginnings.put(participant.editor.viewport().toBoard(event.x(), event.y()), event.contact());
            }
            router.on(event);
        }

        void replay(List<PointerEvent> events) {
            long start = events.getFirst().millis();
            PointerReplayer pointerReplayer = new PointerReplayer(events, 1, start, this::on);
            for (long now = start; pointerReplayer.play(now); now += PULSE_MILLIS) router.tick(now);
        }

        /** The finished strokes of each contact, in the order in which they began. */
        Map<Integer, List<Stroke>> strokes() {
            List<Element> byZ = new ArrayList<>();
            testBoard.board.elements("p1").forEach(byZ::add);
            byZ.sort(java.util.Comparator.comparingLong(Element::z));
            Map<Integer, List<Stroke>> strokes = new LinkedHashMap<>();
            for (Element element : byZ) {
                Stroke stroke = assertInstanceOf(Stroke.class, element);
                int contact = assertNotNull2(beginnings.get(stroke.at()));
                strokes.computeIfAbsent(contact, _ -> new ArrayList<>()).add(stroke);
            }
            return strokes;
        }

        private static int assertNotNull2(Integer contact) {
            assertNotNull(contact, "a stroke that nobody began");
            return contact;
        }
    }

    @Test
    void eachContactsInkIsAsIfItHadBeenAlone() {
        Screen together = new Screen();
        together.replay(all);
        Map<Integer, List<Stroke>> strokes = together.strokes();
        assertEquals(CONTACTS, strokes.size());
        for (int contact = 1; contact <= CONTACTS; contact++) {
            Screen alone = new Screen();
            alone.replay(of(contact));
            assertEquals(samples(alone.strokes().get(contact)), samples(strokes.get(contact)), "contact " + contact);
        }
    }

    @Test
    void noPointIsLostOrCrossesOver() {
        Screen screen = new Screen();
        screen.replay(all);
        Map<String, StrokePoints> ink = new LinkedHashMap<>();
        Map<String, Point> at = new HashMap<>();
        for (Op op : screen.participant.submitted) {
            if (op instanceof Op.Begin begin) {
                at.put(begin.id(), begin.at());
                ink.put(begin.id(), StrokePoints.of(List.of(begin.points())));
            } else if (op instanceof Op.Append append) {
                List<SampleChunk> chunks = new ArrayList<>(ink.get(append.id()).chunks());
                chunks.add(append.points());
                ink.put(append.id(), StrokePoints.of(chunks));
            }
        }
        Map<Integer, List<List<Point>>> drawn = new HashMap<>();
        ink.forEach((id, points) -> {
            Point origin = Objects.requireNonNull(at.get(id));
            List<Point> places = new ArrayList<>();
            for (Sample s : points.samples()) places.add(new Point(origin.x() + s.x(), origin.y() + s.y()));
            drawn.computeIfAbsent(screen.beginnings.get(origin), _ -> new ArrayList<>())
                    .add(places);
        });
        for (int contact = 1; contact <= CONTACTS; contact++) {
            assertEquals(touched(screen, contact), drawn.get(contact), "contact " + contact);
        }
    }

    @Test
    void undoOfOneWhileTheOthersDrawLeavesTheirsUnchanged() {
        Screen screen = new Screen();
        int half = all.size() / 2;
        // The next release after the middle ends a stroke while other strokes are unfinished.
        while (all.get(half).phase() != Phase.RELEASE) half++;
        int released = all.get(half).contact();
        List<PointerEvent> before = all.subList(0, half + 1);
        long now = before.getFirst().millis();
        for (PointerEvent event : before) {
            for (; now <= event.millis(); now += PULSE_MILLIS) screen.router.tick(now);
            screen.on(event);
        }
        assertTrue(
                screen.router.states().stream().filter(Inking.class::isInstance).count() >= 2, "others draw on");
        int had = screen.strokes().get(released).size();
        assertTrue(screen.participant.editor.undoHistory().undo().done());
        for (PointerEvent event : all.subList(half + 1, all.size())) {
            for (; now <= event.millis(); now += PULSE_MILLIS) screen.router.tick(now);
            screen.on(event);
        }
        Map<Integer, List<Stroke>> strokes = screen.strokes();
        for (int contact = 1; contact <= CONTACTS; contact++) {
            Screen alone = new Screen();
            alone.replay(of(contact));
            List<List<Sample>> expected =
                    new ArrayList<>(samples(alone.strokes().get(contact)));
            if (contact == released) expected.remove(had - 1);
            assertEquals(expected, samples(strokes.get(contact)), "contact " + contact);
        }
        assertNull(screen.participant.refusal);
    }

    private static List<List<Sample>> samples(List<Stroke> strokes) {
        return strokes.stream().map(stroke -> stroke.points().samples()).toList();
    }

    /** The points that a contact touched while it was down, without repetitions, by stroke. */
    private List<List<Point>> touched(Screen screen, int contact) {
        List<List<Point>> strokes = new ArrayList<>();
        for (PointerEvent event : of(contact)) {
            Point at = screen.participant.editor.viewport().toBoard(event.x(), event.y());
            if (event.phase() == Phase.PRESS) strokes.add(new ArrayList<>(List.of(at)));
            else if (event.phase() == Phase.MOVE && !strokes.getLast().getLast().equals(at)) {
                strokes.getLast().add(at);
            }
        }
        return strokes;
    }

    private List<PointerEvent> of(int contact) {
        Predicate<PointerEvent> own = event -> event.contact() == contact;
        return all.stream().filter(own).toList();
    }

    private static List<PointerEvent> recorded() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        FiveContactsTest.class.getResourceAsStream("/org/bunpil/client/input/five-contacts.txt")),
                StandardCharsets.UTF_8))) {
            return assertInstanceOf(PointerRecording.Result.Events.class, PointerRecording.read(in.readAllLines()))
                    .events();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}

package org.bunpil.client.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Modifiers;
import org.bunpil.client.input.PointerEvent.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointerRecordingTest {
    @Test
    void whatWasRecordedIsReadAgain() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        List<PointerEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            events.add(new PointerEvent(
                    random.nextInt(20),
                    Kind.values()[random.nextInt(3)],
                    Phase.values()[random.nextInt(6)],
                    random.nextDouble(-50, 4_000),
                    random.nextInt(3_000),
                    random.nextBoolean() ? Double.NaN : random.nextDouble(),
                    new Modifiers(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                    i * 7L));
        }
        List<String> lines = events.stream().map(PointerRecording::line).toList();
        assertEquals(
                events,
                assertInstanceOf(PointerRecording.Result.Events.class, PointerRecording.read(lines))
                        .events());
    }

    @Test
    void aBrokenLineIsNamed() {
        String good = "1016 0 mouse move 120.5 88 - shift";
        for (String bad : List.of(
                "x",
                "1 0 mouse",
                "1 0 hand move 1 2 -",
                "1 0 mouse move NaN 2 -",
                "1 -1 mouse move 1 2 -",
                "1 0 mouse move 1 2 - hyper",
                "1 0 mouse move 1 2 high")) {
            assertEquals(
                    new PointerRecording.Result.Broken(3),
                    PointerRecording.read(List.of("# remark", good, bad, good)),
                    bad);
        }
    }

    @Test
    void whatIsRecordedIsReadAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("recording.txt");
        List<PointerEvent> events =
                List.of(at(5, Phase.HOVER), at(9, Phase.PRESS), at(17, Phase.MOVE), at(20, Phase.CANCEL));
        try (PointerRecorder pointerRecorder = PointerRecorder.to(file)) {
            for (PointerEvent event : events) {
                pointerRecorder.accept(event);
                pointerRecorder.accept(event.tick(event.millis() + 1));
            }
        }
        assertEquals(new PointerRecording.Result.Events(events), PointerRecording.read(Files.readAllLines(file)));
    }

    @Test
    void aReplayKeepsOrderAndTime() {
        List<PointerEvent> events = List.of(at(500, Phase.PRESS), at(516, Phase.MOVE), at(600, Phase.RELEASE));
        List<PointerEvent> played = new ArrayList<>();
        PointerReplayer pointerReplayer = new PointerReplayer(events, 2, 10_000, played::add);
        assertTrue(pointerReplayer.play(10_000));
        assertEquals(1, played.size());
        assertTrue(pointerReplayer.play(10_049));
        assertEquals(
                List.of(10_000L, 10_008L),
                played.stream().map(PointerEvent::millis).toList());
        assertEquals(false, pointerReplayer.play(10_050));
        assertEquals(Phase.RELEASE, played.getLast().phase());
    }

    @Test
    void aTabletRecordingBecomesPenInput() {
        List<String> lines = List.of(
                "4",
                "10.0 50.0 0.000 1 900 500 0.10",
                "20.0 40.0 0.0075 1 900 500 0.50",
                "20.0 40.0 0.0150 0 900 500 0.00",
                "30.0 40.0 0.0225 1 900 500 0.30");
        List<PointerEvent> events = assertInstanceOf(
                        PointerRecording.Result.Events.class, SvcRecording.read(lines, 100, 50, 200))
                .events();
        assertEquals(
                List.of(Phase.PRESS, Phase.MOVE, Phase.RELEASE, Phase.PRESS, Phase.RELEASE),
                events.stream().map(PointerEvent::phase).toList());
        assertEquals(100, events.get(0).x());
        assertEquals(50, events.get(0).y());
        assertEquals(200, events.get(1).x(), 1e-9);
        assertEquals(150, events.get(1).y(), 1e-9);
        assertEquals(0.5, events.get(1).pressure());
        assertEquals(8, events.get(1).millis());
        assertEquals(new PointerRecording.Result.Broken(2), SvcRecording.read(List.of("1", "a b"), 0, 0, 10));
    }

    private static PointerEvent at(long millis, Phase phase) {
        return new PointerEvent(0, Kind.MOUSE, phase, 1, 2, Double.NaN, Modifiers.NONE, millis);
    }
}

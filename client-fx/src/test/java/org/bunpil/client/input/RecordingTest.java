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
import org.bunpil.client.input.InputEvent.Kind;
import org.bunpil.client.input.InputEvent.Modifiers;
import org.bunpil.client.input.InputEvent.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    @Test
    void whatWasRecordedIsReadAgain() {
        RandomGenerator dice = RandomGenerator.of("L64X128MixRandom");
        List<InputEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            events.add(new InputEvent(
                    dice.nextInt(20),
                    Kind.values()[dice.nextInt(3)],
                    Phase.values()[dice.nextInt(6)],
                    dice.nextDouble(-50, 4_000),
                    dice.nextInt(3_000),
                    dice.nextBoolean() ? Double.NaN : dice.nextDouble(),
                    new Modifiers(dice.nextBoolean(), dice.nextBoolean(), dice.nextBoolean()),
                    i * 7L));
        }
        List<String> lines = events.stream().map(Recording::line).toList();
        assertEquals(
                events,
                assertInstanceOf(Recording.Read.Events.class, Recording.read(lines))
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
            assertEquals(new Recording.Read.Broken(3), Recording.read(List.of("# remark", good, bad, good)), bad);
        }
    }

    @Test
    void whatIsRecordedIsReadAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("recording.txt");
        List<InputEvent> events =
                List.of(at(5, Phase.HOVER), at(9, Phase.PRESS), at(17, Phase.MOVE), at(20, Phase.CANCEL));
        try (Recorder recorder = Recorder.to(file)) {
            for (InputEvent event : events) {
                recorder.accept(event);
                recorder.accept(event.tick(event.millis() + 1));
            }
        }
        assertEquals(new Recording.Read.Events(events), Recording.read(Files.readAllLines(file)));
    }

    @Test
    void aReplayKeepsOrderAndTime() {
        List<InputEvent> events = List.of(at(500, Phase.PRESS), at(516, Phase.MOVE), at(600, Phase.RELEASE));
        List<InputEvent> played = new ArrayList<>();
        Replayer replayer = new Replayer(events, 2, 10_000, played::add);
        assertTrue(replayer.play(10_000));
        assertEquals(1, played.size());
        assertTrue(replayer.play(10_049));
        assertEquals(
                List.of(10_000L, 10_008L),
                played.stream().map(InputEvent::millis).toList());
        assertEquals(false, replayer.play(10_050));
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
        List<InputEvent> events = assertInstanceOf(Recording.Read.Events.class, SvcRecording.read(lines, 100, 50, 200))
                .events();
        assertEquals(
                List.of(Phase.PRESS, Phase.MOVE, Phase.RELEASE, Phase.PRESS, Phase.RELEASE),
                events.stream().map(InputEvent::phase).toList());
        assertEquals(100, events.get(0).x());
        assertEquals(50, events.get(0).y());
        assertEquals(200, events.get(1).x(), 1e-9);
        assertEquals(150, events.get(1).y(), 1e-9);
        assertEquals(0.5, events.get(1).pressure());
        assertEquals(8, events.get(1).millis());
        assertEquals(new Recording.Read.Broken(2), SvcRecording.read(List.of("1", "a b"), 0, 0, 10));
    }

    private static InputEvent at(long millis, Phase phase) {
        return new InputEvent(0, Kind.MOUSE, phase, 1, 2, Double.NaN, Modifiers.NONE, millis);
    }
}

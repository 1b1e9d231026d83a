package org.bunpil.client.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bunpil.client.ui.BarSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A kiosk's config file, PIN, timetable and watchdog. */
class KioskConfigTest {
    @TempDir
    Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("kiosk.properties"), text);
    }

    @Test
    void theFileSaysWhatTheCommandLineSaysAndWhatOnlyAKioskHas() throws Exception {
        String pin = KioskPin.of("2468", new SecureRandom()).text();
        KioskConfig config = KioskConfig.read(file("relay=a.example:7310, b.example:7310\ncode=ABCD-2345\nname=3-2 교실\n"
                + "lang=ko\nside=left\nlessons=08:40-09:20 09:30-10:10\nbetween=dim wipe\npin=" + pin + "\n"));
        assertEquals(
                List.of(
                        "--relay",
                        "a.example:7310",
                        "--relay",
                        "b.example:7310",
                        "--code",
                        "ABCD-2345",
                        "--name",
                        "3-2 교실",
                        "--lang",
                        "ko"),
                config.arguments());
        assertEquals(BarSide.LEFT, config.side());
        assertEquals(Set.of(KioskConfig.Between.DIM, KioskConfig.Between.WIPE), config.between());
        assertTrue(config.lessons().isLesson(LocalTime.of(8, 40)));
        assertFalse(config.lessons().isLesson(LocalTime.of(9, 20)));
        assertTrue(there(config.pin()).matches("2468"));
    }

    private static KioskPin there(KioskPin pin) {
        assertNotNull(pin);
        return pin;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour=red",
                "pin=1234",
                "pin=pbkdf2-sha256:9999999:00:00",
                "side=top",
                "lessons=8-9",
                "lessons=09:20-08:40",
                "between=dance",
                "link=http://example.org"
            })
    void whatIsWrongInTheFileIsSaid(String line) throws Exception {
        Path file = file(line);
        String said = assertThrows(IllegalArgumentException.class, () -> KioskConfig.read(file))
                .getMessage();
        assertTrue(said.endsWith(".") || said.endsWith("…"), said);
        assertTrue(said.contains(line.substring(0, line.indexOf('='))), said);
        assertTrue(said.contains(file.toString()), said);
    }

    @Test
    void aFileThatIsMissingOrTooLargeIsSaid() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> KioskConfig.read(folder.resolve("none")));
        Path large = file("name=" + "x".repeat(70_000));
        assertThrows(IllegalArgumentException.class, () -> KioskConfig.read(large));
    }

    @Test
    void aPinIsHashedWithASaltOfItsOwn() {
        KioskPin pin = KioskPin.of("13579", new SecureRandom());
        assertFalse(pin.text().contains("13579"));
        assertNotEquals(pin.text(), KioskPin.of("13579", new SecureRandom()).text());
        KioskPin read = there(KioskPin.read(pin.text()));
        assertTrue(read.matches("13579"));
        assertFalse(read.matches("13578"));
        assertFalse(read.matches(""));
        assertNull(KioskPin.read(pin.text() + "0"));
    }

    @ParameterizedTest
    @CsvSource({"1234, 0", "123456789012, 0", "123, 2", "1234567890123, 2", "12a4, 2", "'', 2"})
    void aCommandMakesTheLine(String typed, int code) {
        assertEquals(code, PinLine.run(new ByteArrayInputStream((typed + "\n").getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void wrongPinsTakeLongerAndLonger() {
        PinAttempts attempts = PinAttempts.NONE;
        List<Long> waits = new ArrayList<>();
        long now = 1_000_000;
        for (int i = 0; i < 14; i++) {
            attempts = PinAttempts.read(attempts.another(now).text());
            waits.add(attempts.waitMillis(now) / 1000);
            now += attempts.waitMillis(now);
        }
        assertEquals(List.of(0L, 0L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L, 3600L), waits);
        // A clock set back by a day locks nobody out for a day.
        assertTrue(attempts.waitMillis(now - TimeUnit.DAYS.toMillis(1)) <= 3_600_000);
        assertEquals(PinAttempts.NONE, PinAttempts.read("nonsense"));
    }

    @Test
    void aWindowThatDoesNotAnswerIsNoticed() {
        AtomicLong nanos = new AtomicLong();
        List<Runnable> asked = new ArrayList<>();
        KioskWatchdog watchdog = new KioskWatchdog(asked::add, nanos::get);
        for (int i = 0; i < 50; i++) {
            watchdog.ask();
            asked.removeFirst().run();
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
            assertFalse(watchdog.isSilent());
        }
        watchdog.ask();
        nanos.addAndGet(KioskWatchdog.SILENCE_NANOS);
        assertTrue(watchdog.isSilent(), "the question waits");
    }
}

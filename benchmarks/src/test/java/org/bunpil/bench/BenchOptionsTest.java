package org.bunpil.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A benchmark measures what was asked for, or says why not. */
class BenchOptionsTest {
    private static final BenchOptions.Known KNOWN =
            new BenchOptions.Known(Set.of("rooms"), Set.of("rooms", "seconds"), Set.of("data"), Set.of("prepare"));

    private static BenchOptions read(String line) {
        return BenchOptions.read(line.isEmpty() ? List.of() : List.of(line.split(" ")), KNOWN);
    }

    @Test
    void wordsNumbersTextsAndFlags() {
        BenchOptions options = read("rooms --seconds 20 --prepare --data --folder");
        assertEquals(List.of("rooms"), options.words());
        assertEquals(20, options.number("seconds", 10));
        assertEquals(50, options.number("rooms", 50));
        assertEquals("--folder", options.text("data", ""));
        assertTrue(options.has("prepare"));
        assertFalse(options.has("rooms"));
        assertEquals(List.of(), read("").words());
    }

    @ParameterizedTest
    @CsvSource({
        "--secnds 20, Not understood: --secnds.",
        "room, Not understood: room.",
        "seconds, Not understood: seconds.",
        "--seconds, The value of --seconds is missing.",
        "--seconds ten, 'The value of --seconds is a whole number, not ten.'",
        "--seconds -1, 'The value of --seconds is a whole number, not -1.'",
        "--seconds 99999999999, 'The value of --seconds is a whole number, not 99999999999.'",
        "--seconds 1 --seconds 2, --seconds was given twice.",
    })
    void whatIsNotUnderstoodIsRefused(String line, String why) {
        assertEquals(
                why,
                assertThrows(IllegalArgumentException.class, () -> read(line)).getMessage());
    }
}

package org.bunpil.client.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRangeTest {
    @Test
    void numbersAndRanges() {
        assertEquals(List.of(0, 1, 2, 4), PageRange.indexes("1-3, 5", 5));
        assertEquals(List.of(0, 1, 2), PageRange.indexes(" 3 , 1–2 ", 3));
        assertEquals(List.of(1, 2), PageRange.indexes("2~3,3", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "4", "2-9", "3-1", "x", "1,", "-1", "1-2-3", "99999999999"})
    void whatIsNoPageOfTheBoard(String text) {
        assertEquals(List.of(), PageRange.indexes(text, 3));
    }
}

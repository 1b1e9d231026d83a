package org.bunpil.client.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which boards somebody means who types a word. */
class BoardSearchTest {
    private static final List<String> LINES = List.of("Warm-up", "분수의 덧셈은 분모를 먼저 같게 해요", "3/4 + 1/2", "Émile");

    private static boolean finds(String typed) {
        return new BoardSearch(typed).excerpt("Math 3-2", LINES) != null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warm", "WARM", "분수", "분ㅅ", "덧세", "ㅂㅅ", "ㄷㅅㅇ", "1/2", "math 분모", "ㅂㅁ math", "émile", "분수 3/4", "ㄱㄱ ㅎㅇ",
                "  "
            })
    void whatIsThereIsFound(String typed) {
        assertTrue(finds(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"분자", "ㅂㅈ", "warm분수", "math 분자", "7/8", "수분"})
    void whatIsNotThereIsNot(String typed) {
        assertFalse(finds(typed));
    }

    /** macOS writes syllables as several characters. */
    @Test
    void syllablesInPartsAreTheSameSyllables() {
        String parts = Normalizer.normalize("분수", Normalizer.Form.NFD);
        assertTrue(finds(parts));
        assertNotNull(new BoardSearch("분수").excerpt("", List.of(Normalizer.normalize("분수의 덧셈", Normalizer.Form.NFD))));
    }

    @Test
    void theExcerptIsAboutWhatTheTitleHasNot() {
        String line = "가".repeat(40) + " 분모를 먼저 " + "나".repeat(80);
        String found = new BoardSearch("math 분모").excerpt("Math", List.of("x", line));
        assertNotNull(found);
        assertTrue(found.startsWith("…") && found.endsWith("…") && found.contains("분모를 먼저"), found);
        assertTrue(found.length() <= 62, found);
        assertEquals("", new BoardSearch("math").excerpt("Math", List.of("math")));
        assertNull(new BoardSearch("x y").excerpt("", List.of("x")));
    }

    @ParameterizedTest
    @CsvSource({"ㅅㅁ, 18", "숨, 18", "수ㅁ, 18"})
    void theExcerptIsWhereTheWordIs(String typed, int before) {
        String line = "가".repeat(50) + "숨말" + "나".repeat(50);
        String found = new BoardSearch(typed).excerpt("", List.of(line));
        assertNotNull(found);
        assertEquals(before + 1, found.indexOf('숨'));
    }

    /** A cut in the middle of an emoji would show a sign for a broken character. */
    @Test
    void noCharacterIsCut() {
        String line = "🍎".repeat(40) + "word" + "🍎".repeat(40);
        String found = new BoardSearch("word").excerpt("", List.of(line));
        assertNotNull(found);
        assertTrue(found.chars().noneMatch(c -> c == 0xfffd));
        assertEquals(
                found,
                new String(
                        found.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8));
    }
}

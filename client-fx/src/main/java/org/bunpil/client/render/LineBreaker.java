package org.bunpil.client.render;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Where a paragraph may go on in another line. What a reader sees as one character is never cut; Korean is broken between words, and
 * within a word only if it alone is too long ({@code docs/decisions/0127}).
 */
final class LineBreaker {
    /**
     * The platform's rules of this locale find the words of Thai, which are written without spaces, and keep Korean words whole; for all
     * other scripts they are those of any other locale.
     */
    private static final Locale RULES = Locale.of("th");

    /** How wide a part of a paragraph is, from one position to another. */
    @FunctionalInterface
    interface Measure {
        double width(int from, int to);
    }

    private final String text;
    /** Positions between characters as readers see them, including both ends. */
    private final List<Integer> characters;

    private final List<Integer> places;

    LineBreaker(String paragraph) {
        text = paragraph;
        characters = positions(BreakIterator.getCharacterInstance(Locale.ROOT));
        places = new ArrayList<>();
        List<Integer> allowed = positions(BreakIterator.getLineInstance(RULES));
        int next = 0;
        int before = 0;
        for (int at : characters) {
            while (next < allowed.size() && allowed.get(next) < at) next++;
            boolean byRule = next < allowed.size() && allowed.get(next) == at && !isWithinKoreanWord(at);
            if (at == text.length() || byRule || isBetweenEmoji(before, at)) places.add(at);
            before = at;
        }
    }

    private List<Integer> positions(BreakIterator iterator) {
        List<Integer> positions = new ArrayList<>();
        iterator.setText(text);
        for (int at = iterator.first(); at != BreakIterator.DONE; at = iterator.next()) positions.add(at);
        return positions;
    }

    /** Positions between characters as readers see them, including both ends. */
    List<Integer> characters() {
        return characters;
    }

    private boolean isWithinKoreanWord(int at) {
        if (at == 0 || at == text.length()) return false;
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at);
        boolean goesOn = isOfWord(after) || Character.getType(after) == Character.START_PUNCTUATION;
        return (isKorean(before) && goesOn) || (isKorean(after) && isOfWord(before));
    }

    private static boolean isKorean(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
    }

    /** Letters and digits, without those of scripts that are broken anywhere. */
    private static boolean isOfWord(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI -> false;
            default -> Character.isLetterOrDigit(c);
        };
    }

    private boolean isBetweenEmoji(int before, int at) {
        return at > before
                && at < text.length()
                && Emoji.isEmoji(text.substring(before, at))
                && Emoji.isEmoji(text.substring(at, Math.min(text.length(), at + 2)));
    }

    /**
     * Breaks the paragraph into lines of a width. Spaces at the end of a line do not count.
     *
     * @return where each line begins
     */
    List<Integer> starts(double width, Measure measure) {
        List<Integer> starts = new ArrayList<>();
        int start = 0;
        int end = 0;
        starts.add(0);
        for (int next : places) {
            if (end > start && measure.width(start, stripped(start, next)) > width) {
                start = end;
                starts.add(start);
            }
            while (measure.width(start, stripped(start, next)) > width) {
                int cut = cut(start, next, width, measure);
                if (cut >= next) break;
                start = cut;
                starts.add(start);
            }
            end = next;
        }
        return starts;
    }

    /** Where a word that is too long for a line is cut: after as many characters as fit, but at least one. */
    private int cut(int start, int end, double width, Measure measure) {
        int cut = -1;
        int index = Collections.binarySearch(characters, start);
        for (int i = index + 1; i < characters.size() && characters.get(i) <= end; i++) {
            int at = characters.get(i);
            if (cut > 0 && measure.width(start, at) > width) break;
            cut = at;
        }
        return cut < 0 ? end : cut;
    }

    private int stripped(int start, int end) {
        int stripped = end;
        while (stripped > start && Character.isWhitespace(text.charAt(stripped - 1))) stripped--;
        return stripped;
    }
}

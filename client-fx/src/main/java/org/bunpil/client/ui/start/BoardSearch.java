package org.bunpil.client.ui.start;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bunpil.client.i18n.Hangul;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: boards that have each of the words, or a beginning of it, in their title or in what is written on them. Korean is
 * found by syllables that are still being typed, and by first consonants.
 */
public final class BoardSearch {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** Length of what is shown around a word that was found. */
    private static final int EXCERPT = 60;

    private static final int BEFORE = 18;

    private final List<Word> words = new ArrayList<>();

    private record Word(String text, String letters, boolean consonants, boolean korean) {
        static Word of(String text) {
            boolean consonants = text.chars().allMatch(c -> c >= 'ㄱ' && c <= 'ㅎ');
            boolean korean = text.chars().anyMatch(c -> (c >= 'ㄱ' && c <= 'ㅣ') || (c >= '가' && c <= '힣'));
            return new Word(text, Hangul.letters(text), consonants, korean);
        }

        /** Where a plain text has it; -1: nowhere. */
        int in(String plain) {
            int at = plain.indexOf(text);
            if (at >= 0 || !korean) return at;
            if (consonants) return Hangul.initials(plain).indexOf(text);
            int letter = Hangul.letters(plain).indexOf(letters);
            if (letter < 0) return -1;
            for (int i = 0, passed = 0; i < plain.length(); i++) {
                passed += Hangul.letters(plain.substring(i, i + 1)).length();
                if (passed > letter) return i;
            }
            return -1;
        }
    }

    public BoardSearch(String typed) {
        for (String word : SPACE.split(plain(typed))) if (!word.isEmpty()) words.add(Word.of(word));
    }

    /** Whether nothing is looked for. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Lower case and one way to write each character. @return a text of the same length for nearly all texts */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Whether each word is in the title. */
    boolean isIn(String title) {
        String plain = plain(title);
        return words.stream().allMatch(word -> word.in(plain) >= 0);
    }

    /**
     * Where a board has the words.
     *
     * @param lines what is written on it
     * @return what stands around the first word that its title has not; null if it has not all words
     */
    public @Nullable String excerpt(String title, List<String> lines) {
        String plainTitle = plain(title);
        String excerpt = null;
        for (Word word : words) {
            if (word.in(plainTitle) >= 0) continue;
            String found = excerpt(word, lines);
            if (found == null) return null;
            if (excerpt == null) excerpt = found;
        }
        return excerpt == null ? "" : excerpt;
    }

    private static @Nullable String excerpt(Word word, List<String> lines) {
        for (String line : lines) {
            int at = word.in(plain(line));
            if (at < 0) continue;
            int from = at <= BEFORE ? 0 : at - BEFORE;
            from = Math.clamp(from, 0, line.length());
            if (from > 0 && from < line.length() && Character.isLowSurrogate(line.charAt(from))) from--;
            int to = Math.min(line.length(), from + EXCERPT);
            if (to < line.length() && Character.isLowSurrogate(line.charAt(to))) to--;
            return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
        }
        return null;
    }
}

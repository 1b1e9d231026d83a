package org.bunpil.client.ui.keyboard;

/**
 * Composes letters as they are typed on a two-set keyboard (두벌식) into Hangul syllables. It knows the syllable that is still open; the text
 * before it is finished.
 *
 * <p>A final consonant that a vowel follows moves to the next syllable, of a compound final its second part: 각 + ㅏ is 가가, 닭 + ㅣ is 달기.
 * Two consonants without a vowel stay two letters, as people write initials (ㄱㅅ).
 */
public final class HangulComposer {
    private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    /** The first place stands for no final consonant. */
    private static final String FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    /** Compound letters, each after the two that make it. */
    private static final String COMPOUNDS =
            "ㅗㅏㅘ ㅗㅐㅙ ㅗㅣㅚ ㅜㅓㅝ ㅜㅔㅞ ㅜㅣㅟ ㅡㅣㅢ " + "ㄱㅅㄳ ㄴㅈㄵ ㄴㅎㄶ ㄹㄱㄺ ㄹㅁㄻ ㄹㅂㄼ ㄹㅅㄽ ㄹㅌㄾ ㄹㅍㄿ ㄹㅎㅀ ㅂㅅㅄ ";

    private static final char NONE = 0;
    private static final char FIRST_SYLLABLE = '가';

    private char initial;
    private char vowel;
    private char end;

    /**
     * What a letter has changed.
     *
     * @param finished the open syllable as it stays; "" if it is still open
     * @param open the syllable that is open now
     */
    public record Composition(String finished, String open) {}

    /** Whether a character is a letter that syllables are made of. */
    public static boolean isLetter(char character) {
        return INITIALS.indexOf(character) >= 0 || VOWELS.indexOf(character) >= 0;
    }

    /** Types a letter; see {@link #isLetter}. */
    public Composition type(char letter) {
        return VOWELS.indexOf(letter) >= 0 ? vowel(letter) : consonant(letter);
    }

    /** Removes the last letter of the open syllable. @return what is left of the syllable; "" if nothing, also if none was open */
    public String removeLast() {
        if (end != NONE) end = firstPart(end);
        else if (vowel != NONE) vowel = firstPart(vowel);
        else initial = NONE;
        return open();
    }

    /** Finishes the open syllable. */
    public void finish() {
        initial = NONE;
        vowel = NONE;
        end = NONE;
    }

    /** The open syllable, or "". */
    public String open() {
        if (initial != NONE && vowel != NONE) {
            int index = (INITIALS.indexOf(initial) * VOWELS.length() + VOWELS.indexOf(vowel)) * FINALS.length()
                    + (end == NONE ? 0 : FINALS.indexOf(end));
            return String.valueOf((char) (FIRST_SYLLABLE + index));
        }
        if (initial != NONE) return String.valueOf(initial);
        return vowel == NONE ? "" : String.valueOf(vowel);
    }

    private Composition consonant(char letter) {
        if (initial != NONE && vowel != NONE) {
            char joined = end == NONE ? letter : compound(end, letter);
            // ㄸ, ㅃ and ㅉ end no syllable.
            if (joined != NONE && FINALS.indexOf(joined) > 0) {
                end = joined;
                return new Composition("", open());
            }
        }
        return next(letter, NONE);
    }

    private Composition vowel(char letter) {
        if (end != NONE) {
            char kept = firstPart(end);
            char moved = kept == NONE ? end : secondPart(end);
            end = kept;
            return next(moved, letter);
        }
        if (vowel == NONE) {
            vowel = letter;
            return new Composition("", open());
        }
        char joined = compound(vowel, letter);
        if (joined != NONE) {
            vowel = joined;
            return new Composition("", open());
        }
        return next(NONE, letter);
    }

    private Composition next(char newInitial, char newVowel) {
        String finished = open();
        finish();
        initial = newInitial;
        vowel = newVowel;
        return new Composition(finished, open());
    }

    private static char compound(char first, char second) {
        int at = COMPOUNDS.indexOf("" + first + second);
        return at < 0 ? NONE : COMPOUNDS.charAt(at + 2);
    }

    /** The letter that a compound begins with; 0 for a letter that is none. */
    private static char firstPart(char letter) {
        int at = COMPOUNDS.indexOf(letter + " ");
        return at < 0 ? NONE : COMPOUNDS.charAt(at - 2);
    }

    private static char secondPart(char compound) {
        return COMPOUNDS.charAt(COMPOUNDS.indexOf(compound + " ") - 1);
    }
}

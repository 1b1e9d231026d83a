package org.bunpil.client.i18n;

/** Splits Korean syllables into their letters, in the order in which they are typed on a two-set keyboard. */
public final class Hangul {
    private static final char FIRST = '가';
    private static final char LAST = '힣';
    private static final int VOWELS = 21;
    private static final int ENDS = 28;

    private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String[] MEDIALS = {
        "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ"
    };
    private static final String[] FINALS = {
        "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ",
        "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"
    };
    /** Two consonants in one character. A Korean keyboard writes them when they belong to no syllable. */
    private static final String PAIRS = "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ";

    private static final String[] PAIRED = {"ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅂㅅ"};

    private Hangul() {}

    static boolean isSyllable(char c) {
        return c >= FIRST && c <= LAST;
    }

    /** The consonant that a syllable begins with; any other character is returned as it is. */
    public static char initial(char c) {
        return isSyllable(c) ? INITIALS.charAt((c - FIRST) / (VOWELS * ENDS)) : c;
    }

    /** Replaces each syllable by its typed letters; other characters stay. So a partly typed word is a prefix of the whole word. */
    public static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int pair = PAIRS.indexOf(c);
            if (isSyllable(c)) {
                int index = c - FIRST;
                letters.append(initial(c))
                        .append(MEDIALS[index / ENDS % VOWELS])
                        .append(FINALS[index % ENDS]);
            } else if (pair >= 0) {
                letters.append(PAIRED[pair]);
            } else {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /** Replaces each syllable by its first consonant; other characters stay. */
    public static String initials(String text) {
        StringBuilder initials = new StringBuilder();
        for (int i = 0; i < text.length(); i++) initials.append(initial(text.charAt(i)));
        return initials.toString();
    }
}

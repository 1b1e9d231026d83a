package org.bunpil.client.ui.actions;

import java.util.HashMap;
import java.util.Map;

/**
 * Positions of keys on layouts without Latin letters: maps the character of such a key to the character at the same position on an American
 * keyboard. The toolkit tells neither which key was pressed nor which layout is in use (docs/decisions/0118). So only characters are listed
 * that have the same position on all layouts with them.
 */
final class KeyPositions {
    private static final Map<Character, Character> AMERICAN = new HashMap<>();

    static {
        // Russian, with the Ukrainian letters that replace Russian ones.
        lie("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.");
        lie("їіє", "]s'");
        // Korean, two-set; doubled consonants are typed with Shift.
        lie("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm");
        lie("ㅃㅉㄸㄲㅆㅒㅖ", "qwertop");
        lie("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm");
        // French: digits are typed with Shift.
        lie("éèçà", "2790");
    }

    private KeyPositions() {}

    private static void lie(String there, String american) {
        for (int i = 0; i < there.length(); i++) {
            AMERICAN.put(there.charAt(i), american.charAt(i));
        }
    }

    /** The character at this one's position on an American keyboard; 0 when that is not known. @param character in lower case */
    static char american(char character) {
        return AMERICAN.getOrDefault(character, (char) 0);
    }
}

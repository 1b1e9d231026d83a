package org.bunpil.client.ui.actions;

import java.util.HashMap;
import java.util.Map;

/**
 * Where keys lie whose layout has other characters than Latin ones: by what such a key writes, the character that lies there on an
 * American keyboard. The toolkit says neither which key it was nor which layout there is (docs/decisions/0118); so only characters are
 * here that lie in one place on all layouts that have them.
 */
final class KeyPositions {
    private static final Map<Character, Character> AMERICAN = new HashMap<>();

    static {
        // Russian, with the letters that Ukrainian has instead of Russian ones.
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

    /** What lies on an American keyboard where this character does; 0 when that is not known. @param character in lower case */
    static char american(char character) {
        return AMERICAN.getOrDefault(character, (char) 0);
    }
}

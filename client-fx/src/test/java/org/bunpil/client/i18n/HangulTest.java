package org.bunpil.client.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class HangulTest {
    @Test
    void syllablesAreTheLettersTypedForThem() {
        assertEquals("ㅎㅗㅏㅁㅕㄴ", Hangul.letters("화면"));
        assertEquals("ㄷㅗㅣㄷㅗㄹㄹㅣㄱㅣ", Hangul.letters("되돌리기"));
        assertEquals("ㅇㅓㅂㅅㅇㅓㅇㅛ", Hangul.letters("없어요"));
        assertEquals("ㅆㅡㄱㅣ", Hangul.letters("쓰기"));
        assertEquals("Ctrl ㄱㅏ 1", Hangul.letters("Ctrl 가 1"));
    }

    /** An input method may combine two consonants that begin two different syllables. */
    @Test
    void pairedConsonantsAreTwo() {
        assertEquals("ㄱㅅ", Hangul.letters("ㄳ"));
        assertEquals("ㄹㅎ", Hangul.letters("ㅀ"));
    }

    @Test
    void syllablesBeginWithAConsonant() {
        assertEquals("ㅎㅁ ㅂㅇ", Hangul.initials("화면 배율"));
        assertEquals("ㄲㄴㄱ", Hangul.initials("끝내기"));
        assertEquals("Ctrl+ㄱ", Hangul.initials("Ctrl+가"));
    }

    /** All 11,172 syllables, compared with Unicode's decomposition. */
    @Test
    void everySyllableAgreesWithUnicode() {
        String unicodeInitials = "\u1100\u1101\u1102\u1103\u1104\u1105\u1106\u1107\u1108\u1109\u110a\u110b\u110c\u110d"
                + "\u110e\u110f\u1110\u1111\u1112";
        String initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
        for (char syllable = '가'; syllable <= '힣'; syllable++) {
            String apart = Normalizer.normalize(String.valueOf(syllable), Normalizer.Form.NFD);
            assertEquals(
                    initials.charAt(unicodeInitials.indexOf(apart.charAt(0))),
                    Hangul.initial(syllable),
                    String.valueOf(syllable));
            assertTrue(Hangul.letters(String.valueOf(syllable)).length() >= apart.length());
        }
    }

    /** While a word is typed, the text so far is a prefix of it, however the input method has combined the letters. */
    @Test
    void whatIsTypedSoFarIsTheBeginning() {
        String whole = Hangul.letters("되돌리기");
        for (String soFar : new String[] {"ㄷ", "도", "되", "되ㄷ", "되도", "되돌", "되돌ㄹ", "되돌리", "되돌릭", "되돌리기"}) {
            assertTrue(whole.startsWith(Hangul.letters(soFar)), soFar);
        }
    }
}

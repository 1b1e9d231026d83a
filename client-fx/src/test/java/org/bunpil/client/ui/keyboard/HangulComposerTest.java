package org.bunpil.client.ui.keyboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters as they are typed, and the syllables that they make. */
class HangulComposerTest {
    /** A text field with the keyboard: {@code <} is the backspace key. */
    private static String typed(String keys) {
        HangulComposer composer = new HangulComposer();
        StringBuilder text = new StringBuilder();
        for (char key : keys.toCharArray()) {
            int open = composer.open().length();
            if (key == '<') {
                if (open == 0) text.setLength(Math.max(0, text.length() - 1));
                else {
                    text.setLength(text.length() - open);
                    text.append(composer.removeLast());
                }
            } else {
                HangulComposer.Composition composition = composer.type(key);
                text.setLength(text.length() - open);
                text.append(composition.finished()).append(composition.open());
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        // consonant and vowel, and a final
        "ㄱㅏ, 가",
        "ㅎㅏㄴ, 한",
        "ㅎㅏㄴㄱㅡㄹ, 한글",
        "ㄱㅏㄱ, 각",
        // a vowel takes the final along
        "ㄱㅏㄱㅏ, 가가",
        "ㅂㅜㄴㅅㅜ, 분수",
        "ㄴㅏㅇㅢ, 나의",
        "ㅇㅏㅆㅓ, 아써",
        "ㄱㅏㄲㅏ, 가까",
        // compound vowels
        "ㄱㅗㅏ, 과",
        "ㅇㅗㅐ, 왜",
        "ㅇㅗㅣ, 외",
        "ㅇㅜㅓ, 워",
        "ㅇㅜㅔ, 웨",
        "ㅇㅜㅣ, 위",
        "ㅇㅡㅣ, 의",
        "ㄱㅗㅏㄴ, 관",
        "ㅎㅗㅣㅇㅡㅣ, 회의",
        "ㄱㅗㅓ, 고ㅓ",
        "ㄱㅏㅣ, 가ㅣ",
        "ㄱㅗㅏㅣ, 과ㅣ",
        // compound finals, and what a vowel takes of them
        "ㄴㅓㄱㅅ, 넋",
        "ㅇㅏㄴㅈㄷㅏ, 앉다",
        "ㅁㅏㄴㅎ, 많",
        "ㄷㅏㄹㄱ, 닭",
        "ㅅㅏㄹㅁ, 삶",
        "ㄴㅓㄹㅂㄷㅏ, 넓다",
        "ㄱㅗㄹㅅ, 곬",
        "ㅎㅏㄹㅌ, 핥",
        "ㅇㅡㄹㅍ, 읊",
        "ㅇㅏㄹㅎ, 앓",
        "ㄱㅏㅂㅅ, 값",
        "ㄷㅏㄹㄱㅣ, 달기",
        "ㄱㅏㅂㅅㅣ, 갑시",
        "ㅇㅏㄴㅈㅏ, 안자",
        "ㄷㅏㄹㄱㄷㅏ, 닭다",
        // two finals that make none together
        "ㄱㅏㄱㄴ, 각ㄴ",
        "ㄱㅏㄴㄷㅏ, 간다",
        "ㄷㅏㄹㄱㅅㅏ, 닭사",
        "ㄱㅏㅆㅅ, 갔ㅅ",
        // doubled letters of Shift: ㄲ and ㅆ end a syllable, ㄸ ㅃ ㅉ never
        "ㅂㅏㄲ, 밖",
        "ㅇㅣㅆㄷㅏ, 있다",
        "ㄱㅏㄸㅏ, 가따",
        "ㅇㅗㅃㅏ, 오빠",
        "ㄱㅏㅉㅏ, 가짜",
        "ㄱㅏㄱㄱ, 각ㄱ",
        "ㅇㅒㄱㅣ, 얘기",
        "ㅇㅖ, 예",
        // letters alone
        "ㄱㅅ, ㄱㅅ",
        "ㄱㄱㅏ, ㄱ가",
        "ㅋㅋㅋ, ㅋㅋㅋ",
        "ㅏ, ㅏ",
        "ㅗㅏ, ㅘ",
        "ㅠㅠ, ㅠㅠ",
        "ㅏㄱㅏ, ㅏ가",
        "ㄱㅅㅏ, ㄱ사",
        // backspace takes letter by letter, then character by character
        "ㄷㅏㄹㄱ<, 달",
        "ㄷㅏㄹㄱ<<, 다",
        "ㄷㅏㄹㄱ<<<, ㄷ",
        "ㄷㅏㄹㄱ<<<<, ''",
        "ㄱㅗㅏ<, 고",
        "ㄱㅗㅏㄴ<<, 고",
        "ㄱㅏㄴㅏ<, 가ㄴ",
        "ㄱㅏㄴㅏ<<, 가",
        "ㄱㅏㄴㅏ<<<, ''",
        "ㅗㅏ<, ㅗ",
        "ㄱㅏㄴㅈ<ㅎ, 갆",
        "ㅎㅏㄴㄱㅡㄹ<ㅁ, 한금",
        "<ㄱㅏ, 가"
    })
    void syllables(String keys, String text) {
        assertEquals(text, typed(keys));
    }

    private static final List<String> INITIALS = List.of("ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ", -1));
    private static final List<String> VOWELS =
            List.of("ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ", -1));
    private static final List<String> FINALS =
            List.of(" ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ", -1));

    /** The keys of a syllable, by the places of its letters in Unicode. */
    private static String keys(char syllable) {
        int index = syllable - 0xAC00;
        return INITIALS.get(index / (21 * 28)) + VOWELS.get(index / 28 % 21) + FINALS.get(index % 28);
    }

    @Test
    void everySyllableOfUnicodeCanBeTypedAndTakenBackKeyByKey() {
        for (char syllable = 0xAC00; syllable <= 0xD7A3; syllable++) {
            String keys = keys(syllable);
            assertEquals(String.valueOf(syllable), typed(keys), keys);
            assertEquals("", typed(keys + "<".repeat(keys.length())), keys);
            for (int i = 1; i < keys.length(); i++) {
                assertEquals(typed(keys.substring(0, i)), typed(keys + "<".repeat(keys.length() - i)), keys);
            }
        }
    }

    @Test
    void wordsOfAnySyllablesComeOutAsTheyAre() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            List<String> keys = new ArrayList<>();
            StringBuilder word = new StringBuilder();
            for (int n = 0; n < 5; n++) {
                char syllable = (char) (0xAC00 + random.nextInt(11_172));
                // Without its own initial a syllable would join the one before; every syllable has one.
                word.append(syllable);
                keys.add(keys(syllable));
            }
            String all = String.join("", keys);
            // Where a final and the next initial make a compound, the keyboard cannot know; the vowel then parts them
            // again.
            assertEquals(word.toString(), typed(all), all);
        }
    }
}

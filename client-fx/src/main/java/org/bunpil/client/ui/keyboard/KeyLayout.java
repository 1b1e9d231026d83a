package org.bunpil.client.ui.keyboard;

import java.util.List;

/** Which characters the keys have, row by row from the top. The keys between and below them are those of {@link OnScreenKeyboard}. */
enum KeyLayout {
    HANGUL("1234567890", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ.?"),
    HANGUL_SHIFT("1234567890", "ㅃㅉㄸㄲㅆㅛㅕㅑㅒㅖ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ,!"),
    LATIN("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm.?"),
    LATIN_SHIFT("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM,!"),
    SIGNS("1234567890", "+−×÷=<>()%", "½¼⅓√π°²³≠", ".,:;!?'\"/-"),
    SIGNS_SHIFT("1234567890", "@#&*_~[]{}", "≤≥±∞∠△□○←", "→↑↓…·$₩|\\^");

    private final String rows;

    KeyLayout(String... rows) {
        this.rows = String.join("\n", rows);
    }

    List<String> rows() {
        return rows.lines().toList();
    }

    static KeyLayout of(boolean signs, boolean hangul, boolean shift) {
        if (signs) return shift ? SIGNS_SHIFT : SIGNS;
        if (hangul) return shift ? HANGUL_SHIFT : HANGUL;
        return shift ? LATIN_SHIFT : LATIN;
    }
}

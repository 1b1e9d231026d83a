package org.bunpil.client.geometry;

/** Whether a text shows anything. */
public final class TextVisibility {
    /** Letters that look like a space: fillers of Hangul and a Braille cell without dots. */
    private static final String EMPTY_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

    private TextVisibility() {}

    /** Whether nothing of a text can be seen: only spaces and characters without width. */
    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(TextVisibility::shows);
    }

    /** Selectors of variants and joiners have no width either, although they count as marks. */
    private static boolean shows(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || EMPTY_LETTERS.indexOf(c) >= 0) return false;
        if ((c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) || c == 0x034f) return false;
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }
}

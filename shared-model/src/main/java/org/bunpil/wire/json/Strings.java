package org.bunpil.wire.json;

/** Checks which characters a string contains, and its length in UTF-8. */
public final class Strings {
    private Strings() {}

    /** Whether no half of a surrogate pair stands alone. */
    static boolean wellFormed(String s) {
        int i = 0;
        while (i < s.length()) {
            int point = s.codePointAt(i);
            // A complete pair comes as one code point.
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) return false;
            i += Character.charCount(point);
        }
        return true;
    }

    /** Whether there are no control characters (Unicode's Cc). */
    static boolean isLine(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (Character.isISOControl(s.charAt(i))) return false;
        }
        return true;
    }

    /** Whether there are no control characters but line feed and tab. */
    static boolean isText(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') return false;
        }
        return true;
    }

    /** Whether its UTF-8 form is longer than {@code bytes}. Cheap if it is far shorter. */
    public static boolean longerThan(String s, int bytes) {
        if (s.length() > bytes) return true;
        return s.length() > bytes / 3 && utf8Length(s) > bytes;
    }

    /** Number of bytes of its UTF-8 form. */
    public static int utf8Length(String s) {
        int bytes = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            // Each half of a surrogate pair counts 2 of the pair's 4 bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}

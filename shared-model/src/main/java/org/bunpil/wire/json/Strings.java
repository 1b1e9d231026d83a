package org.bunpil.wire.json;

/** What strings are made of. */
public final class Strings {
    private Strings() {}

    /** No half of a surrogate pair alone. */
    static boolean wellFormed(String s) {
        int i = 0;
        while (i < s.length()) {
            int point = s.codePointAt(i);
            // Pairs come as what they stand for.
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) return false;
            i += Character.charCount(point);
        }
        return true;
    }

    /** No control characters (Unicode's Cc). */
    static boolean isLine(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (Character.isISOControl(s.charAt(i))) return false;
        }
        return true;
    }

    /** No control characters but line feed and tab. */
    static boolean isText(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') return false;
        }
        return true;
    }

    /** Whether its UTF-8 form is longer than {@code bytes}. Cheap for what is far below. */
    public static boolean longerThan(String s, int bytes) {
        if (s.length() > bytes) return true;
        return s.length() > bytes / 3 && utf8Length(s) > bytes;
    }

    /** Bytes of its UTF-8 form. */
    public static int utf8Length(String s) {
        int bytes = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            // Each half of a surrogate pair: 2 of its 4 bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}

package org.bunpil.relay.room.replica;

/** Measures text on the wire. */
public final class Utf8 {
    private Utf8() {}

    /** The length of a text in UTF-8 bytes, without encoding it. */
    public static int length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x800) bytes += Character.isSurrogate(c) ? 1 : 2;
            else if (c >= 0x80) bytes += 1;
        }
        return bytes;
    }
}

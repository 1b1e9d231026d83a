package org.bunpil.client.session;

import java.text.Normalizer;

/** What people typed where programs read codes, addresses and ports, in the characters that programs read. */
final class TypedText {
    private TypedText() {}

    /**
     * The same with ASCII's digits, letters and dots instead of those that a keyboard of another language writes: Arabic, Persian and Thai
     * digits, full-width letters, the dots of Chinese and of Arabic numbers. Marks of writing direction, which come along when text is
     * copied, are left out.
     */
    static String plain(String typed) {
        StringBuilder plain = new StringBuilder(typed.length());
        Normalizer.normalize(typed, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.DECIMAL_DIGIT_NUMBER -> plain.append((char) ('0' + Character.digit(c, 10)));
                case Character.FORMAT -> {}
                default -> plain.appendCodePoint(c == '\u3002' || c == '\u066b' ? '.' : c);
            }
        });
        return plain.toString();
    }
}

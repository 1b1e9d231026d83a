package org.bunpil.client.nearby;

import java.text.Normalizer;

/** Names that others announce, as one short line that cannot harm what is around it. */
final class PlainName {
    /** More marks on one letter would reach into the lines above and below. */
    private static final int MOST_MARKS = 3;

    private PlainName() {}

    /**
     * Without control characters, marks of writing direction and what no font has; one space where there was any kind of gap.
     *
     * @param most how many characters
     */
    static String of(String announced, int most) {
        StringBuilder plain = new StringBuilder();
        int marks = 0;
        int count = 0;
        String text = Normalizer.normalize(announced, Normalizer.Form.NFC);
        for (int c : text.codePoints().toArray()) {
            if (count == most) break;
            boolean gap = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (gap && (plain.isEmpty() || plain.charAt(plain.length() - 1) == ' ')) continue;
            marks = isMark(c) ? marks + 1 : 0;
            if ((!gap && !isShown(c)) || marks > MOST_MARKS) continue;
            plain.appendCodePoint(gap ? ' ' : c);
            count++;
        }
        return plain.toString().strip();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isShown(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED;
    }
}

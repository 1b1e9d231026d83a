package org.bunpil.client.render;

/** What is shown as a coloured picture and not as a letter. */
final class Emoji {
    private static final int AS_IMAGE = 0xfe0f;
    private static final int AS_TEXT = 0xfe0e;
    private static final int KEYCAP = 0x20e3;

    private Emoji() {}

    /** @param cluster what a reader sees as one character */
    static boolean isEmoji(String cluster) {
        if (cluster.isEmpty()) return false;
        int first = cluster.codePointAt(0);
        if (cluster.indexOf(AS_TEXT) >= 0) return false;
        if (Character.isEmojiPresentation(first)) return true;
        return Character.isEmoji(first) && (cluster.indexOf(AS_IMAGE) >= 0 || cluster.indexOf(KEYCAP) >= 0);
    }
}

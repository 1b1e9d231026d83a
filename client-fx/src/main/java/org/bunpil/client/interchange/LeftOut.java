package org.bunpil.client.interchange;

/** What a file of another program has and a board does not, or not as much of it. */
enum LeftOut {
    /** Pages beyond a board's limit. */
    PAGES("interchange.pages"),
    /** Pages that cannot be shown. */
    BROKEN_PAGES("interchange.broken_pages"),
    /** Elements beyond a board's limits. */
    TOO_MANY("interchange.too_many"),
    /** Pictures that cannot be read, or are too many. */
    IMAGES("interchange.images"),
    /** Backgrounds that lie in other files. */
    BACKGROUNDS("interchange.backgrounds"),
    /** Formulas, sound, frames, pages of the web and other kinds that a board does not know. */
    KINDS("interchange.kinds"),
    /** Arrows that bend: they became lines. */
    BENT_ARROWS("interchange.bent_arrows"),
    /** The end of texts that are too long. */
    TEXT_END("interchange.text_end");

    private final String key;

    LeftOut(String key) {
        this.key = key;
    }

    /** The key of the sentence that says so. */
    String key() {
        return key;
    }
}

package org.bunpil.client.file;

/** Names and limits of the format, as docs/file-format.md has them. */
final class BoardFileFormat {
    private BoardFileFormat() {}

    /** Ending of the files' names. */
    static final String ENDING = "bunpil";
    /** The newest version, which is written. Every version is read. */
    static final int VERSION = 1;

    static final String MIMETYPE = "mimetype";
    static final String MIMETYPE_TEXT = "application/vnd.bunpil.board+zip";
    static final String MANIFEST = "manifest.json";
    static final String BOARD = "board.jsonl";
    static final String INK = "ink.bin";
    static final String ASSETS = "assets/";

    /** Largest file that is opened at all: a full board and all the images it may have. */
    static final long FILE_BYTES = 2L << 30;
    /** Entries of the archive. */
    static final int ENTRIES = 20_000;
    /** The list of entries at the end of the archive. */
    static final int DIRECTORY_BYTES = 4 << 20;

    static final int MANIFEST_BYTES = 16 << 10;
    /** The board's text, or its points, when unpacked: twice that of a full board. */
    static final long BOARD_BYTES = 256L << 20;
    /** All images together. */
    static final long ASSETS_BYTES = 1L << 30;
}

package org.bunpil.client.asset;

/** What keeps pictures from taking a computer's memory, disk or network. */
final class AssetLimits {
    private AssetLimits() {}

    /** A file larger than this is not even read. */
    static final long FILE_BYTES = 100L << 20;
    /** A picture that says it has more pixels than this is taken for a bomb. */
    static final long PIXELS = 200_000_000;
    /** Longest side of a picture put on a board, pixels. */
    static final int LONGEST_SIDE = 2_560;
    /** Others' pictures are decoded to no more than this, pixels. */
    static final long DECODED_PIXELS = 8_000_000;
    /** Decoded pictures kept in memory, beyond those asked for just now. */
    static final long MEMORY_BYTES = 96L << 20;
    /** Just now. */
    static final long IN_USE_MILLIS = 3_000;

    /** Pace of what is put to a relay, below what it allows (512 KiB), and little at once: own ink goes the same way. */
    static final double PUT_BYTES_PER_SECOND = 480 << 10;

    static final double PUT_BURST = 160 << 10;
    /** Pictures asked for at the same time. */
    static final int MAX_DOWNLOADS = 4;
    /** Pictures that are missing and known of; more are asked for when they are painted again. */
    static final int MAX_REQUESTED = 2_000;
    /** No answer for so long: the question or the answer is lost. */
    static final long ANSWER_MILLIS = 30_000;
    /** A picture that a relay does not have is asked for again after this, then twice as long and so on. */
    static final long ASK_AGAIN_MILLIS = 1_500;

    static final long ASK_AGAIN_MOST_MILLIS = 30_000;
}

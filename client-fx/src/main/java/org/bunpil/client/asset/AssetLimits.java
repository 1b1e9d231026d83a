package org.bunpil.client.asset;

/** Limits that protect a computer's memory, disk and network from images. */
final class AssetLimits {
    private AssetLimits() {}

    /** A larger file is not even read. */
    static final long FILE_BYTES = 100L << 20;
    /** An image that claims to have more pixels than this is treated as a decompression bomb. */
    static final long PIXELS = 200_000_000;
    /** Longest side of an image on a board, pixels. */
    static final int LONGEST_SIDE = 2_560;
    /** Others' images are decoded to at most this many pixels. */
    static final long DECODED_PIXELS = 8_000_000;
    /** Memory for decoded images, besides those in use. */
    static final long MEMORY_BYTES = 96L << 20;
    /** An image painted within this time is in use. */
    static final long IN_USE_MILLIS = 3_000;

    /** Rate of uploads, below what a relay allows (512 KiB). Bursts are small, because own strokes use the same connection. */
    static final double PUT_BYTES_PER_SECOND = 480 << 10;

    static final double PUT_BURST = 160 << 10;
    /** Own images that are in memory to be uploaded; the next ones wait on the disk. */
    static final int MAX_UPLOADS = 2;
    /** Images requested at the same time. */
    static final int MAX_DOWNLOADS = 4;
    /** Missing images that are remembered; others are requested when they are painted again. */
    static final int MAX_REQUESTED = 2_000;
    /** If no answer has come for this long, the request or the answer is lost. */
    static final long ANSWER_MILLIS = 30_000;
    /** An image that the relay does not have is requested again after this time, then after twice as long, and so on. */
    static final long ASK_AGAIN_MILLIS = 1_500;

    static final long ASK_AGAIN_MOST_MILLIS = 30_000;
}

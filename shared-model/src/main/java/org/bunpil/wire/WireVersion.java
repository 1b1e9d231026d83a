package org.bunpil.wire;

/** Versions of the messages (docs/protocol.md, R22b). Two programs speak the newest one that both know. */
public final class WireVersion {
    /** The oldest one that this program still speaks. */
    public static final int OLDEST = 1;
    /** The newest one that it speaks. */
    public static final int NEWEST = 1;

    /** What {@link #common} gives when there is none. */
    public static final int NONE = 0;

    private WireVersion() {}

    /**
     * The newest version that both speak.
     *
     * @param oldest the other's oldest
     * @param newest the other's newest
     */
    public static int common(int oldest, int newest) {
        int common = Math.min(newest, NEWEST);
        return common < Math.max(oldest, OLDEST) ? NONE : common;
    }

    /** Whether it is one that this program speaks. */
    public static boolean isKnown(int version) {
        return version >= OLDEST && version <= NEWEST;
    }
}

package org.bunpil.relay.room;

/**
 * How long batches wait for company before the next frame. What the log delivers should not have to wait for its room: when it does, this
 * relay has more to do than it can, and its frames grow fuller instead of later. Every room finds its own tempo, by its own waits, on top
 * of what the whole relay has to do. On the lane only.
 */
final class FlushInterval {
    private final CpuLoad cpuLoad;
    private long millis = RoomLimits.COALESCE_MILLIS;

    FlushInterval(CpuLoad cpuLoad) {
        this.cpuLoad = cpuLoad;
    }

    /**
     * Least time between two frames to the same member. The more members, the more a frame costs and the less one of many notices: a
     * class of thirty gets one every 10 ms, a lecture of three hundred every 33 ms.
     */
    long millis(int members, long nowMillis) {
        long apart = millis + members / RoomLimits.MEMBERS_PER_MILLI + cpuLoad.addedMillis(nowMillis);
        return Math.min(RoomLimits.COALESCE_MAX_MILLIS, apart);
    }

    /** A batch had to wait so long until its room looked at it. */
    void observeWait(long waitedMillis) {
        if (waitedMillis >= RoomLimits.LATE_MILLIS) {
            millis = Math.min(RoomLimits.COALESCE_MAX_MILLIS, millis + millis / 4 + 1);
        } else if (waitedMillis <= RoomLimits.PUNCTUAL_MILLIS && millis > RoomLimits.COALESCE_MILLIS) {
            millis--;
        }
    }
}

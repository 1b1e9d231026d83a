package org.bunpil.relay.room;

/**
 * The least time between two frames, in which batches are coalesced. When records delivered by the log have to wait for their room, the
 * relay is overloaded. It then sends fewer and larger frames, so that they are not delayed further and further. Each room adapts its
 * interval to its own waits, in addition to the load of the whole relay. On the lane only.
 */
final class FlushInterval {
    private final CpuLoad cpuLoad;
    private long millis = RoomLimits.COALESCE_MILLIS;

    FlushInterval(CpuLoad cpuLoad) {
        this.cpuLoad = cpuLoad;
    }

    /**
     * The least time between two frames to the same member. It grows with the number of members, because each frame is sent to all of them:
     * 10 ms for a class of thirty, 33 ms for a lecture of three hundred.
     */
    long millis(int members, long nowMillis) {
        long apart = millis + members / RoomLimits.MEMBERS_PER_MILLI + cpuLoad.addedMillis(nowMillis);
        return Math.min(RoomLimits.COALESCE_MAX_MILLIS, apart);
    }

    /** Adapts the interval to the time that a batch has waited for its room. */
    void observeWait(long waitedMillis) {
        if (waitedMillis >= RoomLimits.LATE_MILLIS) {
            millis = Math.min(RoomLimits.COALESCE_MAX_MILLIS, millis + millis / 4 + 1);
        } else if (waitedMillis <= RoomLimits.PUNCTUAL_MILLIS && millis > RoomLimits.COALESCE_MILLIS) {
            millis--;
        }
    }
}

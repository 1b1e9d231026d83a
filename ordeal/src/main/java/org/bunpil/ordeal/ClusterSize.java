package org.bunpil.ordeal;

/**
 * How many of everything.
 *
 * @param brokers 3, or 0: then the one relay keeps its boards in SQLite
 * @param groups processes of pupils, {@code pupils} in each
 * @param perSecond how often each pupil does something, on average
 */
record ClusterSize(int brokers, int relays, int groups, int clientsPerGroup, double perSecond) {
    static final ClusterSize KAFKA = new ClusterSize(3, 3, 6, 4, 3);
    static final ClusterSize SQLITE = new ClusterSize(0, 1, 4, 5, 3);
}

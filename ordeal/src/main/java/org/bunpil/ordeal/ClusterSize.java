package org.bunpil.ordeal;

/**
 * The size of a test cluster.
 *
 * @param brokers 3, or 0: then the only relay stores boards in SQLite
 * @param groups number of client processes
 * @param clientsPerGroup number of clients in each process
 * @param perSecond how many edits each client makes a second, on average
 */
record ClusterSize(int brokers, int relays, int groups, int clientsPerGroup, double perSecond) {
    static final ClusterSize KAFKA = new ClusterSize(3, 3, 6, 4, 3);
    static final ClusterSize SQLITE = new ClusterSize(0, 1, 4, 5, 3);
}

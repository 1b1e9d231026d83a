package org.bunpil.ordeal;

/** A fault to inject, and for how long. Targets are numbered from 0. */
sealed interface Fault {
    /** Number of the relay, broker or client process. */
    int target();

    /** Duration until it is repaired. */
    long millis();

    /** kill -9 of a relay, which is restarted after {@code millis}. */
    record KillRelay(int target, long millis) implements Fault {}

    /** kill -9 of a client process. @param torn whether half a line is left at the end of its outboxes */
    record KillClients(int target, long millis, boolean torn) implements Fault {}

    record KillBroker(int target, long millis) implements Fault {}

    record FreezeRelay(int target, long millis) implements Fault {}

    record FreezeClients(int target, long millis) implements Fault {}

    record FreezeBroker(int target, long millis) implements Fault {}

    /** Cuts all connections of a client process. */
    record CutNetwork(int target, long millis) implements Fault {}

    /** The connections silently carry nothing. */
    record BlackholeNetwork(int target, long millis) implements Fault {}

    /** The connections delay everything by {@code delayMillis} in each direction. */
    record SlowNetwork(int target, long millis, long delayMillis) implements Fault {}

    /** Fills a client process's disk. @param half whether some bytes still fit, so that the next write is cut off */
    record FillClientDisk(int target, long millis, boolean half) implements Fault {}

    record FillRelayDisk(int target, long millis) implements Fault {}

    /** A short name for tables. */
    default String kind() {
        return switch (this) {
            case KillRelay _ -> "relay killed";
            case KillClients _ -> "clients killed";
            case KillBroker _ -> "broker killed";
            case FreezeRelay _ -> "relay frozen";
            case FreezeClients _ -> "clients frozen";
            case FreezeBroker _ -> "broker frozen";
            case CutNetwork _ -> "network cut";
            case BlackholeNetwork _ -> "network silent";
            case SlowNetwork _ -> "network slow";
            case FillClientDisk _ -> "clients' disk full";
            case FillRelayDisk _ -> "relay's disk full";
        };
    }

    /** Whether it is a fault of the client process itself: killed, frozen or cut off. */
    default boolean ofClients() {
        return switch (this) {
            case KillClients _, FreezeClients _, CutNetwork _, BlackholeNetwork _, SlowNetwork _ -> true;
            case KillRelay _, KillBroker _, FreezeRelay _, FreezeBroker _, FillClientDisk _, FillRelayDisk _ -> false;
        };
    }
}

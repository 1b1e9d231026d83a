package org.bunpil.ordeal;

/** One thing that goes wrong, and for how long. Targets are numbered from 0. */
sealed interface Fault {
    /** What it hits. */
    int target();

    /** Until it is put right. */
    long millis();

    /** kill -9, started again after {@code millis}. */
    record KillRelay(int target, long millis) implements Fault {}

    /** kill -9 of a process of pupils; with {@code torn} half a line is left at the end of their outboxes. */
    record KillClients(int target, long millis, boolean torn) implements Fault {}

    record KillBroker(int target, long millis) implements Fault {}

    record FreezeRelay(int target, long millis) implements Fault {}

    record FreezeClients(int target, long millis) implements Fault {}

    record FreezeBroker(int target, long millis) implements Fault {}

    /** All cables of a process of pupils cut. */
    record CutNetwork(int target, long millis) implements Fault {}

    /** They carry nothing, and nobody is told. */
    record BlackholeNetwork(int target, long millis) implements Fault {}

    /** They carry everything late by {@code delayMillis} each way. */
    record SlowNetwork(int target, long millis, long delayMillis) implements Fault {}

    /** The disk of a process of pupils is full; with {@code half} some bytes fit, so that what is written next ends in the middle. */
    record FillClientDisk(int target, long millis, boolean half) implements Fault {}

    record FillRelayDisk(int target, long millis) implements Fault {}

    /** In a word, for tables. */
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

    /** Whether it is one of the process of pupils' own: killed, frozen or cut off itself. */
    default boolean ofClients() {
        return switch (this) {
            case KillClients _, FreezeClients _, CutNetwork _, BlackholeNetwork _, SlowNetwork _ -> true;
            case KillRelay _, KillBroker _, FreezeRelay _, FreezeBroker _, FillClientDisk _, FillRelayDisk _ -> false;
        };
    }
}

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
    record KillPupils(int target, long millis, boolean torn) implements Fault {}

    record KillBroker(int target, long millis) implements Fault {}

    record FreezeRelay(int target, long millis) implements Fault {}

    record FreezePupils(int target, long millis) implements Fault {}

    record FreezeBroker(int target, long millis) implements Fault {}

    /** All cables of a process of pupils cut. */
    record Cut(int target, long millis) implements Fault {}

    /** They carry nothing, and nobody is told. */
    record Silence(int target, long millis) implements Fault {}

    /** They carry everything late by {@code delayMillis} each way. */
    record Slow(int target, long millis, long delayMillis) implements Fault {}

    /** The disk of a process of pupils is full; with {@code half} some bytes fit, so that what is written next ends in the middle. */
    record FillPupilsDisk(int target, long millis, boolean half) implements Fault {}

    record FillRelayDisk(int target, long millis) implements Fault {}

    /** In a word, for tables. */
    default String kind() {
        return switch (this) {
            case KillRelay _ -> "relay killed";
            case KillPupils _ -> "clients killed";
            case KillBroker _ -> "broker killed";
            case FreezeRelay _ -> "relay frozen";
            case FreezePupils _ -> "clients frozen";
            case FreezeBroker _ -> "broker frozen";
            case Cut _ -> "network cut";
            case Silence _ -> "network silent";
            case Slow _ -> "network slow";
            case FillPupilsDisk _ -> "clients' disk full";
            case FillRelayDisk _ -> "relay's disk full";
        };
    }

    /** Whether it is one of the process of pupils' own: killed, frozen or cut off itself. */
    default boolean ofPupils() {
        return switch (this) {
            case KillPupils _, FreezePupils _, Cut _, Silence _, Slow _ -> true;
            case KillRelay _, KillBroker _, FreezeRelay _, FreezeBroker _, FillPupilsDisk _, FillRelayDisk _ -> false;
        };
    }
}

package org.bunpil.relay.log;

/**
 * The position of a record in its board's log. Later records have larger values, not always consecutive ones. Comparable only within one
 * board of one log.
 */
public record Position(long value) implements Comparable<Position> {
    /** Before the first record. */
    public static final Position START = new Position(-1);

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }

    public boolean isAfter(Position other) {
        return value > other.value;
    }
}

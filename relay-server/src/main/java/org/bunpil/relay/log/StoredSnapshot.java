package org.bunpil.relay.log;

/** A board's stored state. Opening the board from it saves replaying the whole log. */
public final class StoredSnapshot {
    private final Position position;
    private final byte[] body;

    /**
     * @param position of the last record included
     * @param body opaque to the log; not copied, must not be changed
     */
    public StoredSnapshot(Position position, byte[] body) {
        this.position = position;
        this.body = body;
    }

    public Position position() {
        return position;
    }

    public byte[] body() {
        return body;
    }
}

package org.bunpil.relay.log;

/** A board's state as a room stored it, so that opening it need not replay everything. */
public final class StoredSnapshot {
    private final Position position;
    private final byte[] body;

    /**
     * @param position of the last record in it
     * @param body opaque to the log; not copied, not to be changed
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

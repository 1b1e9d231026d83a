package org.bunpil.relay.room;

import org.bunpil.model.ErrorCode;

/** A member's connection as its room uses it. Called on the room's lane; no call may block. */
public interface MemberConnection {
    /** The client has joined. Its next batch has number {@code k} + 1. The welcome frame follows. */
    void joined(RoomMember member, long k);

    /** The client may not join, for now or at all. @param why English, for logs */
    void refused(ErrorCode code, String why);

    /** Whether the last frame has been sent. If not, {@link RoomMember#ready} is called once it has been. */
    boolean ready();

    /** Sends one frame. */
    void send(String frame);

    /** A forwarded batch did not get into the log, as far as is known. */
    void appendFailed(long k, ErrorCode code);

    /** Ends the member's connection. @param why English, for logs */
    void end(ErrorCode code, String why);
}

package org.bunpil.relay.room;

import org.bunpil.model.ErrorCode;

/** How a room reaches one member's connection. Called on the room's lane; no call blocks. */
public interface MemberConnection {
    /** It is in; its ops count from {@code k} + 1. Its welcome follows. */
    void joined(RoomMember member, long k);

    /** It may not come in, for now or at all. */
    void refused(ErrorCode code);

    /** Whether the last frame has left. If not, {@link RoomMember#ready} will be called once it has. */
    boolean ready();

    /** Hands over one frame. */
    void send(String frame);

    /** A batch that was passed on is not in the log, as far as anybody knows. */
    void appendFailed(long k, ErrorCode code);

    /** The member must go. */
    void end(ErrorCode code);
}

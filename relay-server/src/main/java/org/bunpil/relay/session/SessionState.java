package org.bunpil.relay.session;

import org.bunpil.model.ErrorCode;
import org.bunpil.relay.room.RoomMember;

/**
 * The state of a session.
 *
 * <pre>
 * Finding ◀──find── Fresh ──hello──▶ Joining ──room──▶ Joined (or only watching)
 *    │   └───found──▶  │                 │                │
 *    └─────────────────┴──────refused────┴────────────────┴──▶ Ending ──answer sent──▶ Ended
 * </pre>
 */
sealed interface SessionState {
    /** Connected, no hello yet. */
    record Fresh(long sinceMillis) implements SessionState {}

    /** Has asked which board has a join code; the answer leads back to {@link Fresh}. @param sinceMillis when it connected */
    record Finding(long sinceMillis) implements SessionState {}

    /** Has asked to join a board. @param leave cancels the request when the connection ends */
    record Joining(long sinceMillis, Runnable leave) implements SessionState {}

    record Joined(RoomMember member, BatchSequence sequence) implements SessionState {}

    /** The answer is known but delayed, so that guessing is slow. @param why English, for logs */
    record Ending(ErrorCode code, String why, long atMillis) implements SessionState {}

    record Ended() implements SessionState {}
}

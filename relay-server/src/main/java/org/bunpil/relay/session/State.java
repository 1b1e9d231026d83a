package org.bunpil.relay.session;

import org.bunpil.model.Code;
import org.bunpil.relay.room.Member;

/**
 * Where a session stands.
 *
 * <pre>
 * Fresh ──hello──▶ Joining ──room──▶ Joined (or only watching)
 *   │                 │                │
 *   └──────refused────┴────────────────┴──▶ Ending ──answer sent──▶ Ended
 * </pre>
 */
sealed interface State {
    /** Connected, no hello yet. */
    record Fresh(long sinceMillis) implements State {}

    /** At a board's door. @param leave tells the door that the connection ended */
    record Joining(long sinceMillis, Runnable leave) implements State {}

    record Joined(Member member, Sequence sequence) implements State {}

    /** The answer is known but waits, so that guessing is slow. */
    record Ending(Code code, long atMillis) implements State {}

    record Ended() implements State {}
}

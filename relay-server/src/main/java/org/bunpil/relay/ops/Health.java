package org.bunpil.relay.ops;

import java.util.List;

/** What keeps a relay from working: one sentence, or "" when nothing does. Any thread, never blocks. */
public interface Health {
    /** A failure that only a restart can repair. */
    String livenessFailure();

    /** Why the relay should get no new clients now. */
    String readinessFailure();

    /** What should be mended although the relay works: a sentence each. */
    default List<String> warnings() {
        return List.of();
    }
}

package org.bunpil.relay.ops;

/** What keeps a relay from working: one sentence, or "" when nothing does. Any thread, never blocks. */
public interface Health {
    /** A failure that only a restart can repair. */
    String livenessFailure();

    /** Why the relay should get no new clients now. */
    String readinessFailure();
}

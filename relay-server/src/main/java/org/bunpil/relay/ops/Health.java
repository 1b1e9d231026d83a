package org.bunpil.relay.ops;

/** What keeps a relay from working, one sentence each; "" when nothing does. Any thread, never blocks. */
public interface Health {
    /** Nothing but starting it again will help. */
    String livenessFailure();

    /** It should get no newcomers now. */
    String readinessFailure();
}

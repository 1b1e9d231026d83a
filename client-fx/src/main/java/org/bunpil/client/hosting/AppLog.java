package org.bunpil.client.hosting;

import org.bunpil.relay.ops.LogProvider;

/** The app's log goes where its relay's goes: to stderr, a line each. */
public final class AppLog {
    private AppLog() {}

    /** Before the first logger. */
    public static void choose() {
        LogProvider.choose();
    }
}

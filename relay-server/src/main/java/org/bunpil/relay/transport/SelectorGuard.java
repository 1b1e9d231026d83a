package org.bunpil.relay.transport;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an error on the selector's thread end the connection that it belongs to. The library ends a connection after an
 * {@link IOException}; after anything else, it ends the whole server.
 */
final class SelectorGuard {
    private static final Logger LOG = LoggerFactory.getLogger(SelectorGuard.class);

    private SelectorGuard() {}

    /** What the selector does for one connection. */
    interface Step<T> {
        T run() throws IOException;
    }

    static <T> T guard(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (CancelledKeyException gone) {
            // The library expects this one: the connection has just been closed.
            throw gone;
        } catch (RuntimeException | Error bug) {
            LOG.error("callback-failed", bug);
            throw new IOException("an error in the relay", bug);
        }
    }
}

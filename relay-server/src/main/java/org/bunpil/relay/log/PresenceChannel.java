package org.bunpil.relay.log;

import java.util.function.BiConsumer;

/** What relays tell each other and nobody keeps: presence. Lossy; no call blocks. */
public interface PresenceChannel {
    /** Nobody else is there to tell. */
    PresenceChannel NONE = new PresenceChannel() {
        @Override
        public void publish(String board, String text) {}

        @Override
        public Registration listen(String board, BiConsumer<String, String> listener) {
            return () -> {};
        }
    };

    /** A listener that is being told. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    void publish(String board, String text);

    /** @param listener gets the other relay's name and its text, on a thread of the log that must not be blocked */
    Registration listen(String board, BiConsumer<String, String> listener);
}

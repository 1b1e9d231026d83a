package org.bunpil.relay.log;

import java.util.function.BiConsumer;

/** Carries presence between relays. Messages are not stored and may be lost. No call blocks. */
public interface PresenceChannel {
    /** For a relay without other relays: sends and receives nothing. */
    PresenceChannel NONE = new PresenceChannel() {
        @Override
        public void publish(String board, String text) {}

        @Override
        public Registration listen(String board, BiConsumer<String, String> listener) {
            return () -> {};
        }
    };

    /** A registered listener; closing removes it. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    void publish(String board, String text);

    /** @param listener gets the other relay's name and its message, on a thread of the log that must not be blocked */
    Registration listen(String board, BiConsumer<String, String> listener);
}

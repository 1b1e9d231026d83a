package org.bunpil.relay.log;

/** Carries presence between relays. Messages are not stored and may be lost. No call blocks. */
public interface PresenceChannel {
    /** For a relay without other relays: sends and receives nothing. */
    PresenceChannel NONE = new PresenceChannel() {
        @Override
        public void publish(String board, String text) {}

        @Override
        public void answered(String board) {}

        @Override
        public Registration listen(String board, Listener listener) {
            listener.settled();
            return () -> {};
        }
    };

    /** What other relays say about one board. Called on a thread of the log that must not be blocked. */
    interface Listener {
        /** Another relay has published this. */
        void heard(String relay, String text);

        /** Another relay has gone down in order: nobody is on it any more. */
        void left(String relay);

        /** Another relay has opened the board: publish who is here, then call {@link PresenceChannel#answered}. */
        void asked();

        /** All relays that were known when the board was opened here have answered. Called at most once. */
        void settled();
    }

    /** A registered listener; closing removes it. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    void publish(String board, String text);

    /** Everything that was to be said after {@link Listener#asked} has been published. */
    void answered(String board);

    /** Registers a listener and asks the other relays who is on the board. */
    Registration listen(String board, Listener listener);
}

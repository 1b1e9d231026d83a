package org.bunpil.relay.transport;

/** All limits and times of the sockets. */
final class TransportLimits {
    private TransportLimits() {}

    static final int MAX_CONNECTIONS = 10_000;
    /** File descriptors that are kept free for everything except connections. */
    static final int SPARE_DESCRIPTORS = 200;

    static final int PENDING_CONNECTIONS = 1_024;
    /** Size of the kernel's send buffer: what it holds for a member that does not read. */
    static final int SEND_BUFFER_BYTES = 128 << 10;
    /** Most short answers that may wait for a socket. More means that the client does not read. */
    static final int ANSWERS = 256;

    /** Space for any TLS record: 16 KiB and what encryption adds. */
    static final int TLS_RECORD_BYTES = 17 << 10;

    static final int TLS_SPARE_BUFFERS = 64;
    /** Most records without data on one connection. Ordinary clients request new keys only after gigabytes. */
    static final int TLS_EMPTY_RECORDS = 1_000;

    /** Largest HTTP request for a WebSocket. */
    static final int REQUEST_BYTES = 16 << 10;
    /** Most fragments of one message; each costs memory, even if it is empty. */
    static final int PIECES = 64;
    /** Pings and pongs of one connection in {@link #CONTROLS_MILLIS}; browsers and proxies send a few a minute. */
    static final int CONTROLS = 100;

    static final long CONTROLS_MILLIS = 1_000;

    /** Longest time that a client has for the TLS and WebSocket handshakes together. */
    static final long HANDSHAKE_MILLIS = 5_000;

    /** Longest time from the beginning of a close until the other side has ended. */
    static final long CLOSING_MILLIS = 5_000;
    /** Most bytes to read and discard meanwhile: a member may be sending a picture of some MiB. */
    static final long LINGER_BYTES = 16 << 20;

    static final long STALL_CHECK_MILLIS = 40;
    static final long TICK_MILLIS = 250;
    /** How soon a new certificate is noticed. */
    static final long CERTIFICATE_MILLIS = 2_000;

    static final long START_MILLIS = 5_000;
    /** Longest time without a tick; after that the process is considered dead. */
    static final long LATE_TICK_NANOS = 15_000_000_000L;

    /** How often the relay connects to itself. */
    static final long PROBE_MILLIS = 5_000;
    /** Longest time until the selector must have accepted that. */
    static final long LATE_ACCEPT_MILLIS = 15_000;

    static final long STOP_MILLIS = 1_000;
    static final long DRAIN_MILLIS = 3_000;
}

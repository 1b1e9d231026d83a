package org.bunpil.relay.transport;

/** Every limit and time of the sockets. */
final class TransportLimits {
    private TransportLimits() {}

    static final int MAX_CONNECTIONS = 10_000;
    /** File descriptors left for everything that is not a connection. */
    static final int SPARE_DESCRIPTORS = 200;

    static final int PENDING_CONNECTIONS = 1_024;
    /** What the kernel holds for a member that does not read. */
    static final int SEND_BUFFER_BYTES = 128 << 10;
    /** Short answers waiting for a socket; beyond that nobody reads. */
    static final int ANSWERS = 256;

    /** Room for any TLS record: 16 KiB and what encryption adds. */
    static final int TLS_RECORD_BYTES = 17 << 10;

    static final int TLS_SPARE_BUFFERS = 64;
    /** In the life of a connection; honest clients ask for new keys after gigabytes. */
    static final int TLS_EMPTY_RECORDS = 1_000;

    /** Of the HTTP request that asks for a WebSocket. */
    static final int REQUEST_BYTES = 16 << 10;
    /** Of one message; each costs memory however little is in it. */
    static final int PIECES = 64;
    /** Pings and pongs of one connection in {@link #CONTROLS_MILLIS}; browsers and proxies send a few a minute. */
    static final int CONTROLS = 100;

    static final long CONTROLS_MILLIS = 1_000;

    /** TLS and WebSocket together. */
    static final long HANDSHAKE_MILLIS = 5_000;

    /** From the first word of an end to the last byte of the other side. */
    static final long CLOSING_MILLIS = 5_000;
    /** What is read and forgotten meanwhile: a member may have a picture of some MiB on its way. */
    static final long LINGER_BYTES = 16 << 20;

    static final long STALL_CHECK_MILLIS = 40;
    static final long TICK_MILLIS = 250;
    /** How soon a new certificate is noticed. */
    static final long CERTIFICATE_MILLIS = 2_000;

    static final long START_MILLIS = 5_000;
    /** Without a tick for so long the process does not do its work any more. */
    static final long LATE_TICK_NANOS = 15_000_000_000L;

    static final long STOP_MILLIS = 1_000;
    static final long DRAIN_MILLIS = 3_000;
}

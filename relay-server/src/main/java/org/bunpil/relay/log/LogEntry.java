package org.bunpil.relay.log;

/**
 * A record as the log gives it back.
 *
 * @param tsMillis when the log took it, ms since 1970
 * @param body as {@link org.bunpil.wire.WireCodec#writeRecord} wrote it; not read yet, so it may be anything
 */
public record LogEntry(Position position, long tsMillis, String body) {}

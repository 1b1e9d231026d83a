package org.bunpil.relay.log;

/**
 * A record as the log delivers it.
 *
 * @param tsMillis when the log took it, ms since 1970
 * @param body as {@link org.bunpil.wire.WireCodec#writeRecord} wrote it; not parsed yet, so it may be malformed
 */
public record LogEntry(Position position, long tsMillis, String body) {}

package org.bunpil.relay.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key holds until the end of its last day, in UTC. */
class HostKeyExpiryTest {
    private static final String KEY = "a-host-key-of-enough-length";

    private static final class Dial extends Clock {
        private Instant now = Instant.parse("2027-07-31T23:59:59Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void itIsVoidTheDayAfter(@TempDir Path data) throws Exception {
        Path file = data.resolve("keys");
        Files.writeString(file, "kim " + KEY + " until=2027-07-31\nlee " + KEY + "\n");
        Dial clock = new Dial();
        HostKeys keys = HostKeys.read(file, clock);
        assertTrue(keys.matches("kim", KEY));
        assertEquals(Set.of(), keys.noLongerValid());
        clock.now = Instant.parse("2027-08-01T00:00:00Z");
        assertFalse(keys.matches("kim", KEY));
        assertTrue(keys.isVoid("kim") && !keys.isVoid("lee") && !keys.isVoid("pat"));
        assertEquals(Set.of("kim"), keys.noLongerValid());
        assertEquals(Set.of(), keys.noLongerValid(), "once");
        // A new key for one, the other's line gone: the connections of both end, but only an old key is void.
        Files.writeString(file, "kim another-" + KEY + "\n");
        keys.reread();
        assertEquals(Set.of("lee"), keys.noLongerValid());
        assertTrue(keys.matches("kim", "another-" + KEY) && !keys.isVoid("lee"));
    }
}

package org.bunpil.relay.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The users who may create boards, with their keys, as the newest file of them says. Stores only hashes of the keys. Any thread. */
public final class HostKeys {
    /**
     * One user's key.
     *
     * @param hash SHA-256 of the key in hex; null: it was revoked
     * @param until last day, in UTC, on which it holds; null: for good
     */
    record HostKey(@Nullable String hash, @Nullable LocalDate until) {
        /** Whether it is revoked or expired. */
        boolean isVoid(LocalDate today) {
            return hash == null || (until != null && today.isAfter(until));
        }

        private boolean isSame(@Nullable HostKey other) {
            return other != null && Objects.equals(hash, other.hash);
        }
    }

    private final @Nullable Path file;
    private final Clock clock;
    private volatile Map<String, HostKey> keys;
    /** Users whose key held when {@link #noLongerValid} was last asked. On one thread. */
    private Map<String, HostKey> valid;

    private HostKeys(@Nullable Path file, Map<String, HostKey> keys, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.keys = keys;
        this.valid = valid();
    }

    /** @param keys keys by user */
    public static HostKeys of(Map<String, String> keys) {
        Map<String, HostKey> hashes = new HashMap<>();
        keys.forEach((user, key) -> hashes.put(user, new HostKey(SecretHash.sha256Hex(key), null)));
        return new HostKeys(null, hashes, Clock.systemUTC());
    }

    /**
     * Reads a file, as docs/administration.md describes it.
     *
     * @throws IOException whose message is a sentence for the administrator; it never contains a key
     */
    public static HostKeys read(Path file) throws IOException {
        return read(file, Clock.systemUTC());
    }

    static HostKeys read(Path file, Clock clock) throws IOException {
        return new HostKeys(file, HostKeyLines.read(file).keys(), clock);
    }

    /** The file that they come from; null when they come from none. */
    public @Nullable Path file() {
        return file;
    }

    /** From now on what the file holds now counts. @throws IOException as {@link #read}; nothing changes then */
    public void reread() throws IOException {
        if (file != null) keys = HostKeyLines.read(file).keys();
    }

    boolean matches(String user, String key) {
        HostKey expected = keys.get(user);
        if (expected == null || expected.isVoid(today())) return false;
        byte[] hash = String.valueOf(expected.hash()).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(hash, SecretHash.sha256Hex(key).getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether a user's key was revoked or has expired: then nobody is that user any more, also who came with the key before. */
    public boolean isVoid(String user) {
        HostKey key = keys.get(user);
        return key != null && key.isVoid(today());
    }

    /** Users whose key held before and no longer does: revoked, expired, replaced or gone. Each is returned once. On one thread. */
    public Set<String> noLongerValid() {
        Map<String, HostKey> now = valid();
        Set<String> users = new HashSet<>();
        valid.forEach((user, key) -> {
            if (!key.isSame(now.get(user))) users.add(user);
        });
        valid = now;
        return users;
    }

    private Map<String, HostKey> valid() {
        Map<String, HostKey> now = new HashMap<>(keys);
        LocalDate today = today();
        now.values().removeIf(key -> key.isVoid(today));
        return now;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

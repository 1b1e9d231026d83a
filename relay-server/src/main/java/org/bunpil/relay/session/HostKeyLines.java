package org.bunpil.relay.session;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bunpil.model.Limits;
import org.bunpil.relay.session.HostKeys.HostKey;
import org.jspecify.annotations.Nullable;

/**
 * A file of host keys: a line {@code user key [until=DATE]} for each user. The key is plain, or {@code sha256:} with the hash of one, or
 * {@code revoked}. Blank lines and lines that begin with {@code #} are kept and say nothing.
 */
public final class HostKeyLines {
    private static final long MAX_FILE_BYTES = 4L << 20;
    private static final String HASHED = "sha256:";
    private static final String REVOKED = "revoked";
    private static final String UNTIL = "until=";

    private final List<String> lines;
    private final Map<String, HostKey> keys = new HashMap<>();
    private final Map<String, Integer> lineOf = new HashMap<>();

    private HostKeyLines(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    /** @throws IOException whose message is a sentence for the administrator; it never contains a key */
    public static HostKeyLines read(Path file) throws IOException {
        HostKeyLines read = readAny(file);
        if (read.keys.isEmpty()) throw new IOException("The host keys file " + file + " has no key in it.");
        return read;
    }

    /** As {@link #read}, for a file that may have no key yet. */
    public static HostKeyLines readAny(Path file) throws IOException {
        HostKeyLines read = new HostKeyLines(lines(file));
        for (int i = 0; i < read.lines.size(); i++) {
            // Editors on Windows begin a file with a byte order mark.
            String line = (i == 0 ? read.lines.get(i).replaceFirst("^\ufeff", "") : read.lines.get(i)).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            read.add(i, line, "Line " + (i + 1) + " of the host keys file " + file);
        }
        return read;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            if (Files.size(file) > MAX_FILE_BYTES)
                throw new IOException("The host keys file " + file + " is too large.");
            return Files.readAllLines(file);
        } catch (NoSuchFileException missing) {
            throw new IOException("The host keys file " + file + " does not exist.", missing);
        } catch (CharacterCodingException notText) {
            throw new IOException("The host keys file " + file + " is not UTF-8 text.", notText);
        } catch (AccessDeniedException denied) {
            throw new IOException(
                    "The host keys file " + file + " is not readable by the user that runs the relay.", denied);
        }
    }

    private void add(int index, String line, String where) throws IOException {
        String[] parts = line.split("\\s+", -1);
        boolean dated = parts.length == 3 && parts[2].startsWith(UNTIL);
        if (parts.length != 2 && !dated) throw new IOException(where + " is not \"user key\".");
        if (parts[0].length() > Limits.USER_UNITS) throw new IOException(where + " has too long a user name.");
        LocalDate until = dated ? date(parts[2].substring(UNTIL.length()), where) : null;
        if (keys.put(parts[0], new HostKey(hash(parts[1], where), until)) != null)
            throw new IOException(where + " names a user a second time.");
        lineOf.put(parts[0], index);
    }

    private static LocalDate date(String text, String where) throws IOException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            throw new IOException(where + " has a date that is not like until=2027-07-31.", noDate);
        }
    }

    private static @Nullable String hash(String key, String where) throws IOException {
        if (key.equals(REVOKED)) return null;
        if (key.startsWith(HASHED)) {
            if (key.substring(HASHED.length()).matches("[0-9a-f]{64}")) return key.substring(HASHED.length());
            throw new IOException(where + " has a hash that is not sha256: and 64 of 0-9 and a-f.");
        }
        if (isKey(key)) return SecretHash.sha256Hex(key);
        throw new IOException(where + " has a key that is not " + Limits.KEY_MIN_UNITS + " to " + Limits.KEY_MAX_UNITS
                + " printable ASCII characters.");
    }

    private static boolean isKey(String key) {
        if (key.length() < Limits.KEY_MIN_UNITS || key.length() > Limits.KEY_MAX_UNITS) return false;
        return StandardCharsets.US_ASCII.newEncoder().canEncode(key)
                && key.chars().allMatch(c -> c > ' ' && c < 127);
    }

    Map<String, HostKey> keys() {
        return Map.copyOf(keys);
    }

    /** The users in alphabetical order, each with what is to be known of the key: {@code revoked}, a last day, or "". */
    public Map<String, String> users() {
        Map<String, String> users = new TreeMap<>();
        keys.forEach((user, key) -> {
            LocalDate until = key.until();
            users.put(user, key.hash() == null ? REVOKED : until == null ? "" : UNTIL + until);
        });
        return users;
    }

    /** All lines after a user's key was set to another. @param until null: for good */
    public List<String> with(String user, String key, @Nullable LocalDate until) {
        return with(user, HASHED + SecretHash.sha256Hex(key) + (until == null ? "" : " " + UNTIL + until));
    }

    /** All lines after a user's key was revoked. */
    public List<String> revoked(String user) {
        return with(user, REVOKED);
    }

    /** All lines after each plain key was replaced by its hash. */
    public List<String> hashed() {
        List<String> all = new ArrayList<>(lines);
        keys.forEach((user, key) -> {
            String hash = key.hash();
            int index = lineOf.getOrDefault(user, 0);
            if (hash == null || all.get(index).contains(HASHED)) return;
            LocalDate until = key.until();
            all.set(index, user + " " + HASHED + hash + (until == null ? "" : " " + UNTIL + until));
        });
        return all;
    }

    private List<String> with(String user, String rest) {
        List<String> all = new ArrayList<>(lines);
        Integer index = lineOf.get(user);
        if (index == null) all.add(user + " " + rest);
        else all.set(index, user + " " + rest);
        return all;
    }
}

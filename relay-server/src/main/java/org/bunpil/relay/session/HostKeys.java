package org.bunpil.relay.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.model.Limits;

/** The users who may create boards, with their keys. Stores only hashes of the keys. Immutable. */
public final class HostKeys {
    private static final long MAX_FILE_BYTES = 4L << 20;

    private final Map<String, byte[]> hashes;

    private HostKeys(Map<String, byte[]> hashes) {
        this.hashes = hashes;
    }

    /** @param keys keys by user */
    public static HostKeys of(Map<String, String> keys) {
        Map<String, byte[]> hashes = new HashMap<>();
        keys.forEach((user, key) -> hashes.put(user, SecretHash.sha256(key)));
        return new HostKeys(hashes);
    }

    /**
     * Reads lines {@code user key}; blank lines and lines that begin with {@code #} are skipped.
     *
     * @throws IOException whose message is a sentence for the administrator; it never contains a key
     */
    public static HostKeys read(Path file) throws IOException {
        List<String> lines;
        try {
            if (Files.size(file) > MAX_FILE_BYTES)
                throw new IOException("The host keys file " + file + " is too large.");
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException missing) {
            throw new IOException("The host keys file " + file + " does not exist.", missing);
        } catch (java.nio.charset.CharacterCodingException notText) {
            throw new IOException("The host keys file " + file + " is not UTF-8 text.", notText);
        } catch (java.nio.file.AccessDeniedException denied) {
            throw new IOException(
                    "The host keys file " + file + " is not readable by the user that runs the relay.", denied);
        }
        Map<String, byte[]> hashes = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            // Editors on Windows begin a file with a byte order mark.
            String line = (i == 0 ? lines.get(i).replaceFirst("^\ufeff", "") : lines.get(i)).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            String where = "Line " + (i + 1) + " of the host keys file " + file;
            String[] parts = line.split("\\s+", -1);
            if (parts.length != 2) throw new IOException(where + " is not \"user key\".");
            if (parts[0].length() > Limits.USER_UNITS) throw new IOException(where + " has too long a user name.");
            if (!isKey(parts[1])) {
                throw new IOException(where + " has a key that is not " + Limits.KEY_MIN_UNITS + " to "
                        + Limits.KEY_MAX_UNITS + " printable ASCII characters.");
            }
            if (hashes.put(parts[0], SecretHash.sha256(parts[1])) != null) {
                throw new IOException(where + " names a user a second time.");
            }
        }
        if (hashes.isEmpty()) throw new IOException("The host keys file " + file + " has no key in it.");
        return new HostKeys(hashes);
    }

    boolean matches(String user, String key) {
        byte[] expected = hashes.get(user);
        return expected != null && MessageDigest.isEqual(expected, SecretHash.sha256(key));
    }

    private static boolean isKey(String key) {
        if (key.length() < Limits.KEY_MIN_UNITS || key.length() > Limits.KEY_MAX_UNITS) return false;
        return StandardCharsets.US_ASCII.newEncoder().canEncode(key)
                && key.chars().allMatch(c -> c > ' ' && c < 127);
    }
}

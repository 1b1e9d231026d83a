package org.bunpil.relay.admin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.bunpil.relay.admin.AdminException.Kind;
import org.bunpil.relay.folder.DataFolder;

/**
 * Where a running relay's API is and what must be shown to it: a file in the data folder that only the relay's user can read, anew at each
 * start.
 */
public record AdminAccess(URI address, String token) {
    private static final String FILE = "admin-api";
    private static final int TOKEN_BYTES = 32;
    private static final long MAX_BYTES = 1_000;

    /** A new token. */
    public static String newToken(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Writes the file, readable by its owner only. */
    public static void write(Path folder, String address, String token) throws IOException {
        Path part = folder.resolve(FILE + ".part");
        Files.deleteIfExists(part);
        DataFolder.create(part);
        Files.writeString(part, address + "\n" + token + "\n");
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the file of a relay that ends. */
    public static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** Reads what the relay that runs with this data folder has written. */
    static AdminAccess read(Path folder) throws AdminException {
        Path file = folder.resolve(FILE);
        try {
            if (Files.size(file) > MAX_BYTES) throw new IOException("too large");
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != 2) throw new IOException("not two lines");
            return new AdminAccess(URI.create(lines.get(0)), lines.get(1));
        } catch (NoSuchFileException none) {
            throw new AdminException(
                    Kind.NO_RELAY,
                    "No relay is running with the data folder " + folder + "; start it, or name another with --data.",
                    none);
        } catch (AccessDeniedException denied) {
            throw new AdminException(
                    Kind.NO_RELAY,
                    "Only the user that runs the relay may read " + file + "; run this as that user.",
                    denied);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new AdminException(Kind.NO_RELAY, "The file " + file + " cannot be read.", unreadable);
        }
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "AdminAccess[" + address + "]";
    }
}

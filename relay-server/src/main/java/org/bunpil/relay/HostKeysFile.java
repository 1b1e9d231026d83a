package org.bunpil.relay;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.bunpil.relay.session.HostKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the host keys, or creates the first one: on a relay without a host key nobody can create a board. */
final class HostKeysFile {
    private static final Logger LOG = LoggerFactory.getLogger(HostKeysFile.class);
    static final String NAME = "host-keys";
    private static final String FIRST_USER = "host";
    private static final int KEY_BYTES = 24;

    private HostKeysFile() {}

    /** The keys in the file that the settings name, or null when they name none. */
    static @Nullable HostKeys given(RelaySettings relaySettings) throws StartupException {
        Path given = relaySettings.hostKeys();
        return given == null ? null : read(given);
    }

    /** The keys in the data folder; the file is created if it is missing. */
    static HostKeys own(Path folder) throws StartupException {
        Path own = folder.resolve(NAME);
        if (!Files.exists(own)) {
            try {
                make(own);
            } catch (IOException unusable) {
                throw new StartupException(sentence(unusable), unusable);
            }
        }
        return read(own);
    }

    private static HostKeys read(Path file) throws StartupException {
        try {
            return HostKeys.read(file);
        } catch (IOException unusable) {
            throw new StartupException(sentence(unusable), unusable);
        }
    }

    /** Warns when every user of this computer can read the keys: such a user can host every board that was created with them. */
    static void warnIfOpen(RelaySettings relaySettings) {
        Path given = relaySettings.hostKeys();
        Path file = given == null ? relaySettings.data().resolve(NAME) : given;
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) return;
        try {
            if (view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ))
                LOG.atWarn()
                        .addKeyValue("file", file)
                        .addKeyValue("reason", "everybody on this computer can read them")
                        .log("host-keys-open");
        } catch (IOException deleted) {
            LOG.atWarn().addKeyValue("file", file).log("host-keys-gone");
        }
    }

    private static void make(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException notAFolder) {
            throw new IOException("The data folder " + folder + " is a file.", notAFolder);
        } catch (IOException denied) {
            throw new IOException("The data folder " + folder + " is not writable.", denied);
        }
        try {
            Files.createFile(file, ownerOnly);
        } catch (FileAlreadyExistsException createdMeanwhile) {
            return;
        } catch (IOException denied) {
            throw new IOException("The data folder " + folder + " is not writable.", denied);
        }
        Files.writeString(file, FIRST_USER + " " + newKey() + "\n");
        LOG.atInfo().addKeyValue("user", FIRST_USER).addKeyValue("file", file).log("host-key-made");
    }

    /** A new random key. */
    static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static String sentence(IOException unusable) {
        String message = unusable.getMessage();
        return message == null || !message.endsWith(".") ? "The host keys cannot be read: " + message + "." : message;
    }
}

package org.bunpil.client.hosting;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.bunpil.client.nearby.LocalNetwork;
import org.bunpil.client.store.PrivateFiles;
import org.bunpil.relay.RelayServer;
import org.bunpil.relay.RelaySettings;
import org.bunpil.relay.StartupException;
import org.bunpil.relay.session.HostKeys;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A relay inside this program, for a class in one room. Boards are stored in a folder of this computer; no server and no internet are
 * needed. It listens only for this computer unless the teacher opens it to the network. Then connections are encrypted, with its own
 * certificate, which is the same in every lesson.
 */
public final class EmbeddedRelay implements AutoCloseable {
    /** Tried first, so that pupils find the class again at the same address. */
    public static final int USUAL_PORT = 7_310;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRelay.class);
    /** The user of this computer's own relay: whoever uses this computer. */
    static final String USER = "host";

    private static final int KEY_BYTES = 24;
    /** How old the answer may be, on which networks this computer is. */
    private static final long LOOK_NANOS = 2_000_000_000L;

    private final Path folder;
    private final RelayServer relay;
    private final ClientFrame.Auth auth;
    private final boolean onNetwork;
    /** Locked while this window hosts the class of the folder. */
    private final FolderLock lock;

    private Optional<String> network = Optional.empty();
    private long lookedNanos;

    private EmbeddedRelay(Path folder, RelayServer relay, ClientFrame.Auth auth, boolean onNetwork, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
        this.relay = relay;
        this.auth = auth;
        this.onNetwork = onNetwork;
    }

    /**
     * Starts a relay. Takes up to a few seconds; not on the FX thread.
     *
     * @param folder for boards and the host's key
     * @param port port to listen on, 0 for any; if it is in use, another one is chosen
     * @param onNetwork whether other computers may connect
     * @throws AlreadyHostedException if another window hosts from this folder
     * @throws IOException with a message for users
     */
    public static EmbeddedRelay start(Path folder, int port, boolean onNetwork) throws IOException {
        // A class waits until a board is deleted, instead of taking this window for another one.
        synchronized (HostedBoards.FOLDER_USE) {
            String key = key(folder);
            HostKeys keys = HostKeys.of(Map.of(USER, key));
            RelaySettings relaySettings =
                    RelaySettings.DEFAULT.withData(data(folder)).withListen(onNetwork ? "0.0.0.0" : "127.0.0.1");
            FolderLock lock = FolderLock.acquire(folder);
            EmbeddedRelay started = null;
            try {
                started = new EmbeddedRelay(
                        folder,
                        listen(relaySettings, port, keys),
                        new ClientFrame.Auth.HostKey(USER, key),
                        onNetwork,
                        lock);
                started.announce();
                return started;
            } finally {
                // Whatever failed: the next try must not take it for another window's class.
                if (started == null) lock.close();
            }
        }
    }

    private void announce() {
        try {
            RunningClass.began(folder, local());
        } catch (IOException failed) {
            // Windows on this computer find the class by its port then.
            LOG.warn("the class's address is not announced: {}", failed.getMessage());
        }
    }

    /** Where the relay stores its boards. */
    static Path data(Path folder) {
        return folder.resolve("relay");
    }

    private static RelayServer listen(RelaySettings relaySettings, int port, HostKeys keys) throws IOException {
        try {
            if (port != 0) {
                try {
                    return RelayServer.start(relaySettings.withPort(port), keys);
                } catch (StartupException taken) {
                    return RelayServer.start(relaySettings.withPort(0), keys);
                }
            }
            return RelayServer.start(relaySettings, keys);
        } catch (StartupException unusable) {
            throw new IOException(unusable.getMessage(), unusable);
        }
    }

    /** The host key; created once, in a file that only its owner may read. */
    private static String key(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        Path file = folder.resolve("host.key");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        PrivateFiles.replace(file, key.getBytes(StandardCharsets.UTF_8));
        return key;
    }

    /** The address for the teacher's own window. */
    public URI local() {
        return at("127.0.0.1");
    }

    /** The address for others: this computer's own address if the relay is open to a network and the computer is on one. */
    public URI address() {
        return at(onNetwork ? networkAddress().orElse("127.0.0.1") : "127.0.0.1");
    }

    /** The address with the certificate, if there is one. */
    private URI at(String host) {
        String certificate = relay.ownCertificateSha256();
        String place = host + ":" + relay.port() + "/v1";
        return URI.create(certificate == null ? "ws://" + place : "wss://" + place + "#" + certificate);
    }

    public boolean onNetwork() {
        return onNetwork;
    }

    /** Lets the teacher's window create and own boards. */
    public ClientFrame.Auth auth() {
        return auth;
    }

    /** Empty while this computer is on no network. Asked anew only now and then: on some systems that takes its time. */
    private synchronized Optional<String> networkAddress() {
        long now = System.nanoTime();
        if (lookedNanos == 0 || now - lookedNanos > LOOK_NANOS) {
            network = LocalNetwork.all().stream()
                    .map(each -> each.address().getHostAddress())
                    .findFirst();
            lookedNanos = now;
        }
        return network;
    }

    /** The SHA-256 of the certificate that it shows; null when connections are not encrypted, since only this computer can connect. */
    public @Nullable String certificate() {
        return relay.ownCertificateSha256();
    }

    /** Whether others can reach it just now: it is open to the network, and this computer is on one. */
    public boolean isReachable() {
        return onNetwork && networkAddress().isPresent();
    }

    public int port() {
        return relay.port();
    }

    /** Ends the relay; boards are kept. Takes up to 10 s. */
    @Override
    public void close() {
        relay.close();
        try {
            RunningClass.ended(folder);
            lock.close();
        } catch (IOException failed) {
            LOG.warn("the class's folder stays locked: {}", failed.getMessage());
        }
    }
}

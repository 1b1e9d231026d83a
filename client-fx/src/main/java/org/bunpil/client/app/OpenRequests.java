package org.bunpil.client.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.client.hosting.EmbeddedRelay;
import org.bunpil.client.hosting.RunningClass;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.ui.start.StartModel;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/** Builds open requests from the command line and from the start screen. */
final class OpenRequests {
    private OpenRequests() {}

    /** From the command line; null when it names no board. @throws IOException with a sentence, when the key cannot be read */
    static @Nullable OpenRequest of(LaunchOptions options) throws IOException {
        if (options.relays().isEmpty() || (options.board() == null && options.code() == null && !options.create())) {
            return null;
        }
        if (options.user() != null && options.keyFile() != null) {
            ClientFrame.Auth key = new ClientFrame.Auth.HostKey(options.user(), key(options.user(), options.keyFile()));
            return OpenRequest.user(options.relays(), options.board(), key, options.create(), options.title());
        }
        return OpenRequest.join(options.relays(), options.board(), options.code() == null ? "" : options.code());
    }

    /**
     * Joins a class that another person, or another window of this person, hosts.
     *
     * @param hostFolder folder of this computer's own relay
     */
    static OpenRequest join(List<URI> relays, Path hostFolder, @Nullable String board, String code) {
        return OpenRequest.join(RunningClass.candidates(relays, hostFolder), board, code);
    }

    /** An existing or a new board of the relay that this app hosts. */
    static OpenRequest hosted(EmbeddedRelay relay, @Nullable String board, @Nullable String title) {
        return new OpenRequest(
                List.of(relay.local()),
                board,
                relay.auth(),
                board == null,
                title,
                "",
                true,
                invitation(relay, relay.onNetwork()));
    }

    /** How others join the class of this app, as its networks are now. */
    static Invitation invitation(EmbeddedRelay relay) {
        return invitation(relay, relay.isReachable());
    }

    private static Invitation invitation(EmbeddedRelay relay, boolean reachable) {
        Invitation.Reach reach = !relay.onNetwork()
                ? Invitation.Reach.COMPUTER
                : reachable ? Invitation.Reach.NETWORK : Invitation.Reach.OFFLINE;
        return new Invitation(relay.address(), reach);
    }

    /** An existing or a new board on a server for which the person has a host key. */
    static OpenRequest at(StartModel.RelayAccount relayAccount, @Nullable String board, @Nullable String title) {
        ClientFrame.Auth key = new ClientFrame.Auth.HostKey(relayAccount.user(), relayAccount.key());
        return OpenRequest.user(List.of(URI.create(relayAccount.address())), board, key, board == null, title);
    }

    /** Reads a file with only the key, or a host keys file with lines {@code user key}. */
    private static String key(String user, Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new IOException("The key file " + file + " cannot be read.", unreadable);
        }
        for (String line : lines) {
            String[] parts = line.strip().split("\\s+", -1);
            if (parts.length == 1 && !parts[0].isEmpty()) {
                return parts[0];
            }
            if (parts.length == 2 && parts[0].equals(user)) {
                return parts[1];
            }
        }
        throw new IOException("The key file " + file + " has no key for " + user + ".");
    }
}

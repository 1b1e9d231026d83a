package org.bunpil.client.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.client.host.ClassHost;
import org.bunpil.client.view.Invitation;
import org.bunpil.client.view.StartModel;
import org.bunpil.wire.ClientFrame;
import org.jspecify.annotations.Nullable;

/** Makes tickets from what a person asked for. */
final class Tickets {
    private Tickets() {}

    /** From the command line; null when it names no board. @throws IOException with a sentence, when the key cannot be read */
    static @Nullable Ticket of(Options options) throws IOException {
        if (options.relays().isEmpty() || (options.board() == null && options.code() == null && !options.create())) {
            return null;
        }
        if (options.user() != null && options.keyFile() != null) {
            ClientFrame.Auth key = new ClientFrame.Auth.HostKey(options.user(), key(options.user(), options.keyFile()));
            return Ticket.user(options.relays(), options.board(), key, options.create(), options.title());
        }
        return Ticket.join(options.relays(), options.board(), options.code() == null ? "" : options.code());
    }

    /** A board of the class that this app hosts: an old one, or a new one. */
    static Ticket hosted(ClassHost host, @Nullable String board, @Nullable String title) {
        Invitation.Reach reach = host.onNetwork() ? Invitation.Reach.NETWORK : Invitation.Reach.COMPUTER;
        return new Ticket(
                List.of(host.local()),
                board,
                host.auth(),
                board == null,
                title,
                "",
                true,
                new Invitation(host.address(), reach));
    }

    /** A board on a server where one has a host key: an old one, or a new one. */
    static Ticket at(StartModel.Server server, @Nullable String board, @Nullable String title) {
        ClientFrame.Auth key = new ClientFrame.Auth.HostKey(server.user(), server.key());
        return Ticket.user(List.of(URI.create(server.address())), board, key, board == null, title);
    }

    /** The key alone, or a host keys file with lines {@code user key}. */
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

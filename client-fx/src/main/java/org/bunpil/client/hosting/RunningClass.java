package org.bunpil.client.hosting;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bunpil.client.store.PrivateFiles;
import org.jspecify.annotations.Nullable;

/** Finds the class that runs on this computer, whatever port it got and whether it is open to the network. */
public final class RunningClass {
    private static final String FILE = "address";
    private static final int MOST_BYTES = 1_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

    private RunningClass() {}

    /** Says where the class listens, until {@link #ended}. */
    static void began(Path folder, URI local) throws IOException {
        PrivateFiles.replace(folder.resolve(FILE), local.toString().getBytes(StandardCharsets.UTF_8));
    }

    static void ended(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /**
     * The relays to try for an address, in this order. If it is this computer's, also without or with encryption, and where the class of
     * this person listens. An address of another computer stays alone.
     *
     * @param folder as for {@link EmbeddedRelay#start}
     */
    public static List<URI> candidates(List<URI> relays, Path folder) {
        Set<URI> all = new LinkedHashSet<>(relays);
        for (URI relay : relays) {
            if (!isThisComputer(relay.getHost())) continue;
            String place = relay.getAuthority() + relay.getRawPath();
            // A certificate that is named is meant.
            if (relay.getFragment() == null) all.add(URI.create((isPlain(relay) ? "wss://" : "ws://") + place));
            URI local = local(folder);
            if (local != null) all.add(local);
        }
        return List.copyOf(all);
    }

    private static boolean isPlain(URI relay) {
        return "ws".equals(relay.getScheme());
    }

    /** Where a class listens, or did before the program was killed; null if unknown. */
    private static @Nullable URI local(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) return null;
            URI local = URI.create(Files.readString(file).strip());
            return local.getHost() == null || !isThisComputer(local.getHost()) ? null : local;
        } catch (IOException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** Names are not looked up. */
    private static boolean isThisComputer(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) return true;
        if (!host.startsWith("[") && !NUMBER.matcher(host).matches()) return false;
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException unknown) {
            return false;
        }
    }
}

package org.bunpil.client.session;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A relay's address as people type and read it: default parts are left out. */
public final class RelayAddress {
    /** Where a class on a teacher's computer is, unless that port was taken. */
    private static final int USUAL_PORT = 7_310;

    private static final String PATH = "/v1";
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private RelayAddress() {}

    /**
     * Parses a typed address and adds what people leave out: encrypted, unless the host is this computer or the text says otherwise. Null
     * when it is no address.
     */
    public static @Nullable URI parse(String typed) {
        String text = TypedText.plain(typed);
        try {
            URI uri = URI.create(text.contains("://") ? text : "wss://" + text);
            if (uri.getHost() == null || uri.getUserInfo() != null) {
                return null;
            }
            String scheme = text.contains("://") ? uri.getScheme() : usualScheme(uri.getHost());
            String certificate = uri.getFragment();
            boolean relay = ("ws".equals(scheme) || "wss".equals(scheme))
                    && (certificate == null
                            || ("wss".equals(scheme)
                                    && SHA256.matcher(certificate).matches()));
            if (!relay) {
                return null;
            }
            String path = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/") ? PATH : uri.getRawPath();
            return URI.create(
                    scheme + "://" + hostAndPort(uri) + path + (certificate == null ? "" : "#" + certificate));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /**
     * The relays that a typed address can mean when joining, the likeliest first: what is left out is as on a teacher's computer, port 7310.
     * A name without a port can also be a server's, with the usual port. Empty when it is no address.
     */
    public static List<URI> candidates(String typed) {
        String text = TypedText.plain(typed);
        URI parsed = parse(text);
        if (parsed == null) return List.of();
        if (text.contains("://") || parsed.getPort() >= 0) return List.of(parsed);
        String certificate = parsed.getFragment() == null ? "" : "#" + parsed.getFragment();
        URI usual = URI.create(
                parsed.getScheme() + "://" + parsed.getHost() + ":" + USUAL_PORT + parsed.getRawPath() + certificate);
        return isNumber(parsed.getHost()) ? List.of(usual) : List.of(usual, parsed);
    }

    private static boolean isNumber(String host) {
        return host.startsWith("[") || NUMBER.matcher(host).matches();
    }

    /** A text for which {@link #parse} returns the same relay. Without the certificate, which nobody types. */
    static String display(URI relay) {
        String place = hostAndPort(relay);
        String full = relay.getScheme() + "://" + place + relay.getRawPath();
        URI guessed = parse(place);
        // Without a port another relay would be tried first.
        return guessed != null && guessed.toString().equals(full) && relay.getPort() >= 0 ? place : full;
    }

    /** Host and port. */
    static String hostAndPort(URI relay) {
        return relay.getHost() + (relay.getPort() < 0 ? "" : ":" + relay.getPort());
    }

    private static String usualScheme(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.") ? "ws" : "wss";
    }
}

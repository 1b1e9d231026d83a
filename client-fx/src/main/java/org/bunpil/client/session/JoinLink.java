package org.bunpil.client.session;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to join, in one line to copy and paste: {@code bunpil://host:port/M4XW-7HTN#sha256}.
 *
 * @param code as shown, {@code XXXX-XXXX}
 */
public record JoinLink(URI relay, String code) {
    private static final String SCHEME = "bunpil://";
    /** Host, port, code, certificate. */
    private static final Pattern FORM = Pattern.compile(
            "bunpil://([A-Za-z0-9.:\\[\\]_-]{1,255})/([2-9A-Za-z]{4})-?([2-9A-Za-z]{4})(#[0-9a-fA-F]{64})?");

    /** The first link in a text, or null. */
    public static @Nullable JoinLink find(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.find()) {
            return null;
        }
        String certificate = found.group(4) == null ? "" : found.group(4).toLowerCase(Locale.ROOT);
        // With a certificate the connection is encrypted, also on this computer.
        URI relay = RelayAddress.parse((certificate.isEmpty() ? "" : "wss://") + found.group(1) + certificate);
        String code = (found.group(2) + "-" + found.group(3)).toUpperCase(Locale.ROOT);
        return relay == null ? null : new JoinLink(relay, code);
    }

    /** Empty when a link cannot express the address: another path, or deliberately not encrypted. */
    static String format(URI relay, String code) {
        String certificate = relay.getFragment() == null ? "" : "#" + relay.getFragment();
        String link = SCHEME + RelayAddress.hostAndPort(relay) + "/" + code + certificate;
        JoinLink back = find(link);
        return back != null && back.relay().equals(relay) ? link : "";
    }
}

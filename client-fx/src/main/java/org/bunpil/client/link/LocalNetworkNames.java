package org.bunpil.client.link;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of local networks and addresses, for which no authority issues certificates. */
final class LocalNetworkNames {
    private static final List<String> ENDINGS = List.of(".local", ".lan", ".internal", ".home.arpa", ".localhost");
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

    private LocalNetworkNames() {}

    /**
     * A number has no authority either, in whatever network: a class in a school with public addresses is joined by one.
     *
     * @param host as in an address, IPv6 in brackets; names are not looked up
     */
    static boolean hasNoAuthority(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean number = name.startsWith("[") || NUMBER.matcher(name).matches();
        return number || !name.contains(".") || ENDINGS.stream().anyMatch(name::endsWith);
    }
}

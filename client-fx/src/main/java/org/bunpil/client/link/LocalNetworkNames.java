package org.bunpil.client.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/** Names and addresses of local networks, for which no authority issues certificates. */
final class LocalNetworkNames {
    private static final List<String> ENDINGS = List.of(".local", ".lan", ".internal", ".home.arpa", ".localhost");
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;

    private LocalNetworkNames() {}

    /** @param host as in an address, IPv6 in brackets; names are not looked up */
    static boolean isLocal(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean number = name.startsWith("[") || name.matches("[0-9.]+");
        if (!number) {
            return !name.contains(".") || ENDINGS.stream().anyMatch(name::endsWith);
        }
        try {
            InetAddress address = InetAddress.getByName(name);
            byte[] bytes = address.getAddress();
            return address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || address.isLinkLocalAddress()
                    || (bytes.length > 4 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL);
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}

package org.bunpil.client.nearby;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A network that this computer is on.
 *
 * @param address this computer's own there
 * @param prefix how many bits all addresses of the network have in common
 */
public record LocalNetwork(Inet4Address address, int prefix) {
    /** More are not looked at: beyond the school's own there are those of virtual machines. */
    private static final int MOST = 4;
    /** Of the documentation, so nobody's; only for the routing table, nothing is sent. */
    private static final byte[] ELSEWHERE = {(byte) 203, 0, 113, 1};

    /** All of them, but not this computer's own, the one that would be taken for the internet first. */
    public static List<LocalNetwork> all() {
        Optional<Inet4Address> routed = routed();
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LocalNetwork::isUsable)
                    .flatMap(each -> each.getInterfaceAddresses().stream())
                    .flatMap(each -> of(each).stream())
                    .sorted(Comparator.comparing(each -> !routed.equals(Optional.of(each.address()))))
                    .limit(MOST)
                    .toList();
        } catch (SocketException none) {
            return List.of();
        }
    }

    private static Optional<LocalNetwork> of(InterfaceAddress own) {
        return own.getAddress() instanceof Inet4Address address
                ? Optional.of(new LocalNetwork(address, own.getNetworkPrefixLength()))
                : Optional.empty();
    }

    /** The own address on the way to the internet, or where that would be. */
    private static Optional<Inet4Address> routed() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(ELSEWHERE), 9));
            return socket.getLocalAddress() instanceof Inet4Address address && !address.isAnyLocalAddress()
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IOException | UncheckedIOException noRoute) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(NetworkInterface each) {
        try {
            return each.isUp() && !each.isLoopback() && !each.isVirtual();
        } catch (SocketException gone) {
            return false;
        }
    }

    /** Whether an address belongs to this network, so that no router is between. */
    boolean contains(Inet4Address other) {
        int differ = bits(address) ^ bits(other);
        return prefix > 0 && (prefix >= Integer.SIZE ? differ == 0 : differ >>> (Integer.SIZE - prefix) == 0);
    }

    private static int bits(Inet4Address address) {
        int bits = 0;
        for (byte each : address.getAddress()) bits = bits << Byte.SIZE | (each & 0xff);
        return bits;
    }
}

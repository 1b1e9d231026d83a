package org.bunpil.client.nearby;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Executor;
import javax.jmdns.JmDNS;

/** This computer's own interface as the network for classes nearby, on a port that no other program uses. */
public final class LoopbackNetwork {
    /** The library reads the port when it is loaded, so it is the same for all tests of a process. */
    private static final LocalNetwork LOOPBACK = prepare();

    private LoopbackNetwork() {}

    private static LocalNetwork prepare() {
        try (DatagramSocket free = new DatagramSocket()) {
            System.setProperty("net.mdns.port", Integer.toString(free.getLocalPort()));
            return new LocalNetwork((Inet4Address) InetAddress.getByName("127.0.0.1"), 8);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static LocalNetwork network() {
        return LOOPBACK;
    }

    /** Whether multicast works here at all; says so loudly if not. */
    public static boolean works() {
        try (JmDNS responder = JmDNS.create(LOOPBACK.address(), "probe")) {
            return !responder.getName().isEmpty();
        } catch (IOException blocked) {
            System.err.println("SKIPPED, no multicast on this computer's own interface: " + blocked);
            return false;
        }
    }

    public static NearbyClasses classes(Executor owner) {
        return new NearbyClasses(owner, () -> List.of(LOOPBACK));
    }

    /** Of a computer that is on no network. */
    public static NearbyClasses nowhere(Executor owner) {
        return new NearbyClasses(owner, List::of);
    }
}

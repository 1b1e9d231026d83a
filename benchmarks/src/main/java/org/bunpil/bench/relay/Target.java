package org.bunpil.bench.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A server to measure.
 *
 * @param pid id of its process on this computer; 0 when not known, then its CPU and memory are not measured
 * @param relay whether it speaks the protocol; otherwise it forwards each frame to all others on the same path
 */
record Target(String name, InetSocketAddress address, long pid, boolean relay, String user, String key) {
    static Target bare(String name, int port, long pid) {
        return new Target(name, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), pid, false, "", "");
    }
}

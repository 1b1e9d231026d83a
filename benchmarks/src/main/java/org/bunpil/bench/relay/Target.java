package org.bunpil.bench.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * What is measured.
 *
 * @param pid of its process on this computer, 0 when it is not known: then nothing is said of its CPU and memory
 * @param relay whether it speaks the protocol; else it passes each frame on to everybody else on the same path
 */
record Target(String name, InetSocketAddress address, long pid, boolean relay, String user, String key) {
    static Target bare(String name, int port, long pid) {
        return new Target(name, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), pid, false, "", "");
    }
}

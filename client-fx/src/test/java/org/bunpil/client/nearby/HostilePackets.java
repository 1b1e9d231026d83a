package org.bunpil.client.nearby;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers of multicast DNS as anybody can write them, sent over this computer's own interface. */
final class HostilePackets {
    private static final int PTR = 12;
    private static final int TXT = 16;
    private static final int A = 1;
    private static final int SRV = 33;
    private final List<byte[]> sent = new ArrayList<>();

    /** A service with any texts. */
    void announce(String name, String address, int port, String... texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        String type = AnnouncedClass.TYPE;
        String service = name + "." + type;
        String host = name + "-host.local.";
        // An answer with four records.
        for (int each : new int[] {0, 0x8400, 0, 4, 0, 0}) out.writeShort(each);
        record(out, type, PTR, name(service));
        ByteArrayOutputStream srv = new ByteArrayOutputStream();
        DataOutputStream target = new DataOutputStream(srv);
        target.writeShort(0);
        target.writeShort(0);
        target.writeShort(port);
        target.write(name(host));
        record(out, service, SRV, srv.toByteArray());
        ByteArrayOutputStream txt = new ByteArrayOutputStream();
        for (String each : texts) {
            byte[] text = each.getBytes(StandardCharsets.UTF_8);
            txt.write(text.length);
            txt.write(text);
        }
        record(out, service, TXT, txt.toByteArray());
        record(out, host, A, InetAddress.getByName(address).getAddress());
        send(bytes.toByteArray());
    }

    /** What is no packet of DNS, or ends too early. */
    void garbage() throws IOException {
        send(new byte[] {1, 2, 3});
        byte[] cut = new byte[40];
        cut[2] = (byte) 0x84;
        cut[7] = 100;
        cut[12] = (byte) 0xc0;
        cut[13] = 12;
        send(cut);
    }

    /** All of them once more, for who has come later. */
    void repeat() throws IOException {
        for (byte[] each : List.copyOf(sent)) multicast(each);
    }

    private void send(byte[] packet) throws IOException {
        sent.add(packet);
        multicast(packet);
    }

    private static void multicast(byte[] packet) throws IOException {
        try (MulticastSocket socket = new MulticastSocket()) {
            socket.setNetworkInterface(NetworkInterface.getByInetAddress(InetAddress.getByName("127.0.0.1")));
            socket.send(new DatagramPacket(
                    packet, packet.length, InetAddress.getByName("224.0.0.251"), Integer.getInteger("net.mdns.port")));
        }
    }

    private static void record(DataOutputStream out, String name, int type, byte[] content) throws IOException {
        out.write(name(name));
        out.writeShort(type);
        out.writeShort(1);
        out.writeInt(120);
        out.writeShort(content.length);
        out.write(content);
    }

    private static byte[] name(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String label : name.split("\\.")) {
            byte[] text = label.getBytes(StandardCharsets.UTF_8);
            bytes.write(text.length);
            bytes.write(text);
        }
        bytes.write(0);
        return bytes.toByteArray();
    }
}

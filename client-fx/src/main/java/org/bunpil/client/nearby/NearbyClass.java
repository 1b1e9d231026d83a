package org.bunpil.client.nearby;

import java.net.URI;

/**
 * A class as a computer of the same network announces it. Nothing of it is proven: anybody there can announce anything. So it is shown with
 * its address, it never has the join code, and the relay at the address has to show the certificate.
 *
 * @param title what it is about, perhaps empty
 * @param teacher the name of who runs it
 * @param host numbers of its address
 * @param certificate SHA-256 of the relay's certificate, 64 hex digits
 */
public record NearbyClass(String title, String teacher, String host, int port, String certificate) {
    /** Where it is, as people read it. */
    public String place() {
        return host + ":" + port;
    }

    /** Its relay, with the certificate that it must show. */
    public URI relay() {
        return URI.create("wss://" + place() + "/v1#" + certificate);
    }
}

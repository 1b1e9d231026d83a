package org.bunpil.client.link;

/**
 * A relay's certificate was not accepted; nothing was sent to it.
 *
 * @param place host and port
 * @param sha256 of the certificate that it showed, in hex
 */
public record Distrust(String place, Why why, String sha256) {
    /** What is wrong with it. */
    public enum Why {
        /** The address says which certificate it must be, and it is another. */
        NOT_THE_INVITED,
        /** It is another than at the first time. */
        CHANGED,
        /** A public name, and no authority vouches for it. */
        UNVOUCHED
    }
}

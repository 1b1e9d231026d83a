package org.bunpil.client.link;

/**
 * A relay's certificate was not accepted; nothing was sent to it.
 *
 * @param hostAndPort host and port
 * @param sha256 of the certificate that it showed, in hex
 */
public record CertificateRejection(String hostAndPort, Reason reason, String sha256) {
    /** What is wrong with it. */
    public enum Reason {
        /** The address says which certificate it must be, and it is another. */
        NOT_AS_INVITED,
        /** It is another than at the first time. */
        CHANGED_SINCE_FIRST_USE,
        /** A public name, and no authority vouches for it. */
        NO_TRUSTED_AUTHORITY
    }
}

package org.bunpil.client.link;

/**
 * A relay's certificate was not accepted; nothing was sent to it.
 *
 * @param hostAndPort host and port
 * @param sha256 SHA-256 of the relay's certificate, in hex
 */
public record CertificateRejection(String hostAndPort, Reason reason, String sha256) {
    /** Why it was not accepted. */
    public enum Reason {
        /** The address names another certificate. */
        NOT_AS_INVITED,
        /** It differs from the certificate at the first connection. */
        CHANGED_SINCE_FIRST_USE,
        /** The host name is public, and no trusted authority has issued the certificate. */
        NO_TRUSTED_AUTHORITY
    }
}

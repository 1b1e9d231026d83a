package org.bunpil.client.link;

import org.jspecify.annotations.Nullable;

/** Certificates of relays that nobody vouches for, remembered from the first time. Called from any thread. */
public interface KnownRelays {
    /** Nobody is trusted at first sight. */
    KnownRelays NONE = new KnownRelays() {
        @Override
        public String sha256(String place) {
            return "";
        }

        @Override
        public void remember(String place, String sha256) {}
    };

    /** @param place host and port; @return SHA-256 in hex of the certificate seen there first, or null */
    @Nullable
    String sha256(String place);

    /** Seen for the first time, or named by an invitation. */
    void remember(String place, String sha256);
}

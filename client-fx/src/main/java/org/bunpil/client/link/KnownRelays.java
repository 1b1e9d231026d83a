package org.bunpil.client.link;

import org.jspecify.annotations.Nullable;

/** Certificates of relays that no trusted authority has issued, remembered since the first connection. Called from any thread. */
public interface KnownRelays {
    /** Remembers nothing and accepts no unknown certificate. */
    KnownRelays NONE = new KnownRelays() {
        @Override
        public String sha256(String place) {
            return "";
        }

        @Override
        public void remember(String place, String sha256) {}
    };

    /**
     * @param place host and port
     * @return SHA-256 in hex of the first certificate seen there, or null
     */
    @Nullable
    String sha256(String place);

    /** The certificate was seen for the first time, or named by a join link. */
    void remember(String place, String sha256);
}

package org.bunpil.client.ui.start;

import java.net.URI;
import java.util.List;

/**
 * What the start screen shows.
 *
 * @param name of the person, as last used
 * @param address of the relay last joined
 * @param code last typed that the relay did not accept, so that a typing mistake can be corrected; else empty
 * @param relayAccount the server where a class was last started
 */
public record StartModel(
        String name,
        String address,
        String code,
        RelayAccount relayAccount,
        List<RecentEntry> recentEntry,
        StartActions actions) {
    /**
     * A relay for which the person has a host key, as typed; all fields empty when there is none yet.
     *
     * @param remembered whether this computer may remember the key; with it, everybody who uses this computer later can be host
     */
    public record RelayAccount(String address, String user, String key, boolean remembered) {
        /** Leaves the key out, so that it does not reach logs. */
        @Override
        public String toString() {
            return "Server[" + address + "]";
        }
    }

    /** A board opened before. {@code key}: the app's id for the entry. */
    public record RecentEntry(String key, String title, boolean host) {}

    /** What the screen asks of the app. All methods return at once; failures are shown through {@link StartScreen#failed}. */
    public interface StartActions {
        void startClass(String name, String title, boolean onNetwork);

        /** Creates a board on a server. */
        void startAt(RelayAccount relayAccount, String name, String title);

        /** @param relay with the certificate that it must show, if the address comes from a join link */
        void join(String name, String code, URI relay);

        /** @param key host key for the board's server, as typed; "" for the remembered one, if any */
        void reopen(String name, RecentEntry recentEntry, String key);

        void forget(RecentEntry recentEntry);
    }
}

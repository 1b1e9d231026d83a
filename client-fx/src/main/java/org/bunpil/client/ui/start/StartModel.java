package org.bunpil.client.ui.start;

import java.net.URI;
import java.util.List;

/**
 * What the start screen shows and does.
 *
 * @param name of the person, as last used
 * @param address of the relay last joined
 * @param code that was tried and let nobody in: one letter of it may be wrong; else empty
 * @param relayAccount where a class was last started that is not on this computer
 */
public record StartModel(
        String name,
        String address,
        String code,
        RelayAccount relayAccount,
        List<RecentEntry> recentEntry,
        StartActions actions) {
    /**
     * A relay on which one has a host key, as typed; all empty: none yet.
     *
     * @param remembered whether this computer may remember the key: whoever uses it after is a host with it
     */
    public record RelayAccount(String address, String user, String key, boolean remembered) {
        /** Secrets stay out of logs. */
        @Override
        public String toString() {
            return "Server[" + address + "]";
        }
    }

    /** A board opened before. {@code key}: what the app knows it by. */
    public record RecentEntry(String key, String title, boolean host) {}

    /** What the screen asks of the app. All return at once; failures come back through {@link StartScreen#failed}. */
    public interface StartActions {
        void startClass(String name, String title, boolean onNetwork);

        /** Makes a board on a server. */
        void startAt(RelayAccount relayAccount, String name, String title);

        /** @param relay with the certificate it must show, if it came by an invitation */
        void join(String name, String code, URI relay);

        /** @param key of one's own on its server, as typed; "" for the one that is remembered, if any */
        void reopen(String name, RecentEntry recentEntry, String key);

        void forget(RecentEntry recentEntry);
    }
}

package org.bunpil.client.ui.start;

import java.net.URI;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bunpil.client.nearby.NearbyClass;
import org.bunpil.client.ui.dialogs.Toasts;
import org.jspecify.annotations.Nullable;

/**
 * What the start screen shows.
 *
 * @param name of the person, as last used
 * @param address of the relay last joined, or the link by which the app was started
 * @param code last typed that the relay did not accept, so that a typing mistake can be corrected, or of that link; else empty
 * @param relayAccount the server where a class was last started
 */
public record StartModel(String name, String address, String code, RelayAccount relayAccount, StartActions actions) {
    /**
     * A relay for which the person has a host key, as typed; all fields empty when there is none yet.
     *
     * @param remembered whether this computer may remember the key; with it, everybody who uses this computer later can be host
     */
    public record RelayAccount(String address, String user, String key, boolean remembered) {
        /** Leaves the key out, so that it does not reach logs. */
        @Override
        public String toString() {
            return "RelayAccount[" + address + "]";
        }
    }

    /**
     * A board that this computer has.
     *
     * @param host whether it is the person's own
     * @param usedMillis when it was last open
     * @param deletedMillis for a board in the trash: when it will be deleted for good; 0 if never by itself
     * @param unsent for a board in the trash: whether it has work that never reached a relay
     */
    public record BoardItem(
            String board,
            String title,
            boolean host,
            long usedMillis,
            boolean trashed,
            long deletedMillis,
            boolean unsent) {}

    /** How a board looked when it was left. {@code argb}: the pixels 0xAARRGGBB, row by row */
    public record BoardThumbnail(int width, int height, IntBuffer argb) {}

    /** All boards, those in the trash too, the newest first. {@code problem}: what could not be done, as a sentence. */
    public record BoardList(
            List<BoardItem> boards, @Nullable String problem) {}

    /** What the screen asks of the app. All methods return at once; failures are shown through {@link StartScreen#failed}. */
    public interface StartActions {
        void startClass(String name, String title, boolean onNetwork);

        /** Creates a board on a server. */
        void startAt(RelayAccount relayAccount, String name, String title);

        /** @param relays to try in turn; with the certificate that it must show, if the address comes from a join link */
        void join(String name, String code, List<URI> relays);

        /** Joins a class of the same network, only if the certificate that it announced is shown. */
        void join(String name, String code, NearbyClass nearby);

        /**
         * Looks for classes in the networks of this computer until {@link #endFinding}.
         *
         * @param to gets all of them whenever they have changed
         * @return whether this computer may look
         */
        boolean findNearby(Consumer<List<NearbyClass>> to);

        void endFinding();

        /** @param key host key for the board's server, as typed; "" for the remembered one, if any */
        void reopen(String name, String board, String key);

        /** Asks the person for a file. @return null for none */
        @Nullable
        Path chooseFile();

        /** Whether a file can be opened as a board, as far as its name says. */
        boolean opens(Path file);

        /**
         * Opens a file as a board of this computer.
         *
         * @param progress shows how far it is when it takes long
         * @param failed shows a sentence
         */
        void openFile(String name, Path file, Toasts progress, Consumer<String> failed);

        /** @param to called with the result, later; so in the following methods */
        void listBoards(Consumer<BoardList> to);

        void moveToTrash(String board, Consumer<BoardList> to);

        void restore(String board, Consumer<BoardList> to);

        void deleteForGood(String board, Consumer<BoardList> to);

        /** @param to gets null if there is none */
        void thumbnail(String board, Consumer<@Nullable BoardThumbnail> to);

        /**
         * Searches in titles and in what is written on the boards; a search before that is given up.
         *
         * @param typed "" to stop
         * @param to gets the ids of the boards found and what stands around the words; again when more was found
         */
        void search(String typed, Consumer<Map<String, String>> to);

        /** Whether the person wants the boards by their titles; if not, the newest come first. */
        boolean sortedByTitle();

        void sortedByTitle(boolean on);
    }
}

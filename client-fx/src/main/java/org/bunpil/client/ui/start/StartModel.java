package org.bunpil.client.ui.start;

import java.net.URI;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bunpil.client.nearby.NearbyClass;
import org.bunpil.client.ui.dialogs.RecentFilesDialog;
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

    /** What the list of boards shows. */
    public sealed interface Entry {}

    /** A folder of the list. */
    public record Folder(String id, String title) implements Entry {}

    /**
     * A board that this computer has.
     *
     * @param title its own, or the name that the person has given it
     * @param host whether it is the person's own
     * @param usedMillis when it was last open
     * @param madeMillis when this computer first had it
     * @param folder id of the folder in which it is; empty, or of a folder that is gone, for none
     * @param deletedMillis for a board in the trash: when it will be deleted for good; 0 if never by itself
     * @param unsent for a board in the trash: whether it has work that never reached a relay
     */
    public record BoardItem(
            String board,
            String title,
            boolean host,
            long usedMillis,
            long madeMillis,
            String folder,
            boolean trashed,
            long deletedMillis,
            boolean unsent)
            implements Entry {}

    /** How a board looked when it was left. {@code argb}: the pixels 0xAARRGGBB, row by row */
    public record BoardThumbnail(int width, int height, IntBuffer argb) {}

    /**
     * All boards, those in the trash too, the newest first.
     *
     * @param problem what could not be done, as a sentence
     */
    public record BoardList(
            List<BoardItem> boards,
            List<Folder> folders,
            @Nullable String problem) {}

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

        /** @param to gets the files opened or saved last, the latest first; later */
        void recentFiles(Consumer<List<RecentFilesDialog.RecentFile>> to);

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

        /** Gives a board a name on this computer. @param name empty: its own title again */
        void rename(String board, String name, Consumer<BoardList> to);

        /** Makes a board of this computer with the same content. @param title of the new board */
        void duplicate(String board, String title, Consumer<BoardList> to);

        /** Puts a board into a folder. @param folder empty for none */
        void move(String board, String folder, Consumer<BoardList> to);

        /** Makes a folder. @param board is put into it; null for none */
        void addFolder(String title, @Nullable String board, Consumer<BoardList> to);

        /** Gives a folder this title; one that was deleted comes back with its boards. */
        void putFolder(Folder folder, Consumer<BoardList> to);

        /** Deletes a folder; its boards are in none then. */
        void deleteFolder(String folder, Consumer<BoardList> to);

        /** @param to gets null if there is none */
        void thumbnail(String board, Consumer<@Nullable BoardThumbnail> to);

        /**
         * Searches in titles and in what is written on the boards; a search before that is given up.
         *
         * @param typed "" to stop
         * @param to gets the ids of the boards found and what stands around the words; again when more was found
         */
        void search(String typed, Consumer<Map<String, String>> to);

        /** In which order the person wants the boards; remembered. */
        BoardOrder order();

        void order(BoardOrder order);
    }
}

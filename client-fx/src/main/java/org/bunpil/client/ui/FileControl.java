package org.bunpil.client.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.bunpil.client.ui.dialogs.RecentFilesDialog;

/** What a board's window does with files. FX thread; what takes long goes on elsewhere, with its progress shown. */
public interface FileControl {
    /** Where there are no files, as at a kiosk. */
    FileControl NONE = new FileControl() {
        @Override
        public boolean opens(Path file) {
            return false;
        }

        @Override
        public void save(UiContext ui) {}

        @Override
        public void saveAs(UiContext ui) {}

        @Override
        public void saveClass(UiContext ui) {}

        @Override
        public void open(UiContext ui) {}

        @Override
        public void open(UiContext ui, Path file) {}

        @Override
        public void recent(Consumer<List<RecentFilesDialog.RecentFile>> to) {
            to.accept(List.of());
        }
    };

    /** Whether a file is a board, as far as its name says: then it is opened, and not put onto the board that is open. */
    boolean opens(Path file);

    /** Saves the board to the file that it was opened from or last saved to; without one, as {@link #saveAs}. */
    void save(UiContext ui);

    /** Asks for a file and saves the board to it. */
    void saveAs(UiContext ui);

    /** Asks for a folder and saves in it the board, all pages as a PDF and a PDF of each pupil's work. */
    void saveClass(UiContext ui);

    /** Asks for a file and opens it in the place of this board. */
    void open(UiContext ui);

    /** Opens a file in the place of this board. */
    void open(UiContext ui, Path file);

    /** @param to gets the files opened or saved last, the latest first; later */
    void recent(Consumer<List<RecentFilesDialog.RecentFile>> to);
}

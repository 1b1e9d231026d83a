package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.pdf.TestPdfs;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worksheets as PDF from one window to others, through a real relay and the real process that reads them. */
class PdfSharingTest {
    private static final int RED = 0xd03030;
    private static final int BLUE = 0x3050d0;
    private static final int GREEN = 0x20a040;

    @TempDir
    Path folder;

    @Test
    void everyPageIsALockedBackgroundForEverybodyAndOneUndoTakesAllAway() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1000x700");
            AppWindow pupil = room.pupil("Mina", "--lang", "en", "--size", "1000x700");
            paste(teacher, write("Fractions 3.pdf", TestPdfs.squares(RED, BLUE, GREEN)));
            until("the pages are there", () -> pages(teacher).size() == 4 && says(teacher, "3 pages are on the board"));
            assertEquals("Fractions 3", pages(teacher).get(1).title());
            assertEquals(
                    pages(teacher).get(1).id(),
                    onFx(() -> context(teacher).editor().page()));
            until("the teacher sees the first one", () -> shows(teacher, RED));
            until("the pupil has them", () -> images(pupil).size() == 3);
            assertTrue(images(pupil).stream().allMatch(Image::lock));
            doOnFx(() -> context(pupil)
                    .editor()
                    .pages()
                    .show(context(pupil).editor().pages().all().get(2).id()));
            doOnFx(() -> context(pupil).editor().zoomFit(org.bunpil.client.geometry.Margins.NONE));
            until("and sees the second one", () -> shows(pupil, BLUE));

            key(teacher, KeyCode.Z);
            until(
                    "one undo takes all away",
                    () -> pages(pupil).size() == 1 && images(pupil).isEmpty());
            assertFalse(says(teacher, "locked"));
            key(teacher, KeyCode.Y);
            until(
                    "redo brings them back",
                    () -> pages(pupil).size() == 4 && images(pupil).size() == 3);
            until("locked", () -> images(pupil).stream().allMatch(Image::lock));
        }
    }

    @Test
    void whatCannotBeTakenIsSaidAndChangesNothing() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1000x700");
            AppWindow pupil = room.pupil("Mina", "--lang", "en", "--size", "1000x700");
            paste(teacher, write("secret.pdf", TestPdfs.locked("pass")));
            until("it is said", () -> says(teacher, "secret.pdf needs a password"));
            byte[] good = TestPdfs.squares(RED);
            paste(teacher, write("half.pdf", Arrays.copyOf(good, good.length / 2)));
            until("it is said", () -> says(teacher, "half.pdf is damaged"));
            paste(teacher, write("empty.pdf", new byte[0]));
            until("it is said", () -> says(teacher, "empty.pdf is damaged"));
            paste(pupil, write("mine.pdf", good));
            until("pages are the teacher's", () -> says(pupil, "Only teachers add pages"));
            assertEquals(1, pages(teacher).size());
            assertFalse(onFx(() -> context(teacher).editor().undoHistory().canUndo()));
        }
    }

    @Test
    void aLargeFileTakesWhatFitsAndCanBeCancelled() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1000x700");
            File large = write("book.pdf", TestPdfs.squares(new int[260]));
            paste(teacher, large);
            until("some pages are there", () -> pages(teacher).size() > 3);
            until("it can be cancelled", () -> Classroom.node(teacher, "file.cancel") != null);
            doOnFx(((Button) Classroom.node(teacher, "file.cancel"))::fire);
            until(
                    "they are gone again",
                    () -> pages(teacher).size() == 1 && says(teacher, "book.pdf was not taken over"));
            int gone = onFx(() -> context(teacher).editor().view().pages().size()) - 1;
            assertTrue(gone > 0);
            paste(teacher, large);
            until("it ends", () -> says(teacher, "only " + (199 - gone) + " of 260 pages"));
            assertEquals(200 - gone, pages(teacher).size());
        }
    }

    private File write(String name, byte[] pdf) throws Exception {
        return Files.write(folder.resolve(name), pdf).toFile();
    }

    private static void paste(AppWindow window, File file) {
        doOnFx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file));
            Clipboard.getSystemClipboard().setContent(content);
        });
        key(window, KeyCode.V);
    }

    private static void key(AppWindow window, KeyCode code) {
        doOnFx(() -> {
            Node board = context(window).canvas();
            board.requestFocus();
            Event.fireEvent(board, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false));
        });
    }

    private static boolean says(AppWindow window, String words) {
        return Classroom.find(
                        window,
                        node -> node instanceof Label label && label.getText().contains(words))
                != null;
    }

    private static List<Page> pages(AppWindow window) {
        return onFx(() -> context(window).editor().pages().all());
    }

    private static List<Image> images(AppWindow window) {
        return onFx(() -> context(window).session().view().elements().stream()
                .filter((Element each) -> each instanceof Image)
                .map(Image.class::cast)
                .toList());
    }

    private static boolean shows(AppWindow window, int rgb) {
        return onFx(() -> {
            var pixels = context(window).canvas().shownBitmap();
            for (int y = 0; y < pixels.getHeight(); y += 5) {
                for (int x = 0; x < pixels.getWidth(); x += 5) {
                    if ((pixels.getPixelReader().getArgb(x, y) & 0xffffff) == rgb) return true;
                }
            }
            return false;
        });
    }

    private static BoardContext context(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context();
    }
}

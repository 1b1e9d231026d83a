package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.demo.Screenshot;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.sync.SyncPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and copies sent from one window to others through a real relay. */
class ImageSharingTest {
    private static final int RED = 0xff3030;
    private static final int BLUE = 0x3050ff;
    private static final int GREEN = 0x20a040;

    @TempDir
    Path folder;

    @Test
    void aPastedImageIsSeenByEverybodyAlsoWhenItWasPastedOffline() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1000x700");
            AppWindow pupil = room.pupil("Mina", "--lang", "en", "--size", "1000x700");
            paste(teacher, shownImage(300, 200, RED));
            until("the teacher has it", () -> colorInTheMiddle(teacher) == RED);
            until("the pupil has it", () -> colorInTheMiddle(pupil) == RED);

            room.cut();
            until(
                    "the teacher is cut off",
                    () -> session(teacher).status().get().phase() != SyncPhase.LIVE);
            paste(teacher, shownImage(200, 300, BLUE));
            until("the teacher sees it all the same", () -> colorInTheMiddle(teacher) == BLUE);
            assertEquals(RED, colorInTheMiddle(pupil));
            room.restoreRelay();
            until("now the pupil has it too", () -> colorInTheMiddle(pupil) == BLUE);
            assertEquals(2, count(pupil));
        }
    }

    @Test
    void anImageThatNoRelayHasYetOutlivesTheProgram() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            room.teacher("Fractions", "--lang", "en");
            Path home = folder.resolve("home-of-mina");
            String[] mina = {"--relay", room.relay(), "--code", room.code(), "--name", "Mina", "--lang", "en"};
            AppWindow pupil = room.windowAt(home, mina);
            until("Mina is live", () -> Classroom.live(pupil));
            room.cut();
            until("she is cut off", () -> session(pupil).status().get().phase() != SyncPhase.LIVE);
            paste(pupil, shownImage(300, 200, GREEN));
            until("it is on her board", () -> colorInTheMiddle(pupil) == GREEN);
            String board = onFx(() -> Objects.requireNonNull(
                    Objects.requireNonNull(pupil.openedBoard()).boardId()));
            doOnFx(pupil::quit);
            room.restoreRelay();
            AppWindow again = room.windowAt(
                    home, "--relay", room.relay(), "--code", room.code(), "--board", board, "--name", "Mina");
            until("she is back", () -> Classroom.live(again));
            AppWindow late = room.pupil("Joon", "--lang", "en");
            until("somebody else gets it", () -> colorInTheMiddle(late) == GREEN);
        }
    }

    /** The board is closed right after inserting a picture, before the relay has confirmed the picture. */
    @Test
    void anImageIsOnTheBoardAlsoWhenTheBoardIsLeftAtOnce() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            Path home = folder.resolve("home-of-mina");
            AppWindow pupil = room.windowAt(
                    home, "--relay", room.relay(), "--code", room.code(), "--name", "Mina", "--lang", "en");
            until("Mina is live", () -> Classroom.live(pupil));
            Path file = folder.resolve("green.png");
            doOnFx(() -> {
                BoardContext boardContext =
                        Objects.requireNonNull(pupil.openedBoard()).context();
                try {
                    Screenshot.write(shownImage(300, 200, GREEN), file);
                    ImageImporter.ImportedImage green = ImageImporter.of(Files.readAllBytes(file));
                    Runnable place = () -> boardContext
                            .editor()
                            .pasteCommands()
                            .image(green.id(), green.width(), green.height(), null);
                    boardContext.assets().add(green, place, () -> {});
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
                pupil.leave();
            });
            until("it is on the board", () -> count(teacher) == 1);
        }
    }

    @Test
    void filesAreTakenAndWhatIsNoImageIsSaid() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1000x700");
            Path broken = Files.writeString(folder.resolve("broken.png"), "no picture at all");
            paste(teacher, content -> content.putFiles(List.of(broken.toFile())));
            until(
                    "it is said",
                    () -> Classroom.find(
                                    teacher,
                                    node -> node instanceof javafx.scene.control.Label label
                                            && label.getText().startsWith("There is nothing among these files"))
                            != null);
            assertEquals(0, count(teacher));
            // A file is what its bytes say.
            File good = folder.resolve("good.jfif").toFile();
            WritableImage image = shownImage(120, 80, GREEN);
            doOnFx(() -> {
                try {
                    Screenshot.write(image, good.toPath());
                } catch (IOException failed) {
                    throw new java.io.UncheckedIOException(failed);
                }
            });
            paste(teacher, content -> content.putFiles(List.of(good)));
            until("the good one is there", () -> colorInTheMiddle(teacher) == GREEN);
        }
    }

    @Test
    void whatIsCopiedOnOneBoardIsPastedOnAnother() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1000x700");
            paste(teacher, shownImage(300, 200, RED));
            until("the picture is there", () -> colorInTheMiddle(teacher) == RED);
            ScriptedUser.withoutPauses(teacher).take(ToolKind.PEN);
            ScriptedUser.withoutPauses(teacher).draw(300, 200, 400, 220, 420, 200);
            keys(teacher, KeyCode.A);
            keys(teacher, KeyCode.C);
            AppWindow other = room.window(
                    "other",
                    "--relay",
                    room.relay(),
                    "--user",
                    "host",
                    "--key-file",
                    folder.resolve("class").resolve("host.key").toString(),
                    "--create",
                    "--title",
                    "Another board",
                    "--name",
                    "Ms Park",
                    "--size",
                    "1000x700");
            until("the other board is live", () -> Classroom.live(other));
            keys(other, KeyCode.V);
            until("both are there", () -> count(other) == 2);
            until("the picture can be seen", () -> shows(other, RED));
            List<String> ids = onFx(() -> context(other).session().view().elements().stream()
                    .map(Element::id)
                    .toList());
            List<String> originals = onFx(() -> context(teacher).session().view().elements().stream()
                    .map(Element::id)
                    .toList());
            assertNotEquals(originals, ids);
            keys(other, KeyCode.Z);
            until("one undo takes both back", () -> count(other) == 0);
            keys(teacher, KeyCode.X);
            until("cut takes them away", () -> count(teacher) == 0);
            keys(teacher, KeyCode.V);
            until("and paste brings copies", () -> count(teacher) == 2);
            doOnFx(() -> Clipboard.getSystemClipboard().clear());
            paste(other, content -> content.putString("글 한 줄"));
            until("text is pasted as text", () -> count(other) == 1);
        }
    }

    private static WritableImage shownImage(int width, int height, int rgb) {
        WritableImage image = new WritableImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) image.getPixelWriter().setArgb(x, y, 0xff000000 | rgb);
        }
        return image;
    }

    private static void paste(AppWindow window, WritableImage image) {
        paste(window, content -> content.putImage(image));
    }

    private static void paste(AppWindow window, java.util.function.Consumer<ClipboardContent> fill) {
        doOnFx(() -> {
            ClipboardContent content = new ClipboardContent();
            fill.accept(content);
            Clipboard.getSystemClipboard().setContent(content);
        });
        keys(window, KeyCode.V);
    }

    /** Sends keys to this window's board. The headless toolkit's robot may send them to another window. */
    private static void keys(AppWindow window, KeyCode code) {
        doOnFx(() -> {
            Node board = context(window).canvas();
            board.requestFocus();
            Event.fireEvent(board, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false));
        });
    }

    /** Colour in the middle of the newest picture, once it is visible. */
    private static int colorInTheMiddle(AppWindow window) {
        return onFx(() -> {
            BoardContext boardContext = context(window);
            Image newest = null;
            for (Element element : boardContext.session().view().elements()) {
                if (element instanceof Image image && (newest == null || image.z() > newest.z())) newest = image;
            }
            if (newest == null) return -1;
            var view = boardContext.editor().viewport();
            int x = (int) view.toViewX(newest.at().x() + newest.size().width() / 2.0);
            int y = (int) view.toViewY(newest.at().y() + newest.size().height() / 2.0);
            PixelReader pixels = boardContext.canvas().renderBitmap().getPixelReader();
            return pixels.getArgb(x, y) & 0xffffff;
        });
    }

    private static boolean shows(AppWindow window, int rgb) {
        return onFx(() -> {
            WritableImage shown = context(window).canvas().shownBitmap();
            for (int y = 0; y < shown.getHeight(); y += 5) {
                for (int x = 0; x < shown.getWidth(); x += 5) {
                    if ((shown.getPixelReader().getArgb(x, y) & 0xffffff) == rgb) return true;
                }
            }
            return false;
        });
    }

    private static int count(AppWindow window) {
        return onFx(() -> session(window).view().elements().size());
    }

    private static BoardContext context(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context();
    }
}

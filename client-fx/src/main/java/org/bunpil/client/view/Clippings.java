package org.bunpil.client.view;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Duration;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.Viewport;
import org.bunpil.client.picture.Preparing;
import org.bunpil.client.picture.TooLargeException;
import org.bunpil.client.render.Typography;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.bunpil.sync.Phase;
import org.jspecify.annotations.Nullable;

/** What goes to and comes from the clipboard, files and other programs. */
final class Clippings {
    private static final List<String> ENDINGS = List.of("png", "jpg", "jpeg", "gif", "bmp", "webp");
    /** Pictures taken at once; more are a slip of the hand. */
    private static final int MOST_FILES = 10;
    /** Of more elements than this no picture is made for other programs: it would take long. */
    private static final int MOST_PICTURED = 500;
    /** Pasted text is broken at this width, board pixels. */
    private static final int TEXT_WIDTH = 480;
    /** The board shows a picture once the relay has it; when that takes longer, before. */
    private static final Duration PUT_FIRST = Duration.seconds(2);

    private static final Duration SAY_AFTER = Duration.millis(300);

    private final Chrome chrome;
    private final Editor editor;

    Clippings(Chrome chrome) {
        this.chrome = chrome;
        this.editor = chrome.desk().editor();
    }

    /** Listens for what is dropped on a node while it is in a window. */
    void takeDrops(Node node) {
        EventHandler<DragEvent> over = event -> {
            if (pictures(event.getDragboard()) || event.getDragboard().hasString()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        };
        EventHandler<DragEvent> dropped = event -> {
            Viewport view = editor.viewport();
            event.setDropCompleted(take(event.getDragboard(), view.toBoard(event.getX(), event.getY())));
            event.consume();
        };
        node.setOnDragOver(over);
        node.setOnDragDropped(dropped);
    }

    void copy() {
        List<Element> elements = editor.pasting().selected();
        if (elements.isEmpty()) {
            return;
        }
        ClipboardContent content = new ClipboardContent();
        content.put(Clip.FORMAT, Clip.write(elements));
        String text =
                elements.stream().map(Clippings::text).filter(t -> !t.isBlank()).collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            content.putString(text);
        }
        WritableImage picture =
                elements.size() <= MOST_PICTURED ? chrome.desk().board().selectionPicture() : null;
        if (picture != null) {
            content.putImage(picture);
        }
        Clipboard.getSystemClipboard().setContent(content);
    }

    void cut() {
        copy();
        editor.commands().delete();
    }

    void paste() {
        try {
            if (!take(Clipboard.getSystemClipboard(), null)) {
                chrome.toasts().show(Toasts.Kind.INFO, chrome.words().text("paste.nothing"));
            }
        } catch (OutOfMemoryError tooLarge) {
            chrome.toasts().show(Toasts.Kind.CAREFUL, chrome.words().text("picture.large"));
        }
    }

    /** Lets the person choose picture files. */
    void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(chrome.words().text("picture.choose"));
        List<String> patterns = new ArrayList<>();
        for (String ending : ENDINGS) {
            patterns.add("*." + ending);
            patterns.add("*." + ending.toUpperCase(Locale.ROOT));
        }
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(chrome.words().text("picture.files"), patterns));
        Window window = chrome.desk().board().getScene().getWindow();
        List<File> files = chooser.showOpenMultipleDialog(window);
        // On Linux the window was disabled while the dialog closed, and some window managers make it active no more.
        window.requestFocus();
        if (files != null) {
            files(files, null);
        }
    }

    private static String text(Element element) {
        return switch (element) {
            case Text text -> text.text();
            case Note note -> note.text();
            case Stroke _, Shape _, org.bunpil.model.Image _ -> "";
        };
    }

    private static boolean pictures(Clipboard board) {
        return board.hasImage()
                || (board.hasFiles() && board.getFiles().stream().anyMatch(Clippings::isPicture));
    }

    private static boolean isPicture(File file) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    /** @return whether there was anything that a board can hold */
    private boolean take(Clipboard board, @Nullable Point centre) {
        List<Element> copied = board.hasContent(Clip.FORMAT) ? Clip.read(board.getContent(Clip.FORMAT)) : List.of();
        if (!copied.isEmpty()) {
            elements(copied);
            return true;
        }
        if (board.hasFiles() && board.getFiles().stream().anyMatch(Clippings::isPicture)) {
            files(board.getFiles().stream().filter(Clippings::isPicture).toList(), centre);
            return true;
        }
        Image image = board.hasImage() ? board.getImage() : null;
        if (image != null && image.getPixelReader() != null) {
            pasted(image, image.getPixelReader(), centre);
            return true;
        }
        String text = board.hasString() ? board.getString() : null;
        if (text == null || text.isBlank()) {
            return false;
        }
        if (text.length() > Limits.TEXT_UNITS) {
            chrome.toasts().show(Toasts.Kind.CAREFUL, chrome.words().text("paste.long", Limits.TEXT_UNITS));
        }
        int font = editor.style(ToolKind.TEXT).font();
        String whole = text.substring(0, Math.min(text.length(), Limits.TEXT_UNITS));
        editor.pasting().text(whole, Typography.needed(whole, TEXT_WIDTH * Viewport.UNITS, font), centre);
        return true;
    }

    /** Of a very large one only every n-th pixel. */
    private void pasted(Image image, PixelReader reader, @Nullable Point centre) {
        int whole = (int) image.getWidth();
        int high = (int) image.getHeight();
        int step = 1;
        while ((long) (whole / step) * (high / step) > Preparing.MOST_PIXELS) step++;
        int width = Math.max(1, whole / step);
        int height = Math.max(1, high / step);
        int[] pixels = new int[width * height];
        int[] row = new int[whole];
        for (int y = 0; y < height; y++) {
            reader.getPixels(0, y * step, whole, 1, PixelFormat.getIntArgbInstance(), row, 0, whole);
            for (int x = 0; x < width; x++) pixels[y * width + x] = row[x * step];
        }
        insert(() -> Preparing.of(width, height, pixels), centre);
    }

    private void elements(List<Element> elements) {
        editor.pasting().elements(elements);
        for (Element element : elements) {
            if (element instanceof org.bunpil.model.Image image) {
                chrome.desk().gallery().share(image.asset());
            }
        }
    }

    private void files(List<File> files, @Nullable Point centre) {
        for (File file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
            insert(
                    () -> {
                        if (file.length() > Preparing.MOST_FILE_BYTES) {
                            throw new TooLargeException("a file of " + file.length() + " bytes");
                        }
                        return Preparing.of(Files.readAllBytes(file.toPath()));
                    },
                    centre);
        }
    }

    /** Makes a picture fit for the board in the background, puts it to the relay, then on the page. */
    private void insert(Callable<Preparing.Prepared> prepare, @Nullable Point centre) {
        if (!editor.checkWrite()) {
            return;
        }
        String working = chrome.words().text("picture.working");
        PauseTransition slow = new PauseTransition(SAY_AFTER);
        slow.setOnFinished(event -> chrome.toasts().show(Toasts.Kind.INFO, working));
        slow.play();
        Runnable over = () -> {
            slow.stop();
            chrome.toasts().take(working);
        };
        chrome.desk().gallery().execute(() -> {
            try {
                Preparing.Prepared picture = prepare.call();
                Platform.runLater(() -> put(picture, centre, over));
            } catch (Exception | OutOfMemoryError unreadable) {
                boolean large = unreadable instanceof TooLargeException || unreadable instanceof OutOfMemoryError;
                Platform.runLater(() -> {
                    over.run();
                    chrome.toasts()
                            .show(
                                    Toasts.Kind.CAREFUL,
                                    chrome.words().text(large ? "picture.large" : "picture.unreadable"));
                });
            }
        });
    }

    private void put(Preparing.Prepared picture, @Nullable Point centre, Runnable over) {
        boolean[] placed = new boolean[1];
        Runnable place = () -> {
            if (!placed[0]) {
                placed[0] = true;
                over.run();
                editor.pasting().picture(picture.id(), picture.width(), picture.height(), centre);
            }
        };
        Runnable refused = () -> {
            placed[0] = true;
            over.run();
            chrome.toasts().show(Toasts.Kind.CAREFUL, chrome.words().text("picture.refused"));
        };
        chrome.desk().gallery().add(picture, place, refused);
        if (chrome.desk().session().status().get().phase() == Phase.LIVE) {
            PauseTransition patience = new PauseTransition(PUT_FIRST);
            patience.setOnFinished(event -> place.run());
            patience.play();
        } else {
            place.run();
        }
    }
}

package org.bunpil.client.ui.clipboard;

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
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.asset.ImageTooLargeException;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Typography;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.sync.SyncPhase;
import org.jspecify.annotations.Nullable;

/** Moves content between the board and the clipboard, files and other programs. */
public final class ClipboardController {
    private static final List<String> ENDINGS = List.of("png", "jpg", "jpeg", "gif", "bmp", "webp");
    /** Most pictures inserted at once; more files are probably a mistake. */
    private static final int MOST_FILES = 10;
    /** For a copy of more elements than this, no picture is made for other programs: it would take too long. */
    private static final int MOST_PICTURED = 500;
    /** Pasted text is wrapped at this width, board pixels. */
    private static final int TEXT_WIDTH = 480;
    /** A picture is put on the page once the relay has it, or after this time at the latest. */
    private static final Duration PUT_FIRST = Duration.seconds(2);

    private static final Duration SAY_AFTER = Duration.millis(300);

    private final UiContext ui;
    private final Editor editor;

    public ClipboardController(UiContext ui) {
        this.ui = ui;
        this.editor = ui.board().editor();
    }

    /** Accepts drops on a node while it is in a window. */
    public void takeDrops(Node node) {
        EventHandler<DragEvent> over = event -> {
            if (hasImages(event.getDragboard()) || event.getDragboard().hasString()) {
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

    public void copy() {
        List<Element> elements = editor.pasteCommands().selected();
        if (elements.isEmpty()) {
            return;
        }
        ClipboardContent content = new ClipboardContent();
        content.put(ElementClipboardFormat.FORMAT, ElementClipboardFormat.write(elements));
        String text = elements.stream()
                .map(Element::text)
                .filter(t -> t != null && !t.isBlank())
                .collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            content.putString(text);
        }
        WritableImage image =
                elements.size() <= MOST_PICTURED ? ui.board().canvas().selectionBitmap() : null;
        if (image != null) {
            content.putImage(image);
        }
        Clipboard.getSystemClipboard().setContent(content);
    }

    public void cut() {
        copy();
        editor.selectionCommands().delete();
    }

    public void paste() {
        try {
            if (!take(Clipboard.getSystemClipboard(), null)) {
                ui.toasts().show(Toasts.Kind.INFO, ui.messages().text("paste.nothing"));
            }
        } catch (OutOfMemoryError tooLarge) {
            ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("picture.large"));
        }
    }

    /** Opens a file dialog for pictures. */
    public void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(ui.messages().text("picture.choose"));
        List<String> patterns = new ArrayList<>();
        for (String ending : ENDINGS) {
            patterns.add("*." + ending);
            patterns.add("*." + ending.toUpperCase(Locale.ROOT));
        }
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(ui.messages().text("picture.files"), patterns));
        Window window = ui.board().canvas().getScene().getWindow();
        List<File> files = chooser.showOpenMultipleDialog(window);
        // On Linux the window is disabled while the dialog closes, and some window managers do not make it active
        // again.
        window.requestFocus();
        if (files != null) {
            files(files, null);
        }
    }

    private static boolean hasImages(Clipboard board) {
        return board.hasImage()
                || (board.hasFiles() && board.getFiles().stream().anyMatch(ClipboardController::isImage));
    }

    private static boolean isImage(File file) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    /** @return whether there was content that a board can hold */
    private boolean take(Clipboard board, @Nullable Point centre) {
        List<Element> copied = board.hasContent(ElementClipboardFormat.FORMAT)
                ? ElementClipboardFormat.read(board.getContent(ElementClipboardFormat.FORMAT))
                : List.of();
        if (!copied.isEmpty()) {
            elements(copied);
            return true;
        }
        if (board.hasFiles() && board.getFiles().stream().anyMatch(ClipboardController::isImage)) {
            files(
                    board.getFiles().stream()
                            .filter(ClipboardController::isImage)
                            .toList(),
                    centre);
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
            ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("paste.long", Limits.TEXT_UNITS));
        }
        int font = editor.style(ToolKind.TEXT).font();
        String whole = text.substring(0, Math.min(text.length(), Limits.TEXT_UNITS));
        editor.pasteCommands().text(whole, Typography.needed(whole, TEXT_WIDTH * Viewport.UNITS, font), centre);
        return true;
    }

    /** Reads only every n-th pixel of a very large image. */
    private void pasted(Image image, PixelReader reader, @Nullable Point centre) {
        int whole = (int) image.getWidth();
        int high = (int) image.getHeight();
        int step = 1;
        while ((long) (whole / step) * (high / step) > ImageImporter.MOST_PIXELS) step++;
        int width = Math.max(1, whole / step);
        int height = Math.max(1, high / step);
        int[] pixels = new int[width * height];
        int[] row = new int[whole];
        for (int y = 0; y < height; y++) {
            reader.getPixels(0, y * step, whole, 1, PixelFormat.getIntArgbInstance(), row, 0, whole);
            for (int x = 0; x < width; x++) pixels[y * width + x] = row[x * step];
        }
        insert(() -> ImageImporter.of(width, height, pixels), centre);
    }

    private void elements(List<Element> elements) {
        editor.pasteCommands().elements(elements);
        for (Element element : elements) {
            String asset = element.asset();
            if (asset != null) {
                ui.board().assets().shareExisting(asset);
            }
        }
    }

    private void files(List<File> files, @Nullable Point centre) {
        for (File file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
            insert(
                    () -> {
                        if (file.length() > ImageImporter.MOST_FILE_BYTES) {
                            throw new ImageTooLargeException("a file of " + file.length() + " bytes");
                        }
                        return ImageImporter.of(Files.readAllBytes(file.toPath()));
                    },
                    centre);
        }
    }

    /** Prepares a picture in the background, sends it to the relay, then puts it on the page. */
    private void insert(Callable<ImageImporter.ImportedImage> prepare, @Nullable Point centre) {
        if (!editor.checkWrite()) {
            return;
        }
        String working = ui.messages().text("picture.working");
        PauseTransition slow = new PauseTransition(SAY_AFTER);
        slow.setOnFinished(event -> ui.toasts().show(Toasts.Kind.INFO, working));
        slow.play();
        Runnable over = () -> {
            slow.stop();
            ui.toasts().dismiss(working);
        };
        ui.board().assets().execute(() -> {
            try {
                ImageImporter.ImportedImage image = prepare.call();
                Platform.runLater(() -> put(image, centre, over));
            } catch (Exception | OutOfMemoryError unreadable) {
                boolean large = unreadable instanceof ImageTooLargeException || unreadable instanceof OutOfMemoryError;
                Platform.runLater(() -> {
                    over.run();
                    ui.toasts()
                            .show(
                                    Toasts.Kind.CAREFUL,
                                    ui.messages().text(large ? "picture.large" : "picture.unreadable"));
                });
            }
        });
    }

    private void put(ImageImporter.ImportedImage image, @Nullable Point centre, Runnable over) {
        boolean[] placed = new boolean[1];
        Runnable place = () -> {
            if (!placed[0]) {
                placed[0] = true;
                over.run();
                editor.pasteCommands().image(image.id(), image.width(), image.height(), centre);
            }
        };
        Runnable refused = () -> {
            placed[0] = true;
            over.run();
            ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("picture.refused"));
        };
        ui.board().assets().add(image, place, refused);
        if (ui.board().session().status().get().phase() == SyncPhase.LIVE) {
            PauseTransition patience = new PauseTransition(PUT_FIRST);
            patience.setOnFinished(event -> place.run());
            patience.play();
        } else {
            place.run();
        }
    }
}

package org.bunpil.client.ui.clipboard;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
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
import org.bunpil.client.editor.TextEditing;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.TextVisibility;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Typography;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.client.ui.pdf.PdfImport;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.sync.SyncPhase;
import org.jspecify.annotations.Nullable;

/** Moves content between the board and the clipboard, files and other programs. */
public final class ClipboardController {
    private static final List<String> FILE_ENDINGS =
            List.of("pdf", "png", "jpg", "jpeg", "jfif", "jpe", "gif", "bmp", "webp");
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
    private final PdfImport pdfImport;

    public ClipboardController(UiContext ui) {
        this.ui = ui;
        this.editor = ui.board().editor();
        this.pdfImport = new PdfImport(ui);
        ui.board().canvas().onPasteIntoText(this::pastedIntoText);
    }

    /** How pages of PDFs get onto the board. */
    public PdfImport pdfImport() {
        return pdfImport;
    }

    /** Accepts drops on a node while it is in a window. */
    public void takeDrops(Node node) {
        EventHandler<DragEvent> over = event -> {
            if (event.getDragboard().hasImage()
                    || event.getDragboard().hasFiles()
                    || event.getDragboard().hasString()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        };
        EventHandler<DragEvent> dropped = event -> {
            if (opened(event.getDragboard().getFiles())) {
                event.setDropCompleted(true);
                event.consume();
                return;
            }
            Viewport view = editor.viewport();
            event.setDropCompleted(take(event.getDragboard(), view.toBoard(event.getX(), event.getY())));
            event.consume();
        };
        node.setOnDragOver(over);
        node.setOnDragDropped(dropped);
    }

    /** A file of a board is opened, not put onto this one. */
    private boolean opened(List<File> files) {
        for (File file : files) {
            if (!ui.app().files().opens(file.toPath())) continue;
            ui.app().files().open(ui, file.toPath());
            return true;
        }
        return false;
    }

    public void copy() {
        List<Element> elements = editor.pasteCommands().selected();
        if (!elements.isEmpty() && !copy(elements)) {
            ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("copy.failed"));
        }
    }

    /** @return whether what is now on the clipboard can be pasted again, all of it */
    private boolean copy(List<Element> elements) {
        ByteBuffer written = ElementClipboardFormat.write(elements);
        if (ElementClipboardFormat.read(written).size() != elements.size()) return false;
        ClipboardContent content = new ClipboardContent();
        content.put(ElementClipboardFormat.FORMAT, written);
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
        return Clipboard.getSystemClipboard().setContent(content);
    }

    /** Nothing is cut that could not be pasted again. */
    public void cut() {
        List<Element> elements = editor.pasteCommands().selected();
        if (elements.isEmpty()) return;
        if (copy(elements)) editor.selectionCommands().delete();
        else ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("cut.failed"));
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

    /** Opens a file dialog for pictures and PDFs. */
    public void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(ui.messages().text("picture.choose"));
        List<String> patterns = new ArrayList<>();
        for (String ending : FILE_ENDINGS) {
            patterns.add("*." + ending);
            patterns.add("*." + ending.toUpperCase(Locale.ROOT));
        }
        // A picture may have any name.
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(ui.messages().text("picture.files"), patterns),
                        new FileChooser.ExtensionFilter(ui.messages().text("picture.any"), "*"));
        Window window = ui.board().canvas().getScene().getWindow();
        List<File> files = chooser.showOpenMultipleDialog(window);
        // On Linux the window is disabled while the dialog closes, and some window managers do not make it active
        // again.
        window.requestFocus();
        if (files != null) {
            files(files, null);
        }
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
        if (board.hasFiles()) {
            files(board.getFiles(), centre);
            return true;
        }
        Image image = board.hasImage() ? board.getImage() : null;
        String found = board.hasString() ? board.getString() : null;
        String text = found == null ? "" : found;
        boolean hasText = !TextVisibility.isBlank(text);
        if (image != null && image.getPixelReader() != null) {
            Insertion insertion = pasted(image, image.getPixelReader(), centre);
            if (insertion != null && hasText) offerText(text, centre, insertion);
            return true;
        }
        if (!hasText) return false;
        text(text, centre);
        return true;
    }

    /** On the board a picture belongs, and the text that came with it is a click away. */
    private void offerText(String text, @Nullable Point centre, Insertion insertion) {
        ui.toasts()
                .show(
                        Toasts.Kind.INFO,
                        ui.messages().text("paste.picture_and_text"),
                        ui.messages().text("paste.text_instead"),
                        () -> {
                            insertion.takeBack();
                            text(text, centre);
                        });
    }

    private void text(String text, @Nullable Point centre) {
        if (text.length() > Limits.TEXT_UNITS) {
            ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("paste.long", Limits.TEXT_UNITS));
        }
        int font = editor.style(ToolKind.TEXT).font();
        // Measured as it will be kept, without line breaks at its end.
        String whole = TextEditing.clean(text);
        editor.pasteCommands().text(whole, Typography.needed(whole, TEXT_WIDTH * Viewport.UNITS, font), centre);
    }

    /** Into an open text goes text; a picture that is on the clipboard too, or alone, is a click away. */
    private void pastedIntoText() {
        Clipboard board = Clipboard.getSystemClipboard();
        Image image = board.hasImage() ? board.getImage() : null;
        PixelReader reader = image == null ? null : image.getPixelReader();
        if (image == null || reader == null) return;
        ui.toasts()
                .show(
                        Toasts.Kind.INFO,
                        ui.messages().text(board.hasString() ? "paste.text_and_picture" : "paste.picture_only"),
                        ui.messages().text("paste.picture_too"),
                        () -> pasted(image, reader, null));
    }

    /** Reads only every n-th pixel of a very large image. */
    private @Nullable Insertion pasted(Image image, PixelReader reader, @Nullable Point centre) {
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
        return insert(() -> ImageImporter.of(width, height, pixels), centre);
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

    /** Puts the pictures and PDFs among some files on the board; which they are, their first bytes say. */
    public void files(List<File> files, @Nullable Point centre) {
        if (!editor.checkWrite()) return;
        ui.board().assets().execute(() -> {
            List<File> images = new ArrayList<>();
            List<File> pdfs = new ArrayList<>();
            for (File file : files) {
                byte[] head = head(file);
                if (ImageImporter.isImage(head)) images.add(file);
                else if (PdfImport.isPdf(file.getName(), head)) pdfs.add(file);
            }
            int others = files.size() - images.size() - pdfs.size();
            Platform.runLater(() -> {
                if (!images.isEmpty() || others > 0) images(images, pdfs.size(), others, centre);
                pdfImport.take(pdfs.subList(0, Math.min(MOST_FILES, pdfs.size())));
            });
        });
    }

    /** The first bytes of a file; none if it cannot be read. */
    private static byte[] head(File file) {
        try (InputStream in = Files.newInputStream(file.toPath())) {
            return in.readNBytes(PdfImport.HEAD_BYTES);
        } catch (IOException | RuntimeException unreadable) {
            return new byte[0];
        }
    }

    private void images(List<File> files, int pdfs, int others, @Nullable Point centre) {
        int most = Math.min(MOST_FILES, files.size());
        if (files.isEmpty() && pdfs == 0)
            ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("files.none"));
        else if (others > 0) ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("files.some", others));
        if (files.size() > most)
            ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("files.many", most));
        for (File file : files.subList(0, most)) {
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

    /** A picture on its way onto the page. */
    private final class Insertion {
        private boolean over;
        private @Nullable String id;

        void takeBack() {
            over = true;
            if (id != null) editor.pasteCommands().removeImage(id);
        }
    }

    /** Prepares a picture in the background, sends it to the relay, then puts it on the page. */
    private @Nullable Insertion insert(Callable<ImageImporter.ImportedImage> prepare, @Nullable Point centre) {
        if (!editor.checkWrite()) {
            return null;
        }
        Insertion insertion = new Insertion();
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
                Platform.runLater(() -> put(image, centre, over, insertion));
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
        return insertion;
    }

    private void put(ImageImporter.ImportedImage image, @Nullable Point centre, Runnable over, Insertion insertion) {
        if (insertion.over) {
            over.run();
            return;
        }
        boolean[] placed = new boolean[1];
        Runnable place = () -> {
            if (!placed[0]) {
                placed[0] = true;
                over.run();
                if (insertion.over) return;
                insertion.id = editor.pasteCommands().image(image.id(), image.width(), image.height(), centre);
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

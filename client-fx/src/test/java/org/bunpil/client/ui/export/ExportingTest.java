package org.bunpil.client.ui.export;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bunpil.client.app.AppWindow;
import org.bunpil.client.app.Classroom;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.export.ExportKind;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.DialogLayer;
import org.bunpil.client.ui.dialogs.PopoverLayer;
import org.bunpil.client.ui.dialogs.Toasts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exporting and printing from a window. */
class ExportingTest {
    private static final String ADDITION = "1/2 + 1/4 = 3/4 이에요";

    @TempDir
    Path folder;

    private final Messages messages = Messages.of(Locale.ENGLISH);

    private static Node node(AppWindow window, String id) {
        return search(window.stage().getScene().getRoot(), id);
    }

    private static Node search(Node from, String id) {
        if (id.equals(from.getId())) return from;
        if (!(from instanceof Parent parent)) return null;
        for (Node child : parent.getChildrenUnmodifiable()) {
            Node found = search(child, id);
            if (found != null) return found;
        }
        return null;
    }

    private static boolean isShown(AppWindow window, String id) {
        return onFx(() -> {
            window.stage().getScene().getRoot().applyCss();
            Node found = node(window, id);
            return found != null && found.isVisible() && found.isManaged();
        });
    }

    private static void press(AppWindow window, String id) {
        doOnFx(() -> {
            window.stage().getScene().getRoot().applyCss();
            ((Button) Objects.requireNonNull(node(window, id), id)).fire();
        });
    }

    private static boolean isDisabled(AppWindow window, String id) {
        return onFx(() -> Objects.requireNonNull(node(window, id), id).isDisabled());
    }

    private static void key(AppWindow window, KeyCode code) {
        doOnFx(() -> window.stage()
                .getScene()
                .getFocusOwner()
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false)));
    }

    private UiContext context(AppWindow window) {
        BoardContext board = Objects.requireNonNull(window.openedBoard()).context();
        return new UiContext(board, messages, new Toasts(messages), new DialogLayer(), new PopoverLayer(), window);
    }

    private static void writeText(AppWindow window) {
        ScriptedUser user = ScriptedUser.atHumanPace(window);
        user.take(ToolKind.TEXT);
        user.click(400, 200);
        user.write(ADDITION);
        user.take(ToolKind.PEN);
        user.draw(300, 300, 500, 360);
    }

    @Test
    void aBoardBecomesAPdfAndAFailureIsSaid() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            writeText(teacher);
            UiContext ui = onFx(() -> context(teacher));
            Path file = folder.resolve("fractions.pdf");
            doOnFx(() -> {
                ExportSource source = ExportSource.of(ui.board());
                BoardExport export = ExportDialog.export(ui, source.title(), source.pages(), ExportOptions.AS_DRAWN);
                ExportDialog.write(ui, ExportKind.PDF, export, file);
            });
            until("it is said", () -> onFx(() -> ui.toasts().shows(messages.text("export.done", "fractions.pdf"))));
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                assertEquals(1, document.getNumberOfPages());
                assertTrue(new PDFTextStripper().getText(document).contains(ADDITION));
                assertEquals("Fractions", document.getDocumentInformation().getTitle());
            }
            doOnFx(() -> {
                ExportSource source = ExportSource.of(ui.board());
                BoardExport export = ExportDialog.export(ui, source.title(), source.pages(), ExportOptions.AS_DRAWN);
                ExportDialog.write(
                        ui,
                        ExportKind.PDF,
                        export,
                        folder.resolve("no such folder").resolve("a.pdf"));
            });
            String sentence = messages.text(
                    "export.failed",
                    FailureReason.of(new NoSuchFileException("there")).sentence(messages));
            until("the failure is said", () -> onFx(() -> ui.toasts().shows(sentence)));
        }
    }

    @Test
    void theDialogShowsWhatWillBeExported() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            writeText(teacher);
            doOnFx(() -> teacher.openedBoard().context().editor().pages().add());
            key(teacher, KeyCode.E);
            until("the dialog is there", () -> isShown(teacher, "export-dialog"));
            until(
                    "the preview is painted",
                    () -> onFx(() -> ((ImageView) node(teacher, "export.preview")).getImage() != null));
            assertTrue(isDisabled(teacher, "export.what.selection"), "nothing is selected");
            assertFalse(isShown(teacher, "export.pixels"));
            press(teacher, "export.kind.png");
            assertTrue(isShown(teacher, "export.pixels"));
            press(teacher, "export.what.some");
            assertTrue(isDisabled(teacher, "export.do"));
            doOnFx(() -> ((TextField) Objects.requireNonNull(node(teacher, "export.range"))).setText("1-2"));
            assertFalse(isDisabled(teacher, "export.do"));
            assertFalse(isDisabled(teacher, "export.preview.on"));
            press(teacher, "dialog.cancel");
            key(teacher, KeyCode.P);
            until("the other dialog is there", () -> isShown(teacher, "print-dialog"));
            until(
                    "printers are found or not",
                    () -> isShown(teacher, "print.printer")
                            || onFx(() -> ((Label) node(teacher, "print.state"))
                                    .getText()
                                    .equals(messages.text("print.none"))));
            assertNotNull(onFx(() -> node(teacher, "print.pdf")));
        }
    }

    @Test
    void namesOfFilesComeFromTheTitle() {
        assertEquals("a b c", ExportDialog.fileName("a/b:c", messages));
        assertEquals(messages.text("untitled"), ExportDialog.fileName(" .. ", messages));
        assertEquals(Path.of("x", "board.v2.pdf"), ExportDialog.named(new File("x", "board.v2"), ExportKind.PDF));
        assertEquals(Path.of("x", "board.PDF"), ExportDialog.named(new File("x", "board.PDF"), ExportKind.PDF));
        assertFalse(Files.exists(folder.resolve("x")));
    }
}

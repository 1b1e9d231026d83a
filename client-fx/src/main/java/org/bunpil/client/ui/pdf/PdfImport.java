package org.bunpil.client.ui.pdf;

import java.io.File;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.geometry.Margins;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;

/** Makes pages of PDFs pages of the board, one file after the other. FX thread. */
public final class PdfImport {
    /** The first bytes of a file that say whether it is a PDF. */
    public static final int HEAD_BYTES = 1_024;

    private final UiContext ui;
    private final Editor editor;
    private final Deque<File> waiting = new ArrayDeque<>();
    private Supplier<Margins> covered = () -> Margins.NONE;
    private @Nullable PdfImportRun run;

    public PdfImport(UiContext ui) {
        this.ui = ui;
        this.editor = ui.board().editor();
    }

    /** Sets what covers the board, so that the first page is shown clear of it. */
    public void covered(Supplier<Margins> margins) {
        covered = margins;
    }

    /**
     * Whether a file is meant to be a PDF: by its bytes, or by its name if they say nothing.
     *
     * @param head its first {@link #HEAD_BYTES} bytes, or fewer
     */
    public static boolean isPdf(String name, byte[] head) {
        for (int from = 0; from < head.length; from++) {
            // Programs that mail and scan put something before it.
            if (head[from] == '%' && AssetBytes.isPdf(Arrays.copyOfRange(head, from, head.length))) return true;
        }
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf");
    }

    /** Takes files over, if the person may add pages. */
    public void take(List<File> files) {
        if (files.isEmpty() || !editor.checkWrite()) return;
        if (!editor.mayChangePages()) {
            ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("pdf.pages"));
            return;
        }
        waiting.addAll(files);
        next();
    }

    /** Whether a file is being taken over. */
    public boolean isBusy() {
        return run != null;
    }

    private void next() {
        File file = run == null ? waiting.poll() : null;
        if (file == null) return;
        if (editor.pasteCommands().roomForPages() < 1) {
            waiting.clear();
            ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("pdf.no_room", Limits.BOARD_PAGES));
            return;
        }
        PdfImportRun started = new PdfImportRun(ui, file, covered, () -> {
            run = null;
            next();
        });
        run = started;
        started.start();
    }
}

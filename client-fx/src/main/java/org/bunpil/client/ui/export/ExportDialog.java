package org.bunpil.client.ui.export;

import java.io.File;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.bunpil.client.export.ExportKind;
import org.bunpil.client.export.Exporter;
import org.bunpil.client.export.PngExporter;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportImages;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.file.FileNames;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.client.ui.dialogs.Toasts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exports pages of the board as PDF, PNG or SVG. */
final class ExportDialog {
    private static final Logger LOG = LoggerFactory.getLogger(ExportDialog.class);
    private static final List<Double> SCALES = List.of(1.0, 2.0, 4.0);

    private final UiContext ui;
    private final Messages messages;
    private final ExportSource source;
    private final ExportForm form;
    private final ChoiceRow<ExportKind> kinds;
    private final ChoiceRow<Double> scales;
    private final Label pixels = new Label();
    private final ModalDialog dialog;

    private ExportDialog(UiContext ui) {
        this.ui = ui;
        this.messages = ui.messages();
        this.source = ExportSource.of(ui.board());
        this.form = new ExportForm(ui, source, ExportOptions.AS_DRAWN);
        kinds = new ChoiceRow<>(messages.text("export.kind"), ExportKind.PDF);
        for (ExportKind kind : ExportKind.values()) kinds.add(kind, "export.kind." + kind.ending(), name(kind));
        scales = new ChoiceRow<>(messages.text("export.scale"), form.options().scale());
        for (double scale : SCALES) {
            long percent = Math.round(scale * 100);
            scales.add(scale, "export.scale." + percent, messages.text("zoom.percent", percent));
        }
        scales.chosen()
                .addListener(
                        (observable, before, now) -> form.options(form.options().withScale(now)));
        pixels.getStyleClass().add("muted");
        pixels.setId("export.pixels");
        ChoiceRow<ExportOptions.PageSize> sizes = form.sizes();
        kinds.chosen().addListener((observable, before, now) -> {
            sizes.shown(now == ExportKind.PDF);
            // Pictures are as large as what is on the page.
            form.options(form.options()
                    .withSize(now == ExportKind.PDF ? sizes.chosen().get() : ExportOptions.PageSize.DRAWN));
        });
        form.addFirst(kinds);
        form.add(sizes);
        form.add(scales);
        form.add(pixels);
        form.onChange(this::update);
        dialog = new ModalDialog("export-dialog", messages.text("export.title"))
                .style("export-dialog")
                .content(form)
                .cancel(messages.text("action.cancel"))
                .primary("export.do", messages.text("export.do"), this::choose)
                .primaryDisabled(form.unusable());
        update();
    }

    static ModalDialog of(UiContext ui) {
        return new ExportDialog(ui).dialog;
    }

    private String name(ExportKind kind) {
        return switch (kind) {
            case PDF -> messages.text("export.kind.pdf");
            case PNG -> messages.text("export.kind.png");
            case SVG -> messages.text("export.kind.svg");
        };
    }

    private void update() {
        boolean png = kinds.chosen().get() == ExportKind.PNG;
        scales.shown(png);
        List<ExportPage> pages = form.pages();
        pixels.setVisible(png && !pages.isEmpty());
        pixels.setManaged(pixels.isVisible());
        if (!pixels.isVisible()) return;
        RenderRegion region =
                PngExporter.region(pages.getFirst(), form.options().scale());
        pixels.setText(messages.text("export.pixels", region.width(), region.height()));
    }

    /** Asks for the file, then writes it. */
    private void choose() {
        ExportKind kind = kinds.chosen().get();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text("export.title"));
        chooser.setInitialFileName(fileName(source.title(), messages) + "." + kind.ending());
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(name(kind), "*." + kind.ending()));
        Window window = ui.board().canvas().getScene().getWindow();
        File file = chooser.showSaveDialog(window);
        // On Linux the window is disabled while the dialog closes, and some window managers do not make it active
        // again.
        window.requestFocus();
        if (file != null) write(ui, kind, export(ui, source.title(), form.pages(), form.options()), named(file, kind));
    }

    /** A file's name from a board's title: without what systems do not allow. */
    static String fileName(String title, Messages messages) {
        return FileNames.safe(title, messages.text("untitled"));
    }

    /** On Linux the file dialog does not add the ending. */
    static Path named(File file, ExportKind kind) {
        String ending = "." + kind.ending();
        Path path = file.toPath();
        String name = String.valueOf(path.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(ending) ? path : path.resolveSibling(name + ending);
    }

    static BoardExport export(UiContext ui, String title, List<ExportPage> pages, ExportOptions options) {
        ExportImages images = new ExportImages(
                new FetchedAssets(ui.board().assets()), ui.messages().text("picture.missing"));
        return new BoardExport(title, List.copyOf(pages), options, images);
    }

    /** Writes in the background, and says how it went. */
    static void write(UiContext ui, ExportKind kind, BoardExport export, Path file) {
        Messages messages = ui.messages();
        BackgroundWork.run(
                ui,
                messages.text("export.working"),
                progress -> Exporter.write(kind, export, file, false, progress),
                exported -> {
                    String first = String.valueOf(exported.files().getFirst().getFileName());
                    int count = exported.files().size();
                    ui.toasts()
                            .show(
                                    Toasts.Kind.GOOD,
                                    count == 1
                                            ? messages.text("export.done", first)
                                            : messages.text("export.done.many", count, first));
                    missing(ui, exported.missing());
                },
                failure -> {
                    LOG.error("not exported", failure);
                    ui.toasts().show(Toasts.Kind.CAREFUL, sentence(messages, failure));
                });
    }

    static void missing(UiContext ui, int missing) {
        if (missing > 0) ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text("export.missing", missing));
    }

    private static String sentence(Messages messages, Throwable failure) {
        @Nullable String there = failure instanceof FileAlreadyExistsException exists ? exists.getFile() : null;
        if (there != null)
            return messages.text("export.exists", String.valueOf(Path.of(there).getFileName()));
        if (failure instanceof OutOfMemoryError) return messages.text("export.memory");
        return messages.text("export.failed", FailureReason.of(failure).sentence(messages));
    }
}

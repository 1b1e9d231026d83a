package org.bunpil.client.ui.export;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportOptions.PageSize;
import org.bunpil.client.export.print.Printers;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.client.ui.dialogs.Toasts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints pages of the board on a printer of the system. */
final class PrintDialog {
    private static final Logger LOG = LoggerFactory.getLogger(PrintDialog.class);
    private static final int MOST_COPIES = 99;

    private final UiContext ui;
    private final Messages messages;
    private final ExportSource source;
    private final ExportForm form;
    private final ComboBox<String> printers = new ComboBox<>();
    private final Label state = new Label();
    private final SimpleBooleanProperty noPrinter = new SimpleBooleanProperty(true);
    private final VBox printerRow;
    private final ModalDialog dialog;
    private int copies = 1;

    private PrintDialog(UiContext ui) {
        this.ui = ui;
        this.messages = ui.messages();
        this.source = ExportSource.of(ui.board());
        this.form = new ExportForm(ui, source, ExportOptions.AS_DRAWN.withSize(PageSize.A4));
        printers.setId("print.printer");
        printers.setMaxWidth(Double.MAX_VALUE);
        printers.getStyleClass().add("touchable");
        state.setId("print.state");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        state.setText(messages.text("print.looking"));
        Label label = new Label(messages.text("print.printer"));
        label.getStyleClass().add("muted");
        label.setLabelFor(printers);
        printerRow = new VBox(label, printers);
        printerRow.getStyleClass().add("labelled");
        show(printerRow, false);
        form.addFirst(copies());
        form.addFirst(state);
        form.addFirst(printerRow);
        Button pdf = new Button(messages.text("print.pdf"));
        pdf.setId("print.pdf");
        dialog = new ModalDialog("print-dialog", messages.text("print.title"))
                .style("export-dialog")
                .content(form)
                .controls(pdf)
                .cancel(messages.text("action.cancel"))
                .primary("print.do", messages.text("print.do"), this::print)
                .primaryDisabled(Bindings.or(form.unusable(), noPrinter));
        pdf.setOnAction(event -> {
            dialog.close();
            ui.dialogs().show(ExportDialog.of(ui));
        });
    }

    static void show(UiContext ui) {
        PrintDialog print = new PrintDialog(ui);
        ui.dialogs().show(print.dialog);
        BackgroundWork.quietly(Printers::all, print::found);
    }

    private void found(List<String> names) {
        noPrinter.set(names.isEmpty());
        show(printerRow, !names.isEmpty());
        show(state, names.isEmpty());
        state.setText(messages.text("print.none"));
        printers.getItems().setAll(names);
        // The system's own choice comes first.
        if (!names.isEmpty()) printers.getSelectionModel().selectFirst();
    }

    private HBox copies() {
        Label number = new Label();
        number.setMinWidth(44);
        number.setAlignment(Pos.CENTER);
        Button fewer = step("print.fewer", "−", messages.text("print.fewer"));
        Button more = step("print.more", "+", messages.text("print.more"));
        Runnable update = () -> {
            number.setText(String.valueOf(copies));
            fewer.setDisable(copies <= 1);
            more.setDisable(copies >= MOST_COPIES);
        };
        fewer.setOnAction(event -> {
            copies--;
            update.run();
        });
        more.setOnAction(event -> {
            copies++;
            update.run();
        });
        update.run();
        Label label = new Label(messages.text("print.copies"));
        label.getStyleClass().add("muted");
        HBox row = new HBox(8, label, fewer, number, more);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Button step(String id, String sign, String name) {
        Button button = new Button(sign);
        button.setId(id);
        button.getStyleClass().addAll("quiet", "icon-button");
        button.setAccessibleText(name);
        return button;
    }

    private static void show(Region row, boolean on) {
        row.setVisible(on);
        row.setManaged(on);
    }

    private void print() {
        String printer = printers.getSelectionModel().getSelectedItem();
        int number = copies;
        BoardExport export = ExportDialog.export(ui, source.title(), form.pages(), form.options());
        BackgroundWork.run(
                ui,
                messages.text("print.working"),
                progress -> {
                    Printers.print(printer, export, number, progress);
                    return export.images().missing();
                },
                missing -> {
                    ui.toasts().show(Toasts.Kind.GOOD, messages.text("print.sent", printer));
                    ExportDialog.missing(ui, missing);
                },
                failure -> {
                    LOG.error("not printed", failure);
                    String reason = failure instanceof OutOfMemoryError
                            ? messages.text("export.memory")
                            : FailureReason.of(failure).sentence(messages);
                    ui.toasts().show(Toasts.Kind.CAREFUL, messages.text("print.failed", printer, reason));
                });
    }
}

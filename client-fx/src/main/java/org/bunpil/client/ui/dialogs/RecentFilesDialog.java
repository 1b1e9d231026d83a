package org.bunpil.client.ui.dialogs;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;

/** The files opened or saved last; one of them can be opened. */
public final class RecentFilesDialog {
    private RecentFilesDialog() {}

    /** @param missing whether it is not where it was */
    public record RecentFile(Path file, boolean missing) {}

    /** @param open opens the file that was chosen, after the dialog is closed */
    public static ModalDialog of(Messages messages, List<RecentFile> files, Consumer<Path> open) {
        ModalDialog dialog = new ModalDialog("recent-files", messages.text("action.file_recent"));
        if (files.isEmpty())
            return dialog.text(messages.text("files.recent.none")).close(messages.text("action.close"));
        VBox rows = new VBox();
        rows.getStyleClass().add("menu-panel");
        for (RecentFile each : files) rows.getChildren().add(row(messages, each, dialog, open));
        return dialog.content(rows).cancel(messages.text("action.cancel"));
    }

    private static Button row(Messages messages, RecentFile each, ModalDialog dialog, Consumer<Path> open) {
        Path folder = each.file().getParent();
        String key = each.missing() ? "files.recent.missing" : "boards.when";
        Button row = new Button(
                messages.text(key, String.valueOf(each.file().getFileName()), folder == null ? "" : folder.toString()));
        row.getStyleClass().addAll("quiet", "menu-row", "recent-file");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setDisable(each.missing());
        row.setOnAction(event -> {
            dialog.close();
            open.accept(each.file());
        });
        return row;
    }
}

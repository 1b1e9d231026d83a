package org.bunpil.client.ui.commands;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.dialogs.ModalDialog;

/** All keyboard shortcuts in one dialog. */
final class ShortcutsDialog {
    private ShortcutsDialog() {}

    static ModalDialog of(UiContext ui, Actions actions) {
        Messages messages = ui.messages();
        GridPane tools = grid(messages.text("keys.tools"));
        GridPane edit = grid(messages.text("keys.edit"));
        GridPane view = grid(messages.text("keys.view"));
        for (Action action : actions.all()) {
            // The nine pens have one row, below.
            if (!action.keys().isEmpty() && !actions.tools.pens().contains(action)) {
                GridPane column = switch (action.section()) {
                    case TOOLS -> tools;
                    case EDIT -> edit;
                    case VIEW -> view;
                };
                row(column, action.keys().getFirst().text(), action.name(messages));
            }
        }
        row(tools, messages.text("keys.pens"), messages.text("keys.pen"));
        row(edit, messages.text("keys.arrows"), messages.text("action.nudge"));
        row(edit, messages.text("keys.shift_arrows"), messages.text("action.nudge_far"));
        row(edit, messages.text("keys.alt_drag"), messages.text("keys.lasso"));
        row(edit, messages.text("keys.ctrl_drag"), messages.text("keys.no_snap"));
        row(view, messages.text("keys.space"), messages.text("action.pan"));
        row(view, messages.text("keys.arrows"), messages.text("keys.arrows_pan"));
        row(view, messages.text("keys.wheel"), messages.text("keys.zoom"));
        row(view, messages.text("keys.right"), messages.text("keys.menu"));
        row(view, "F6", messages.text("keys.bars"));
        row(view, "Esc", messages.text("keys.escape"));
        HBox columns = new HBox(tools, edit, view);
        columns.getStyleClass().add("key-columns");
        // Tool names are short; the other columns share the remaining width.
        tools.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(edit, Priority.ALWAYS);
        HBox.setHgrow(view, Priority.ALWAYS);
        return new ModalDialog("shortcuts-dialog", messages.text("keys.title"))
                .content(columns)
                .close(messages.text("action.close"));
    }

    private static GridPane grid(String title) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        Label head = new Label(title);
        head.getStyleClass().add("menu-label");
        grid.add(head, 0, 0, 2, 1);
        return grid;
    }

    private static void row(GridPane grid, String key, String meaning) {
        int row = grid.getRowCount();
        Label cap = new Label(key);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        Label label = new Label(meaning);
        label.setWrapText(true);
        GridPane.setValignment(label, VPos.CENTER);
        grid.addRow(row, cap, label);
    }
}

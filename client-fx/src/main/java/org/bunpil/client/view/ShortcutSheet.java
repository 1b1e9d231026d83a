package org.bunpil.client.view;

import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bunpil.client.editor.ToolKind;

/** Every key there is, on one sheet. */
final class ShortcutSheet extends VBox {
    ShortcutSheet(Chrome chrome, Actions actions) {
        Words words = chrome.words();
        setId("shortcut-sheet");
        getStyleClass().add("sheet");
        Label title = new Label(words.text("keys.title"));
        title.getStyleClass().add("sheet-title");
        GridPane tools = grid(words.text("keys.tools"));
        for (ToolKind tool : ToolKind.values()) {
            KeyCode key = ToolActions.key(tool);
            if (key != null) {
                row(tools, key.getName(), words.text(ToolActions.nameKey(tool)));
            }
        }
        row(tools, words.text("keys.pens"), words.text("keys.pen"));
        GridPane edit = grid(words.text("keys.edit"));
        GridPane view = grid(words.text("keys.view"));
        for (Action action : actions.all()) {
            if (action.keys().isEmpty()) {
                continue;
            }
            boolean looking = action.key().contains("zoom")
                    || action.key().contains("page")
                    || action.key().contains("screen")
                    || action.key().contains("shortcuts");
            row(looking ? view : edit, action.keys().getFirst().getDisplayText(), words.text(action.key()));
        }
        row(edit, words.text("keys.arrows"), words.text("action.nudge"));
        row(edit, words.text("keys.shift_arrows"), words.text("action.nudge_far"));
        row(edit, words.text("keys.alt_drag"), words.text("keys.lasso"));
        row(edit, words.text("keys.ctrl_drag"), words.text("keys.no_snap"));
        row(view, words.text("keys.space"), words.text("action.pan"));
        row(view, words.text("keys.arrows"), words.text("keys.arrows_pan"));
        row(view, words.text("keys.wheel"), words.text("keys.zoom"));
        row(view, words.text("keys.right"), words.text("keys.menu"));
        row(view, "F6", words.text("keys.bars"));
        row(view, "Esc", words.text("keys.escape"));
        HBox columns = new HBox(tools, edit, view);
        columns.getStyleClass().add("key-columns");
        // The names of tools are short; sentences take the rest.
        tools.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(edit, Priority.ALWAYS);
        HBox.setHgrow(view, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        Button close = new Button(words.text("action.close"));
        close.getStyleClass().add("accent");
        close.setOnAction(event -> chrome.sheets().close());
        getChildren().setAll(title, scroll, close);
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
        cap.setMinWidth(USE_PREF_SIZE);
        Label label = new Label(meaning);
        label.setWrapText(true);
        GridPane.setValignment(label, VPos.CENTER);
        grid.addRow(row, cap, label);
    }
}

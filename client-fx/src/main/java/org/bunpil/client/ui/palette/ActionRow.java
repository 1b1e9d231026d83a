package org.bunpil.client.ui.palette;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A row of the command palette: icon, name, the term that matched, why the action is disabled, whether it is the current choice, key. */
final class ActionRow extends ListCell<ActionSearch.Found> {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    /** Space for the scroll bar, which appears when not all rows fit. */
    private static final double SCROLL_BAR = 14;

    private final Messages messages;
    private final StackPane icon = new StackPane();
    private final Label name = new Label();
    private final Label by = new Label();
    private final Label why = new Label();
    private final Node tick = Icons.of(Material2OutlinedAL.CHECK);
    private final Label key = new Label();
    private final HBox row;

    ActionRow(Messages messages, Consumer<Action> run) {
        this.messages = messages;
        icon.getStyleClass().add("palette-icon");
        by.getStyleClass().addAll("muted", "palette-by");
        by.setMinWidth(0);
        why.getStyleClass().addAll("muted", "palette-why");
        why.setWrapText(true);
        key.getStyleClass().add("key-cap");
        key.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(USE_PREF_SIZE);
        HBox names = new HBox(name, by);
        names.getStyleClass().add("palette-names");
        names.setAlignment(Pos.BASELINE_LEFT);
        VBox text = new VBox(names, why);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        row = new HBox(icon, text, tick, key);
        row.getStyleClass().add("palette-row");
        row.setAlignment(Pos.CENTER_LEFT);
        // As wide as the list, so that a long reason is wrapped and not cut off.
        setPrefWidth(0);
        setOnMouseClicked(event -> {
            ActionSearch.Found found = getItem();
            if (found != null && event.getButton() == MouseButton.PRIMARY) run.accept(found.action());
        });
    }

    @Override
    protected void updateItem(ActionSearch.Found found, boolean empty) {
        super.updateItem(found, empty);
        if (empty || found == null) {
            setGraphic(null);
            return;
        }
        Action action = found.action();
        String reason = action.disabledReason().get();
        icon.getChildren().setAll(action.icon().get());
        name.setText(action.title(messages));
        by.setText(found.by() == null ? "" : found.by());
        shown(by, found.by() != null);
        why.setText(reason == null ? "" : messages.text(reason));
        shown(why, reason != null);
        shown(tick, action.isChosen());
        key.setText(action.keys().isEmpty() ? "" : action.keys().getFirst().text());
        shown(key, !action.keys().isEmpty());
        pseudoClassStateChanged(UNAVAILABLE, reason != null);
        setAccessibleText(reason == null ? name.getText() : name.getText() + ". " + why.getText());
        setGraphic(row);
    }

    /** Computes the height for a reason wrapped at the list's width; the list itself asks for the height without a width. */
    @Override
    protected double computePrefHeight(double width) {
        double least = super.computePrefHeight(width);
        if (getGraphic() == null || getListView() == null) return least;
        double inside = getListView().getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset();
        return Math.max(least, snappedTopInset() + row.prefHeight(inside) + snappedBottomInset());
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}

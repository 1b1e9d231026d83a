package org.bunpil.client.ui.dialogs;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows one dialog at a time over everything else, for decisions and for large content. Esc or a press beside the dialog closes it. */
public final class DialogLayer extends StackPane {
    private final Region scrim = new Region();
    private @Nullable Node giveFocusBack;
    private boolean decisionRequired;

    public DialogLayer() {
        getStyleClass().add("dialog-layer");
        scrim.getStyleClass().add("scrim");
        scrim.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> escape());
        setVisible(false);
        setPickOnBounds(true);
    }

    /** Shows a dialog; closes the open one. */
    public void show(Region panel) {
        show(panel, false);
    }

    /** @param mustDecide whether only the dialog's own buttons close it */
    public void show(Region panel, boolean mustDecide) {
        if (!isOpen() && getScene() != null) {
            giveFocusBack = getScene().getFocusOwner();
        }
        decisionRequired = mustDecide;
        panel.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().setAll(scrim, panel);
        setVisible(true);
        TextInputControl field = field(panel);
        if (field == null) {
            panel.requestFocus();
        } else {
            field.requestFocus();
            field.selectAll();
        }
    }

    /** The first field that can be typed into; whoever opens a dialog with a field wants to type. */
    private static @Nullable TextInputControl field(Parent from) {
        for (Node child : from.getChildrenUnmodifiable()) {
            if (child instanceof TextInputControl field && field.isEditable() && !field.isDisabled()) return field;
            TextInputControl inside = child instanceof Parent parent ? field(parent) : null;
            if (inside != null) return inside;
        }
        return null;
    }

    public boolean isOpen() {
        return isVisible();
    }

    /** Whether the open dialog is of this class. */
    public boolean shows(Class<? extends Region> kind) {
        return isOpen() && getChildren().stream().anyMatch(kind::isInstance);
    }

    /** Closes the dialog unless it needs a decision. @return whether a dialog was open */
    public boolean escape() {
        if (!isOpen()) {
            return false;
        }
        if (!decisionRequired) {
            close();
        }
        return true;
    }

    public void close() {
        setVisible(false);
        getChildren().clear();
        if (giveFocusBack != null) {
            giveFocusBack.requestFocus();
            giveFocusBack = null;
        }
    }
}

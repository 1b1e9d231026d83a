package org.bunpil.client.ui.dialogs;

import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Where one sheet at a time lies over everything, for what needs a decision or the whole screen. Esc or a press beside it puts it away. */
public final class DialogLayer extends StackPane {
    private final Region scrim = new Region();
    private @Nullable Node giveFocusBack;
    private boolean decisionRequired;

    public DialogLayer() {
        getStyleClass().add("sheets");
        scrim.getStyleClass().add("scrim");
        scrim.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> escape());
        setVisible(false);
        setPickOnBounds(true);
    }

    /** Shows a sheet instead of the one there is. */
    public void show(Region panel) {
        show(panel, false);
    }

    /** @param mustDecide whether it stays until one of its own buttons is pressed */
    public void show(Region panel, boolean mustDecide) {
        if (!isOpen() && getScene() != null) {
            giveFocusBack = getScene().getFocusOwner();
        }
        decisionRequired = mustDecide;
        panel.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().setAll(scrim, panel);
        setVisible(true);
        panel.requestFocus();
    }

    public boolean isOpen() {
        return isVisible();
    }

    /** Whether it is a sheet of this kind that is open. */
    public boolean shows(Class<? extends Region> kind) {
        return isOpen() && getChildren().stream().anyMatch(kind::isInstance);
    }

    /** Puts the sheet away unless it needs a decision. @return whether there was a sheet */
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

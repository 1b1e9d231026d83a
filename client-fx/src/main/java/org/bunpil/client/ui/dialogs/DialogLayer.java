package org.bunpil.client.ui.dialogs;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows dialogs over everything else, one at a time: the latest is on top, and when it is closed the one before is there again. While one is
 * open, the focus stays in it.
 */
public final class DialogLayer extends StackPane {
    private static final Insets MARGIN = new Insets(16);

    private final Region scrim = new Region();
    private final Deque<ModalDialog> open = new ArrayDeque<>();
    /** Had the focus before the first dialog. */
    private @Nullable Node giveFocusBack;

    public DialogLayer() {
        getStyleClass().add("dialog-layer");
        scrim.getStyleClass().add("scrim");
        scrim.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (isOpen()) {
                open.element().pressedBeside();
            }
        });
        setVisible(false);
        setPickOnBounds(true);
        ChangeListener<Node> onFocus = (observable, before, now) -> focusMoved(now);
        sceneProperty().addListener((observable, before, now) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(onFocus);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(onFocus);
                focusMoved(now.getFocusOwner());
            }
        });
    }

    /** Shows a dialog, in place of one with the same id. */
    public void show(ModalDialog dialog) {
        Scene scene = getScene();
        if (!isOpen() && scene != null) {
            giveFocusBack = scene.getFocusOwner();
        }
        open.removeIf(other -> other.getId().equals(dialog.getId()));
        open.push(dialog);
        dialog.shownBy(this);
        setMargin(dialog, MARGIN);
        showTop();
    }

    public boolean isOpen() {
        return !open.isEmpty();
    }

    /** Does what the open dialog's cancel button does. @return whether a dialog was open */
    public boolean escape() {
        if (!isOpen()) {
            return false;
        }
        open.element().escape();
        return true;
    }

    /** Closes the dialog with this id, if it is open. */
    public void close(String id) {
        for (ModalDialog dialog : open) {
            if (dialog.getId().equals(id)) {
                dialog.close();
                return;
            }
        }
    }

    void close(ModalDialog dialog) {
        boolean top = dialog.equals(open.peek());
        open.remove(dialog);
        dialog.shownBy(null);
        if (top) {
            showTop();
        }
    }

    private void showTop() {
        ModalDialog top = open.peek();
        setVisible(top != null);
        if (top != null) {
            getChildren().setAll(scrim, top);
            top.takeFocus();
            return;
        }
        getChildren().clear();
        if (giveFocusBack != null) {
            giveFocusBack.requestFocus();
            giveFocusBack = null;
        }
    }

    private void focusMoved(@Nullable Node now) {
        ModalDialog top = open.peek();
        if (top == null) {
            return;
        }
        if (now != null && top.holds(now)) {
            top.focusMoved(now);
        } else if (getChildren().contains(top)) {
            top.takeFocus();
        }
    }
}

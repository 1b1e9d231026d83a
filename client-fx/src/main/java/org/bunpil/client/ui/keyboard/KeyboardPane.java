package org.bunpil.client.ui.keyboard;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.bunpil.client.i18n.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A window's content, and below it the on-screen keyboard while a text is written. The content gets the place that is left, so that the
 * keyboard covers nothing.
 */
public final class KeyboardPane extends Pane {
    private final Parent content;
    private final FieldTyping typing = new FieldTyping();
    private final OnScreenKeyboard keyboard;
    private @Nullable KeyboardAware told;
    private boolean hidden;

    public KeyboardPane(Parent content, Messages messages) {
        this.content = content;
        this.keyboard = new OnScreenKeyboard(messages, typing, this::hide);
        keyboard.setVisible(false);
        getChildren().setAll(content, keyboard);
        ChangeListener<Node> onFocus = (observable, before, now) -> focused(now);
        sceneProperty().addListener((observable, before, now) -> {
            if (before != null) before.focusOwnerProperty().removeListener(onFocus);
            if (now != null) {
                now.focusOwnerProperty().addListener(onFocus);
                focused(now.getFocusOwner());
            }
        });
        content.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            // Another press on the field brings a hidden keyboard back.
            if (hidden && event.getTarget() instanceof Node node && isIn(node, typing.field())) {
                hidden = false;
                update();
            }
        });
    }

    private static boolean isIn(Node node, @Nullable Node field) {
        for (Node at = node; at != null; at = at.getParent()) if (at.equals(field)) return true;
        return false;
    }

    private void focused(@Nullable Node now) {
        hidden = false;
        typing.field(now instanceof TextInputControl field && field.isEditable() ? field : null);
        update();
    }

    private void hide() {
        hidden = true;
        update();
    }

    private void update() {
        boolean shown = typing.field() != null && !hidden;
        if (shown != keyboard.isVisible()) {
            keyboard.setVisible(shown);
            requestLayout();
        }
        KeyboardAware about = shown ? about(typing.field()) : null;
        if (told != null && !told.equals(about)) told.keyboard(false);
        if (about != null && !about.equals(told)) about.keyboard(true);
        told = about;
    }

    private static @Nullable KeyboardAware about(@Nullable Node field) {
        for (Node at = field; at != null; at = at.getParent()) if (at instanceof KeyboardAware aware) return aware;
        return null;
    }

    @Override
    protected void layoutChildren() {
        double below = keyboard.isVisible() ? Math.min(keyboard.prefHeight(getWidth()), getHeight()) : 0;
        content.resizeRelocate(0, 0, getWidth(), getHeight() - below);
        keyboard.resizeRelocate(0, getHeight() - below, getWidth(), below);
    }
}

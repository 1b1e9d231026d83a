package org.bunpil.client.ui.dialogs;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A dialog: title, text and content, and a row of buttons that close it. {@link DialogLayer#show} shows it.
 *
 * <p>Esc and a press beside the dialog do what its cancel button does; a dialog without one stays until another button is pressed. Enter
 * presses the button with the focus, otherwise the primary one. The focus begins in the first text field, or else on the primary button, or
 * else on the cancel button, so that Enter alone never does anything dangerous. Tab goes round in the dialog. In a low window title and
 * buttons stay, and what is between them scrolls.
 */
public final class ModalDialog extends VBox {
    private final Label title = new Label();
    private final VBox content = new VBox();
    private final ContentScroll scroll = new ContentScroll(content);
    private final FlowPane buttons = new FlowPane();
    private @Nullable Button cancel;
    private @Nullable Button primary;
    private @Nullable DialogLayer layer;
    /** Gets the focus when this dialog is on top again. */
    private @Nullable Node focused;

    /** @param id of this kind of dialog; of each kind there is one at a time */
    public ModalDialog(String id, String title) {
        setId(id);
        getStyleClass().add("dialog-panel");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.DIALOG);
        this.title.getStyleClass().add("dialog-title");
        this.title.setWrapText(true);
        this.title.setMinHeight(USE_PREF_SIZE);
        title(title);
        content.getStyleClass().add("dialog-content");
        setVgrow(scroll, Priority.ALWAYS);
        scroll.setVisible(false);
        scroll.setManaged(false);
        // Only what scrolls needs keys.
        scroll.focusTraversableProperty()
                .bind(Bindings.createBooleanBinding(
                        scroll::scrolls, scroll.viewportBoundsProperty(), content.heightProperty()));
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(this.title, scroll, buttons);
        addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Changes the title. */
    public ModalDialog title(String text) {
        title.setText(text);
        setAccessibleText(text);
        return this;
    }

    /** Adds a paragraph. */
    public ModalDialog text(String sentences) {
        Label label = new Label(sentences);
        label.setId(getId() + "-text");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        setAccessibleHelp(getAccessibleHelp() == null ? sentences : getAccessibleHelp() + " " + sentences);
        return content(label);
    }

    /** Adds what the dialog is about, such as fields. */
    public ModalDialog content(Node... nodes) {
        content.getChildren().addAll(nodes);
        scroll.setVisible(true);
        scroll.setManaged(true);
        return this;
    }

    /** Adds a style class for a layout that differs. */
    public ModalDialog style(String styleClass) {
        getStyleClass().add(styleClass);
        return this;
    }

    /** Adds buttons that do not close the dialog. */
    public ModalDialog controls(Button... more) {
        buttons.getChildren().addAll(more);
        return this;
    }

    /** Adds the button that changes nothing. Its id is {@code dialog.cancel}. */
    public ModalDialog cancel(String text) {
        cancel = add("dialog.cancel", text, () -> {});
        return this;
    }

    /** Adds the button of a dialog that only shows something: the cancel button and the primary one at once. */
    public ModalDialog close(String text) {
        cancel(text);
        primary = cancel;
        return styled(cancel, "accent");
    }

    /** Adds a button. @param run runs after the dialog is closed */
    public ModalDialog button(String id, String text, Runnable run) {
        add(id, text, run);
        return this;
    }

    /** Adds the button that Enter presses. @param run runs after the dialog is closed */
    public ModalDialog primary(String id, String text, Runnable run) {
        primary = add(id, text, run);
        return styled(primary, "accent");
    }

    /** Disables the primary button while what was entered cannot be used. */
    public ModalDialog primaryDisabled(ObservableValue<Boolean> disabled) {
        if (primary != null) {
            primary.disableProperty().bind(disabled);
        }
        return this;
    }

    /** Adds a button for what cannot be undone; Enter does not press it unless it has the focus. @param run as for the others */
    public ModalDialog danger(String id, String text, Runnable run) {
        return styled(add(id, text, run), "danger");
    }

    private Button add(String id, String text, Runnable run) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> {
            close();
            run.run();
        });
        buttons.getChildren().add(button);
        return button;
    }

    private ModalDialog styled(@Nullable Button button, String styleClass) {
        if (button != null) {
            button.getStyleClass().add(styleClass);
        }
        return this;
    }

    /** Closes the dialog if it is open. */
    public void close() {
        if (layer != null) {
            layer.close(this);
        }
    }

    void shownBy(@Nullable DialogLayer shower) {
        layer = shower;
    }

    /** Does what the cancel button does, if there is one. */
    void escape() {
        if (cancel != null) {
            cancel.fire();
        }
    }

    /** A press beside the dialog. It may be an accident, so it does not throw away what has been typed. */
    void pressedBeside() {
        if (focusable().stream().noneMatch(TextInputControl.class::isInstance)) {
            escape();
        }
    }

    /** Whether a node is in this dialog. */
    boolean holds(Node node) {
        Node at = node;
        while (at != null && !at.equals(this)) {
            at = at.getParent();
        }
        return at != null;
    }

    /** Notes which node in this dialog has got the focus, and scrolls to it. */
    void focusMoved(Node now) {
        focused = now;
        scroll.show(now);
    }

    void takeFocus() {
        // Only with its skin the scroll pane has the content in the window, and only after layout it can scroll to a
        // field.
        applyCss();
        if (layer != null) {
            layer.layout();
        }
        List<Node> all = focusable();
        Node first = focused;
        if (first == null || !all.contains(first)) {
            first = all.stream()
                    .filter(TextInputControl.class::isInstance)
                    .findFirst()
                    .orElse(primary != null ? primary : cancel);
        }
        (first == null ? this : first).requestFocus();
    }

    private List<Node> focusable() {
        List<Node> found = new ArrayList<>();
        collect(this, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private @Nullable Node focusOwner() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    private void tab(KeyEvent event) {
        List<Node> all = focusable();
        if (event.getCode() != KeyCode.TAB || all.isEmpty()) {
            return;
        }
        Node owner = focusOwner();
        int here = owner == null ? -1 : all.indexOf(owner);
        int step = event.isShiftDown() ? -1 : 1;
        // From a node that is not in the list, such as the dialog itself, Tab goes to the first and Shift + Tab to the
        // last.
        int next = here < 0 ? (step > 0 ? 0 : all.size() - 1) : Math.floorMod(here + step, all.size());
        all.get(next).requestFocus();
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            escape();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            Button button = focusOwner() instanceof Button owner ? owner : primary;
            if (button != null && !button.isDisabled()) {
                button.fire();
            }
            event.consume();
        }
    }
}

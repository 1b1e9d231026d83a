package org.bunpil.client.ui.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Some buttons of which one is chosen, below what they are about. */
final class ChoiceRow<T> extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final ObjectProperty<T> chosen;
    private final FlowPane buttons = new FlowPane();
    private final Map<T, Button> byValue = new LinkedHashMap<>();
    private final String about;

    ChoiceRow(String about, T first) {
        this.about = about;
        this.chosen = new SimpleObjectProperty<>(first);
        getStyleClass().add("labelled");
        buttons.getStyleClass().add("history-choices");
        Label label = new Label(about);
        label.getStyleClass().add("muted");
        getChildren().setAll(label, buttons);
        chosen.addListener((observable, before, now) -> show());
    }

    /** Adds a choice. @param id of its button */
    ChoiceRow<T> add(T value, String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().addAll("quiet", "toggle");
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.setOnAction(event -> chosen.set(value));
        byValue.put(value, button);
        buttons.getChildren().add(button);
        show();
        return this;
    }

    /** Takes a choice away for now. */
    void disable(T value, boolean disabled) {
        Objects.requireNonNull(byValue.get(value)).setDisable(disabled);
    }

    /** Whether it is there at all. */
    void shown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    private void show() {
        byValue.forEach((value, button) -> {
            boolean on = value.equals(chosen.get());
            button.pseudoClassStateChanged(ON, on);
            button.setAccessibleText(about + ": " + button.getText());
            button.setAccessibleHelp(on ? "✓" : null);
        });
    }

    ObjectProperty<T> chosen() {
        return chosen;
    }
}

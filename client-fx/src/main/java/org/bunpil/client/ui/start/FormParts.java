package org.bunpil.client.ui.start;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.controls.TextLimit;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The cards of the start screen, and what is on them. */
final class FormParts {
    private final Messages messages;

    FormParts(Messages messages) {
        this.messages = messages;
    }

    VBox card(Ikon icon, String titleKey, Label explain, Node... content) {
        Label head = new Label(messages.text(titleKey), new FontIcon(icon));
        head.getStyleClass().add("card-title");
        VBox card = new VBox(head, explain);
        card.getStyleClass().add("card");
        card.getChildren().addAll(content);
        Region air = new Region();
        VBox.setVgrow(air, Priority.ALWAYS);
        card.getChildren().add(card.getChildren().size() - 1, air);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    VBox labelled(String key, TextField field) {
        Label label = new Label(messages.text(key));
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("labelled");
        return box;
    }

    Label muted(String key) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        // In a low window the screen scrolls, so no text is cut off.
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    TextField field(String id, String text, String promptKey, int most) {
        TextField field = NonBlinkingCaret.install(new TextField(text));
        field.setId(id);
        field.setPromptText(messages.text(promptKey));
        field.setTextFormatter(TextLimit.of(most));
        return field;
    }
}

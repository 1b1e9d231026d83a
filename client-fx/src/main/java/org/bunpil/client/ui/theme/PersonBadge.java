package org.bunpil.client.ui.theme;

import java.util.Locale;
import javafx.scene.control.Label;
import org.bunpil.client.editor.Palette;
import org.bunpil.model.Person;

/** A person's colour and initial. */
public final class PersonBadge {
    private PersonBadge() {}

    public static Label of(Person person) {
        String name = person.name();
        Label badge = new Label(name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, 1)));
        badge.getStyleClass().add("badge");
        int rgb = Palette.ofParticipant(person.c()).rgb();
        badge.setStyle(String.format(
                Locale.ROOT,
                "-fx-background-color: #%06x; -fx-text-fill: %s;",
                rgb,
                ColorDot.isLight(rgb) ? "#1c1f24" : "#ffffff"));
        return badge;
    }
}

package org.bunpil.client.view;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.bunpil.sync.Status;
import org.kordamp.ikonli.javafx.FontIcon;

/** How this window stands to the class: always one icon, one colour and words. */
final class ConnectionChip extends Label {
    private final Words words;
    private final FontIcon icon = new FontIcon();

    ConnectionChip(BoardSession session, Words words) {
        this.words = words;
        getStyleClass().add("chip");
        setId("connection");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
        Bound.to(
                this,
                session.status(),
                status -> show(status, session.diskFailing().get()));
        Bound.to(this, session.diskFailing(), failing -> show(session.status().get(), failing));
    }

    private void show(Status status, boolean diskFailing) {
        ConnectionFace face = ConnectionFace.of(status, diskFailing, words);
        setText(face.words());
        icon.setIconCode(face.icon());
        for (ConnectionFace.Tone tone : ConnectionFace.Tone.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(tone.name().toLowerCase(java.util.Locale.ROOT)), tone == face.tone());
        }
    }
}

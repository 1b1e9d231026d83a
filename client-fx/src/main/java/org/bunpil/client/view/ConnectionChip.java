package org.bunpil.client.view;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.bunpil.sync.Status;
import org.kordamp.ikonli.javafx.FontIcon;

/** How this window stands to the class: always one icon, one colour and words. */
final class ConnectionChip extends Label {
    /** Numbers that change with every line somebody writes are shown anew no more often than this. */
    private static final long CALM_MILLIS = 300;

    private final BoardSession session;
    private final Words words;
    private final FontIcon icon = new FontIcon();
    private Status latest;
    private boolean waiting;

    ConnectionChip(BoardSession session, Words words) {
        this.session = session;
        this.words = words;
        this.latest = session.status().get();
        getStyleClass().add("chip");
        setId("connection");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
        show();
        Bound.to(this, session.status(), this::changed);
        Bound.to(this, session.diskFailing(), failing -> show());
    }

    private void changed(Status status) {
        boolean same = status.saysTheSame(latest);
        latest = status;
        if (!same) {
            show();
        } else if (!waiting) {
            waiting = true;
            CompletableFuture.delayedExecutor(CALM_MILLIS, TimeUnit.MILLISECONDS, Platform::runLater)
                    .execute(() -> {
                        waiting = false;
                        show();
                    });
        }
    }

    private void show() {
        ConnectionFace face = session.reached()
                ? ConnectionFace.of(latest, session.diskFailing().get(), words)
                : ConnectionFace.unreached(latest, words);
        setText(face.words());
        icon.setIconCode(face.icon());
        for (ConnectionFace.Tone tone : ConnectionFace.Tone.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT)), tone == face.tone());
        }
    }
}

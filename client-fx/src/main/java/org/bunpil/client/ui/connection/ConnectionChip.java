package org.bunpil.client.ui.connection;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.sync.SyncStatus;
import org.kordamp.ikonli.javafx.FontIcon;

/** How this window stands to the class: always one icon, one colour and words. */
public final class ConnectionChip extends Label {
    /** Numbers that change with every line somebody writes are shown anew no more often than this. */
    private static final long CALM_MILLIS = 300;

    private final BoardSession session;
    private final Messages messages;
    private final FontIcon icon = new FontIcon();
    private SyncStatus latest;
    private boolean waiting;

    public ConnectionChip(BoardSession session, Messages messages) {
        this.session = session;
        this.messages = messages;
        this.latest = session.status().get();
        getStyleClass().add("chip");
        setId("connection");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
        show();
        SceneBinding.bind(this, session.status(), this::changed);
        SceneBinding.bind(this, session.diskFailing(), failing -> show());
    }

    private void changed(SyncStatus status) {
        boolean same = status.equalsExceptUnsaved(latest);
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
        ConnectionDescription description = session.reached()
                ? ConnectionDescription.of(latest, session.diskFailing().get(), messages)
                : ConnectionDescription.unreached(latest, messages);
        setText(description.text());
        icon.setIconCode(description.icon());
        for (ConnectionDescription.Tone tone : ConnectionDescription.Tone.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT)), tone == description.tone());
        }
    }
}

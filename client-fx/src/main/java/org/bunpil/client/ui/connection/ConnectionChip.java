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

/** The connection state of this window: always an icon, a colour and a text. */
public final class ConnectionChip extends Label {
    /** Shortest time between two updates of a number that changes with every stroke. */
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
        ConnectionDescription description = description();
        setText(description.text());
        icon.setIconCode(description.icon());
        for (ConnectionDescription.Tone tone : ConnectionDescription.Tone.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT)), tone == description.tone());
        }
    }

    private ConnectionDescription description() {
        boolean diskFailing = session.diskFailing().get();
        if (!session.reached()) return ConnectionDescription.unreached(latest, messages);
        return session.closedByHost().get()
                ? ConnectionDescription.closed(latest, diskFailing, messages)
                : ConnectionDescription.of(latest, diskFailing, messages);
    }
}

package org.bunpil.client.ui;

import java.util.List;
import java.util.Locale;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.ui.theme.Theme;

/** What a board's window asks of the app around it. */
public interface AppControl {
    /** Back to the start screen. */
    void leave();

    void quit();

    Theme theme();

    void theme(Theme theme);

    Locale language();

    void language(Locale language);

    boolean fullScreen();

    void fullScreen(boolean on);

    /** Whether a person may look for files of this computer; at a kiosk nobody may. */
    boolean allowsFileDialogs();

    /** Opens the class that this app hosts to the network: leaves the board and comes back to it. */
    void openToNetwork();

    /** Ids of the actions found by name lately, the latest first. */
    List<String> recentActions();

    /** An action was found by name and done. */
    void used(String action);

    /** How others come to this board. */
    Invitation invitation();
}

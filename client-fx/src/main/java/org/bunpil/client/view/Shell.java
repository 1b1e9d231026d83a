package org.bunpil.client.view;

import java.util.Locale;

/** What a board's window asks of the app around it. */
public interface Shell {
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
    boolean opensFiles();

    /** Opens the class that this app hosts to the network: leaves the board and comes back to it. */
    void openToNetwork();

    /** How others come to this board. */
    Invitation invitation();
}

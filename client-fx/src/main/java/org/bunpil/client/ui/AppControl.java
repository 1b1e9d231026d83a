package org.bunpil.client.ui;

import java.util.List;
import java.util.Locale;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.ui.theme.Theme;

/** What a board's window asks of the app that contains it. */
public interface AppControl {
    /** Goes back to the start screen. */
    void leave();

    void quit();

    Theme theme();

    void theme(Theme theme);

    Locale language();

    void language(Locale language);

    /** What the person has chosen; a change shows at once. */
    Preferences preferences();

    boolean fullScreen();

    void fullScreen(boolean on);

    /** Whether the person may open file dialogs on this computer; not at a kiosk. */
    boolean allowsFileDialogs();

    /** What can be done with files; nothing at a kiosk. */
    FileControl files();

    /** Copies pages to other boards of this computer; to none at a kiosk. */
    PageCopying pageCopying();

    /** Lets other computers join the class that this app hosts: closes the board and opens it again. */
    void openToNetwork();

    /** Whether the person wants to see the strip with the pages; remembered. */
    boolean pagesShown();

    void pagesShown(boolean on);

    /** Ids of the actions last run from the command palette, the latest first. */
    List<String> recentActions();

    /** Records that an action was run from the command palette. */
    void used(String action);

    /** How other people join this board. */
    Invitation invitation();
}

package org.bunpil.client.kiosk;

import java.util.List;
import java.util.Locale;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.FileControl;
import org.bunpil.client.ui.PageCopying;
import org.bunpil.client.ui.Preferences;
import org.bunpil.client.ui.theme.Theme;

/**
 * An app control for a kiosk, where nobody at the screen may leave: the commands that leave do nothing. Theme and language are set by
 * whoever sets up the board.
 */
record KioskAppControl(AppControl app) implements AppControl {
    @Override
    public void leave() {}

    @Override
    public void quit() {}

    @Override
    public Theme theme() {
        return app.theme();
    }

    @Override
    public void theme(Theme theme) {}

    @Override
    public Locale language() {
        return app.language();
    }

    @Override
    public void language(Locale language) {}

    @Override
    public Preferences preferences() {
        return app.preferences();
    }

    @Override
    public boolean fullScreen() {
        return true;
    }

    @Override
    public void fullScreen(boolean on) {}

    @Override
    public boolean allowsFileDialogs() {
        return false;
    }

    @Override
    public FileControl files() {
        return FileControl.NONE;
    }

    @Override
    public PageCopying pageCopying() {
        return PageCopying.NONE;
    }

    @Override
    public void openToNetwork() {}

    /** Each class begins with the board alone. */
    @Override
    public boolean pagesShown() {
        return false;
    }

    @Override
    public void pagesShown(boolean on) {}

    @Override
    public List<String> recentActions() {
        return app.recentActions();
    }

    @Override
    public void used(String action) {
        app.used(action);
    }

    @Override
    public Invitation invitation() {
        return app.invitation();
    }
}

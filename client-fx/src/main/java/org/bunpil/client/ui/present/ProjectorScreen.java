package org.bunpil.client.ui.present;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import org.bunpil.client.i18n.Messages;

/**
 * A screen of this computer. The toolkit does not tell what the system calls it, so it is named by its number and size.
 *
 * @param number from 1, the main screen first
 */
public record ProjectorScreen(int number, Rectangle2D bounds) {
    /** The screens that there are now, the main one first. */
    static List<ProjectorScreen> now() {
        List<ProjectorScreen> now = new ArrayList<>();
        for (Screen screen : Screen.getScreens()) now.add(new ProjectorScreen(now.size() + 1, screen.getBounds()));
        return now;
    }

    /** By which it is found again. */
    String key() {
        return Math.round(bounds.getWidth()) + "x" + Math.round(bounds.getHeight()) + "@" + Math.round(bounds.getMinX())
                + "," + Math.round(bounds.getMinY());
    }

    /** Its name for people. */
    public String name(Messages messages) {
        return messages.text("present.screen", number, Math.round(bounds.getWidth()), Math.round(bounds.getHeight()));
    }
}

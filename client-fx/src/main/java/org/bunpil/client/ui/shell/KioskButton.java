package org.bunpil.client.ui.shell;

import javafx.scene.control.Button;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Opens what a kiosk offers beside the board: cleaning the screen, and its settings. */
public final class KioskButton extends Button {
    public KioskButton(Messages messages, Runnable more) {
        super(null, Icons.of(Material2OutlinedMZ.MORE_HORIZ));
        setId("kiosk.more");
        getStyleClass().addAll("quiet", "icon-button");
        setFocusTraversable(false);
        setAccessibleText(messages.text("kiosk.menu"));
        setOnAction(event -> more.run());
    }
}

package org.bunpil.client.ui.present;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.controls.FloatingBar;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What can be done while the board is on a second screen; only whoever presents sees it. */
public final class PresentBar extends FloatingBar {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    public PresentBar(Presentation presentation, Messages messages) {
        setId("present-bar");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label where = new Label("", Icons.of(Material2OutlinedMZ.TV));
        where.setId("present-where");
        where.getStyleClass().add("present-where");
        Button freeze = button("present.freeze", Material2OutlinedMZ.PAUSE, messages);
        Button black = button("present.black", Material2OutlinedMZ.VISIBILITY_OFF, messages);
        Button end = button("present.stop", Material2OutlinedAL.CLOSE, messages);
        getChildren().setAll(where, freeze, black, end);
        SceneBinding.bind(this, presentation.state(), now -> {
            setVisible(now != null);
            if (now == null) return;
            where.setText(now.connected() ? now.screen().name(messages) : messages.text("present.unplugged"));
            freeze.pseudoClassStateChanged(ON, now.frozen());
            freeze.setOnAction(event -> presentation.freeze(!now.frozen()));
            black.pseudoClassStateChanged(ON, now.black());
            black.setOnAction(event -> presentation.black(!now.black()));
        });
        end.setOnAction(event -> presentation.end());
    }

    private static Button button(String id, Ikon icon, Messages messages) {
        Button button = new Button(messages.text(id), Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("quiet", "toggle");
        button.setFocusTraversable(false);
        return button;
    }
}

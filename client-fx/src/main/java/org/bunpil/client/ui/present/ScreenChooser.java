package org.bunpil.client.ui.present;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.MenuRow;
import org.bunpil.client.ui.theme.Theme;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Asks on which screen to present; the one of the last time is first. */
public final class ScreenChooser extends VBox {
    /** Preferred width, pixels. */
    public static final double WIDTH = 360;

    /** @param here shows only the board in this window */
    public ScreenChooser(UiContext ui, Presentation presentation, Runnable here) {
        setId("present-screens");
        getStyleClass().add("menu-panel");
        setPrefWidth(WIDTH);
        Label title = new Label(ui.messages().text("present.where"));
        title.getStyleClass().add("menu-label");
        List<ProjectorScreen> others = new ArrayList<>(presentation.others());
        String last = ui.app().preferences().projector();
        others.sort((a, b) -> Boolean.compare(b.key().equals(last), a.key().equals(last)));
        List<Node> rows = new ArrayList<>();
        rows.add(title);
        for (ProjectorScreen screen : others) {
            Button row = MenuRow.of(ui, "present.screen", Material2OutlinedMZ.TV);
            row.setId("present.screen." + screen.number());
            String name = screen.name(ui.messages());
            row.setText(screen.key().equals(last) ? ui.messages().text("present.last", name) : name);
            row.setOnAction(event -> {
                ui.popovers().close();
                ui.app().preferences().projector(screen.key());
                presentation.begin(screen, ui.app().theme() == Theme.DARK);
            });
            rows.add(row);
        }
        Button full = MenuRow.of(ui, "present.here", Material2OutlinedAL.FULLSCREEN);
        full.setOnAction(event -> {
            ui.popovers().close();
            here.run();
        });
        rows.add(full);
        getChildren().setAll(rows);
    }
}

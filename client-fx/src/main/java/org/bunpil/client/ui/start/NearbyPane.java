package org.bunpil.client.ui.start;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.nearby.NearbyClass;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The classes that computers of the same network announce: what each is about, and whose it is. */
final class NearbyPane extends VBox {
    private final Messages messages;
    private final Consumer<NearbyClass> chosen;
    private final Label none;
    private final VBox rows = new VBox();

    /** @param chosen called with the class whose row was pressed */
    NearbyPane(Messages messages, Consumer<NearbyClass> chosen) {
        this.messages = messages;
        this.chosen = chosen;
        setId("start.nearby");
        getStyleClass().add("nearby");
        Label title = new Label(messages.text("start.nearby"), new FontIcon(Material2OutlinedMZ.WIFI));
        title.getStyleClass().add("nearby-title");
        none = new Label(messages.text("start.nearby.none"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        none.setMinHeight(Region.USE_PREF_SIZE);
        rows.getStyleClass().add("nearby-rows");
        getChildren().setAll(title, none, rows);
        show(List.of());
    }

    void show(List<NearbyClass> classes) {
        List<Node> all = new ArrayList<>();
        for (NearbyClass each : classes) all.add(row(each, isUnlike(each, classes)));
        rows.getChildren().setAll(all);
        none.setVisible(classes.isEmpty());
        none.setManaged(classes.isEmpty());
    }

    /** Whether title and teacher say which one it is. */
    private static boolean isUnlike(NearbyClass one, List<NearbyClass> classes) {
        return classes.stream()
                        .filter(each -> each.title().equals(one.title())
                                && each.teacher().equals(one.teacher()))
                        .count()
                == 1;
    }

    private Button row(NearbyClass of, boolean unlike) {
        String title = of.title().isEmpty() ? messages.text("untitled") : of.title();
        String whose = unlike ? of.teacher() : of.teacher() + " · " + of.place();
        Label name = new Label(title);
        name.getStyleClass().add("nearby-name");
        Label teacher = new Label(whose);
        teacher.getStyleClass().add("muted");
        VBox texts = new VBox(name, teacher);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox content = new HBox(texts, new FontIcon(Material2OutlinedMZ.NAVIGATE_NEXT));
        content.setAlignment(Pos.CENTER_LEFT);
        Button row = new Button();
        row.setGraphic(content);
        row.getStyleClass().add("nearby-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(title + ", " + whose);
        row.setOnAction(event -> chosen.accept(of));
        return row;
    }
}

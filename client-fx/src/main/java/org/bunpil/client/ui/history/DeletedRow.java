package org.bunpil.client.ui.history;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bunpil.board.BoardView;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Person;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;

/** One deleted thing: small image, what it is, who deleted it and when, and a button that restores it. */
final class DeletedRow extends ListCell<DeletedItem> {
    private static final double WIDTH = 80;
    private static final double HEIGHT = 56;
    private static final double AROUND = 12 * Viewport.UNITS;
    /** Space for the scroll bar. */
    private static final double SCROLL_BAR = 14;

    private final UiContext ui;
    private final Consumer<DeletedItem> restore;

    DeletedRow(UiContext ui, Consumer<DeletedItem> restore) {
        this.ui = ui;
        this.restore = restore;
        // As wide as the list, so that long text is shortened and the button stays in sight.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(DeletedItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        Messages messages = ui.messages();
        StackPane image = new StackPane(image(item));
        image.getStyleClass().add("thumbnail");
        Label what = new Label(what(item));
        what.getStyleClass().add("person-name");
        Label who = new Label(who(item));
        who.getStyleClass().add("muted");
        VBox text = new VBox(what, who);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button button = new Button(messages.text("history.restore"));
        button.setId("history.restore." + getIndex());
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(messages.text("history.restore") + ": " + what.getText());
        button.setOnAction(event -> restore.accept(item));
        HBox row = new HBox(image, text, button);
        row.getStyleClass().add("deleted-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMaxWidth(USE_PREF_SIZE);
        row.prefWidthProperty().bind(getListView().widthProperty().subtract(SCROLL_BAR + 16));
        setGraphic(row);
    }

    private Node image(DeletedItem item) {
        BoardView board = ui.board().editor().view();
        List<Element> elements = item.element() == null
                ? ConnectorEnds.page(board, item.page().id())
                : List.of(ConnectorEnds.placed(item.element(), board));
        Bounds bounds = Thumbnail.bounds(elements, AROUND);
        if (bounds == null) bounds = new Bounds(0, 0, WIDTH * Viewport.UNITS, HEIGHT * Viewport.UNITS);
        return Thumbnail.of(ui, item.page().background(), elements, bounds, WIDTH, HEIGHT);
    }

    private String what(DeletedItem item) {
        Element element = item.element();
        if (element == null) return page(item);
        String text = element.text();
        String first = text == null ? "" : text.strip().lines().findFirst().orElse("");
        return first.isEmpty() ? kind(element) : first;
    }

    private String kind(Element element) {
        return switch (element) {
            case Stroke _ -> ui.messages().text("history.kind.stroke");
            case Shape _ -> ui.messages().text("history.kind.shape");
            case Text _ -> ui.messages().text("history.kind.text");
            case Note _ -> ui.messages().text("history.kind.note");
            case Image _ -> ui.messages().text("history.kind.image");
            case Connector _ -> ui.messages().text("history.kind.connector");
        };
    }

    private String page(DeletedItem item) {
        String title = item.page().title();
        int number = ui.board().editor().view().pages().stream()
                        .filter(page -> !page.deleted() || page.equals(item.page()))
                        .toList()
                        .indexOf(item.page())
                + 1;
        return title.isEmpty() ? ui.messages().text("page.number", number) : title;
    }

    private String who(DeletedItem item) {
        Messages messages = ui.messages();
        long now = ui.board().session().history().nowMillis();
        String who = name(ui, item.by());
        String when = Times.ago(messages, item.millis(), now);
        return String.join(" · ", item.element() == null ? List.of(who, when) : List.of(page(item), who, when));
    }

    /** The name of a participant; "somebody" if it is not known. */
    static String name(UiContext ui, int participant) {
        if (participant != 0 && participant == ui.board().session().you())
            return ui.messages().text("history.you");
        Person person = ui.board().editor().view().people().get(participant);
        return person == null || person.name().isEmpty()
                ? ui.messages().text("history.somebody")
                : ui.board().session().roster().get().name(participant);
    }
}

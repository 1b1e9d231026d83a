package org.bunpil.client.ui.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.KeyPress;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.controls.TextLimit;

/** A search field and the list of matching commands. People can run any command here without knowing where its button is. */
public final class CommandPalette extends VBox {
    public static final double WIDTH = 600;
    /** Enough for eight rows. */
    private static final double HEIGHT = 470;

    /** Rows that Page Up and Page Down move. */
    private static final int PAGE = 7;
    /** Longer than any name. */
    private static final int MOST_UNITS = 60;

    private final UiContext ui;
    /** The action that opens the palette; its keys also close it. */
    private final Action open;

    private final ActionSearch search;
    private final TextField field = NonBlinkingCaret.install(new TextField());
    private final ListView<ActionSearch.Found> list = new ListView<>();
    private final Label nothing;

    /** @param height available height */
    public CommandPalette(UiContext ui, Actions actions, double height) {
        this.ui = ui;
        this.open = actions.app.palette;
        Messages messages = ui.messages();
        List<Messages> languages = new ArrayList<>(List.of(messages));
        for (Locale language : Messages.LANGUAGES) {
            if (!language.equals(messages.locale())) languages.add(Messages.of(language));
        }
        search = new ActionSearch(
                actions.all().stream().filter(action -> !action.equals(open)).toList(), languages);
        setId("palette");
        getStyleClass().add("palette");
        field.setId("palette-field");
        field.setPromptText(messages.text("palette.prompt"));
        field.setAccessibleText(messages.text("action.palette"));
        field.setTextFormatter(TextLimit.of(MOST_UNITS));
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new ActionRow(messages, this::run));
        nothing = new Label(messages.text("palette.nothing"));
        nothing.setId("palette-nothing");
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        nothing.setMouseTransparent(true);
        StackPane found = new StackPane(list, nothing);
        setVgrow(found, Priority.ALWAYS);
        getChildren().setAll(field, found);
        setPrefSize(WIDTH, Math.min(HEIGHT, height));
        field.textProperty().addListener(observable -> show());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> {
            // The focus stays in the field, so a screen reader reads there what Enter would do.
            field.setAccessibleHelp(
                    now == null ? nothing.getText() : now.action().title(messages));
        });
        show();
    }

    /** Focuses the search field. */
    public void takeKeys() {
        field.requestFocus();
    }

    private void show() {
        List<ActionSearch.Found> found = search.find(field.getText(), ui.app().recentActions());
        list.getItems().setAll(found);
        nothing.setVisible(found.isEmpty());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        switch (code) {
            case UP -> step(-1);
            case DOWN -> step(1);
            case PAGE_UP -> step(-PAGE);
            case PAGE_DOWN -> step(PAGE);
            case ENTER -> {
                ActionSearch.Found chosen = list.getSelectionModel().getSelectedItem();
                if (chosen != null) run(chosen.action());
            }
            // The field is the only focusable control, so Tab does nothing.
            case TAB -> {}
            default -> {
                KeyPress press = KeyPress.of(event);
                if (press == null || press.choose(List.of(open)) == null) return;
                ui.popovers().close();
            }
        }
        event.consume();
    }

    private void step(int by) {
        int last = list.getItems().size() - 1;
        if (last < 0) return;
        int at = list.getSelectionModel().getSelectedIndex();
        int to = by == 1 && at == last ? 0 : by == -1 && at == 0 ? last : Math.clamp(at + by, 0, last);
        list.getSelectionModel().clearAndSelect(to);
        // Near the end to the last row: rows differ in height, and the list guesses too short a way to one before it.
        boolean end = to + PAGE / 2 >= last;
        list.scrollTo(end ? last : Math.max(0, to - PAGE / 2));
        // From far away even the last row is missed by as much as the heights of those between were guessed wrong.
        if (end && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) flow.setPosition(1);
    }

    /** A disabled action only shows its reason, and the palette stays open for another choice. */
    private void run(Action action) {
        if (action.disabledReason().get() == null || action.evenSo()) {
            ui.popovers().close();
            ui.app().used(action.id());
        }
        action.runOrExplain(ui);
    }
}

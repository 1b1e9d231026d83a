package org.bunpil.client.ui.start;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.nearby.NearbyClass;
import org.bunpil.client.session.JoinInput;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.controls.UncachedScrollPane;
import org.bunpil.client.ui.dialogs.DialogLayer;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.client.ui.settings.AppearanceActions;
import org.bunpil.client.ui.settings.AppearancePicker;
import org.bunpil.client.ui.settings.SettingsDialog;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The screen without a board: start a class, join one, or open one that this computer has. */
public final class StartScreen extends StackPane {
    /** Enough for a link and what people copy along with it. */
    private static final int PASTED_UNITS = 600;

    private static final String ASKED = "asked";

    /** From this width on the boards are beside the forms, pixels. */
    private static final double BESIDE = 1_240;

    private final Messages messages;
    private final StartModel model;
    private final FormParts parts;
    private final TextField name;
    private final TextField title;
    private final TextField code;
    private final TextField address;
    private final CheckBox network;
    private final CheckBox server;
    private final RelayAccountFields fields;
    private final Button start;
    private final Label problem = new Label();
    private final Toasts toasts;
    private final DialogLayer dialogs = new DialogLayer();
    /** Classes of the same network; the one that was pressed, until another address is typed. */
    private List<NearbyClass> nearby = List.of();

    private @Nullable NearbyClass chosen;
    /** A file to be opened once the person has given a name. */
    private @Nullable Path waiting;

    /** @param appControl the app that contains this screen */
    public StartScreen(Messages messages, StartModel model, AppControl appControl) {
        this.messages = messages;
        this.model = model;
        this.parts = new FormParts(messages);
        this.toasts = new Toasts(messages);
        UncachedScrollPane scroll = new UncachedScrollPane();
        scroll.getStyleClass().add("start");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollBarPolicy.NEVER);
        name = parts.field("start.name", model.name(), "start.name.prompt", Limits.NAME_UNITS);
        title = parts.field("start.class.title", "", "start.class.title.prompt", Limits.TITLE_UNITS);
        code = parts.field("start.join.code", model.code(), "start.join.code.prompt", PASTED_UNITS);
        code.getStyleClass().add("code-field");
        address = parts.field("start.join.address", model.address(), "start.join.address.prompt", PASTED_UNITS);
        network = new CheckBox(messages.text("start.class.lan"));
        network.setId("start.class.lan");
        network.setSelected(true);
        network.setWrapText(true);
        start = new Button(messages.text("start.class.do"));
        server = new CheckBox(messages.text("start.class.server"));
        server.setId("start.class.server");
        server.setWrapText(true);
        fields = new RelayAccountFields(messages, model.relayAccount(), start::fire);
        problem.setId("start-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.setGraphic(new FontIcon(Material2OutlinedAL.ERROR_OUTLINE));
        shown(problem, false);

        HBox cards = new HBox(classCard(), joinCard());
        cards.getStyleClass().add("start-cards");
        BoardListPane boards = new BoardListPane(
                messages,
                model.actions(),
                dialogs,
                item -> named(person -> model.actions().reopen(person, item.board(), fields.key())),
                this::chooseFile,
                this::open,
                this::failed);
        VBox forms = new VBox(parts.labelled("start.name", name), problem, cards);
        forms.getStyleClass().add("start-column");
        VBox all = new VBox(head(appControl));
        all.getStyleClass().add("start-all");
        all.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        VBox.setVgrow(all, Priority.SOMETIMES);
        VBox middle = new VBox(all);
        // At the top: in the middle, everything would move with each board that is thrown away.
        middle.setAlignment(Pos.TOP_CENTER);
        middle.getStyleClass().add("start-page");
        scroll.setContent(middle);
        StackPane.setAlignment(toasts, Pos.TOP_CENTER);
        getChildren().setAll(scroll, toasts, dialogs);
        new FileDrop(model.actions()::opens, this::open).listen(this);
        arrange(all, forms, boards, false);
        widthProperty().addListener((observable, before, now) -> {
            if (before.doubleValue() >= BESIDE != now.doubleValue() >= BESIDE)
                arrange(all, forms, boards, now.doubleValue() >= BESIDE);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && dialogs.escape()) event.consume();
            if (event.getCode() == KeyCode.O && event.isShortcutDown() && !dialogs.isOpen()) {
                chooseFile();
                event.consume();
            }
        });
        TextField first = model.code().isEmpty() || model.name().isEmpty() ? name : code;
        first.sceneProperty().addListener((observable, before, scene) -> first.requestFocus());
    }

    /** Places the boards beside the forms, where there is room for a long list, or below them. */
    private static void arrange(VBox all, VBox forms, BoardListPane boards, boolean beside) {
        Pane body = beside ? new HBox(forms, boards) : new VBox(forms, boards);
        body.getStyleClass().add("start-body");
        HBox.setHgrow(boards, Priority.ALWAYS);
        VBox.setVgrow(boards, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        all.getChildren().setAll(all.getChildren().getFirst(), body);
    }

    /** Shows what is wrong with a field, until it is changed. */
    private void incomplete(TextField field, String key) {
        String sentence = messages.text(key);
        failed(sentence);
        ChangeListener<String> repaired = new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends String> text, String before, String now) {
                text.removeListener(this);
                if (problem.getText().equals(sentence)) shown(problem, false);
            }
        };
        field.textProperty().addListener(repaired);
    }

    /** Asks for something that is missing; no error. */
    public void asks(String sentence) {
        failed(sentence);
        problem.getStyleClass().add(ASKED);
    }

    /** Shows an error and lets the person try again. */
    public void failed(String sentence) {
        problem.getStyleClass().remove(ASKED);
        problem.setText(sentence);
        shown(problem, true);
        start.setText(messages.text("start.class.do"));
        setDisable(false);
    }

    private void chooseFile() {
        Path chosen = model.actions().chooseFile();
        if (chosen != null) open(chosen);
    }

    /** Opens a file as a board, as soon as the person has given a name. */
    public void open(Path file) {
        waiting = file;
        if (name.getText().isBlank()) {
            asks(messages.text("start.file.asked", file.getFileName()));
            name.requestFocus();
        } else {
            named(this::openWaiting);
        }
    }

    private void openWaiting(String person) {
        Path file = waiting;
        waiting = null;
        if (file != null) model.actions().openFile(person, file, toasts, this::failed);
    }

    /** Shows that a class is being started, which can take seconds on a slow computer. */
    public void starting() {
        start.setText(messages.text("start.class.doing"));
        setDisable(true);
    }

    private Node head(AppControl appControl) {
        Label app = new Label(messages.text("app.name"));
        app.getStyleClass().add("start-title");
        Label tagline = new Label(messages.text("app.tagline"));
        tagline.getStyleClass().addAll("muted", "start-tagline");
        VBox names = new VBox(app, tagline);
        names.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(names, Priority.ALWAYS);
        AppearanceActions actions = new AppearanceActions(appControl);
        AppearancePicker languages = new AppearancePicker(messages, actions.languages(), () -> {});
        languages.setAlignment(Pos.CENTER_RIGHT);
        AppearancePicker themes = new AppearancePicker(messages, actions.themes(), () -> {});
        themes.setAlignment(Pos.CENTER_RIGHT);
        HBox looks = new HBox(languages, themes, settings(appControl));
        looks.getStyleClass().add("start-looks");
        return new HBox(names, looks);
    }

    private Button settings(AppControl appControl) {
        Button settings = new Button(null, new FontIcon(Material2OutlinedMZ.SETTINGS));
        settings.setId("action.settings");
        settings.getStyleClass().addAll("quiet", "icon-button");
        settings.setAccessibleText(messages.text("action.settings"));
        settings.setOnAction(event -> dialogs.show(SettingsDialog.of(messages, appControl)));
        return settings;
    }

    private VBox classCard() {
        start.setId("start.class.do");
        start.getStyleClass().add("accent");
        start.setMaxWidth(Double.MAX_VALUE);
        start.setOnAction(event -> named(this::startClass));
        title.setOnAction(event -> start.fire());
        Label explain = parts.muted("start.class.explain");
        VBox here = new VBox(network, parts.muted("start.class.lan.explain"));
        server.selectedProperty().addListener((observable, before, now) -> place(explain, here, now));
        server.setSelected(!model.relayAccount().address().isEmpty());
        place(explain, here, server.isSelected());
        return parts.card(
                Material2OutlinedAL.CAST_FOR_EDUCATION,
                "start.class",
                explain,
                parts.labelled("start.class.title", title),
                here,
                new VBox(server, fields),
                start);
    }

    /** Shows only the texts and fields for the chosen place of the board: this computer or a server. */
    private void place(Label explain, Node here, boolean onServer) {
        explain.setText(messages.text(onServer ? "start.class.server.explain" : "start.class.explain"));
        shown(here, !onServer);
        shown(fields, onServer);
    }

    private void startClass(String person) {
        String about = title.getText().strip();
        if (!server.isSelected()) {
            model.actions().startClass(person, about, network.isSelected());
        } else if (!fields.submit(at -> model.actions().startAt(at, person, about))) {
            failed(messages.text("start.error.server"));
        }
    }

    private VBox joinCard() {
        Button join = new Button(messages.text("start.join.do"));
        join.setId("start.join.do");
        join.getStyleClass().add("accent");
        join.setMaxWidth(Double.MAX_VALUE);
        join.setOnAction(event -> named(this::join));
        code.setOnAction(event -> join.fire());
        address.setOnAction(event -> join.fire());
        code.textProperty().addListener((observable, before, now) -> pasted(code));
        address.textProperty().addListener((observable, before, now) -> pasted(address));
        name.setOnAction(event -> {
            if (waiting != null) named(this::openWaiting);
            else if (chosen != null && code.getText().isBlank()) choose(chosen);
            else if (JoinInput.read(code.getText(), address.getText()).isComplete()) join.fire();
        });
        NearbyPane found = new NearbyPane(messages, this::choose);
        shown(found, false);
        // Looking ends with the screen.
        found.sceneProperty().addListener((observable, before, scene) -> {
            if (scene == null) model.actions().endFinding();
            else shown(found, model.actions().findNearby(classes -> found(found, classes)));
        });
        return parts.card(
                Material2OutlinedAL.LOGIN,
                "start.join",
                parts.muted("start.join.explain"),
                found,
                parts.labelled("start.join.code", code),
                parts.labelled("start.join.address", address),
                join);
    }

    private void found(NearbyPane pane, List<NearbyClass> classes) {
        nearby = classes;
        pane.show(classes);
    }

    /** A class nearby was pressed: what is still missing is asked for. */
    private void choose(NearbyClass of) {
        chosen = of;
        address.setText(of.place());
        boolean unnamed = name.getText().isBlank();
        asks(messages.text(unnamed ? "start.nearby.name" : "start.nearby.code", of.teacher()));
        TextField next = unnamed ? name : code;
        next.requestFocus();
        next.selectAll();
    }

    /** The class nearby that is meant: the one that was pressed, or else the only one, where no address is typed. */
    private @Nullable NearbyClass meant() {
        String typed = address.getText().strip();
        if (chosen != null && typed.equals(chosen.place())) return chosen;
        return typed.isEmpty() && nearby.size() == 1 ? nearby.getFirst() : null;
    }

    private void named(java.util.function.Consumer<String> then) {
        String person = name.getText().strip();
        if (person.isEmpty()) {
            incomplete(name, "start.error.name");
            name.requestFocus();
            return;
        }
        shown(problem, false);
        then.accept(person);
    }

    /** A link, or code and address in one line, fill both fields, whichever they were pasted into. */
    private void pasted(TextField field) {
        JoinInput input = JoinInput.read(field.getText(), "");
        boolean onlyCode = field.equals(address)
                && input.relays().isEmpty()
                && code.getText().isEmpty();
        if (input.code().isEmpty() || !(input.isComplete() || onlyCode)) return;
        if (field.getText().equals(input.address()) && code.getText().equals(input.code())) return;
        // Not while the field is still changing.
        Platform.runLater(() -> {
            code.setText(input.code());
            address.setText(input.address());
            code.end();
            address.end();
        });
    }

    private void join(String person) {
        JoinInput input = JoinInput.read(code.getText(), address.getText());
        NearbyClass meant = input.relays().isEmpty() || chosen != null ? meant() : null;
        if (input.code().isEmpty()) {
            incomplete(code, "start.error.code");
            code.requestFocus();
        } else if (meant != null) {
            model.actions().join(person, input.code(), meant);
        } else if (input.relays().isEmpty()) {
            incomplete(address, "start.error.address");
            address.requestFocus();
        } else {
            model.actions().join(person, input.code(), input.relays());
        }
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}

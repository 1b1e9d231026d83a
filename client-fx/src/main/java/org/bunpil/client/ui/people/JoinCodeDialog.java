package org.bunpil.client.ui.people;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.session.Invitation;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.controls.NonBlinkingCaret;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * How others join: the class code in letters that thirty people can read from their seats, the address, and the link as a QR code. Opens by
 * itself when a class starts. In full screen only what others need is left.
 */
final class JoinCodeDialog {
    private static final String ID = "code-dialog";
    /** What the window's edge, the dialog's own and the gap between code and QR code take of the width, pixels. */
    private static final double AROUND = 180;

    private final UiContext ui;
    private final ClassActions actions;
    private final Messages messages;
    private final BoardSession session;
    private final Label code = new Label();
    private final TextField line = NonBlinkingCaret.install(new TextField());
    private final Label here = new Label();
    private final Label reach = muted("code-reach");
    private final Label firewall = muted("code-firewall");
    private final Label renewExplain = muted("code-renew-explain");
    private final Label networkExplain = muted("code-network-explain");
    private final QrCodeView qr;
    private final Button full;
    private final Button renew;
    private final ModalDialog dialog;
    private boolean isFull;

    private JoinCodeDialog(UiContext ui, ClassActions actions) {
        this.ui = ui;
        this.actions = actions;
        this.messages = ui.messages();
        this.session = ui.board().session();
        this.dialog = new ModalDialog(ID, messages.text("code.title")).style("code-dialog");
        this.qr = new QrCodeView(messages.text("code.qr"));
        this.renew = button(actions.renewCode);
        this.full = new Button(messages.text("code.full"), new FontIcon(Material2OutlinedAL.FULLSCREEN));
    }

    static ModalDialog of(UiContext ui, ClassActions actions) {
        return new JoinCodeDialog(ui, actions).build();
    }

    private ModalDialog build() {
        code.setId("code-large");
        code.getStyleClass().add("code-large");
        code.setMinWidth(Region.USE_PREF_SIZE);
        line.setId("code-line");
        line.getStyleClass().add("code-line");
        line.setEditable(false);
        line.setAlignment(Pos.CENTER);
        line.setAccessibleText(messages.text("code.line"));
        here.setId("code-here");
        here.getStyleClass().add("code-here");
        VBox words = new VBox(code, line, here);
        words.getStyleClass().add("code-words");
        HBox row = new HBox(words, qr);
        row.getStyleClass().add("code-row");

        Button copy = button(actions.copyCode);
        copy.setOnAction(event -> {
            actions.copyCode.runOrExplain(ui);
            copy.setText(messages.text("code.copied"));
        });
        full.setId("code.full");
        full.setOnAction(event -> full(!isFull));
        renew.setOnAction(event -> actions.renewCode.runOrExplain(ui));
        renewExplain.setText(actions.renewCode.name(messages) + ": " + messages.text("code.renew.explain"));
        Button network = button(actions.network);
        network.setOnAction(event -> {
            ui.dialogs().close(ID);
            actions.network.runOrExplain(ui);
        });
        networkExplain.setText(actions.network.name(messages) + ": " + messages.text("code.open.explain"));
        boolean alone = ui.app().invitation().reach() == Invitation.Reach.COMPUTER;
        shown(network, alone);
        shown(networkExplain, alone);

        dialog.content(row, reach, firewall, renewExplain, networkExplain)
                .controls(copy, full, renew, network)
                .close(messages.text("action.close"));
        SceneBinding.bind(dialog, session.joinCode(), joinCode -> refresh());
        SceneBinding.bind(dialog, ui.app().announcement(), announcement -> refresh());
        SceneBinding.bind(dialog, session.roster(), roster -> refresh());
        dialog.sceneProperty().addListener((observable, before, scene) -> {
            if (scene == null) full(false);
            else scale();
        });
        return dialog;
    }

    private Button button(Action action) {
        Button button = new Button(action.name(messages), action.icon().get());
        button.setId(action.id());
        return button;
    }

    private static Label muted(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }

    private void refresh() {
        Invitation invitation = ui.app().invitation();
        String joinCode = session.joinCode().get();
        code.setText(joinCode);
        line.setText(invitation.line(joinCode));
        String link = invitation.link(joinCode);
        String scanned = link.isEmpty() ? invitation.line(joinCode) : link;
        shown(qr, !scanned.isEmpty());
        if (!scanned.isEmpty()) qr.text(scanned);
        long others = session.roster().get().othersHere();
        here.setText(messages.text("code.here", others));
        reach.setText(reach(invitation.reach()));
        firewall.setText(messages.text("code.firewall", invitation.port()));
        shown(reach, !isFull && !reach.getText().isEmpty());
        shown(renewExplain, !isFull);
        shown(renew, !isFull);
        // Whoever has come in has shown that nothing is in between.
        shown(firewall, !isFull && others == 0 && invitation.reach() == Invitation.Reach.NETWORK);
    }

    private String reach(Invitation.Reach reach) {
        return switch (reach) {
            case COMPUTER -> messages.text("code.loopback");
            case OFFLINE -> messages.text("code.offline");
            case RELAY -> "";
            case NETWORK ->
                messages.text("code.lan")
                        + switch (ui.app().announcement().getValue()) {
                            case NONE, STARTING -> "";
                            case ANNOUNCED -> " " + messages.text("code.nearby");
                            case BLOCKED -> " " + messages.text("code.nearby.blocked");
                        };
        };
    }

    /** Fills the screen, for the projector, or no longer. */
    private void full(boolean on) {
        if (isFull == on) return;
        isFull = on;
        full.setText(messages.text(on ? "code.full.end" : "code.full"));
        full.setGraphic(new FontIcon(on ? Material2OutlinedAL.FULLSCREEN_EXIT : Material2OutlinedAL.FULLSCREEN));
        ui.app().fullScreen(on);
        refresh();
        scale();
    }

    /** As large as the window allows: the stylesheet's size is for a width of 1366 px. */
    private void scale() {
        if (dialog.getScene() == null) return;
        double width = dialog.getScene().getWidth();
        double height = dialog.getScene().getHeight();
        double room = width - AROUND;
        // A code in bold is six times as wide as its letters are high.
        double letters = Math.clamp(Math.min(room * 0.62 / 6, height / 4), 40, 260);
        code.setStyle("-fx-font-size: " + Math.round(letters) + "px;");
        qr.side(Math.clamp(Math.min(room * 0.3, height * (isFull ? 0.6 : 0.42)), 150, 720));
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}

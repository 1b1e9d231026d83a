package org.bunpil.client.ui.follow;

import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.follow.Following;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.Roster;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.controls.FloatingBar;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.theme.Icons;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * One line above the board, while a teacher leads: for the teacher that everybody follows and how it ends, for everybody else whom they
 * follow and the way back; and a thin frame around what is followed.
 */
public final class FollowBar extends StackPane {
    private static final double BELOW_TOP_BAR = 8;

    private final UiContext ui;
    private final FollowActions actions;
    private final Following following;
    private final Label words = new Label();
    private final Button press = new Button();
    private final Button stay;
    private final FloatingBar bar;
    private final Region frame = new Region();

    public FollowBar(UiContext ui, FollowActions actions) {
        this.ui = ui;
        this.actions = actions;
        this.following = ui.board().following();
        setPickOnBounds(false);
        words.setId("follow-words");
        press.setId("follow");
        press.getStyleClass().add("accent");
        press.setFocusTraversable(false);
        stay = new Button(null, Icons.of(Material2OutlinedAL.CLOSE));
        stay.setId("follow.stay");
        stay.getStyleClass().addAll("quiet", "icon-button");
        stay.setFocusTraversable(false);
        stay.setAccessibleText(ui.messages().text("follow.stay"));
        stay.setOnAction(event -> following.stay());
        bar = new FloatingBar(words, press, stay);
        bar.getStyleClass().add("follow-bar");
        bar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        press.setMinWidth(USE_PREF_SIZE);
        setAlignment(bar, Pos.TOP_CENTER);
        setMargin(bar, new Insets(BELOW_TOP_BAR, 0, 0, 0));
        frame.setId("follow-frame");
        frame.getStyleClass().add("follow-frame");
        frame.setMouseTransparent(true);
        getChildren().setAll(bar);
        SceneBinding.bind(this, ui.board().session().roster(), roster -> refresh());
        SceneBinding.bind(this, ui.board().changes().onFollowing(), ignored -> refresh());
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.PRESENCE), ignored -> refresh());
    }

    /** The frame, for the edge of the whole window; this bar itself stands between the panels. */
    public Node frame() {
        return frame;
    }

    private void refresh() {
        Roster roster = ui.board().session().roster().get();
        String who = roster.name(following.leader());
        boolean leads = roster.host() && ui.board().editor().localPresence().leads();
        switch (following.state()) {
            case FOLLOWS -> show("follow.follows", who, actions.back);
            case AWAY -> show("follow.away", who, actions.again);
            case BROUGHT -> show("follow.brought", who, actions.back);
            case FREE -> show("lead.on", "", actions.lead);
        }
        Following.State state = following.state();
        shown(bar, state != Following.State.FREE || leads);
        shown(stay, state == Following.State.BROUGHT);
        boolean framed = state == Following.State.FOLLOWS || leads;
        frame.setVisible(framed);
        int of = leads ? ui.board().session().you() : following.leader();
        if (framed && of > 0)
            frame.setStyle(String.format(
                    Locale.ROOT,
                    "-fx-border-color: #%06x;",
                    Palette.ofParticipant(of).rgb()));
    }

    private void show(String key, String who, Action action) {
        Messages messages = ui.messages();
        words.setText(messages.text(key, who));
        press.setText(action.name(messages));
        press.setOnAction(event -> action.runOrExplain(ui));
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}

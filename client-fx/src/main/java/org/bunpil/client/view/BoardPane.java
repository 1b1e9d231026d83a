package org.bunpil.client.view;

import java.util.ArrayList;
import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A board with everything that floats above it. Made anew when language or theme change; the desk stays. */
public final class BoardPane extends StackPane {
    private final Chrome chrome;
    private final Actions actions;
    private final TopBar topBar;
    private final BottomRow bottom;

    public BoardPane(Desk desk, Words words, Shell shell) {
        this(desk, words, shell, false);
    }

    /** For hands at a wall: large, and without what leads out of the board. */
    public static BoardPane kiosk(Desk desk, Words words, Shell shell) {
        return new BoardPane(desk, words, shell, true);
    }

    private BoardPane(Desk desk, Words words, Shell shell, boolean kiosk) {
        this.chrome = new Chrome(desk, words, new Toasts(words), new Sheets(), new Floats(), shell);
        Clippings clippings = new Clippings(chrome);
        clippings.takeDrops(desk.board());
        desk.gallery().missing(words.text("picture.missing"));
        this.actions = new Actions(chrome, clippings);
        BoardMenu.listen(chrome, actions);
        PeopleSheet people = new PeopleSheet(chrome);
        this.topBar = kiosk ? TopBar.kiosk(chrome) : TopBar.full(chrome, actions, people, this::present);
        Dock dock = new Dock(chrome, actions);
        this.bottom = new BottomRow(new PageStrip(chrome, actions), dock, new ZoomControl(chrome, actions), back());
        getStyleClass().add("board-pane");
        if (kiosk) {
            getStyleClass().add("large");
        }

        SelectionBar selection = new SelectionBar(chrome, actions);
        BorderPane frame = new BorderPane();
        frame.setPickOnBounds(false);
        frame.setTop(topBar);
        frame.setRight(people);
        frame.setBottom(bottom);
        StackPane.setAlignment(chrome.toasts(), Pos.TOP_CENTER);
        getChildren().setAll(desk.board(), selection, frame, chrome.floats(), chrome.toasts(), chrome.sheets());
        new News(chrome, !kiosk).listen(this);
        List<Node> bars = new ArrayList<>(List.of(topBar, people, selection));
        bars.addAll(bottom.parts());
        Keys keys = new Keys(chrome, actions, new BarKeys(chrome, bars));
        EventHandler<KeyEvent> onKey = keys::pressed;
        Shyness shyness = new Shyness(chrome, List.of(topBar, bottom));
        EventHandler<MouseEvent> onPress = event -> {
            shyness.pressed(event);
            chrome.floats().pressed(event.getPickResult().getIntersectedNode());
        };
        EventHandler<MouseEvent> onDrag = shyness::dragged;
        EventHandler<MouseEvent> onRelease = event -> shyness.released();
        sceneProperty().addListener((observable, before, now) -> {
            if (before != null) {
                before.removeEventFilter(MouseEvent.MOUSE_DRAGGED, onDrag);
                before.removeEventFilter(MouseEvent.MOUSE_RELEASED, onRelease);
                before.removeEventFilter(KeyEvent.KEY_PRESSED, onKey);
                before.removeEventFilter(MouseEvent.MOUSE_PRESSED, onPress);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, onKey);
                now.addEventFilter(MouseEvent.MOUSE_PRESSED, onPress);
                now.addEventFilter(MouseEvent.MOUSE_DRAGGED, onDrag);
                now.addEventFilter(MouseEvent.MOUSE_RELEASED, onRelease);
                desk.board().requestFocus();
            }
        });
        desk.board().dark(shell.theme() == Theme.DARK);
    }

    /** Ends presenting. */
    private FloatingBar back() {
        Button back = new Button(chrome.words().text("bar.present.end"), Icons.of(Material2OutlinedAL.FULLSCREEN_EXIT));
        back.setId("present.end");
        back.getStyleClass().add("quiet");
        back.setFocusTraversable(false);
        back.setOnAction(event -> {
            bare(false);
            chrome.shell().fullScreen(false);
        });
        return new FloatingBar(back);
    }

    /** Full screen with nothing but board and dock; leaving the full screen brings the rest back. */
    private void present() {
        bare(true);
        chrome.floats().close();
        chrome.shell().fullScreen(true);
    }

    /** The window is about to be closed, or the board to be left: asks first when that ends a class. @param then leaves */
    public void leaving(Runnable then) {
        LeaveSheet.ask(chrome, then);
    }

    /** The full screen was left. */
    public void fullScreenLeft() {
        bare(false);
    }

    /** Whether there is only the dock, for presenting. */
    public void bare(boolean on) {
        topBar.setVisible(!on);
        bottom.bare(on);
    }
}

package org.bunpil.client.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Margins;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.AppControl;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.ScreenControls;
import org.bunpil.client.ui.clipboard.ClipboardController;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.commands.LeaveClassDialog;
import org.bunpil.client.ui.controls.FloatingBar;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.client.ui.dialogs.DialogLayer;
import org.bunpil.client.ui.dialogs.PopoverLayer;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.client.ui.keyboard.KeyboardAware;
import org.bunpil.client.ui.pages.PageNavigator;
import org.bunpil.client.ui.pages.PageStrip;
import org.bunpil.client.ui.palette.CommandPalette;
import org.bunpil.client.ui.people.PeoplePanel;
import org.bunpil.client.ui.people.RaiseHandButton;
import org.bunpil.client.ui.present.PresentBar;
import org.bunpil.client.ui.present.Presentation;
import org.bunpil.client.ui.present.ScreenChooser;
import org.bunpil.client.ui.selection.CanvasContextMenu;
import org.bunpil.client.ui.selection.SelectionBar;
import org.bunpil.client.ui.theme.Icons;
import org.bunpil.client.ui.theme.Theme;
import org.bunpil.client.ui.toolbar.Dock;
import org.bunpil.client.ui.toolbar.ZoomControl;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A board with all bars and layers above it. Built again when language or theme change; the board context stays. */
public final class BoardScreen extends StackPane implements KeyboardAware {
    /** Distance from the top bar to the command palette, so that a toast fits between and does not cover the field. */
    private static final double BELOW_BAR = 76;

    /** No more than so many lie above each other. */
    private static final int MOST_DIALOGS = 8;

    private final UiContext ui;
    private final Actions actions;
    private final PeoplePanel people;
    private final PageStrip pages;
    private final TopBar topBar;
    private final BottomBar bottom;
    private final WrittenInSight writtenInSight;
    private final Supplier<Margins> covered;

    public BoardScreen(BoardContext board, Messages messages, AppControl app) {
        this(board, messages, app, null);
    }

    /** For a smartboard: large controls, without the commands that leave the board. @param more what the kiosk's own button does */
    public static BoardScreen kiosk(BoardContext board, Messages messages, AppControl app, Runnable more) {
        return new BoardScreen(board, messages, app, more);
    }

    private BoardScreen(BoardContext board, Messages messages, AppControl app, @Nullable Runnable more) {
        boolean kiosk = more != null;
        this.ui = new UiContext(board, messages, new Toasts(messages), new DialogLayer(), new PopoverLayer(), app);
        ClipboardController clipboard = new ClipboardController(ui);
        clipboard.takeDrops(board.canvas());
        board.assets().placeholderTexts(messages.text("picture.missing"), messages.text("picture.broken"));
        Controls controls = new Controls();
        clipboard.pdfImport().covered(controls::covered);
        this.covered = controls::covered;
        this.writtenInSight = new WrittenInSight(board, covered);
        this.actions = new Actions(ui, clipboard, controls, kiosk);
        CanvasContextMenu.listen(ui, actions);
        this.people = new PeoplePanel(ui, actions.classroom);
        this.pages = new PageStrip(ui, actions.page);
        this.topBar = kiosk ? TopBar.kiosk(ui) : TopBar.full(ui, actions);
        Dock dock = new Dock(ui, actions);
        FloatingBar pageButtons = new PageNavigator(ui, actions.page);
        FloatingBar zoom = new ZoomControl(ui, actions.view);
        if (more != null) {
            pageButtons.getChildren().add(new RaiseHandButton(ui, actions.classroom.raiseHand));
            zoom.getChildren().add(new KioskButton(messages, more));
        }
        this.bottom =
                new BottomBar(pageButtons, dock, zoom, back(), app.preferences().barSide());
        getStyleClass().add("board-pane");
        if (kiosk) {
            getStyleClass().add("large");
        }

        SelectionBar selection = new SelectionBar(ui, actions);
        BorderPane frame = new BorderPane();
        frame.setPickOnBounds(false);
        frame.setTop(topBar);
        frame.setRight(people);
        frame.setLeft(pages);
        frame.setBottom(bottom);
        StackPane.setAlignment(ui.toasts(), Pos.TOP_CENTER);
        // A menu that is open is being read and pressed; a message waits below it.
        PresentBar presentBar = new PresentBar(Presentation.of(board), messages);
        StackPane.setAlignment(presentBar, Pos.TOP_CENTER);
        StackPane.setMargin(presentBar, new Insets(BELOW_BAR, 0, 0, 0));
        getChildren().setAll(board.canvas(), selection, frame, presentBar, ui.toasts(), ui.popovers(), ui.dialogs());
        new NotificationController(ui, !kiosk).listen(this);
        SceneBinding.bind(this, board.session().roster(), roster -> {
            actions.classroom.changed(roster);
            board.canvas().showOthers(roster.connected());
        });
        List<Node> bars = new ArrayList<>(List.of(topBar, pages, people, selection));
        bars.addAll(bottom.parts());
        KeyboardController keyboardController = new KeyboardController(ui, actions, new BarNavigation(ui, bars), pages);
        EventHandler<KeyEvent> onKey = keyboardController::pressed;
        ToolbarFade toolbarFade = new ToolbarFade(ui, List.of(topBar, bottom));
        EventHandler<MouseEvent> onPress = event -> {
            toolbarFade.pressed(event);
            // A key on the screen types into what is open and is no press elsewhere.
            if (getLayoutBounds().contains(sceneToLocal(event.getSceneX(), event.getSceneY())))
                ui.popovers().pressed(event.getPickResult().getIntersectedNode());
        };
        EventHandler<MouseEvent> onDrag = toolbarFade::dragged;
        EventHandler<MouseEvent> onRelease = event -> toolbarFade.released();
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
                board.canvas().requestFocus();
            }
        });
        board.canvas().dark(app.theme() == Theme.DARK);
        pages.shown(app.pagesShown());
    }

    /** The bar that ends presenting. */
    private FloatingBar back() {
        Button back = new Button(ui.messages().text("bar.present.end"), Icons.of(Material2OutlinedAL.FULLSCREEN_EXIT));
        back.setId("present.end");
        back.getStyleClass().add("quiet");
        back.setFocusTraversable(false);
        back.setOnAction(event -> actions.view.present.runOrExplain(ui));
        return new FloatingBar(back);
    }

    /** Call before the window closes or the board is left: asks first when that ends a class. @param then runs when leaving is confirmed */
    public void confirmLeave(Runnable then) {
        LeaveClassDialog.confirm(ui, then);
    }

    /** Tells the person something about this board. */
    public void tell(String sentence) {
        ui.toasts().show(Toasts.Kind.CAREFUL, sentence);
    }

    /** Call after the window has left full screen. */
    public void fullScreenLeft() {
        bare(false);
    }

    /** Tool, colours and zoom as at the beginning, and nothing open: for the next class. */
    public void reset() {
        Editor editor = ui.board().editor();
        ui.board().canvas().cancel();
        ui.board().canvas().requestFocus();
        ui.popovers().close();
        for (int i = 0; i < MOST_DIALOGS && ui.dialogs().escape(); i++) editor.select(List.of());
        editor.select(List.of());
        editor.toolStyles().reset();
        editor.use(ToolKind.PEN);
        editor.zoomFit(covered.get());
    }

    /** Deletes from the current page what was made here. */
    public void wipe() {
        Editor editor = ui.board().editor();
        int you = ui.board().session().you();
        List<String> own = new ArrayList<>();
        for (Element element : editor.elementIndex().elements())
            if (element.common().author() == you && editor.mayChange(element)) own.add(element.id());
        if (own.isEmpty()) return;
        editor.select(own);
        editor.selectionCommands().delete();
        editor.select(List.of());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        writtenInSight.show();
    }

    @Override
    public void keyboard(boolean shown) {
        writtenInSight.keyboard(shown);
    }

    /** Hides everything but the dock and the page buttons, for presenting. */
    public void bare(boolean on) {
        topBar.setVisible(!on);
        pages.shown(!on && ui.app().pagesShown());
        bottom.bare(on);
    }

    private final class Controls implements ScreenControls {
        @Override
        public void togglePeople() {
            people.toggle();
        }

        @Override
        public void togglePages() {
            boolean on = !pages.isVisible();
            if (!on && pages.keyTarget().isFocused()) ui.board().canvas().requestFocus();
            pages.shown(on);
            ui.app().pagesShown(on);
        }

        @Override
        public boolean isShowingPages() {
            return pages.isVisible();
        }

        /** Ending full screen also shows all bars again. */
        @Override
        public void present(boolean on) {
            Presentation presentation = Presentation.of(ui.board());
            if (on && !presentation.others().isEmpty()) {
                double top = topBar.getHeight() + BELOW_BAR;
                ui.popovers()
                        .showInMiddle(
                                ScreenChooser.WIDTH, top, new ScreenChooser(ui, presentation, () -> presentHere(true)));
            } else {
                presentHere(on);
            }
        }

        private void presentHere(boolean on) {
            bare(on);
            ui.popovers().close();
            ui.app().fullScreen(on);
        }

        @Override
        public Margins covered() {
            return new Margins(
                    topBar.isVisible() ? topBar.getHeight() : 0,
                    people.isVisible() && people.isManaged() ? people.getWidth() : 0,
                    bottom.getHeight(),
                    pages.isVisible() ? pages.getWidth() : 0);
        }

        @Override
        public boolean isPresenting() {
            return bottom.isBare();
        }

        @Override
        public void findAction() {
            PopoverLayer popovers = ui.popovers();
            double top = topBar.getHeight() + BELOW_BAR;
            CommandPalette palette = new CommandPalette(ui, actions, popovers.heightBelow(top));
            popovers.showInMiddle(CommandPalette.WIDTH, top, palette);
            palette.takeKeys();
        }
    }
}

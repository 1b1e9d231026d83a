package org.bunpil.client.ui.present;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.client.ui.controls.Delay;
import org.jspecify.annotations.Nullable;

/**
 * Presenting a board on a second screen. It takes no screen that was not chosen, waits when that one is unplugged, and goes on when it is
 * back; it ends with the board. FX thread.
 */
public final class Presentation {
    /** A board that is in no window for so long was left; while a window is built anew it is in none for a moment. */
    private static final long LEFT_MILLIS = 500;

    private final BoardContext board;
    private final ObservableList<ProjectorScreen> screens;
    private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
    private final Delay left = new Delay(LEFT_MILLIS, this::endIfLeft);
    private @Nullable ProjectorWindow window;
    private boolean dark;
    private ListChangeListener<Screen> listener = change -> {};

    /**
     * What is presented.
     *
     * @param connected whether the screen is there
     * @param frozen whether the screen keeps showing what it showed
     */
    public record State(ProjectorScreen screen, boolean connected, boolean frozen, boolean black) {}

    /** @param screens those that there are, kept up to date */
    Presentation(BoardContext board, ObservableList<ProjectorScreen> screens) {
        this.board = board;
        this.screens = screens;
        screens.addListener((InvalidationListener) observable -> screensChanged());
        board.canvas().sceneProperty().addListener(observable -> left.start());
    }

    /** The one of a board; it stays the same when the window is built anew. */
    public static Presentation of(BoardContext board) {
        return (Presentation)
                board.canvas().getProperties().computeIfAbsent(Presentation.class, key -> withScreens(board));
    }

    private static Presentation withScreens(BoardContext board) {
        ObservableList<ProjectorScreen> screens = FXCollections.observableArrayList(ProjectorScreen.now());
        Presentation presentation = new Presentation(board, screens);
        presentation.listener = change -> screens.setAll(ProjectorScreen.now());
        // The toolkit's list outlives every board.
        Screen.getScreens().addListener(new WeakListChangeListener<>(presentation.listener));
        return presentation;
    }

    /** Null while nothing is presented. */
    public ReadOnlyObjectProperty<@Nullable State> state() {
        return state.getReadOnlyProperty();
    }

    /** The screens that can be chosen: all but the one with the window. */
    public List<ProjectorScreen> others() {
        return screens.stream().filter(each -> !hasWindow(each)).toList();
    }

    private boolean hasWindow(ProjectorScreen screen) {
        Window main = board.canvas().getScene() == null
                ? null
                : board.canvas().getScene().getWindow();
        if (main == null) return false;
        Rectangle2D bounds = screen.bounds();
        return bounds.contains(main.getX() + main.getWidth() / 2, main.getY() + main.getHeight() / 2);
    }

    /** @param dark whether pages without a colour of their own are dark */
    public void begin(ProjectorScreen screen, boolean dark) {
        this.dark = dark;
        if (window == null) window = new ProjectorWindow(board);
        window.freeze(false);
        window.black(false);
        window.show(screen, dark);
        state.set(new State(screen, true, false, false));
    }

    public void end() {
        if (window != null) window.hide();
        state.set(null);
    }

    /** The screen keeps what it shows, or shows again what the window does. */
    public void freeze(boolean on) {
        State now = state.get();
        if (now == null || window == null) return;
        window.freeze(on);
        state.set(new State(now.screen(), now.connected(), on, now.black()));
    }

    public void black(boolean on) {
        State now = state.get();
        if (now == null || window == null) return;
        window.black(on);
        state.set(new State(now.screen(), now.connected(), now.frozen(), on));
    }

    private void screensChanged() {
        State now = state.get();
        if (now == null || window == null) return;
        ProjectorScreen there = find(now.screen());
        if (there == null) {
            window.hide();
            state.set(new State(now.screen(), false, now.frozen(), now.black()));
        } else {
            window.show(there, dark);
            state.set(new State(there, true, now.frozen(), now.black()));
        }
    }

    /** The same screen; or, if it now has another size or place, the only one that it can be. */
    private @Nullable ProjectorScreen find(ProjectorScreen wanted) {
        List<ProjectorScreen> others = others();
        for (ProjectorScreen each : others) if (each.key().equals(wanted.key())) return each;
        return others.size() == 1 && screens.size() > 1 ? others.getFirst() : null;
    }

    private void endIfLeft() {
        if (board.canvas().getScene() == null) end();
    }

    @Nullable
    ProjectorWindow window() {
        return window;
    }
}

package org.bunpil.client.ui.present;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import org.bunpil.client.canvas.BoardCanvas;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.session.ShownBoard;
import org.bunpil.client.ui.BoardContext;

/** The window on the second screen. It shows the page and the part of it that the window with the bars shows, as large as it can. */
final class ProjectorWindow {
    private final BoardContext board;
    private final Editor editor;
    private final BoardCanvas canvas;
    private final ImageView frozen = new ImageView();
    private final Region black = new Region();
    private final Stage stage = new Stage(StageStyle.UNDECORATED);
    private boolean isFrozen;

    ProjectorWindow(BoardContext board) {
        this.board = board;
        this.editor = new Editor(new ShownBoard(board.session()));
        this.canvas = new BoardCanvas(editor);
        canvas.setId("projector");
        canvas.setMouseTransparent(true);
        canvas.setFocusTraversable(false);
        canvas.imageSource(board.assets());
        canvas.showOthers(false);
        canvas.mirrorLaser(board.canvas());
        // Each cache tells one listener.
        board.assets().onLoaded(asset -> {
            board.canvas().imageLoaded(asset);
            canvas.imageLoaded(asset);
        });
        black.setBackground(new Background(new BackgroundFill(Color.BLACK, null, null)));
        black.setVisible(false);
        frozen.setVisible(false);
        StackPane root = new StackPane(canvas, frozen, black);
        stage.setScene(new Scene(root, Color.BLACK));
        stage.titleProperty().bind(board.session().title());
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        canvas.widthProperty().addListener(observable -> follow());
        canvas.heightProperty().addListener(observable -> follow());
        board.editor().listen(change -> {
            if (change == EditorChange.PAGE || change == EditorChange.VIEWPORT) follow();
        });
    }

    Stage stage() {
        return stage;
    }

    Editor editor() {
        return editor;
    }

    void show(ProjectorScreen screen, boolean dark) {
        Rectangle2D bounds = screen.bounds();
        canvas.dark(dark);
        stage.setFullScreen(false);
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
        stage.show();
        stage.setFullScreen(true);
        follow();
        // Whoever presents goes on writing where the pen is.
        Window main = board.canvas().getScene().getWindow();
        if (main instanceof Stage window) window.requestFocus();
    }

    void hide() {
        stage.hide();
    }

    void freeze(boolean on) {
        if (on == isFrozen) return;
        if (on) {
            frozen.setImage(canvas.renderBitmap());
            frozen.setFitWidth(canvas.getWidth());
            frozen.setFitHeight(canvas.getHeight());
        }
        isFrozen = on;
        frozen.setVisible(on);
        if (!on) {
            frozen.setImage(null);
            follow();
        }
    }

    void black(boolean on) {
        black.setVisible(on);
    }

    private void follow() {
        if (isFrozen || !stage.isShowing()) return;
        Viewport seen = board.editor().viewport();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width <= 0 || height <= 0 || seen.width() <= 0 || seen.height() <= 0) return;
        editor.pages().show(board.editor().page());
        double larger = Math.min(width / seen.width(), height / seen.height());
        double zoom = Math.clamp(seen.zoom() * larger, Viewport.MIN_ZOOM, Viewport.MAX_ZOOM);
        editor.viewport(new Viewport(seen.x(), seen.y(), zoom, width, height));
    }
}

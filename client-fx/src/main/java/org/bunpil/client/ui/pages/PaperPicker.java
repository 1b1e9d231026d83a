package org.bunpil.client.ui.pages;

import java.nio.IntBuffer;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.stage.Screen;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.theme.Theme;
import org.bunpil.model.Background;

/** Choice of a page's paper; each paper is shown as a small sample. */
public final class PaperPicker extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final int SIDE = 34;
    /** Where on the page the sample begins, so that the first lines are not at its edge. */
    private static final int CORNER = -6;
    /** At this zoom a sample shows a few squares and lines. */
    private static final double ZOOM = 0.42;

    public PaperPicker(UiContext ui, PageActions actions) {
        getStyleClass().add("menu-pair");
        for (Background background : Background.values()) {
            Action action = actions.paper(background);
            Button button = button(background, action, ui);
            button.pseudoClassStateChanged(ON, action.isChosen());
            button.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass("unavailable"),
                    action.disabledReason().get() != null);
            getChildren().add(button);
        }
    }

    private static Button button(Background background, Action action, UiContext ui) {
        String name = action.name(ui.messages());
        Button button = new Button();
        button.setId(action.id());
        button.setGraphic(piece(Paper.of(background, ui.app().theme() == Theme.DARK)));
        button.getStyleClass().addAll("quiet", "icon-button", "paper");
        button.setTooltip(new BesideTooltip(button, name));
        button.setAccessibleText(name);
        button.setOnAction(event -> {
            ui.popovers().close();
            action.runOrExplain(ui);
        });
        return button;
    }

    private static ImageView piece(Paper paper) {
        // Painted at the screen's scale; painted smaller and scaled up, lines of one pixel would blur.
        double scale = Screen.getPrimary().getOutputScaleX();
        int side = (int) Math.ceil(SIDE * scale);
        long corner = Math.round(CORNER * scale);
        Bitmap bitmap = new Bitmap(side, side);
        new Painter(paper)
                .page(bitmap, new RenderRegion(corner, corner, side, side, ZOOM * scale / Viewport.UNITS), List.of());
        ImageView view = new ImageView(new WritableImage(
                new PixelBuffer<>(side, side, IntBuffer.wrap(bitmap.pixels()), PixelFormat.getIntArgbPreInstance())));
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        return view;
    }
}

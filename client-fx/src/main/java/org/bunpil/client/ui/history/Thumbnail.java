package org.bunpil.client.ui.history;

import java.nio.IntBuffer;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.shape.Rectangle;
import javafx.stage.Screen;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.theme.Theme;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/** Elements on their paper, small. */
final class Thumbnail {
    /** A page can hold any number of elements; a thumbnail shows the lowest ones of these only. */
    private static final int MOST_ELEMENTS = 3_000;

    private static final int MOST_MARKS = 200;
    /** Between an element and its frame, pixels. */
    private static final double MARK_GAP = 3;

    private Thumbnail() {}

    /**
     * The elements as large as fits, at most at 100 %.
     *
     * @param elements lowest first
     * @param bounds part of the board plane to show
     */
    static ImageView of(
            UiContext ui, Background background, List<Element> elements, Bounds bounds, double width, double height) {
        return image(ui, background, elements, region(bounds, width, height), width, height);
    }

    /**
     * The same, with a frame around some of the elements.
     *
     * @param marked elements to frame
     * @param style of the frames
     */
    static Group marked(
            UiContext ui,
            Background background,
            List<Element> elements,
            List<Element> marked,
            String style,
            Bounds bounds,
            double width,
            double height) {
        RenderRegion region = region(bounds, width, height);
        Group group = new Group(image(ui, background, elements, region, width, height));
        double output = region.width() / width;
        for (Element element : marked.subList(0, Math.min(MOST_MARKS, marked.size()))) {
            Bounds around = ElementBounds.painted(element);
            Rectangle frame = new Rectangle(
                    (around.minX() * region.scale() - region.left()) / output - MARK_GAP,
                    (around.minY() * region.scale() - region.top()) / output - MARK_GAP,
                    around.width() * region.scale() / output + 2 * MARK_GAP,
                    around.height() * region.scale() / output + 2 * MARK_GAP);
            frame.getStyleClass().addAll("history-mark", style);
            group.getChildren().add(frame);
        }
        // What lies partly outside must not make the thumbnail larger.
        group.setClip(new Rectangle(width, height));
        return group;
    }

    private static RenderRegion region(Bounds bounds, double width, double height) {
        double output = Screen.getPrimary().getOutputScaleX();
        int pixelWidth = (int) Math.ceil(width * output);
        int pixelHeight = (int) Math.ceil(height * output);
        double scale =
                Math.min(output / Viewport.UNITS, Math.min(pixelWidth / bounds.width(), pixelHeight / bounds.height()));
        return new RenderRegion(
                Math.round(bounds.centreX() * scale - pixelWidth / 2.0),
                Math.round(bounds.centreY() * scale - pixelHeight / 2.0),
                pixelWidth,
                pixelHeight,
                scale);
    }

    private static ImageView image(
            UiContext ui,
            Background background,
            List<Element> elements,
            RenderRegion region,
            double width,
            double height) {
        int pixelWidth = region.width();
        int pixelHeight = region.height();
        List<Element> shown = elements.stream()
                .filter(element -> ElementBounds.painted(element).intersects(region.bounds()))
                .limit(MOST_ELEMENTS)
                .toList();
        Bitmap bitmap = new Bitmap(pixelWidth, pixelHeight);
        new Painter(
                        Paper.of(background, ui.app().theme() == Theme.DARK),
                        ui.board().assets())
                .page(bitmap, region, shown);
        ImageView view = new ImageView(new WritableImage(new PixelBuffer<>(
                pixelWidth, pixelHeight, IntBuffer.wrap(bitmap.pixels()), PixelFormat.getIntArgbPreInstance())));
        view.setFitWidth(width);
        view.setFitHeight(height);
        return view;
    }

    /** The bounds of all elements with some space around; null if there are none. */
    static @Nullable Bounds bounds(List<Element> elements, double around) {
        Bounds all = null;
        for (Element element : elements) {
            Bounds bounds = ElementBounds.painted(element);
            all = all == null ? bounds : all.union(bounds);
        }
        return all == null ? null : all.grown(around);
    }
}

package org.bunpil.client.canvas;

import javafx.geometry.Dimension2D;
import javafx.scene.Cursor;
import javafx.scene.ImageCursor;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.render.Paper;
import org.bunpil.client.tool.Erasing;
import org.bunpil.model.Style;

/** The pointer's shape shows the tool: the pen's real width and colour, the eraser's size. */
final class ToolCursor {
    /** A smaller dot could not be seen, view pixels. */
    private static final double MIN_DOT = 4;
    /** No system shows a larger image as a pointer. */
    private static final double MAX_DOT = 60;

    /** JavaFX's headless platform throws if an image is set as the pointer. */
    private static final boolean HEADLESS = "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));

    private ToolCursor() {}

    static Cursor of(ToolKind tool, Style style, Paper paper, double scale, boolean pressed) {
        return switch (tool) {
            case SELECT -> Cursor.DEFAULT;
            case PEN, HIGHLIGHTER -> dot(style, paper, scale);
            case ERASER -> circle(Erasing.RADIUS, Color.rgb(255, 255, 255, 0.6), Color.rgb(90, 98, 108));
            case LINE, ARROW, RECT, ELLIPSE, TRIANGLE, DIAMOND, CONNECTOR, NOTE -> Cursor.CROSSHAIR;
            case TEXT -> Cursor.TEXT;
            case HAND -> pressed ? Cursor.CLOSED_HAND : Cursor.OPEN_HAND;
            case LASER -> circle(4, Color.RED, Color.WHITE);
            case EYEDROPPER -> Cursor.CROSSHAIR;
        };
    }

    private static Cursor dot(Style style, Paper paper, double scale) {
        double width = Math.clamp(style.width() * scale, MIN_DOT, MAX_DOT);
        Color color = FxConversions.color(paper.ink(style.color()));
        Color ring = paper.dark() ? Color.rgb(0, 0, 0, 0.5) : Color.rgb(255, 255, 255, 0.8);
        return circle(width / 2, color.deriveColor(0, 1, 1, style.alpha() / 255.0), ring);
    }

    private static Cursor circle(double radius, Color fill, Color ring) {
        if (HEADLESS) return Cursor.CROSSHAIR;
        double side = Math.ceil(radius * 2 + 4);
        Dimension2D best = ImageCursor.getBestSize(side, side);
        if (best.getWidth() < side) return Cursor.CROSSHAIR;
        StackPane pane = new StackPane();
        pane.setMinSize(best.getWidth(), best.getHeight());
        pane.setBackground(null);
        Circle circle = new Circle(radius, fill);
        circle.setStroke(ring);
        pane.getChildren().add(circle);
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        WritableImage image = pane.snapshot(clear, null);
        return new ImageCursor(image, image.getWidth() / 2, image.getHeight() / 2);
    }
}

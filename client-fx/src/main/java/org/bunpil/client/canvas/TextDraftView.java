package org.bunpil.client.canvas;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.bunpil.client.editor.TextDraft;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.client.render.Typography;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Note;
import org.bunpil.model.Text;

/** A text that is being written, as the painter will paint it, with caret and selection. Coordinates: board pixels from its corner. */
final class TextDraftView {
    private static final Color SELECTED = Color.web("#1f6feb", 0.3);
    private static final double CARET_WIDTH = 1.5;
    /** A bitmap is no larger than this; a text that is seen so large is shown less sharp. */
    private static final double MAX_PIXELS = 4_000;

    final Group node = new Group();
    private final Group selection = new Group();
    private final ImageView image = new ImageView();
    private final Rectangle composing = new Rectangle();
    private final Rectangle caret = new Rectangle();
    private final TextDraft draft;
    private final Painter painter;
    private String text = "";
    private Size size = new Size(1, 1);
    private Typography.TextLines textLines;
    private double scale;
    private boolean stale = true;

    TextDraftView(TextDraft draft, Painter painter, int ink) {
        this.draft = draft;
        this.painter = painter;
        this.textLines = lines("", draft.size());
        caret.setFill(FxConversions.color(ink));
        composing.setFill(FxConversions.color(ink));
        image.setSmooth(true);
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
        node.getChildren().setAll(image, selection, composing, caret);
    }

    private Typography.TextLines lines(String written, Size bounds) {
        double width = (double) bounds.width() / Viewport.UNITS;
        double height = (double) bounds.height() / Viewport.UNITS;
        return draft.note()
                ? Typography.note(written, width, height, draft.style().font())
                : Typography.text(written, width, draft.style().font());
    }

    /** The text has changed. */
    void layout(String written, Size bounds) {
        text = written;
        size = bounds;
        textLines = lines(written, bounds);
        stale = true;
    }

    /** Paints what has changed since the last time. */
    void show() {
        if (scale > 0) show(text, size, scale);
    }

    /** @param newScale device pixels per unit of the board plane */
    void show(String written, Size bounds, double newScale) {
        if (!stale && newScale == scale) return;
        stale = false;
        scale = newScale;
        CommonProperties common = new CommonProperties("0", draft.page(), 0, draft.at(), 0, draft.style(), null, false);
        // The field turns; what it shows is upright.
        Element element = draft.note() ? new Note(common, written, bounds, 0) : new Text(common, written, bounds, 0);
        Bounds painted = ElementBounds.painted(element);
        double sharp = Math.min(scale, MAX_PIXELS / Math.max(painted.width(), painted.height()));
        long left = (long) Math.floor(painted.minX() * sharp) - 1;
        long top = (long) Math.floor(painted.minY() * sharp) - 1;
        int width = (int) Math.ceil(painted.maxX() * sharp - left) + 1;
        int height = (int) Math.ceil(painted.maxY() * sharp - top) + 1;
        Bitmap bitmap = new Bitmap(width, height);
        painter.elements(bitmap, new RenderRegion(left, top, width, height, sharp), List.of(element));
        image.setImage(new WritableImage(new PixelBuffer<>(
                width, height, IntBuffer.wrap(bitmap.pixels()), PixelFormat.getIntArgbPreInstance())));
        image.setFitWidth(width / sharp / Viewport.UNITS);
        image.setFitHeight(height / sharp / Viewport.UNITS);
        image.setX((left / sharp - draft.at().x()) / Viewport.UNITS);
        image.setY((top / sharp - draft.at().y()) / Viewport.UNITS);
    }

    private double padding() {
        return draft.note() ? Typography.NOTE_PADDING : Typography.TEXT_PADDING;
    }

    private double lead() {
        return textLines.size() * Typography.LINE_HEIGHT;
    }

    private double x(Typography.Line line, int position) {
        return padding() + line.left(textLines.room()) + line.caret(position);
    }

    /** Where the caret before a position touches the line below. */
    Point2D below(int position) {
        int index = textLines.lineAt(position);
        return new Point2D(x(textLines.lines().get(index), position), padding() + (index + 1) * lead());
    }

    /**
     * Shows caret and selection.
     *
     * @param composed number of characters from {@code composedFrom} on that an input method has not finished
     */
    void caret(int position, int from, int to, int composedFrom, int composed, boolean focused, double zoom) {
        double high = lead();
        Point2D below = below(position);
        double wide = CARET_WIDTH / zoom;
        caret.setX(below.getX() - wide / 2);
        caret.setY(below.getY() - high);
        caret.setWidth(wide);
        caret.setHeight(high);
        caret.setVisible(focused);
        List<Node> areas = new ArrayList<>();
        for (int i = textLines.lineAt(from); from < to && i <= textLines.lineAt(to); i++) {
            Typography.Line line = textLines.lines().get(i);
            double start = x(line, Math.max(from, line.start()));
            double end = x(line, Math.min(to, line.start() + line.to() - line.from()));
            Rectangle area = new Rectangle(
                    Math.min(start, end), padding() + i * high, Math.max(Math.abs(end - start), wide), high);
            area.setFill(SELECTED);
            areas.add(area);
        }
        selection.getChildren().setAll(areas);
        composing.setVisible(composed > 0 && composedFrom + composed <= text.length());
        if (composing.isVisible()) {
            double start = below(composedFrom).getX();
            double end = below.getY() == below(composedFrom).getY()
                    ? below(composedFrom + composed).getX()
                    : start;
            composing.setX(Math.min(start, end));
            composing.setY(below(composedFrom).getY() - high * 0.12);
            composing.setWidth(Math.abs(end - start));
            composing.setHeight(wide);
        }
    }

    /** Where the caret is. */
    javafx.geometry.Bounds caretBounds() {
        return new BoundingBox(caret.getX(), caret.getY(), caret.getWidth(), caret.getHeight());
    }

    /** The position nearest to a place. */
    int nearest(double x, double y) {
        int index = (int) Math.floor((y - padding()) / lead());
        return onLine(Math.clamp(index, 0, textLines.lines().size() - 1), x);
    }

    private int onLine(int index, double x) {
        Typography.Line line = textLines.lines().get(index);
        return line.nearest(x - padding() - line.left(textLines.room()));
    }

    /** The position a number of lines further down, or at the end of the text. */
    int vertically(int position, int by, double x) {
        int index = textLines.lineAt(position) + by;
        if (index < 0) return 0;
        return index < textLines.lines().size() ? onLine(index, x) : text.length();
    }

    int lineStart(int position) {
        return textLines.lines().get(textLines.lineAt(position)).start();
    }

    int lineEnd(int position) {
        Typography.Line line = textLines.lines().get(textLines.lineAt(position));
        return line.start() + line.to() - line.from();
    }

    int paragraphStart(int position) {
        return text.lastIndexOf('\n', position - 1) + 1;
    }

    int paragraphEnd(int position) {
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end;
    }
}

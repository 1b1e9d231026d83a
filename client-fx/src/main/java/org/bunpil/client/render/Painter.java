package org.bunpil.client.render;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.ShapePaths;
import org.bunpil.client.geometry.StrokeOutline;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;

/** Paints elements into a bitmap. Equal elements, paper and region give equal pixels on every computer. Not thread-safe. */
public final class Painter {
    /** Outlines deviate by no more than this, bitmap pixels. */
    private static final double TOLERANCE = 0.2;

    private static final double NOTE_CORNER = 6;
    private static final double SHADOW = 3;
    /** The icon of a missing image is no larger than this, board pixels. */
    private static final double MAX_PLACEHOLDER_ICON = 96;

    private final Paper paper;
    private final ImageSource images;
    private final HighlighterBlend highlighterBlend = new HighlighterBlend();

    /** A painter without images. */
    public Painter(Paper paper) {
        this(paper, ImageSource.NONE);
    }

    public Painter(Paper paper, ImageSource imageSource) {
        this.paper = paper;
        this.images = imageSource;
    }

    /**
     * Paints the page with elements.
     *
     * @param elements lowest first
     */
    public void page(Bitmap bitmap, RenderRegion region, List<Element> elements) {
        Graphics2D g = bitmap.graphics();
        paper.paint(g, region);
        g.dispose();
        elements(bitmap, region, elements);
    }

    /**
     * Paints only elements onto the bitmap.
     *
     * @param elements lowest first
     */
    public void elements(Bitmap bitmap, RenderRegion region, List<Element> elements) {
        Graphics2D g = bitmap.graphics();
        AffineTransform toBitmap = region.transform();
        for (Element element : elements) {
            g.setTransform(toBitmap);
            int rot = element.rot();
            if (rot != 0) {
                Bounds bounds = ElementBounds.unrotated(element);
                g.rotate(Math.toRadians(rot / 100.0), bounds.centreX(), bounds.centreY());
            }
            paint(g, bitmap, region, element);
        }
        g.dispose();
    }

    private void paint(Graphics2D g, Bitmap bitmap, RenderRegion region, Element element) {
        g.setComposite(alpha(element.style().alpha()));
        switch (element) {
            case Stroke s -> stroke(g, bitmap, region, s);
            case Shape s -> shape(g, bitmap, region, s);
            case Text t -> text(g, t);
            case Note n -> note(g, n);
            case Image i -> image(g, bitmap, region, i);
        }
    }

    private void stroke(Graphics2D g, Bitmap bitmap, RenderRegion region, Stroke stroke) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, 256);
        double tolerance = TOLERANCE / region.scale();
        double x = stroke.at().x();
        double y = stroke.at().y();
        StrokeOutline.of(stroke, tolerance).fill(tolerance, (xy, length) -> {
            path.moveTo(x + xy[0], y + xy[1]);
            for (int i = 2; i < length; i += 2) path.lineTo(x + xy[i], y + xy[i + 1]);
            path.closePath();
        });
        Style style = stroke.style();
        Color color = new Color(paper.ink(style.color()));
        if (style.tool() == InkTool.HIGHLIGHTER) {
            highlighterBlend.fill(
                    bitmap, g.getTransform().createTransformedShape(path), color, style.alpha(), paper.dark());
        } else {
            g.setColor(color);
            g.fill(path);
        }
    }

    private void shape(Graphics2D g, Bitmap bitmap, RenderRegion region, Shape shape) {
        Style style = shape.style();
        if (!shape.form().isClosed() || style.fill() == null || style.alpha() == 255) {
            shape(g, region, shape);
            return;
        }
        // The shape becomes transparent as a whole; otherwise its fill would be visible through the inner half of the
        // outline.
        Bounds bounds = ElementBounds.painted(shape);
        Rectangle part = region.transform()
                .createTransformedShape(
                        new Rectangle2D.Double(bounds.minX(), bounds.minY(), bounds.width(), bounds.height()))
                .getBounds();
        part = part.intersection(new Rectangle(bitmap.width(), bitmap.height()));
        if (part.isEmpty()) return;
        Bitmap whole = new Bitmap(part.width, part.height);
        Graphics2D on = whole.graphics();
        on.translate(-part.x, -part.y);
        on.transform(g.getTransform());
        shape(on, region, shape);
        on.dispose();
        g.setTransform(new AffineTransform());
        whole.drawOn(g, part.x, part.y);
    }

    private void shape(Graphics2D g, RenderRegion region, Shape shape) {
        Style style = shape.style();
        java.awt.Shape line = ShapePaths.line(shape);
        Integer fill = style.fill();
        if (fill != null && shape.form().isClosed()) {
            g.setColor(new Color(paper.ink(fill)));
            g.fill(straight(line, region));
        }
        g.setColor(new Color(paper.ink(style.color())));
        double[] dashes = ShapePaths.dashes(shape);
        float[] pattern = dashes.length == 0 ? null : new float[] {(float) dashes[0], (float) dashes[1]};
        java.awt.Shape drawn = outline(
                region,
                line,
                new BasicStroke(style.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, pattern, 0));
        if (shape.form() == ShapeForm.ARROW) {
            // Filled as one area: otherwise a transparent arrow would be darker where shaft and head overlap.
            Path2D head = ShapePaths.arrowHead(shape);
            Area arrow = new Area(drawn);
            arrow.add(new Area(head));
            arrow.add(new Area(outline(
                    region,
                    head,
                    new BasicStroke(style.width() * 0.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND))));
            drawn = arrow;
        }
        g.fill(drawn);
    }

    /** Java2D flattens curves slightly differently where they are clipped; straight pieces are the same in every tile. */
    private static java.awt.Shape outline(RenderRegion region, java.awt.Shape line, BasicStroke stroke) {
        return straight(stroke.createStrokedShape(straight(line, region)), region);
    }

    private static java.awt.Shape straight(java.awt.Shape shape, RenderRegion region) {
        Path2D path = new Path2D.Double();
        path.append(shape.getPathIterator(null, TOLERANCE / 2 / region.scale()), false);
        return path;
    }

    private void text(Graphics2D g, Text text) {
        double width = (double) text.size().width() / Viewport.UNITS;
        g.setColor(new Color(paper.ink(text.style().color())));
        Typography.TextLines textLines =
                Typography.text(text.text(), width, text.style().font());
        lines(g, textLines, text.at().x(), text.at().y(), Typography.TEXT_PADDING);
    }

    private void note(Graphics2D g, Note note) {
        double width = (double) note.size().width() / Viewport.UNITS;
        double height = (double) note.size().height() / Viewport.UNITS;
        double u = Viewport.UNITS;
        double x = note.at().x();
        double y = note.at().y();
        double corner = NOTE_CORNER * 2 * u;
        for (int i = 3; i > 0; i--) {
            double spread = SHADOW * u * i / 3;
            g.setColor(new Color(0, 0, 0, 14));
            g.fill(new RoundRectangle2D.Double(
                    x - spread / 2, y + spread / 3, width * u + spread, height * u + spread, corner, corner));
        }
        g.setColor(new Color(noteColor(note.style().color())));
        g.fill(new RoundRectangle2D.Double(x, y, width * u, height * u, corner, corner));
        g.setColor(new Color(NOTE_INK));
        Typography.TextLines textLines =
                Typography.note(note.text(), width, height, note.style().font());
        lines(g, textLines, x, y, Typography.NOTE_PADDING);
    }

    /** Text on notes is always dark, as notes are light on every page. */
    public static final int NOTE_INK = 0x1c1f24;

    /** How strongly a note shows its colour. */
    private static final double NOTE_TONE = 0.42;

    /** A light tone of the colour. */
    public static int noteColor(int rgb) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int channel = (rgb >> shift) & 255;
            mixed |= (int) Math.round(255 - (255 - channel) * NOTE_TONE) << shift;
        }
        return mixed;
    }

    private static void lines(Graphics2D g, Typography.TextLines textLines, double x, double y, double padding) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.scale(Viewport.UNITS, Viewport.UNITS);
        double lead = textLines.size() * Typography.LINE_HEIGHT;
        double base = padding + lead / 2 + textLines.size() * Typography.BASE;
        for (Typography.Line line : textLines.lines()) {
            line.draw(g, padding + line.left(textLines.room()), base);
            base += lead;
        }
        g.setTransform(before);
    }

    private void image(Graphics2D g, Bitmap bitmap, RenderRegion region, Image image) {
        PaintableImage content = images.image(image.asset());
        if (content == null) placeholder(g, image);
        else
            content.paint(
                    bitmap,
                    region,
                    ElementBounds.unrotated(image),
                    image.rot(),
                    image.style().alpha());
    }

    /** Paints the place of a missing image, with a short text if there is room. */
    private void placeholder(Graphics2D g, Image image) {
        Bounds bounds = ElementBounds.unrotated(image);
        if (bounds.width() <= 0 || bounds.height() <= 0) return;
        double corner = NOTE_CORNER * 2 * Viewport.UNITS;
        RoundRectangle2D frame = new RoundRectangle2D.Double(
                bounds.minX(), bounds.minY(), bounds.width(), bounds.height(), corner, corner);
        g.setColor(new Color(paper.dark() ? 0x30353d : 0xeef1f4));
        g.fill(frame);
        g.setColor(new Color(0x9aa3ad));
        g.setStroke(new BasicStroke(1.5f * Viewport.UNITS));
        g.draw(frame);
        double side = Math.min(Math.min(bounds.width(), bounds.height()) / 2, MAX_PLACEHOLDER_ICON * Viewport.UNITS);
        double width = bounds.width() / Viewport.UNITS;
        Typography.TextLines word = Typography.text(images.placeholderText(), width, 1);
        if (word.lines().size() == 1 && bounds.height() / Viewport.UNITS > 4 * word.height()) {
            double wide = word.lines().getFirst().width();
            lines(
                    g,
                    word,
                    bounds.centreX() - (wide / 2 + Typography.TEXT_PADDING) * Viewport.UNITS,
                    bounds.centreY() + side / 3,
                    Typography.TEXT_PADDING);
        }
        Path2D hills = new Path2D.Double();
        hills.moveTo(bounds.centreX() - side / 2, bounds.centreY() + side / 3);
        hills.lineTo(bounds.centreX() - side / 6, bounds.centreY() - side / 4);
        hills.lineTo(bounds.centreX() + side / 12, bounds.centreY() + side / 12);
        hills.lineTo(bounds.centreX() + side / 4, bounds.centreY() - side / 8);
        hills.lineTo(bounds.centreX() + side / 2, bounds.centreY() + side / 3);
        hills.closePath();
        g.fill(hills);
    }

    private static AlphaComposite alpha(int alpha) {
        return AlphaComposite.getInstance(AlphaComposite.SRC_OVER, alpha / 255f);
    }
}

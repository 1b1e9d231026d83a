package org.bunpil.client.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorPath;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.ShapePaths;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;

/**
 * Paints elements into a bitmap, or onto the page of a file. In a bitmap equal elements, paper and region give equal pixels on every
 * computer. Not thread-safe.
 */
public final class Painter {
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
        BitmapTarget target = new BitmapTarget(bitmap, region, images, highlighterBlend);
        for (Element element : elements) element(target, element);
        target.dispose();
    }

    /** Paints an element. */
    public void element(PaintTarget target, Element element) {
        target.save();
        int rot = element.rot();
        if (rot != 0) {
            Bounds bounds = ElementBounds.unrotated(element);
            target.rotate(Math.toRadians(rot / 100.0), bounds.centreX(), bounds.centreY());
        }
        target.alpha(element.style().alpha());
        switch (element) {
            case Stroke s -> stroke(target, s);
            case Shape s -> shape(target, s);
            case Text t -> text(target, t);
            case Note n -> note(target, n);
            case Connector c -> connector(target, c);
            case Image i -> {
                if (!target.image(i)) placeholder(target, i);
            }
        }
        target.restore();
    }

    private void stroke(PaintTarget target, Stroke stroke) {
        Style style = stroke.style();
        Color color = new Color(paper.ink(style.color()));
        if (style.tool() == InkTool.HIGHLIGHTER) {
            target.highlight(target.outline(stroke), color, style.alpha(), paper.dark());
        } else {
            target.fill(target.outline(stroke), color);
        }
    }

    private void shape(PaintTarget target, Shape shape) {
        Style style = shape.style();
        if (!shape.form().isClosed() || style.fill() == null || style.alpha() == 255) {
            lines(target, shape);
        } else {
            // Transparent as a whole; otherwise the fill would be visible through the inner half of the outline.
            target.together(ElementBounds.painted(shape), () -> lines(target, shape));
        }
    }

    private void lines(PaintTarget target, Shape shape) {
        Style style = shape.style();
        java.awt.Shape line = ShapePaths.line(shape);
        Integer fill = style.fill();
        if (fill != null && shape.form().isClosed()) target.fill(target.inside(line), new Color(paper.ink(fill)));
        double[] dashes = ShapePaths.dashes(shape);
        float[] pattern = dashes.length == 0 ? null : new float[] {(float) dashes[0], (float) dashes[1]};
        java.awt.Shape drawn = target.outline(
                line, new BasicStroke(style.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, pattern, 0));
        if (shape.form() == ShapeForm.ARROW) {
            // Filled as one area: otherwise a transparent arrow would be darker where shaft and head overlap.
            Path2D head = ShapePaths.arrowHead(shape);
            Area arrow = new Area(drawn);
            arrow.add(new Area(head));
            arrow.add(new Area(target.outline(
                    head, new BasicStroke(style.width() * 0.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND))));
            drawn = arrow;
        }
        target.fill(drawn, new Color(paper.ink(style.color())));
    }

    private void connector(PaintTarget target, Connector connector) {
        Style style = connector.style();
        double[] dashes = ConnectorPath.dashes(connector);
        float[] pattern = dashes.length == 0 ? null : new float[] {(float) dashes[0], (float) dashes[1]};
        java.awt.Shape drawn = target.outline(
                ConnectorPath.line(connector),
                new BasicStroke(style.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, pattern, 0));
        // Filled as one area: otherwise a transparent one would be darker where line and tips overlap.
        List<java.awt.Shape> tips = ConnectorPath.tips(connector);
        BasicStroke round = new BasicStroke(style.width() * 0.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        Color color = new Color(paper.ink(style.color()));
        Typography.TextLines label = ConnectorLabel.lines(connector);
        if (tips.isEmpty() && label == null) {
            target.fill(drawn, color);
            return;
        }
        Area area = new Area(drawn);
        for (java.awt.Shape tip : tips) {
            area.add(new Area(tip));
            area.add(new Area(target.outline(tip, round)));
        }
        if (label == null) {
            target.fill(area, color);
            return;
        }
        // The line leaves room for its label, so that both are legible on any paper.
        Bounds box = ConnectorLabel.box(connector, label);
        area.subtract(new Area(new Rectangle2D.Double(box.minX(), box.minY(), box.width(), box.height())));
        target.fill(area, color);
        ConnectorLabel.paint(target, label, color, box);
    }

    private void text(PaintTarget target, Text text) {
        double width = (double) text.size().width() / Viewport.UNITS;
        Typography.TextLines textLines =
                Typography.text(text.text(), width, text.style().font());
        Color color = new Color(paper.ink(text.style().color()));
        lines(target, textLines, color, text.at().x(), text.at().y(), Typography.TEXT_PADDING);
    }

    private void note(PaintTarget target, Note note) {
        double width = (double) note.size().width() / Viewport.UNITS;
        double height = (double) note.size().height() / Viewport.UNITS;
        double u = Viewport.UNITS;
        double x = note.at().x();
        double y = note.at().y();
        double corner = NOTE_CORNER * 2 * u;
        for (int i = 3; i > 0; i--) {
            double spread = SHADOW * u * i / 3;
            target.fill(
                    new RoundRectangle2D.Double(
                            x - spread / 2, y + spread / 3, width * u + spread, height * u + spread, corner, corner),
                    new Color(0, 0, 0, 14));
        }
        target.fill(
                new RoundRectangle2D.Double(x, y, width * u, height * u, corner, corner),
                new Color(noteColor(note.style().color())));
        Typography.TextLines textLines =
                Typography.note(note.text(), width, height, note.style().font());
        lines(target, textLines, new Color(NOTE_INK), x, y, Typography.NOTE_PADDING);
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

    private static void lines(
            PaintTarget target, Typography.TextLines textLines, Color color, double x, double y, double padding) {
        target.save();
        target.translate(x, y);
        target.scale(Viewport.UNITS);
        double lead = textLines.size() * Typography.LINE_HEIGHT;
        double base = padding + lead / 2 + textLines.size() * Typography.BASE;
        for (Typography.Line line : textLines.lines()) {
            line.draw(target, color, padding + line.left(textLines.room()), base);
            base += lead;
        }
        target.restore();
    }

    /** Paints the place of a missing image, with a short text if there is room. */
    private void placeholder(PaintTarget target, Image image) {
        Bounds bounds = ElementBounds.unrotated(image);
        if (bounds.width() <= 0 || bounds.height() <= 0) return;
        double corner = NOTE_CORNER * 2 * Viewport.UNITS;
        RoundRectangle2D frame = new RoundRectangle2D.Double(
                bounds.minX(), bounds.minY(), bounds.width(), bounds.height(), corner, corner);
        target.fill(frame, new Color(paper.dark() ? 0x30353d : 0xeef1f4));
        Color grey = new Color(0x9aa3ad);
        target.fill(target.outline(frame, new BasicStroke(1.5f * Viewport.UNITS)), grey);
        double side = Math.min(Math.min(bounds.width(), bounds.height()) / 2, MAX_PLACEHOLDER_ICON * Viewport.UNITS);
        double width = bounds.width() / Viewport.UNITS;
        Typography.TextLines word = Typography.text(images.placeholderText(image.asset()), width, 1);
        if (word.lines().size() == 1 && bounds.height() / Viewport.UNITS > 4 * word.height()) {
            double wide = word.lines().getFirst().width();
            lines(
                    target,
                    word,
                    grey,
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
        target.fill(hills, grey);
    }
}

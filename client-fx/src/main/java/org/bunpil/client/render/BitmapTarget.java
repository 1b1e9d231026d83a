package org.bunpil.client.render;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.StrokeOutline;
import org.bunpil.model.Image;
import org.bunpil.model.Stroke;

/** Pixels that show a region of the board plane. */
final class BitmapTarget implements PaintTarget {
    /** Outlines deviate by no more than this, bitmap pixels. */
    private static final double TOLERANCE = 0.2;

    private final Bitmap bitmap;
    private final RenderRegion region;
    private final ImageSource images;
    private final HighlighterBlend highlighterBlend;
    private final Deque<AffineTransform> saved = new ArrayDeque<>();
    private Graphics2D g;
    private int alpha = 255;

    BitmapTarget(Bitmap bitmap, RenderRegion region, ImageSource images, HighlighterBlend highlighterBlend) {
        this.bitmap = bitmap;
        this.region = region;
        this.images = images;
        this.highlighterBlend = highlighterBlend;
        this.g = bitmap.graphics();
        g.setTransform(region.transform());
    }

    void dispose() {
        g.dispose();
    }

    @Override
    public void save() {
        saved.push(g.getTransform());
    }

    @Override
    public void restore() {
        g.setTransform(saved.pop());
    }

    @Override
    public void rotate(double radians, double x, double y) {
        g.rotate(radians, x, y);
    }

    @Override
    public void translate(double x, double y) {
        g.translate(x, y);
    }

    @Override
    public void scale(double factor) {
        g.scale(factor, factor);
    }

    @Override
    public void alpha(int newAlpha) {
        alpha = newAlpha;
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, newAlpha / 255f));
    }

    /** Polygons that overlap: more than one outline needs, but quick to make and the same however a stroke has grown. */
    @Override
    public Shape outline(Stroke stroke) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, 256);
        double tolerance = TOLERANCE / region.scale();
        double x = stroke.at().x();
        double y = stroke.at().y();
        StrokeOutline.of(stroke, tolerance).fill(tolerance, (xy, length) -> {
            path.moveTo(x + xy[0], y + xy[1]);
            for (int i = 2; i < length; i += 2) path.lineTo(x + xy[i], y + xy[i + 1]);
            path.closePath();
        });
        return path;
    }

    @Override
    public Shape outline(Shape line, BasicStroke pen) {
        return inside(pen.createStrokedShape(inside(line)));
    }

    /** Java2D flattens curves slightly differently where they are clipped; straight pieces are the same in every tile. */
    @Override
    public Shape inside(Shape line) {
        Path2D path = new Path2D.Double();
        path.append(line.getPathIterator(null, TOLERANCE / 2 / region.scale()), false);
        return path;
    }

    @Override
    public void fill(Shape shape, Color color) {
        g.setColor(color);
        g.fill(shape);
    }

    @Override
    public void highlight(Shape shape, Color color, int strength, boolean lighten) {
        highlighterBlend.fill(bitmap, g.getTransform().createTransformedShape(shape), color, strength, lighten);
    }

    @Override
    public void together(Bounds bounds, Runnable painting) {
        Rectangle part = region.transform()
                .createTransformedShape(
                        new Rectangle2D.Double(bounds.minX(), bounds.minY(), bounds.width(), bounds.height()))
                .getBounds();
        part = part.intersection(new Rectangle(bitmap.width(), bitmap.height()));
        if (part.isEmpty()) return;
        Bitmap whole = new Bitmap(part.width, part.height);
        Graphics2D outer = g;
        int outerAlpha = alpha;
        g = whole.graphics();
        g.translate(-part.x, -part.y);
        g.transform(outer.getTransform());
        painting.run();
        g.dispose();
        g = outer;
        alpha(outerAlpha);
        AffineTransform before = g.getTransform();
        g.setTransform(new AffineTransform());
        whole.drawOn(g, part.x, part.y);
        g.setTransform(before);
    }

    @Override
    public boolean image(Image image) {
        PaintableImage paintable = images.image(image.asset());
        if (paintable == null) return false;
        paintable.paint(
                bitmap,
                region,
                ElementBounds.unrotated(image),
                image.rot(),
                image.style().alpha());
        return true;
    }

    @Override
    public void letters(String text, Font font, Color color, double x, double baseline) {
        g.setColor(color);
        g.setFont(font);
        g.drawString(text, (float) x, (float) baseline);
    }

    @Override
    public void script(String text, Font font, boolean backward, Color color, double x, double baseline) {
        g.setColor(color);
        TextParagraph.layout(text, font, backward).draw(g, (float) x, (float) baseline);
    }

    @Override
    public void emoji(String cluster, Font font, double width, Color color, double x, double baseline) {
        g.setColor(color);
        EmojiPainter.draw(g, cluster, font, x, baseline, width);
    }
}

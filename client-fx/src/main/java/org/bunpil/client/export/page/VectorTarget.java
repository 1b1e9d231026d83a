package org.bunpil.client.export.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.StrokeOutline;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.PaintTarget;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.client.render.TextGlyphs;
import org.bunpil.model.Image;
import org.bunpil.model.Stroke;

/** A page that keeps outlines, text and pictures as they are. What a format needs is few methods, which get places on the page. */
public abstract class VectorTarget implements PaintTarget {
    /** Outlines are this close to the truth on the page, points: 1/20 pixel at 100 %. */
    private static final double TOLERANCE = 0.0375;
    /** Paper is printed as a screen shows it at 200 %. */
    private static final double PAPER_SCALE = 2.0 / Viewport.UNITS;
    /** Wider paper is printed as from farther away, so that it never has too many dots. */
    private static final double MOST_PAPER = 8_000;

    private final double tolerance;
    private final Deque<AffineTransform> saved = new ArrayDeque<>();
    private AffineTransform toPage;
    private int alpha = 255;

    /** How something lies over what is beneath. */
    public enum Blend {
        NORMAL,
        MULTIPLY,
        SCREEN
    }

    /**
     * Text in one font and on one line.
     *
     * @param glyphs in their order from left to right, from the origin
     * @param order how the glyphs belong to the letters
     */
    public record GlyphRun(String text, Font font, GlyphVector glyphs, GlyphOrder order) {}

    /** How the glyphs of a run belong to its letters. */
    public enum GlyphOrder {
        /** One for each letter, from left to right. */
        LETTERS,
        /** From left to right, but perhaps more or fewer than letters. */
        SCRIPT,
        /** From right to left. */
        BACKWARD
    }

    /**
     * @param toPage from the board plane to the page's own unit
     * @param points of the page for 1/8 board pixel
     */
    protected VectorTarget(AffineTransform toPage, double points) {
        this.toPage = toPage;
        this.tolerance = TOLERANCE / points;
    }

    /** Fills an outline. */
    protected abstract void fill(PathIterator outline, int rgb, int opacity, Blend blend);

    /** What is painted until {@link #endGroup} becomes transparent as one. */
    protected abstract void beginGroup(int opacity);

    protected abstract void endGroup();

    /** Paints an asset. @param unit from a square of side 1 to the page. @return whether there is one */
    protected abstract boolean asset(String id, AffineTransform unit, int opacity);

    /** Paints pixels. @param unit from a square of side 1 to the page */
    protected abstract void pixels(BufferedImage image, AffineTransform unit, int opacity);

    /** Writes text. @param at from the plane of the text, where the origin is on the baseline, to the page */
    protected abstract void text(GlyphRun run, AffineTransform at, int rgb, int opacity);

    /** Lets people select and search what is painted otherwise. @param width of it, {@code size} of the font */
    protected abstract void hiddenText(String text, double width, double size, AffineTransform at);

    /** Paints the paper. */
    public final void paper(Paper paper, Bounds part) {
        alpha = 255;
        Path2D page = new Path2D.Double();
        rectangle(page, part.minX(), part.minY(), part.width(), part.height());
        fill(page, new Color(paper.rgb()));
        if (paper.isPlain()) return;
        double scale = Math.min(PAPER_SCALE, MOST_PAPER / Math.max(part.width(), part.height()));
        RenderRegion region = new RenderRegion(
                (long) Math.floor(part.minX() * scale),
                (long) Math.floor(part.minY() * scale),
                (int) Math.ceil(part.width() * scale) + 1,
                (int) Math.ceil(part.height() * scale) + 1,
                scale);
        Path2D printed = new Path2D.Double();
        paper.print(
                region,
                (x, y, width, height) -> rectangle(
                        printed,
                        (x + region.left()) / scale,
                        (y + region.top()) / scale,
                        width / scale,
                        height / scale));
        fill(printed, new Color(paper.line()));
    }

    private static void rectangle(Path2D path, double x, double y, double width, double height) {
        path.moveTo(x, y);
        path.lineTo(x + width, y);
        path.lineTo(x + width, y + height);
        path.lineTo(x, y + height);
        path.closePath();
    }

    @Override
    public final void save() {
        saved.push(new AffineTransform(toPage));
    }

    @Override
    public final void restore() {
        toPage = saved.pop();
    }

    @Override
    public final void rotate(double radians, double x, double y) {
        toPage.rotate(radians, x, y);
    }

    @Override
    public final void translate(double x, double y) {
        toPage.translate(x, y);
    }

    @Override
    public final void scale(double factor) {
        toPage.scale(factor, factor);
    }

    @Override
    public final void alpha(int newAlpha) {
        alpha = newAlpha;
    }

    @Override
    public final Shape outline(Stroke stroke) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, 256);
        double x = stroke.at().x();
        double y = stroke.at().y();
        StrokeOutline.of(stroke, tolerance).contours(tolerance, (xy, length) -> {
            path.moveTo(x + xy[0], y + xy[1]);
            for (int i = 2; i < length; i += 2) path.lineTo(x + xy[i], y + xy[i + 1]);
            path.closePath();
        });
        return path;
    }

    @Override
    public final Shape outline(Shape line, BasicStroke pen) {
        return pen.createStrokedShape(line);
    }

    @Override
    public final Shape inside(Shape line) {
        return line;
    }

    @Override
    public final void fill(Shape shape, Color color) {
        fill(shape.getPathIterator(toPage), color.getRGB() & 0xffffff, opacity(color), Blend.NORMAL);
    }

    @Override
    public final void highlight(Shape shape, Color color, int strength, boolean lighten) {
        Blend blend = lighten ? Blend.SCREEN : Blend.MULTIPLY;
        fill(shape.getPathIterator(toPage), color.getRGB() & 0xffffff, strength, blend);
    }

    private int opacity(Color color) {
        return (color.getAlpha() * alpha + 127) / 255;
    }

    @Override
    public final void together(Bounds bounds, Runnable painting) {
        int opacity = alpha;
        alpha = 255;
        beginGroup(opacity);
        painting.run();
        endGroup();
        alpha = opacity;
    }

    @Override
    public final boolean image(Image image) {
        Bounds bounds = ElementBounds.unrotated(image);
        AffineTransform unit = placed(bounds.minX(), bounds.minY());
        unit.scale(bounds.width(), bounds.height());
        return asset(image.asset(), unit, image.style().alpha());
    }

    private AffineTransform placed(double x, double y) {
        AffineTransform at = new AffineTransform(toPage);
        at.translate(x, y);
        return at;
    }

    @Override
    public final void letters(String text, Font font, Color color, double x, double baseline) {
        GlyphVector glyphs = TextGlyphs.letters(text, font);
        boolean perLetter = glyphs.getNumGlyphs() == text.length()
                && !Font.textRequiresLayout(text.toCharArray(), 0, text.length());
        GlyphOrder order = perLetter ? GlyphOrder.LETTERS : GlyphOrder.SCRIPT;
        text(new GlyphRun(text, font, glyphs, order), placed(x, baseline), color.getRGB() & 0xffffff, alpha);
    }

    @Override
    public final void script(String text, Font font, boolean backward, Color color, double x, double baseline) {
        GlyphVector glyphs = TextGlyphs.script(text, font, backward);
        GlyphOrder order = backward ? GlyphOrder.BACKWARD : GlyphOrder.SCRIPT;
        text(new GlyphRun(text, font, glyphs, order), placed(x, baseline), color.getRGB() & 0xffffff, alpha);
    }

    @Override
    public final void emoji(String cluster, Font font, double width, Color color, double x, double baseline) {
        double size = font.getSize2D();
        double room = size * width;
        BufferedImage image = TextGlyphs.emoji(cluster);
        if (image != null) {
            AffineTransform unit = placed(x, baseline - size * TextGlyphs.emojiAscent());
            unit.scale(room, room * image.getHeight() / image.getWidth());
            pixels(image, unit, alpha);
        } else {
            GlyphVector glyphs = TextGlyphs.script(cluster, font, false);
            double advance = glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
            AffineTransform at = placed(x, baseline);
            if (advance > room) at.scale(room / advance, room / advance);
            else at.translate((room - advance) / 2, 0);
            fill(glyphs.getOutline().getPathIterator(at), color.getRGB() & 0xffffff, alpha, Blend.NORMAL);
        }
        hiddenText(cluster, room, size, placed(x, baseline));
    }
}

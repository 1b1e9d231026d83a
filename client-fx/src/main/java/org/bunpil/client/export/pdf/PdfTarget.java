package org.bunpil.client.export.pdf;

import java.awt.Font;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.bunpil.client.export.page.PageLayout;
import org.bunpil.client.export.page.VectorTarget;

/** The content of one page of a PDF. Positions are whole numbers of 1/100 point. */
final class PdfTarget extends VectorTarget {
    private static final double UNITS = 100;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final PdfResources resources;
    private final double width;
    private final double height;
    private final Deque<Layer> layers = new ArrayDeque<>();

    /** A stream that is being written, and what was chosen in it last. */
    private static final class Layer {
        final COSStream stream;
        final PdfContent content;
        final int opacity;
        int color;
        String state = "";

        Layer(COSStream stream, int opacity) throws IOException {
            this.stream = stream;
            this.content = new PdfContent(stream.createOutputStream(COSName.FLATE_DECODE));
            this.opacity = opacity;
        }
    }

    PdfTarget(PdfResources resources, PageLayout layout) throws IOException {
        super(toPage(layout), layout.points());
        this.resources = resources;
        this.width = layout.width() * UNITS;
        this.height = layout.height() * UNITS;
        layers.push(new Layer(resources.document.getDocument().createCOSStream(), 255));
        content().real(1 / UNITS).put("0 0 ").real(1 / UNITS).put("0 0 cm\n");
    }

    /** In PDF the origin is at the bottom. */
    private static AffineTransform toPage(PageLayout layout) {
        AffineTransform transform = new AffineTransform(1, 0, 0, -1, 0, layout.height() * UNITS);
        transform.concatenate(layout.toPage(UNITS));
        return transform;
    }

    private PdfContent content() {
        return layers.element().content;
    }

    /** Ends the page. @return its content */
    COSStream finish() throws IOException {
        Layer page = layers.pop();
        page.content.close();
        return page.stream;
    }

    private void paint(int rgb, int opacity, Blend blend) {
        Layer layer = layers.element();
        String state = resources.state(opacity, blend);
        if (!state.equals(layer.state)) layer.content.put(state).put(" gs\n");
        layer.state = state;
        if (layer.color == rgb) return;
        layer.color = rgb;
        for (int shift = 16; shift >= 0; shift -= 8) layer.content.real((rgb >> shift & 255) / 255.0);
        layer.content.put("rg\n");
    }

    @Override
    protected void fill(PathIterator outline, int rgb, int opacity, Blend blend) {
        if (outline.isDone() || opacity == 0) return;
        paint(rgb, opacity, blend);
        PdfContent out = content();
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        for (; !outline.isDone(); outline.next()) {
            int kind = outline.currentSegment(at);
            int last = 0;
            switch (kind) {
                case PathIterator.SEG_MOVETO -> point(out, at[0], at[1]).end('m');
                case PathIterator.SEG_LINETO -> point(out, at[0], at[1]).end('l');
                case PathIterator.SEG_QUADTO -> {
                    point(out, x + (at[0] - x) * 2 / 3, y + (at[1] - y) * 2 / 3);
                    point(out, at[2] + (at[0] - at[2]) * 2 / 3, at[3] + (at[1] - at[3]) * 2 / 3);
                    point(out, at[2], at[3]).end('c');
                    last = 2;
                }
                case PathIterator.SEG_CUBICTO -> {
                    for (int i = 0; i < 6; i += 2) point(out, at[i], at[i + 1]);
                    out.end('c');
                    last = 4;
                }
                default -> out.end('h');
            }
            if (kind == PathIterator.SEG_CLOSE) continue;
            x = at[last];
            y = at[last + 1];
        }
        out.put(outline.getWindingRule() == PathIterator.WIND_EVEN_ODD ? "f*\n" : "f\n");
    }

    private static PdfContent point(PdfContent out, double x, double y) {
        return out.number(Math.round(x)).number(Math.round(y));
    }

    @Override
    protected void beginGroup(int opacity) {
        attempt(() -> layers.push(new Layer(resources.document.getDocument().createCOSStream(), opacity)));
    }

    @Override
    protected void endGroup() {
        attempt(() -> {
            Layer group = layers.pop();
            group.content.close();
            group.stream.setItem(COSName.TYPE, COSName.XOBJECT);
            group.stream.setItem(COSName.SUBTYPE, COSName.FORM);
            group.stream.setItem(COSName.BBOX, GlyphFont.numbers(0, 0, width, height));
            group.stream.setItem(COSName.RESOURCES, resources.dictionary);
            group.stream.setItem(COSName.GROUP, transparency());
            String name = resources.object(group.stream);
            paint(layers.element().color, group.opacity, Blend.NORMAL);
            content().put(name).put(" Do\n");
        });
    }

    /** Colours are mixed as on a screen. */
    static COSDictionary transparency() {
        COSDictionary group = new COSDictionary();
        group.setItem(COSName.TYPE, COSName.GROUP);
        group.setItem(COSName.S, COSName.TRANSPARENCY);
        group.setItem(COSName.CS, COSName.DEVICERGB);
        return group;
    }

    @Override
    protected boolean asset(String id, AffineTransform unit, int opacity) {
        try {
            String name = resources.asset(id);
            if (name != null) image(name, unit, opacity);
            return name != null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    protected void pixels(BufferedImage image, AffineTransform unit, int opacity) {
        attempt(() -> image(resources.pixels(image), unit, opacity));
    }

    private void image(String name, AffineTransform unit, int opacity) {
        paint(layers.element().color, opacity, Blend.NORMAL);
        // In PDF the first row of a picture is at the top of a square whose origin is at the bottom.
        AffineTransform upright = new AffineTransform(unit);
        upright.translate(0, 1);
        upright.scale(1, -1);
        PdfContent out = content().put("q ");
        matrix(out, upright).put("cm ").put(name).put(" Do Q\n");
    }

    private static PdfContent matrix(PdfContent out, AffineTransform transform) {
        double[] m = new double[6];
        transform.getMatrix(m);
        for (double each : m) out.real(each);
        return out;
    }

    @Override
    protected void text(GlyphRun run, AffineTransform at, int rgb, int opacity) {
        if (opacity == 0 || run.glyphs().getNumGlyphs() == 0) return;
        paint(rgb, opacity, Blend.NORMAL);
        PdfFonts.Named<GlyphFont> named = resources.fonts.of(run.font());
        PdfContent out = content();
        // Which letters a glyph shows is not known for each; for all of them together it is. What is written from right
        // to
        // left readers put in order themselves.
        boolean together = run.order() == GlyphOrder.SCRIPT;
        if (together) {
            byte[] text = run.text().getBytes(StandardCharsets.UTF_16BE);
            out.put("/Span <</ActualText <FEFF");
            for (byte each : text) out.put(HEX.toHexDigits(each));
            out.put(">>> BDC\n");
        }
        out.put("BT ").put(named.name()).put(" ").real(run.font().getSize2D()).put("Tf ");
        if (run.order() == GlyphOrder.LETTERS) letters(out, named.font(), run, at);
        else glyphs(out, named.font(), run, at);
        out.put("ET\n");
        if (together) out.put("EMC\n");
    }

    private static AffineTransform upright(AffineTransform at, double x, double y) {
        AffineTransform transform = new AffineTransform(at);
        transform.translate(x, y);
        transform.scale(1, -1);
        return transform;
    }

    private static void letters(PdfContent out, GlyphFont font, GlyphRun run, AffineTransform at) {
        matrix(out, upright(at, 0, 0)).put("Tm <");
        String text = run.text();
        for (int i = 0; i < text.length(); i++) {
            // The second half of a surrogate pair has no glyph.
            if (Character.isLowSurrogate(text.charAt(i)) && i > 0) continue;
            String letter = new String(Character.toChars(text.codePointAt(i)));
            out.hex(font.number(run.font(), run.glyphs().getGlyphCode(i), letter));
        }
        out.put("> Tj ");
    }

    private static void glyphs(PdfContent out, GlyphFont font, GlyphRun run, AffineTransform at) {
        GlyphVector glyphs = run.glyphs();
        Font of = run.font();
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            int code = glyphs.getGlyphCode(i);
            if ((code & 0xffff) >= 0xfffe) continue;
            Point2D place = glyphs.getGlyphPosition(i);
            int letter = glyphs.getGlyphCharIndex(i);
            String text = letter >= 0 && letter < run.text().length()
                    ? new String(Character.toChars(run.text().codePointAt(letter)))
                    : "";
            matrix(out, upright(at, place.getX(), place.getY())).put("Tm <");
            out.hex(font.number(of, code, text));
            out.put("> Tj ");
        }
    }

    @Override
    protected void hiddenText(String text, double textWidth, double size, AffineTransform at) {
        if (text.isEmpty() || textWidth <= 0) return;
        PdfFonts.Named<HiddenFont> named = resources.fonts.hidden();
        PdfContent out = content();
        out.put("BT ").put(named.name()).put(" ").real(size).put("Tf ");
        out.real(100 * textWidth / (size * HiddenFont.WIDTH)).put("Tz ");
        matrix(out, upright(at, 0, 0)).put("Tm <");
        out.put(HEX.toHexDigits((byte) named.font().code(text))).put("> Tj 100 Tz ET\n");
    }

    private interface Work {
        void run() throws IOException;
    }

    /** The painter knows no files; the exporter takes the failure out again. */
    private static void attempt(Work work) {
        try {
            work.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

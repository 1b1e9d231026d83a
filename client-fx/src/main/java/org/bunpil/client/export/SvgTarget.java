package org.bunpil.client.export;

import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bunpil.client.export.page.ExportImages;
import org.bunpil.client.export.page.VectorTarget;

/**
 * An SVG document as text. Letters are outlines, as other programs do not have the app's font; over them lies the same text without colour,
 * to be selected and found.
 */
final class SvgTarget extends VectorTarget {
    private static final double DECIMALS = 100;

    private final Appendable out;
    private final ExportImages images;
    /** Ids of pictures that are in the document, by asset. */
    private final Map<String, String> defined = new HashMap<>();

    private int definitions;

    /**
     * @param toPage from the board plane to the document's pixels
     * @param points as for {@link VectorTarget}
     */
    SvgTarget(Appendable out, AffineTransform toPage, double points, ExportImages images) {
        super(toPage, points);
        this.out = out;
        this.images = images;
    }

    @Override
    protected void fill(PathIterator outline, int rgb, int opacity, Blend blend) {
        write("<path d=\"");
        path(outline);
        write("\" fill=\"#");
        write(String.format(Locale.ROOT, "%06x", rgb));
        write("\"");
        if (outline.getWindingRule() == PathIterator.WIND_EVEN_ODD) write(" fill-rule=\"evenodd\"");
        if (opacity < 255) write(" fill-opacity=\"" + fraction(opacity) + "\"");
        switch (blend) {
            case NORMAL -> {}
            case MULTIPLY -> write(" style=\"mix-blend-mode:multiply\"");
            case SCREEN -> write(" style=\"mix-blend-mode:screen\"");
        }
        write("/>\n");
    }

    private void path(PathIterator outline) {
        double[] at = new double[6];
        for (; !outline.isDone(); outline.next()) {
            switch (outline.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> segment('M', at, 2);
                case PathIterator.SEG_LINETO -> segment('L', at, 2);
                case PathIterator.SEG_QUADTO -> segment('Q', at, 4);
                case PathIterator.SEG_CUBICTO -> segment('C', at, 6);
                default -> write("Z");
            }
        }
    }

    private void segment(char command, double[] at, int count) {
        write(String.valueOf(command));
        for (int i = 0; i < count; i++) {
            if (i > 0) write(" ");
            write(number(at[i]));
        }
    }

    @Override
    protected void beginGroup(int opacity) {
        write("<g opacity=\"" + fraction(opacity) + "\">\n");
    }

    @Override
    protected void endGroup() {
        write("</g>\n");
    }

    @Override
    protected boolean asset(String id, AffineTransform unit, int opacity) {
        String name = defined.get(id);
        if (name == null) {
            ExportImages.Encoded encoded = images.forSvg(id);
            if (encoded == null) return false;
            name = define(encoded.type(), encoded.bytes());
            defined.put(id, name);
        }
        use(name, unit, opacity);
        return true;
    }

    @Override
    protected void pixels(BufferedImage image, AffineTransform unit, int opacity) {
        use(define("image/png", ExportImages.png(image)), unit, opacity);
    }

    private String define(String type, byte[] bytes) {
        String name = "p" + definitions++;
        write("<defs><image id=\"" + name
                + "\" width=\"1\" height=\"1\" preserveAspectRatio=\"none\" xlink:href=\"data:" + type + ";base64,");
        write(Base64.getEncoder().encodeToString(bytes));
        write("\"/></defs>\n");
        return name;
    }

    private void use(String name, AffineTransform unit, int opacity) {
        write("<use xlink:href=\"#" + name + "\" transform=\"" + matrix(unit) + "\"");
        if (opacity < 255) write(" opacity=\"" + fraction(opacity) + "\"");
        write("/>\n");
    }

    @Override
    protected void text(GlyphRun run, AffineTransform at, int rgb, int opacity) {
        fill(run.glyphs().getOutline().getPathIterator(at), rgb, opacity, Blend.NORMAL);
        double width =
                run.glyphs().getGlyphPosition(run.glyphs().getNumGlyphs()).getX();
        hiddenText(run.text(), width, run.font().getSize2D(), at);
    }

    @Override
    protected void hiddenText(String text, double width, double size, AffineTransform at) {
        if (text.isBlank()) return;
        write("<text transform=\"" + matrix(at) + "\" font-size=\"" + number(size) + "\" textLength=\"" + number(width)
                + "\" lengthAdjust=\"spacingAndGlyphs\">");
        write(escaped(text));
        write("</text>\n");
    }

    /** Text between tags; without characters that no XML document may have. */
    static String escaped(String text) {
        StringBuilder all = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> all.append("&amp;");
                case '<' -> all.append("&lt;");
                case '>' -> all.append("&gt;");
                default -> {
                    boolean allowed = c >= ' ' && c != 0xfffe && c != 0xffff && !(c >= 0xd800 && c <= 0xdfff);
                    if (allowed || c == '\t' || c == '\n') all.appendCodePoint(c);
                }
            }
        });
        return all.toString();
    }

    private static String fraction(int of255) {
        return number(of255 / 255.0);
    }

    private static String matrix(AffineTransform t) {
        double[] m = new double[6];
        t.getMatrix(m);
        StringBuilder all = new StringBuilder("matrix(");
        for (int i = 0; i < 6; i++) all.append(i == 0 ? "" : " ").append(i < 4 ? exact(m[i]) : number(m[i]));
        return all.append(")").toString();
    }

    private static String exact(double value) {
        double rounded = Math.round(value * 1e5) / 1e5;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    /** With at most two decimals. */
    static String number(double value) {
        long parts = Math.round(value * DECIMALS);
        if (parts % 100 == 0) return String.valueOf(parts / 100);
        StringBuilder all = new StringBuilder(parts < 0 ? "-" : "");
        long size = Math.abs(parts);
        all.append(size / 100).append('.').append(size / 10 % 10);
        if (size % 10 != 0) all.append(size % 10);
        return all.toString();
    }

    private void write(String text) {
        try {
            out.append(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package org.bunpil.client.export;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportImages;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Note;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.jspecify.annotations.Nullable;

/** A page with every kind of element, as a lesson might have it. */
public final class SampleBoard {
    public static final String KOREAN = "분수의 덧셈: 1/2 + 1/4 = 3/4";
    private static final int UNITS = 8;

    private final List<Element> elements = new ArrayList<>();
    private final Map<String, byte[]> assets = new HashMap<>();

    /** Everything at once. */
    public static SampleBoard full() {
        SampleBoard board = new SampleBoard();
        board.images();
        board.strokes();
        board.shapes();
        board.texts();
        return board;
    }

    public List<Element> elements() {
        return elements;
    }

    /** The page on a paper. */
    public ExportPage page(Background background) {
        return new ExportPage("분수", background, List.copyOf(elements));
    }

    public BoardExport export(ExportOptions options, ExportPage... pages) {
        return new BoardExport("수업 3-2", List.of(pages), options, new ExportImages(assets::get, "그림"));
    }

    private CommonProperties common(double x, double y, Style style) {
        int n = elements.size();
        Point at = new Point((int) Math.round(x * UNITS), (int) Math.round(y * UNITS));
        return new CommonProperties("e-" + n, "p1", n, at, 1, style, null, false);
    }

    private static Style style(InkTool tool, Palette color, int width, @Nullable Palette fill, int alpha, int dash) {
        return new Style(tool, color.rgb(), width, fill == null ? null : fill.rgb(), alpha, dash, 0);
    }

    private static Size size(double width, double height) {
        return new Size((int) Math.round(width * UNITS), (int) Math.round(height * UNITS));
    }

    /** @param xy board pixels */
    public void ink(double x, double y, Style style, int rot, boolean pressure, double... xy) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            int p = pressure ? (int) (128 + 100 * Math.sin(i * 0.2)) : 128;
            samples.add(new Sample((int) Math.round(xy[i] * UNITS), (int) Math.round(xy[i + 1] * UNITS), p, 8));
        }
        elements.add(new Stroke(
                common(x, y, style),
                StrokePoints.of(SampleChunk.of(samples)),
                false,
                false,
                1,
                Stroke.UNIT_SCALE,
                Stroke.UNIT_SCALE,
                rot));
    }

    private static double[] wave(int count, double step, double height) {
        double[] xy = new double[2 * count];
        for (int i = 0; i < count; i++) {
            xy[2 * i] = i * step;
            xy[2 * i + 1] = height * Math.sin(i * 0.5);
        }
        return xy;
    }

    private void strokes() {
        for (int i = 0; i < 4; i++) {
            ink(
                    20,
                    30 + 34 * i,
                    style(InkTool.PEN, Palette.values()[i], 12 << i, null, 255, 0),
                    0,
                    true,
                    wave(40, 5, 10));
        }
        ink(20, 170, style(InkTool.PEN, Palette.GREEN, 96, null, 110, 0), 0, false, 0, 0, 80, 30, 80, 0, 0, 30);
        ink(130, 170, style(InkTool.PEN, Palette.BLUE, 24, null, 255, 1), 3_000, false, wave(20, 5, 8));
        ink(130, 200, style(InkTool.PEN, Palette.RED, 24, null, 255, 2), 0, false, wave(20, 5, 8));
        ink(20, 66, style(InkTool.HIGHLIGHTER, Palette.values()[4], 160, null, 140, 0), 0, false, 0, 0, 190, 4);
    }

    private void shape(double x, double y, ShapeForm form, double width, double height, int rot, Style style) {
        elements.add(new Shape(common(x, y, style), form, size(width, height), rot));
    }

    private void shapes() {
        int i = 0;
        for (ShapeForm form : ShapeForm.values()) {
            Style style = style(InkTool.PEN, Palette.BLACK, 24, Palette.values()[i + 1], 255, i % 3);
            shape(240 + 90 * (i % 4), 30 + 90 * (i / 4), form, 70, 60, i % 2 * 1_500, style);
            i++;
        }
        shape(260, 50, ShapeForm.RECT, 120, 90, 700, style(InkTool.PEN, Palette.RED, 40, Palette.BLUE, 120, 0));
        shape(420, 150, ShapeForm.ARROW, 90, -40, 0, style(InkTool.PEN, Palette.BLUE, 40, null, 130, 0));
    }

    private void text(double x, double y, double width, String text, int font, int rot, Palette color) {
        Style style = style(InkTool.PEN, color, 16, null, 255, 0).withFont(font);
        elements.add(new Text(common(x, y, style), text, size(width, 120), rot));
    }

    private void texts() {
        text(20, 240, 420, KOREAN, 2, 0, Palette.BLUE);
        text(20, 290, 300, "Tabs\tand emoji 👩‍🏫 🎉 ½", 0, 0, Palette.BLACK);
        text(20, 330, 300, "한글 훈민정음 각갂갃 fi 10:30 → ✓", 0, 400, Palette.RED);
        text(330, 290, 260, "שלום 123 مرحبا ภาษาไทย", 0, 0, Palette.BLACK);
        Style style = style(InkTool.PEN, Palette.values()[4], 16, null, 255, 0);
        elements.add(new Note(common(460, 210, style), "쪽지에 쓴 글\n둘째 줄 & <b>", size(150, 110), -300));
    }

    private void images() {
        image(40, 380, 200, 130, 0, 255, photo("jpeg", BufferedImage.TYPE_INT_RGB));
        image(260, 390, 160, 110, 1_200, 255, photo("png", BufferedImage.TYPE_INT_ARGB));
        image(450, 380, 160, 120, 0, 128, photo("png", BufferedImage.TYPE_INT_RGB));
    }

    /** An image that is not there. */
    public void missingImage() {
        Style style = style(InkTool.PEN, Palette.BLACK, 16, null, 255, 0);
        elements.add(new Image(common(20, 540, style), "0".repeat(64), size(200, 120), 0));
    }

    private void image(double x, double y, double width, double height, int rot, int alpha, byte[] bytes) {
        String id = AssetBytes.id(bytes);
        assets.put(id, bytes);
        Style style = style(InkTool.PEN, Palette.BLACK, 16, null, alpha, 0);
        elements.add(new Image(common(x, y, style), id, size(width, height), rot));
    }

    private static byte[] photo(String format, int type) {
        BufferedImage image = new BufferedImage(320, 240, type);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(250, 200, 60), 320, 240, new Color(30, 60, 160)));
        g.fillOval(0, 0, 320, 240);
        g.setColor(new Color(200, 30, 60, 160));
        g.fillRect(60, 80, 200, 70);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}

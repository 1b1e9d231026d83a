package org.bunpil.client.render;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.client.editor.Palette;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that the painter paints, compared with stored pictures. {@code ./bunpil pictures} paints new ones. */
class PainterReferenceTest {
    private static final int UNITS = 8;
    private static final Paper LIGHT = Paper.of(Background.PLAIN, false);
    private static final Paper DARK = Paper.of(Background.PLAIN, true);

    private final List<Element> elements = new ArrayList<>();

    private CommonProperties common(double x, double y, Style style) {
        int n = elements.size();
        Point at = new Point((int) Math.round(x * UNITS), (int) Math.round(y * UNITS));
        return new CommonProperties("e-" + n, "p1", n, at, 1, style, null, false);
    }

    private static Style style(InkTool tool, Palette color, int width, @Nullable Palette fill, int alpha, int dash) {
        return new Style(tool, color.rgb(), width, fill == null ? null : fill.rgb(), alpha, dash, 0);
    }

    private static Style pen(Palette color, int width, int alpha) {
        return style(InkTool.PEN, color, width, null, alpha, 0);
    }

    /** @param xy board pixels from the origin, with a pressure after each pair: x, y, pressure … */
    private void turned(double x, double y, Style style, int sx, int sy, int rot, double... xyp) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < xyp.length; i += 3) {
            samples.add(new Sample(
                    (int) Math.round(xyp[i] * UNITS), (int) Math.round(xyp[i + 1] * UNITS), (int) xyp[i + 2], 8));
        }
        StrokePoints points = StrokePoints.of(SampleChunk.of(samples));
        elements.add(new Stroke(common(x, y, style), points, false, false, 1, sx, sy, rot));
    }

    private void ink(double x, double y, Style style, double... xyp) {
        turned(x, y, style, Stroke.UNIT_SCALE, Stroke.UNIT_SCALE, 0, xyp);
    }

    private static double[] wave(int count, double step, double height, int pressureFrom, int pressureTo) {
        double[] xyp = new double[count * 3];
        for (int i = 0; i < count; i++) {
            xyp[3 * i] = i * step;
            xyp[3 * i + 1] = height * Math.sin(i * 0.55);
            xyp[3 * i + 2] = pressureFrom + (double) (pressureTo - pressureFrom) * i / (count - 1);
        }
        return xyp;
    }

    private void shape(double x, double y, ShapeForm form, double width, double height, int rot, Style style) {
        elements.add(new Shape(
                common(x, y, style),
                form,
                new Size((int) Math.round(width * UNITS), (int) Math.round(height * UNITS)),
                rot));
    }

    private void check(String name, Paper paper, double zoom) {
        Bitmap bitmap = new Bitmap(360, 240);
        new Painter(paper).page(bitmap, new RenderRegion(0, 0, 360, 240, zoom / UNITS), elements);
        ReferenceImage.check(name, bitmap, ReferenceImage.LINES);
    }

    private void checkText(String name, Paper paper) {
        Bitmap bitmap = new Bitmap(360, 240);
        new Painter(paper).page(bitmap, new RenderRegion(0, 0, 360, 240, 1.0 / UNITS), elements);
        ReferenceImage.check(name, bitmap, ReferenceImage.TEXT);
    }

    private void strokes() {
        for (int i = 0; i < 5; i++) {
            ink(16, 24 + 30 * i, pen(Palette.values()[i], 8 << i, 255), wave(30, 5, 9, 60, 220));
        }
        // Pressure from none to full, and back.
        ink(190, 24, pen(Palette.BLACK, 48, 255), wave(30, 5, 9, 0, 255));
        // Corners stay sharp; a dot; a tick; a line that crosses itself has one colour.
        ink(190, 50, pen(Palette.BLUE, 24, 255), 0, 0, 128, 50, 0, 128, 50, 30, 128, 0, 30, 128, 0, 0, 128);
        ink(270, 60, pen(Palette.RED, 32, 255), 0, 0, 128);
        ink(290, 60, pen(Palette.RED, 16, 255), 0, 0, 128, 4, 5, 128);
        ink(310, 60, pen(Palette.RED, 8, 255), 0, 0, 128, 0.25, 0, 128);
        ink(190, 100, pen(Palette.GREEN, 96, 110), 0, 0, 128, 60, 30, 128, 60, 0, 128, 0, 30, 128);
        // Rotated, widened, flattened.
        turned(290, 105, pen(Palette.BLUE, 24, 255), 4096, 4096, 9_000, wave(20, 3, 8, 128, 128));
        turned(190, 165, pen(Palette.BLUE, 24, 255), 8192, 2048, 0, wave(20, 3, 12, 128, 128));
        turned(200, 205, pen(Palette.RED, 24, 128), 2048, 6144, 4_500, wave(20, 5, 8, 128, 128));
    }

    @Test
    void strokesOfAllWidthsPressuresAndTurns() {
        strokes();
        check("strokes", LIGHT, 1);
    }

    @Test
    void strokesOnADarkPage() {
        strokes();
        check("strokes-dark", DARK, 1);
    }

    @Test
    void strokesLarge() {
        strokes();
        check("strokes-large", LIGHT, 2.5);
    }

    @Test
    void strokesSmall() {
        strokes();
        check("strokes-small", LIGHT, 0.4);
    }

    @Test
    void strokesFromFar() {
        strokes();
        check("strokes-far", LIGHT, 0.05);
    }

    private void broken() {
        for (int dash = 1; dash < 3; dash++) {
            for (int i = 0; i < 4; i++) {
                Style style = style(InkTool.PEN, Palette.values()[i], 8 << i, null, dash == 1 ? 255 : 140, dash);
                ink(16 + 170 * (dash - 1), 24 + 40 * i, style, wave(30, 5, 12, 60, 220));
            }
        }
        Style pen = style(InkTool.PEN, Palette.BLACK, 24, null, 255, 1);
        // Corners, a dot, a tick; rotated and widened; a highlighter.
        ink(20, 190, pen, 0, 0, 128, 50, 0, 128, 50, 30, 128, 0, 30, 128, 0, 0, 128);
        ink(90, 190, pen, 0, 0, 128);
        ink(100, 190, pen, 0, 0, 128, 3, 4, 128);
        turned(120, 190, pen, 8192, 2048, 3_000, wave(12, 4, 12, 128, 128));
        Style marker = style(InkTool.HIGHLIGHTER, Palette.YELLOW, 160, null, 150, 1);
        ink(230, 205, marker, 0, 0, 128, 50, 10, 128, 110, 0, 128);
    }

    @Test
    void brokenStrokes() {
        broken();
        check("strokes-broken", LIGHT, 1);
    }

    @Test
    void brokenStrokesSmall() {
        broken();
        check("strokes-broken-small", LIGHT, 0.4);
    }

    /** A client may send a line as long as the board with the shortest dashes. */
    @Test
    void dashesBeyondCountingAreNotCounted() {
        for (ShapeForm form : ShapeForm.values()) {
            shape(
                    -40_000_000,
                    -40_000_000,
                    form,
                    80_000_000,
                    80_000_000,
                    0,
                    style(InkTool.PEN, Palette.RED, 1, null, 255, 2));
        }
        turned(
                -20,
                100,
                style(InkTool.PEN, Palette.BLUE, 1, null, 255, 1),
                1 << 24,
                4096,
                0,
                0,
                0,
                128,
                1_000_000,
                0,
                128);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Bitmap bitmap = new Bitmap(360, 240);
            new Painter(LIGHT).page(bitmap, new RenderRegion(0, 0, 360, 240, 1.0 / UNITS), elements);
        });
    }

    @ParameterizedTest
    @EnumSource(ShapeForm.class)
    void shapesFilledDashedClearAndTurned(ShapeForm form) {
        int[] turns = {0, 3_000, 9_000, 20_000};
        for (int dash = 0; dash < 3; dash++) {
            for (int i = 0; i < 4; i++) {
                Palette fill = i % 2 == 0 ? null : Palette.values()[6];
                int alpha = i < 2 ? 255 : 120;
                shape(
                        20 + 86 * i,
                        20 + 72 * dash,
                        form,
                        58,
                        36,
                        turns[i],
                        style(InkTool.PEN, Palette.values()[dash], 8 << i, fill, alpha, dash));
            }
        }
        // Drawn to the upper left, and flat.
        shape(350, 232, form, -40, -14, 0, pen(Palette.RED, 16, 255));
        shape(10, 230, form, 60, 0, 0, pen(Palette.RED, 16, 255));
        check("shape-" + form.name().toLowerCase(java.util.Locale.ROOT), LIGHT, 1);
    }

    private void highlighted() {
        for (int i = 0; i < 5; i++) {
            ink(20, 30 + 44 * i, pen(Palette.values()[i], 24, 255), wave(60, 5.4, 8, 128, 128));
        }
        for (int i = 0; i < 5; i++) {
            Style style = style(InkTool.HIGHLIGHTER, Palette.values()[i + 4], 160, null, 150, 0);
            ink(40 + 60 * i, 10, style, 0, 0, 128, 10, 110, 20, 0, 220, 255);
        }
        Style twice = style(InkTool.HIGHLIGHTER, Palette.values()[5], 160, null, 150, 0);
        ink(20, 118, twice, 0, 0, 128, 300, 4, 128);
        shape(240, 150, ShapeForm.RECT, 80, 60, 0, style(InkTool.HIGHLIGHTER, Palette.BLUE, 24, Palette.RED, 200, 0));
    }

    @Test
    void highlightersMultiplyOnLightPages() {
        highlighted();
        check("highlighter", LIGHT, 1);
    }

    @Test
    void highlightersLightenOnDarkPages() {
        highlighted();
        check("highlighter-dark", DARK, 1);
    }

    private void written() {
        Style small = new Style(InkTool.PEN, Palette.BLACK.rgb(), 16, null, 255, 0, 1);
        Style plain = new Style(InkTool.PEN, Palette.BLUE.rgb(), 16, null, 255, 0, 0);
        Style large = new Style(InkTool.PEN, Palette.RED.rgb(), 16, null, 150, 0, 3);
        elements.add(new Text(common(8, 6, plain), "가나다라 Fractions 2026", new Size(2_560, 240), 0));
        elements.add(new Text(common(8, 40, small), "같은 글은 어디서나 같은 곳에서\n줄이 바뀝니다. ½ + ⅓", new Size(1_100, 480), 0));
        elements.add(new Text(common(160, 40, large), "큰 Ag", new Size(1_200, 480), 1_500));
        elements.add(new Note(
                common(16, 120, plain.withColor(Palette.values()[4].rgb())),
                "분수의 덧셈\n1/2 + 1/3 = ?",
                new Size(1_100, 800),
                0));
        elements.add(new Note(
                common(190, 120, small.withColor(Palette.values()[5].rgb())),
                "The quick brown fox jumps over the lazy dog, again and again, until the note is full of foxes.",
                new Size(1_000, 800),
                500));
    }

    @Test
    void textAndNotes() {
        written();
        checkText("text", LIGHT);
    }

    @Test
    void textAndNotesOnADarkPage() {
        written();
        checkText("text-dark", DARK);
    }

    @Test
    void whatStandsForAnImageThatIsNotThereYet() {
        Style style = Style.DEFAULT;
        elements.add(new Image(common(20, 20, style), "0".repeat(64), new Size(1_200, 800), 0));
        elements.add(new Image(common(200, 60, style.withAlpha(120)), "0".repeat(64), new Size(800, 800), 3_000));
        check("picture-missing", LIGHT, 1);
    }

    @ParameterizedTest
    @EnumSource(Background.class)
    void papers(Background background) {
        for (boolean dark : new boolean[] {false, true}) {
            for (double zoom : new double[] {0.3, 1, 2}) {
                Bitmap bitmap = new Bitmap(200, 140);
                Paper paper = Paper.of(background, dark);
                // Across the origin, where wrong rounding is visible.
                new Painter(paper).page(bitmap, new RenderRegion(-70, -50, 200, 140, zoom / UNITS), List.of());
                String name = "paper-" + background.name().toLowerCase(java.util.Locale.ROOT) + (dark ? "-dark-" : "-")
                        + Math.round(zoom * 100);
                ReferenceImage.check(name, bitmap, ReferenceImage.LINES);
            }
        }
    }
}

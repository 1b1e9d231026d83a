package org.bunpil.client.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.image.Image;
import org.bunpil.client.editor.ArrangeCommands;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.DecodedImage;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever two people do in whatever order, the tiles show the same as a new painting of the whole board. */
class TileLayerTest {
    private static final int STEPS = 60;

    private final TestBoard testBoard = new TestBoard();
    private final CanvasWindow kim = CanvasWindow.open(testBoard.join("Kim"));
    private final Editor lee = testBoard.join("Lee").editor;

    @AfterEach
    void close() {
        kim.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void showWhatIsThereAndNothingElse(long seed) {
        Random random = new Random(seed);
        List<String> done = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            // Some steps come before the tiles have been updated for the last one.
            int together = 1 + random.nextInt(3);
            for (int i = 0; i < together; i++) done.add(CanvasWindow.fx(() -> act(random)));
            if (random.nextInt(4) == 0) {
                done.add("a stroke");
                kim.drag(random.nextInt(800), random.nextInt(600), random.nextInt(800), random.nextInt(600));
            }
            kim.settle();
            Image shown = CanvasWindow.fx(kim.node::shownBitmap);
            Image whole = CanvasWindow.fx(kim.node::renderBitmap);
            int wrong = Bitmaps.differences(shown, whole, 2);
            if (wrong > 0) {
                Bitmaps.keep(shown, "tiles-" + seed + "-shown");
                Bitmaps.keep(whole, "tiles-" + seed + "-whole");
            }
            assertEquals(0, wrong, "seed " + seed + ", step " + step + ": " + done);
            done.clear();
        }
    }

    /** After an error such as lack of memory, the failed tile is painted all the same. */
    @Test
    void whatCouldNotBePaintedIsTriedAgain() {
        AtomicInteger asked = new AtomicInteger();
        CanvasWindow.fx(() -> {
            kim.node.imageSource(new org.bunpil.client.render.ImageSource() {
                @Override
                public @Nullable DecodedImage image(String asset) {
                    if (asked.getAndIncrement() == 0) throw new IllegalStateException("as meant: once");
                    return null;
                }

                @Override
                public String placeholderText(String asset) {
                    return "";
                }
            });
            CommonProperties common =
                    new CommonProperties(lee.newId(), "p1", 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
            lee.perform(List.of(new Op.Add(new org.bunpil.model.Image(common, "a".repeat(64), new Size(800, 800), 0))));
            return true;
        });
        kim.settle();
        Image shown = CanvasWindow.fx(kim.node::shownBitmap);
        assertTrue(asked.get() > 1);
        assertEquals(0, Bitmaps.differences(shown, CanvasWindow.fx(kim.node::renderBitmap), 2));
    }

    /** @return a description of what was done */
    private String act(Random random) {
        Editor mine = kim.participant.editor;
        Editor one = random.nextInt(3) == 0 ? lee : mine;
        switch (random.nextInt(18)) {
            case 0, 1, 2, 3 -> {
                add(one, random);
                return "a shape";
            }
            case 4 -> {
                select(one, random);
                one.selectionCommands()
                        .move(
                                List.copyOf(one.selection()),
                                new Point(random.nextInt(1_600) - 800, random.nextInt(1_600) - 800));
                return "moved";
            }
            case 5 -> {
                select(one, random);
                one.selectionCommands().delete();
                return "deleted";
            }
            case 6, 7 -> {
                one.undoHistory().undo();
                return "undone";
            }
            case 8 -> {
                one.undoHistory().redo();
                return "done again";
            }
            case 9 -> {
                select(one, random);
                if (random.nextBoolean()) one.selectionCommands().toFront();
                else one.selectionCommands().toBack();
                return "ordered";
            }
            case 10, 11 -> {
                mine.viewport(mine.viewport()
                        .zoomed(Math.exp(random.nextDouble() * 3 - 1.5), random.nextInt(800), random.nextInt(600)));
                return "zoomed";
            }
            case 12 -> {
                mine.viewport(mine.viewport().panned(random.nextInt(1_600) - 800, random.nextInt(1_200) - 600));
                return "panned";
            }
            case 13 -> {
                if (mine.pages().all().size() < 3) mine.pages().add();
                else mine.pages().next();
                return "another page";
            }
            case 14 -> {
                mine.pages().background(Background.values()[random.nextInt(Background.values().length)]);
                return "another paper";
            }
            case 15 -> {
                kim.node.dark(random.nextBoolean());
                return "light or dark";
            }
            case 16 -> {
                select(one, random);
                one.arrangeCommands()
                        .align(
                                ArrangeCommands.Alignment.values()[
                                        random.nextInt(ArrangeCommands.Alignment.values().length)]);
                return "aligned";
            }
            default -> {
                mine.zoomReset();
                return "100 %";
            }
        }
    }

    private static void select(Editor editor, Random random) {
        List<String> some = new ArrayList<>();
        for (Element element : editor.elementIndex().elements()) if (random.nextInt(3) == 0) some.add(element.id());
        editor.select(some);
    }

    private void add(Editor editor, Random random) {
        editor.toolStyles().color(Palette.values()[random.nextInt(Palette.values().length)].rgb());
        editor.toolStyles()
                .fill(
                        random.nextBoolean()
                                ? null
                                : (Integer) Palette.values()[random.nextInt(Palette.values().length)].rgb());
        editor.toolStyles().dash(random.nextInt(3));
        editor.toolStyles().alpha(random.nextBoolean() ? 255 : 60 + random.nextInt(150));
        // At or near the place that is shown.
        Viewport v = kim.participant.editor.viewport();
        Point at = v.toBoard(random.nextInt(1_000) - 100, random.nextInt(800) - 100);
        if (Math.abs(at.x()) > Limits.COORDINATE / 2 || Math.abs(at.y()) > Limits.COORDINATE / 2) return;
        Size size = new Size((int) Math.clamp(random.nextInt(600) / v.scale(), 8, 100_000), (int)
                Math.clamp(random.nextInt(500) / v.scale(), 8, 100_000));
        ShapeForm form = ShapeForm.values()[random.nextInt(ShapeForm.values().length)];
        CommonProperties common = new CommonProperties(
                editor.newId(), editor.page(), 0, at, random.nextInt(36_000), editor.style(ToolKind.RECT), null, false);
        editor.perform(List.of(new Op.Add(new Shape(common, form, size, 0))));
    }
}

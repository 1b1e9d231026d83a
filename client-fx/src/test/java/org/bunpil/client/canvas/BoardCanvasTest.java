package org.bunpil.client.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.Text;
import org.bunpil.wire.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardCanvasTest {
    private static final int WHITE = 0xffffff;
    private static final List<ToolKind> SHAPES = List.of(
            ToolKind.LINE, ToolKind.ARROW, ToolKind.RECT, ToolKind.ELLIPSE, ToolKind.TRIANGLE, ToolKind.DIAMOND);

    private final TestBoard testBoard = new TestBoard();
    private final CanvasWindow kim = CanvasWindow.open(testBoard.join("Kim"));

    @AfterEach
    void close() {
        kim.close();
    }

    private void use(ToolKind tool) {
        CanvasWindow.fx(() -> {
            kim.participant.editor.use(tool);
            return true;
        });
    }

    private void on(Runnable work) {
        CanvasWindow.fx(() -> {
            work.run();
            return true;
        });
    }

    @Test
    void inkIsSeenWhileItIsDrawnAndStaysTheSameWhenItIsFinished() {
        kim.press(100, 100);
        kim.move(200, 100);
        kim.move(300, 120);
        Image drawing = kim.screen();
        assertTrue(Bitmaps.near(drawing, 150, 100, Palette.BLACK.rgb()));
        kim.release();
        kim.settle();
        Image finished = kim.screen();
        Bitmaps.keep(finished, "ink");
        assertTrue(Bitmaps.differences(drawing, finished, 60) < 60, "nothing jumps at pen-up");
    }

    @Test
    void inkStaysReadableUnderAHighlighterBeingDrawn() {
        kim.drag(100, 100, 300, 100);
        kim.settle();
        use(ToolKind.HIGHLIGHTER);
        kim.press(120, 100);
        kim.move(200, 100);
        kim.move(280, 101);
        Image drawing = kim.screen();
        Bitmaps.keep(drawing, "highlighting");
        assertTrue(isDark(drawing, 200, 100), "black ink stays black");
        kim.release();
        kim.settle();
        Image finished = kim.screen();
        assertTrue(isDark(finished, 200, 100));
        assertTrue(Bitmaps.differences(drawing, finished, 60) < 60, "nothing jumps at pen-up");
    }

    private static boolean isDark(Image image, int x, int y) {
        int rgb = Bitmaps.rgb(image, x, y);
        return (rgb >> 16 & 255) < 48 && (rgb >> 8 & 255) < 48 && (rgb & 255) < 48;
    }

    @Test
    void whatIsWrittenOnTopAddsUpToTheSamePixels() {
        for (int i = 0; i < 12; i++) kim.drag(100 + 12 * i, 100, 300 - 9 * i, 220, 560, 100 + 20 * i);
        use(ToolKind.HIGHLIGHTER);
        kim.drag(80, 150, 640, 170);
        use(ToolKind.PEN);
        kim.drag(300, 60, 310, 400);
        kim.settle();
        assertEquals(0, Bitmaps.differences(kim.screen(), CanvasWindow.fx(kim.node::renderBitmap), 0));
    }

    @Test
    void tilesAndTheWholePaintedAtOnceAreTheSame() {
        on(() -> kim.participant.editor.pages().background(Background.GRID));
        kim.drag(60, 60, 400, 300, 700, 80);
        use(ToolKind.ELLIPSE);
        kim.drag(300, 300, 620, 520);
        kim.settle();
        Image tiles = kim.screen();
        Image whole = CanvasWindow.fx(kim.node::renderBitmap);
        Bitmaps.keep(tiles, "tiles");
        Bitmaps.keep(whole, "whole");
        assertEquals(0, Bitmaps.differences(tiles, whole, 2));
    }

    @Test
    void everyToolOnAllPapers() {
        lesson();
        for (Background background : Background.values()) {
            for (boolean dark : new boolean[] {false, true}) {
                on(() -> {
                    kim.node.dark(dark);
                    kim.participant.editor.pages().background(background);
                });
                kim.settle();
                String name = "paper-" + background.name().toLowerCase() + (dark ? "-dark" : "");
                Image shown = kim.screen();
                Bitmaps.keep(shown, name);
                seesEveryTool(shown, Paper.of(background, dark), name);
            }
        }
    }

    /** What {@link #lesson} drew, where it drew it, in the colours that ink has on that paper. */
    private void seesEveryTool(Image shown, Paper paper, String name) {
        assertEquals(paper.rgb(), Bitmaps.rgb(shown, 710, 550), name + ": nothing is drawn there");
        assertEquals(!paper.isPlain(), shows(shown, paper.line(), 600, 450, 780, 590), name + ": what is printed");
        assertTrue(Bitmaps.near(shown, 84, 110, paper.ink(Palette.BLACK.rgb())), name + ": the pen");
        int red = paper.ink(Palette.RED.rgb());
        assertTrue(Bitmaps.near(shown, 90, 175, red), name + ": where the pen crossed its line");
        assertTrue(isDrawn(shown, paper, 147, 177, 153, 183), name + ": a dot of the pen");
        assertTrue(isDrawn(shown, paper, 162, 177, 168, 183), name + ": another dot");
        int highlighted = Bitmaps.rgb(shown, 84, 82);
        assertNotEquals(paper.rgb(), highlighted, name + ": the highlighter");
        assertEquals(highlighted, Bitmaps.rgb(shown, 234, 82), name + ": the highlighter is even");
        int[] onOutline = {105, 290, 225, 290, 300, 290, 420, 290, 585, 330, 682, 270};
        for (int i = 0; i < SHAPES.size(); i++) {
            int ink = paper.ink(Palette.values()[i].rgb());
            assertTrue(Bitmaps.near(shown, onOutline[2 * i], onOutline[2 * i + 1], ink), name + ": " + SHAPES.get(i));
        }
        for (Element element : testBoard.board.elements()) {
            int left = element.at().x() / Viewport.UNITS;
            int top = element.at().y() / Viewport.UNITS;
            if (element instanceof Note note) {
                int bottom = top + note.size().height() / Viewport.UNITS;
                int below = Bitmaps.rgb(shown, left + 100, bottom - 12);
                assertEquals(Painter.noteColor(note.style().color()), below, name + ": the note");
                assertTrue(shows(shown, Painter.NOTE_INK, left, top, left + 200, bottom), name + ": the note's words");
            } else if (element instanceof Text text) {
                int ink = paper.ink(text.style().color());
                assertTrue(shows(shown, ink, left, top, left + 320, top + 40), name + ": the text");
            }
        }
        assertFalse(isDrawn(shown, paper, 400, 440, 520, 460), name + ": what the eraser took");
    }

    /** Whether anything is there besides the paper and what is printed on it. */
    private static boolean isDrawn(Image image, Paper paper, int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int rgb = Bitmaps.rgb(image, x, y);
                if (rgb != paper.rgb() && rgb != paper.line()) return true;
            }
        }
        return false;
    }

    private static boolean shows(Image image, int rgb, int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) if (Bitmaps.rgb(image, x, y) == rgb) return true;
        }
        return false;
    }

    private void lesson() {
        use(ToolKind.PEN);
        double[] wave = new double[80];
        for (int i = 0; i < 40; i++) {
            wave[2 * i] = 60 + i * 8;
            wave[2 * i + 1] = 80 + 30 * Math.sin(i * 0.5);
        }
        kim.drag(wave);
        on(() -> kim.participant.editor.toolStyles().color(Palette.RED.rgb()));
        kim.drag(60, 150, 120, 200, 60, 200, 120, 150);
        kim.click(150, 180);
        kim.click(165, 180);
        kim.drag(180, 175, 186, 186);
        use(ToolKind.HIGHLIGHTER);
        kim.drag(60, 82, 370, 82);
        use(ToolKind.PEN);
        kim.drag(410, 450, 510, 450);
        use(ToolKind.ERASER);
        kim.drag(450, 440, 455, 460);
        for (int i = 0; i < SHAPES.size(); i++) {
            use(SHAPES.get(i));
            int colour = Palette.values()[i].rgb();
            on(() -> kim.participant.editor.toolStyles().color(colour));
            kim.drag(60 + i * 120, 250, 150 + i * 120, 330);
        }
        use(ToolKind.NOTE);
        kim.click(600, 130);
        on(() -> kim.participant
                .editor
                .textEditing()
                .commit("분수의 덧셈\n1/2 + 1/3 = ?\n모둠별로 풀어 보세요.", new Size(1_600, 1_600)));
        use(ToolKind.TEXT);
        kim.click(60, 400);
        on(() -> kim.participant.editor.textEditing().commit("가나다라 Fractions 2026", new Size(2_560, 320)));
    }

    @Test
    void aDragThatOthersSawOnlyPartOfEndsWhereItEnded() {
        CanvasWindow mina = CanvasWindow.open(testBoard.join("Mina"), 900);
        kim.drag(100, 100, 200, 100);
        use(ToolKind.SELECT);
        kim.press(150, 100);
        kim.move(160, 120);
        kim.move(150, 200);
        mina.others(1, kim.participant.presence());
        mina.painted();
        kim.move(150, 300);
        kim.release();
        mina.painted();
        mina.others(1, kim.participant.presence());
        kim.settle();
        mina.settle();
        assertTrue(Bitmaps.near(mina.screen(), 120, 300, Palette.BLACK.rgb()));
        assertEquals(WHITE, Bitmaps.rgb(mina.screen(), 120, 200));
        mina.close();
    }

    @Test
    void aDraggedElementFollowsThePointerAndOthersSeeIt() {
        CanvasWindow mina = CanvasWindow.open(testBoard.join("Mina"), 900);
        kim.drag(100, 100, 200, 100);
        use(ToolKind.SELECT);
        kim.press(150, 100);
        kim.move(160, 120);
        kim.move(150, 300);
        Presence presence = kim.participant.presence();
        mina.others(1, presence);
        mina.painted();
        kim.painted();
        for (CanvasWindow who : List.of(kim, mina)) {
            Image bitmap = who.screen();
            Bitmaps.keep(bitmap, who == kim ? "drag" : "drag-seen-by-mina");
            assertEquals(WHITE, Bitmaps.rgb(bitmap, 120, 100));
            assertTrue(Bitmaps.near(bitmap, 120, 300, Palette.BLACK.rgb()));
        }
        kim.release();
        mina.others(1, kim.participant.presence());
        kim.settle();
        mina.settle();
        assertEquals(
                0,
                Bitmaps.differences(
                        CanvasWindow.fx(kim.node::renderBitmap), CanvasWindow.fx(mina.node::renderBitmap), 0));
        assertTrue(Bitmaps.near(mina.screen(), 120, 300, Palette.BLACK.rgb()));
        mina.close();
    }

    @Test
    void aSelectionHasHandlesAndFollowsThemWhileItIsResizedAndTurned() {
        lesson();
        use(ToolKind.SELECT);
        kim.drag(40, 235, 790, 345);
        kim.settle();
        Bitmaps.keep(kim.screen(), "selection-many");
        kim.click(20, 560);
        kim.click(465, 250);
        kim.press(510, 330);
        kim.move(560, 400);
        kim.move(590, 420);
        kim.painted();
        Image resizing = kim.screen();
        Bitmaps.keep(resizing, "resizing");
        assertTrue(Bitmaps.near(resizing, 505, 420, Palette.GREEN.rgb()), "the ellipse follows the hand");
        kim.release();
        kim.settle();
        kim.drag(505, 224, 600, 250);
        kim.settle();
        Bitmaps.keep(kim.screen(), "turned");
        String id = kim.participant.editor.selection().iterator().next();
        assertNotEquals(0, testBoard.board.element(id).rot());
    }

    @Test
    void textIsWrittenOnTheBoardWithHangul() {
        use(ToolKind.TEXT);
        kim.click(200, 200);
        kim.pulses(2);
        CanvasWindow.fx(() -> {
            for (char c : "hello".toCharArray())
                kim.robot().keyType(KeyCode.valueOf(String.valueOf(c).toUpperCase()));
            return true;
        });
        kim.pulses(2);
        Bitmaps.keep(kim.screen(), "writing");
        kim.click(500, 500);
        kim.settle();
        Bitmaps.keep(kim.screen(), "written");
        assertEquals(1, testBoard.board.elements().size());
        Element text = testBoard.board.elements().iterator().next();
        assertEquals("hello", ((Text) text).text());
    }

    @Test
    void whoGoesToAnotherPageHasWrittenOnTheOneBefore() {
        use(ToolKind.TEXT);
        kim.click(200, 200);
        on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).setText("1/2"));
        on(() -> kim.participant.editor.pages().add());
        kim.settle();
        assertNull(kim.node.lookup(".writing-area"));
        assertEquals("1/2", ((Text) testBoard.elements().getFirst()).text());
    }

    /**
     * A text that cannot be put on the board because the class is frozen stays visible. After the thaw the next press puts it on the board.
     */
    @Test
    void whatIsWrittenWhenAClassIsFrozenWaits() {
        use(ToolKind.TEXT);
        kim.click(200, 200);
        on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).setText("1/2"));
        on(() -> kim.participant.refusal = ErrorCode.FROZEN);
        kim.click(500, 500);
        kim.settle();
        assertEquals("1/2", ((TextInputControl) kim.node.lookup(".writing-area")).getText());
        assertEquals("1/2", CanvasWindow.fx(kim.node::finishWriting));
        on(() -> kim.participant.refusal = null);
        kim.click(500, 500);
        kim.settle();
        assertNull(kim.node.lookup(".writing-area"));
        assertEquals("1/2", ((Text) testBoard.elements().getFirst()).text());
        assertEquals(1, testBoard.elements().size());
    }

    /** Text must not move when editing ends: each line is painted where the editor showed it. */
    @Test
    void textLiesWhileItIsWrittenWhereItWillLie() {
        on(() -> Font.loadFont(getClass().getResourceAsStream("/org/bunpil/client/fonts/Pretendard-Regular.otf"), 14));
        for (ToolKind tool : List.of(ToolKind.TEXT, ToolKind.NOTE)) {
            use(tool);
            kim.click(400, 300);
            String text = "Three quarters are more than a half\n네 조각 중 세 조각";
            on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).setText(text));
            kim.pulses(3);
            Image writing = kim.screen();
            Bitmaps.keep(writing, "writing-" + tool);
            kim.click(700, 550);
            kim.settle();
            Image written = kim.screen();
            Bitmaps.keep(written, "written-" + tool);
            assertEquals(rows(written), rows(writing), 1.5, tool + " rows");
            assertEquals(Bitmaps.lines(written), Bitmaps.lines(writing), tool + " lines");
            on(() -> kim.participant.editor.undoHistory().undo());
            kim.settle();
        }
    }

    /** Every script, a word that is too long, emoji, tabs, spaces at ends: pixel for pixel where it will lie. */
    @Test
    void everyTextLiesWhileItIsWrittenWhereItWillLie() {
        List<String> texts = List.of(
                "오늘은 분수의 덧셈과 뺄셈을 배우고 통분하는 방법을 다시 한번 살펴봅시다. 최소공배수를 먼저 찾아요.",
                "😀".repeat(40),
                "👨‍👩‍👧‍👦🇰🇷👍🏽 가족 1️⃣",
                "ภาษาไทยเป็นภาษาที่สวยงามและมีตัวอักษรของตัวเองมากมายในโลกนี้",
                "日本語の文章、「これ」はどこでも行が変わります。小さい字は行の初めに来ません。",
                "مرحبا بكم في الصف اليوم نتعلم الكسور 1/2 و Bunpil معا مرة أخرى",
                "a\tb  \n\n" + "w".repeat(60) + " end");
        for (ToolKind tool : List.of(ToolKind.TEXT, ToolKind.NOTE)) {
            for (String text : texts) {
                use(tool);
                kim.click(300, 200);
                on(() -> {
                    TextInputControl area = (TextInputControl) kim.node.lookup(".writing-area");
                    area.setStyle("-fx-border-color: transparent;");
                    area.setText(text);
                });
                kim.pulses(3);
                Image writing = kim.screen();
                Bitmaps.keep(writing, "writing-" + tool + "-" + texts.indexOf(text));
                kim.click(780, 580);
                kim.settle();
                on(() -> kim.participant.editor.select(List.of()));
                Image written = kim.screen();
                Bitmaps.keep(written, "written-" + tool + "-" + texts.indexOf(text));
                // The caret.
                assertTrue(Bitmaps.differences(writing, written, 48) < 120, text);
                on(() -> kim.participant.editor.undoHistory().undo());
                kim.settle();
            }
        }
    }

    /** It would take the place of the pulse that shows the next sample. */
    @Test
    void theOpOfSamplesThatAreShownAsksForNoPulse() {
        use(ToolKind.PEN);
        on(() -> kim.node.input(pen(PointerEvent.Phase.PRESS, 100, 0)));
        on(() -> kim.node.input(pen(PointerEvent.Phase.MOVE, 120, 1)));
        kim.painted();
        on(() -> {
            int before = samples();
            kim.participant.tick(20);
            assertEquals(before + 1, samples());
            assertTrue(kim.node.isPainted());
            kim.node.input(pen(PointerEvent.Phase.MOVE, 140, 21));
            assertFalse(kim.node.isPainted());
        });
    }

    private int samples() {
        return kim.participant
                .editor
                .elementIndex()
                .openStrokes()
                .iterator()
                .next()
                .points()
                .sampleCount();
    }

    private static PointerEvent pen(PointerEvent.Phase phase, double x, long millis) {
        return new PointerEvent(0, PointerEvent.Kind.PEN, phase, x, 100, 0.5, PointerEvent.Modifiers.NONE, millis);
    }

    @Test
    void aDoubleClickBehindTheTextTakesItsLastWord() {
        use(ToolKind.TEXT);
        kim.click(200, 200);
        on(() -> {
            TextInputControl area = (TextInputControl) kim.node.lookup(".writing-area");
            area.setText("one two");
            area.fireEvent(press(600, 10, 2));
            assertEquals("two", area.getSelectedText());
        });
    }

    private static MouseEvent press(double x, double y, int clicks) {
        return new MouseEvent(
                MouseEvent.MOUSE_PRESSED,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    @Test
    void aTextThatIsEditedIsSeenOnce() {
        use(ToolKind.TEXT);
        kim.click(200, 200);
        on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).setText("가나다라"));
        kim.click(500, 500);
        kim.settle();
        Text text = (Text) testBoard.elements().getFirst();
        assertTrue(Bitmaps.lines(kim.screen()) > 0);
        on(() -> kim.participant.editor.textEditing().edit(text));
        on(() -> {
            TextInputControl area = (TextInputControl) kim.node.lookup(".writing-area");
            area.setStyle("-fx-border-color: transparent;");
            area.setText("");
        });
        kim.settle();
        Image emptied = kim.screen();
        assertFalse(Bitmaps.near(emptied, 210, 200, Palette.BLACK.rgb()));
        Bitmaps.keep(emptied, "emptied");
        assertTrue(darkPixels(emptied) < 80, "only the caret");
        // Nothing is changed, so everything is where it was.
        on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).setText("가나다라"));
        kim.click(500, 500);
        kim.settle();
        assertEquals(text, testBoard.elements().getFirst());
        assertTrue(darkPixels(kim.screen()) > 80);
    }

    private static int darkPixels(Image image) {
        int count = 0;
        for (int y = 0; y < (int) image.getHeight(); y++) {
            for (int x = 0; x < (int) image.getWidth(); x++) {
                if ((Bitmaps.rgb(image, x, y) & 255) < 100) count++;
            }
        }
        return count;
    }

    @Test
    void aNarrowTextStaysNarrowWhenItIsEdited() {
        use(ToolKind.TEXT);
        kim.click(200, 200);
        on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).setText("오늘은 분수의 덧셈을 배웁니다"));
        kim.click(500, 500);
        kim.settle();
        Text wide = (Text) testBoard.elements().getFirst();
        Size narrow = new Size(100 * Viewport.UNITS, wide.size().height() * 3);
        on(() -> kim.participant.editor.perform(List.of(new org.bunpil.op.Op.Set(
                List.of(wide.id()),
                org.bunpil.op.ElementPatch.builder().size(narrow).build()))));
        on(() -> kim.participant.editor.textEditing().edit((Text)
                testBoard.elements().getFirst()));
        on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).appendText("!"));
        kim.click(500, 500);
        kim.settle();
        assertTrue(((Text) testBoard.elements().getFirst()).size().width() <= 100 * Viewport.UNITS);
    }

    @Test
    void nothingThatNobodySeesIsKept() {
        for (String text : List.of("\u200b\u200d", " \u00a0\u3000\n ", "\u3164\u2060\ufeff", "\ufe0f")) {
            use(ToolKind.TEXT);
            kim.click(200, 200);
            on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).setText(text));
            kim.click(500, 500);
            kim.settle();
            on(() -> kim.participant.editor.pasteCommands().text(text, new Size(800, 320), null));
            assertEquals(List.of(), testBoard.elements());
        }
    }

    /** While a text is open and nobody types, no picture is made. */
    @Test
    void anOpenTextLetsTheAppRest() {
        use(ToolKind.TEXT);
        kim.click(200, 200);
        on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).setText("hello"));
        kim.pulses(3);
        assertTrue(kim.rests(), "pulse after pulse");
    }

    @Test
    void nothingIsWrittenThatABoardCouldNotTake() {
        use(ToolKind.TEXT);
        kim.click(400, 300);
        on(() -> {
            TextInputControl area = (TextInputControl) kim.node.lookup(".writing-area");
            area.setText("a".repeat(Limits.TEXT_UNITS - 3));
            area.appendText("bcdefg");
            assertEquals(Limits.TEXT_UNITS, area.getLength());
            assertTrue(area.getText().endsWith("abcd"));
            area.replaceText(0, 2, "xyz");
            assertEquals(Limits.TEXT_UNITS, area.getLength());
            area.appendText("!");
            assertTrue(area.getText().startsWith("xya"));
            assertEquals(Limits.TEXT_UNITS, area.getLength());
        });
    }

    /** Average height of dark pixels, from the top. */
    private static double rows(Image image) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < (int) image.getHeight(); y++) {
            for (int x = 0; x < (int) image.getWidth(); x++) {
                if (!isDark(image, x, y)) continue;
                sum += y;
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void zoomingShowsTheOldBitmapScaledAtOnceAndSharpAtRest() {
        kim.drag(100, 100, 300, 250, 500, 100);
        kim.settle();
        on(() -> kim.participant.editor.viewport(
                kim.participant.editor.viewport().zoomed(2, 300, 200)));
        Image atOnce = kim.screen();
        kim.settle();
        Image sharp = kim.screen();
        Bitmaps.keep(atOnce, "zoom-at-once");
        Bitmaps.keep(sharp, "zoom-at-rest");
        assertNotEquals(WHITE, Bitmaps.rgb(sharp, 300, 300));
        assertEquals(0, Bitmaps.differences(sharp, CanvasWindow.fx(kim.node::renderBitmap), 2));
    }

    @Test
    void othersArePointedOutByNameAndLaser() {
        testBoard.join("민아");
        Viewport v = kim.participant.editor.viewport();
        kim.others(
                2,
                new Presence(
                        new Point(2_400, 1_600), "p1", "pen", List.of(), null, null, null, false, null, List.of()));
        kim.pulses(3);
        Bitmaps.keep(kim.screen(), "pointer");
        kim.others(
                2,
                new Presence(
                        null, "p1", "laser", List.of(), null, new Point(4_000, 3_200), null, false, null, List.of()));
        kim.pulses(3);
        Image laser = kim.screen();
        Bitmaps.keep(laser, "laser");
        assertEquals(1, v.zoom());
        assertNotEquals(WHITE, Bitmaps.rgb(laser, 500, 394));
    }
}

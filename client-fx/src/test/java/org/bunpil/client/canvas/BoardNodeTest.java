package org.bunpil.client.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import org.bunpil.client.editor.Extent;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.Room;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.editor.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.Code;
import org.bunpil.model.Element;
import org.bunpil.model.Limits;
import org.bunpil.model.Text;
import org.bunpil.wire.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardNodeTest {
    private static final int WHITE = 0xffffff;

    private final Room room = new Room();
    private final Stage800 kim = Stage800.open(room.join("Kim"));

    @AfterEach
    void close() {
        kim.close();
    }

    private void use(ToolKind tool) {
        Stage800.fx(() -> {
            kim.seat.editor.use(tool);
            return true;
        });
    }

    private void on(Runnable work) {
        Stage800.fx(() -> {
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
        assertTrue(Pictures.near(drawing, 150, 100, Palette.BLACK.rgb()));
        kim.release();
        kim.settle();
        Image finished = kim.screen();
        Pictures.keep(finished, "ink");
        assertTrue(Pictures.differences(drawing, finished, 60) < 60, "nothing jumps at pen-up");
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
        Pictures.keep(drawing, "highlighting");
        assertTrue(isDark(drawing, 200, 100), "black ink stays black");
        kim.release();
        kim.settle();
        Image finished = kim.screen();
        assertTrue(isDark(finished, 200, 100));
        assertTrue(Pictures.differences(drawing, finished, 60) < 60, "nothing jumps at pen-up");
    }

    private static boolean isDark(Image image, int x, int y) {
        int rgb = Pictures.rgb(image, x, y);
        return (rgb >> 16 & 255) < 48 && (rgb >> 8 & 255) < 48 && (rgb & 255) < 48;
    }

    @Test
    void whatIsWrittenOnTopAddsUpToTheSamePicture() {
        for (int i = 0; i < 12; i++) kim.drag(100 + 12 * i, 100, 300 - 9 * i, 220, 560, 100 + 20 * i);
        use(ToolKind.HIGHLIGHTER);
        kim.drag(80, 150, 640, 170);
        use(ToolKind.PEN);
        kim.drag(300, 60, 310, 400);
        kim.settle();
        assertEquals(0, Pictures.differences(kim.screen(), Stage800.fx(kim.node::picture), 0));
    }

    @Test
    void tilesAndThePictureOfTheWholeAreTheSame() {
        on(() -> kim.seat.editor.pages().background(Background.GRID));
        kim.drag(60, 60, 400, 300, 700, 80);
        use(ToolKind.ELLIPSE);
        kim.drag(300, 300, 620, 520);
        kim.settle();
        Image tiles = kim.screen();
        Image whole = Stage800.fx(kim.node::picture);
        Pictures.keep(tiles, "tiles");
        Pictures.keep(whole, "whole");
        assertEquals(0, Pictures.differences(tiles, whole, 2));
    }

    @Test
    void everyToolOnAllPapers() {
        for (Background background : Background.values()) {
            for (boolean dark : new boolean[] {false, true}) {
                on(() -> {
                    kim.node.dark(dark);
                    kim.seat.editor.pages().background(background);
                });
                if (room.board.elements().isEmpty()) lesson();
                kim.settle();
                Pictures.keep(kim.screen(), "paper-" + background.name().toLowerCase() + (dark ? "-dark" : ""));
            }
        }
        assertNotEquals(WHITE, Pictures.rgb(kim.screen(), 2, 2));
    }

    private void lesson() {
        use(ToolKind.PEN);
        double[] wave = new double[80];
        for (int i = 0; i < 40; i++) {
            wave[2 * i] = 60 + i * 8;
            wave[2 * i + 1] = 80 + 30 * Math.sin(i * 0.5);
        }
        kim.drag(wave);
        on(() -> kim.seat.editor.color(Palette.RED.rgb()));
        kim.drag(60, 150, 120, 200, 60, 200, 120, 150);
        kim.click(150, 180);
        kim.click(165, 180);
        kim.drag(180, 175, 186, 186);
        use(ToolKind.HIGHLIGHTER);
        kim.drag(60, 82, 370, 82);
        ToolKind[] shapes = {
            ToolKind.LINE, ToolKind.ARROW, ToolKind.RECT, ToolKind.ELLIPSE, ToolKind.TRIANGLE, ToolKind.DIAMOND
        };
        for (int i = 0; i < shapes.length; i++) {
            use(shapes[i]);
            int colour = Palette.values()[i].rgb();
            on(() -> kim.seat.editor.color(colour));
            kim.drag(60 + i * 120, 250, 150 + i * 120, 330);
        }
        use(ToolKind.NOTE);
        kim.click(600, 130);
        on(() -> kim.seat.editor.writing().commit("분수의 덧셈\n1/2 + 1/3 = ?\n모둠별로 풀어 보세요.", new Size(1_600, 1_600)));
        use(ToolKind.TEXT);
        kim.click(60, 400);
        on(() -> kim.seat.editor.writing().commit("가나다라 Fractions 2026", new Size(2_560, 320)));
    }

    @Test
    void aDragThatOthersSawOnlyPartOfEndsWhereItEnded() {
        Stage800 mina = Stage800.open(room.join("Mina"), 900);
        kim.drag(100, 100, 200, 100);
        use(ToolKind.SELECT);
        kim.press(150, 100);
        kim.move(160, 120);
        kim.move(150, 200);
        mina.others(1, kim.seat.presence);
        mina.painted();
        kim.move(150, 300);
        kim.release();
        mina.painted();
        mina.others(1, kim.seat.presence);
        kim.settle();
        mina.settle();
        assertTrue(Pictures.near(mina.screen(), 120, 300, Palette.BLACK.rgb()));
        assertEquals(WHITE, Pictures.rgb(mina.screen(), 120, 200));
        mina.close();
    }

    @Test
    void aDraggedElementFollowsTheHandAndOthersSeeIt() {
        Stage800 mina = Stage800.open(room.join("Mina"), 900);
        kim.drag(100, 100, 200, 100);
        use(ToolKind.SELECT);
        kim.press(150, 100);
        kim.move(160, 120);
        kim.move(150, 300);
        Presence presence = kim.seat.presence;
        mina.others(1, presence);
        mina.painted();
        kim.painted();
        for (Stage800 who : List.of(kim, mina)) {
            Image picture = who.screen();
            Pictures.keep(picture, who == kim ? "drag" : "drag-seen-by-mina");
            assertEquals(WHITE, Pictures.rgb(picture, 120, 100));
            assertTrue(Pictures.near(picture, 120, 300, Palette.BLACK.rgb()));
        }
        kim.release();
        mina.others(1, kim.seat.presence);
        kim.settle();
        mina.settle();
        assertEquals(0, Pictures.differences(Stage800.fx(kim.node::picture), Stage800.fx(mina.node::picture), 0));
        assertTrue(Pictures.near(mina.screen(), 120, 300, Palette.BLACK.rgb()));
        mina.close();
    }

    @Test
    void aSelectionHasHandlesAndFollowsThemWhileItIsResizedAndTurned() {
        lesson();
        use(ToolKind.SELECT);
        kim.drag(40, 235, 790, 345);
        kim.settle();
        Pictures.keep(kim.screen(), "selection-many");
        kim.click(20, 560);
        kim.click(465, 250);
        kim.press(510, 330);
        kim.move(560, 400);
        kim.move(590, 420);
        kim.painted();
        Image resizing = kim.screen();
        Pictures.keep(resizing, "resizing");
        assertTrue(Pictures.near(resizing, 505, 420, Palette.GREEN.rgb()), "the ellipse follows the hand");
        kim.release();
        kim.settle();
        kim.drag(505, 224, 600, 250);
        kim.settle();
        Pictures.keep(kim.screen(), "turned");
        String id = kim.seat.editor.selection().iterator().next();
        assertNotEquals(0, Extent.rot(room.board.element(id)));
    }

    @Test
    void textIsWrittenOnTheBoardWithHangul() {
        use(ToolKind.TEXT);
        kim.click(200, 200);
        kim.pulses(2);
        Stage800.fx(() -> {
            for (char c : "hello".toCharArray())
                kim.robot().keyType(KeyCode.valueOf(String.valueOf(c).toUpperCase()));
            return true;
        });
        kim.pulses(2);
        Pictures.keep(kim.screen(), "writing");
        kim.click(500, 500);
        kim.settle();
        Pictures.keep(kim.screen(), "written");
        assertEquals(1, room.board.elements().size());
        Element text = room.board.elements().iterator().next();
        assertEquals("hello", ((Text) text).text());
    }

    @Test
    void whoGoesToAnotherPageHasWrittenOnTheOneBefore() {
        use(ToolKind.TEXT);
        kim.click(200, 200);
        on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).setText("1/2"));
        on(() -> kim.seat.editor.pages().add());
        kim.settle();
        assertNull(kim.node.lookup(".writing-area"));
        assertEquals("1/2", ((Text) room.elements().getFirst()).text());
    }

    /** The text of who is silenced stays in sight; then it goes onto the board with the next press. */
    @Test
    void whatIsWrittenWhenAClassIsFrozenWaits() {
        use(ToolKind.TEXT);
        kim.click(200, 200);
        on(() -> ((TextInputControl) kim.node.lookup(".writing-area")).setText("1/2"));
        on(() -> kim.seat.refusal = Code.FROZEN);
        kim.click(500, 500);
        kim.settle();
        assertEquals("1/2", ((TextInputControl) kim.node.lookup(".writing-area")).getText());
        assertEquals("1/2", Stage800.fx(kim.node::finishWriting));
        on(() -> kim.seat.refusal = null);
        kim.click(500, 500);
        kim.settle();
        assertNull(kim.node.lookup(".writing-area"));
        assertEquals("1/2", ((Text) room.elements().getFirst()).text());
        assertEquals(1, room.elements().size());
    }

    /** What is written must not jump when it is finished: line by line it lies where it will lie. */
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
            Pictures.keep(writing, "writing-" + tool);
            kim.click(700, 550);
            kim.settle();
            Image written = kim.screen();
            Pictures.keep(written, "written-" + tool);
            assertEquals(rows(written), rows(writing), 1.5, tool + " rows");
            assertEquals(Pictures.lines(written), Pictures.lines(writing), tool + " lines");
            on(() -> kim.seat.editor.undo());
            kim.settle();
        }
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

    /** Where dark pixels lie on average, from the top. */
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
    void zoomingShowsTheOldPictureScaledAtOnceAndSharpAtRest() {
        kim.drag(100, 100, 300, 250, 500, 100);
        kim.settle();
        on(() -> kim.seat.editor.viewport(kim.seat.editor.viewport().zoomed(2, 300, 200)));
        Image atOnce = kim.screen();
        kim.settle();
        Image sharp = kim.screen();
        Pictures.keep(atOnce, "zoom-at-once");
        Pictures.keep(sharp, "zoom-at-rest");
        assertNotEquals(WHITE, Pictures.rgb(sharp, 300, 300));
        assertEquals(0, Pictures.differences(sharp, Stage800.fx(kim.node::picture), 2));
    }

    @Test
    void othersArePointedOutByNameAndLaser() {
        room.join("민아");
        Viewport v = kim.seat.editor.viewport();
        kim.others(2, new Presence(new Point(2_400, 1_600), "p1", "pen", List.of(), null, null, null, false, null));
        kim.pulses(3);
        Pictures.keep(kim.screen(), "pointer");
        kim.others(2, new Presence(null, "p1", "laser", List.of(), null, new Point(4_000, 3_200), null, false, null));
        kim.pulses(3);
        Image laser = kim.screen();
        Pictures.keep(laser, "laser");
        assertEquals(1, v.zoom());
        assertNotEquals(WHITE, Pictures.rgb(laser, 500, 394));
    }
}

package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.bunpil.broker.BrokerProcess;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.demo.Screenshot;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.model.Element;
import org.bunpil.relay.RelayServer;
import org.bunpil.relay.RelaySettings;
import org.bunpil.relay.session.HostKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every tool in one window. Another window, on another relay with the same real Kafka broker, shows the same pixels. Screenshots of both
 * stay under target/screens for people to look at.
 */
class SamePixelsTest {
    private static final String KEY = "a-host-key-of-enough-length";
    private static final Path SCREENSHOTS = Path.of("target", "screens");

    @TempDir
    Path folder;

    @Test
    void aRemotePeerSeesEveryToolsResultExactlyAsItsAuthor() throws Exception {
        FxToolkit.start();
        HostKeys keys = HostKeys.of(java.util.Map.of("kim", KEY));
        RelaySettings onNorth = RelaySettings.DEFAULT.withData(folder.resolve("north"));
        RelaySettings onSouth = RelaySettings.DEFAULT.withData(folder.resolve("south"));
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"), 0);
                RelayServer north = RelayServer.start(onNorth.withKafka(broker.address()), keys);
                RelayServer south = RelayServer.start(onSouth.withKafka(broker.address()), keys)) {
            Path keyFile = java.nio.file.Files.writeString(folder.resolve("key"), KEY);
            AppWindow author = window(
                    "author", north, "--user", "kim", "--key-file", keyFile.toString(), "--create", "--title", "Tools");
            until(
                    "the author is live",
                    () -> Classroom.live(author)
                            && !session(author).joinCode().get().isEmpty());
            String code = onFx(() -> session(author).joinCode().get());
            AppWindow peer = window("peer", south, "--code", code, "--name", "Mina");
            until("the peer is live", () -> Classroom.live(peer));
            try {
                List<String> done = new ArrayList<>();
                tour(author, step -> {
                    done.add(step);
                    same(step, author, peer);
                });
                assertEquals(22, done.size(), done.toString());
                Screenshot.write(
                        onFx(() -> author.stage().getScene().snapshot(null)), SCREENSHOTS.resolve("tools-author.png"));
                Screenshot.write(
                        onFx(() -> peer.stage().getScene().snapshot(null)), SCREENSHOTS.resolve("tools-peer.png"));
            } finally {
                doOnFx(() -> {
                    peer.quit();
                    author.quit();
                });
            }
        }
    }

    private AppWindow window(String home, RelayServer relay, String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--relay", relay.address(), "--lang", "ko", "--size", "1000x700"));
        all.addAll(List.of("--home", folder.resolve(home).toString()));
        LaunchOptions options = ((LaunchOptions.Reading.Good) LaunchOptions.read(all.toArray(String[]::new))).options();
        return onFx(() -> {
            AppWindow made = new AppWindow(options, new Stage(), () -> {});
            made.show();
            return made;
        });
    }

    /** Uses each tool once in the real window; each step works on the result of earlier ones. */
    private static void tour(AppWindow author, Consumer<String> after) {
        ScriptedUser scriptedUser = ScriptedUser.withoutPauses(author);
        Editor editor = context(author).editor();
        scriptedUser.take(ToolKind.PEN);
        scriptedUser.draw(120, 120, 180, 160, 240, 110, 300, 170);
        after.accept("pen");
        scriptedUser.take(ToolKind.HIGHLIGHTER);
        scriptedUser.draw(110, 140, 320, 140);
        after.accept("highlighter");
        scriptedUser.take(ToolKind.LINE);
        scriptedUser.draw(360, 110, 460, 170);
        after.accept("line");
        scriptedUser.take(ToolKind.ARROW);
        scriptedUser.draw(480, 110, 580, 170);
        after.accept("arrow");
        scriptedUser.take(ToolKind.RECT);
        doOnFx(() -> editor.toolStyles().fill(Palette.YELLOW.rgb()));
        scriptedUser.draw(620, 110, 740, 180);
        after.accept("rectangle, filled");
        scriptedUser.take(ToolKind.ELLIPSE);
        doOnFx(() -> editor.toolStyles().dash(1));
        scriptedUser.draw(770, 110, 880, 180);
        after.accept("ellipse, dashed");
        doOnFx(() -> editor.use(ToolKind.TRIANGLE));
        doOnFx(() -> editor.toolStyles().alpha(160));
        scriptedUser.draw(120, 220, 220, 300);
        after.accept("triangle, half clear");
        doOnFx(() -> editor.use(ToolKind.DIAMOND));
        doOnFx(() -> editor.toolStyles().dash(2));
        scriptedUser.draw(250, 220, 350, 300);
        after.accept("diamond, dotted");
        scriptedUser.take(ToolKind.TEXT);
        scriptedUser.click(390, 250);
        scriptedUser.write("분수의 덧셈 ½ + ¼");
        after.accept("text");
        scriptedUser.take(ToolKind.NOTE);
        scriptedUser.click(760, 320);
        scriptedUser.write("쪽지에 쓴 글");
        after.accept("note");
        doOnFx(() -> pasteImage(author));
        until2("the picture is there", () -> count(author) == 11);
        doOnFx(() -> editor.select(List.of()));
        after.accept("picture");
        scriptedUser.take(ToolKind.ERASER);
        doOnFx(() -> editor.erasesInParts(true));
        scriptedUser.draw(210, 100, 215, 175);
        after.accept("partial eraser");
        scriptedUser.take(ToolKind.PEN);
        scriptedUser.draw(620, 500, 640, 520);
        doOnFx(() -> editor.erasesInParts(false));
        scriptedUser.take(ToolKind.ERASER);
        scriptedUser.draw(625, 495, 632, 525);
        after.accept("eraser");
        doOnFx(() -> editor.penPresets().use(5));
        scriptedUser.draw(120, 560, 170, 540, 220, 575);
        after.accept("kept pen");
        scriptedUser.take(ToolKind.SELECT);
        scriptedUser.draw(620, 140, 640, 200);
        after.accept("move");
        doOnFx(() -> editor.selectionCommands().duplicate());
        after.accept("duplicate");
        doOnFx(() -> editor.selectionCommands().color(Palette.PURPLE.rgb()));
        after.accept("colour of the selection");
        doOnFx(() -> editor.selectionCommands().toBack());
        after.accept("order");
        doOnFx(() -> {
            editor.selectionCommands().selectAll();
            editor.arrangeCommands().group();
            editor.select(List.of());
        });
        after.accept("group");
        doOnFx(() -> editor.undoHistory().undo());
        after.accept("undo");
        doOnFx(() -> {
            editor.selectionCommands().selectAll();
            editor.pasteCommands().elements(editor.pasteCommands().selected());
            editor.selectionCommands().nudge(0, 40);
            editor.select(List.of());
        });
        after.accept("copies, nudged");
        scriptedUser.take(ToolKind.LASER);
        scriptedUser.draw(300, 600, 400, 620);
        after.accept("laser: nothing");
    }

    /** Inserts a picture (a colour gradient) as pasting does, without a clipboard. */
    private static void pasteImage(AppWindow window) {
        int side = 256;
        int[] argb = new int[side * side];
        for (int i = 0; i < argb.length; i++) argb[i] = 0xff000000 | (i % side) << 16 | (i / side) << 8 | 0x60;
        try {
            ImageImporter.ImportedImage image = ImageImporter.of(side, side, argb);
            BoardContext board = context(window);
            board.assets()
                    .add(
                            image,
                            () -> board.editor()
                                    .pasteCommands()
                                    .image(
                                            image.id(),
                                            side,
                                            side,
                                            board.editor().viewport().toBoard(480, 430)),
                            () -> {});
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void same(String step, AppWindow author, AppWindow peer) {
        until2(step + ": equal hashes, nothing under way", () -> {
            var a = session(author).engine();
            var b = session(peer).engine();
            return a.pending().isEmpty()
                    && a.confirmed().hash().equals(b.confirmed().hash())
                    && a.confirmed().seq() == b.confirmed().seq();
        });
        doOnFx(() -> context(peer).editor().viewport(context(author).editor().viewport()));
        until2(
                step + ": at rest",
                () -> context(author).canvas().isSettled()
                        && context(peer).canvas().isSettled());
        // The other window may still be receiving a picture: wait until both are equal, then check that they stay
        // equal.
        until2(step + ": equal pixels", () -> differences(author, peer) == 0);
        WritableImage painted = onFx(() -> context(peer).canvas().renderBitmap());
        WritableImage shown = onFx(() -> context(peer).canvas().shownBitmap());
        assertNotNull(painted);
        assertEquals(0, differences(painted, shown), step + ": tiles show what is painted at once");
    }

    private static int differences(AppWindow author, AppWindow peer) {
        return differences(
                context(author).canvas().shownBitmap(), context(peer).canvas().shownBitmap());
    }

    private static int differences(WritableImage a, WritableImage b) {
        int width = (int) Math.min(a.getWidth(), b.getWidth());
        int height = (int) Math.min(a.getHeight(), b.getHeight());
        int[] one = new int[width * height];
        int[] other = new int[width * height];
        var format = javafx.scene.image.PixelFormat.getIntArgbInstance();
        a.getPixelReader().getPixels(0, 0, width, height, format, one, 0, width);
        b.getPixelReader().getPixels(0, 0, width, height, format, other, 0, width);
        int count = 0;
        for (int i = 0; i < one.length; i++) if (one[i] != other[i]) count++;
        return count;
    }

    private static void until2(String what, java.util.function.BooleanSupplier holds) {
        try {
            until(what, holds);
        } catch (java.io.IOException late) {
            throw new AssertionError(late);
        }
    }

    private static int count(AppWindow window) {
        int count = 0;
        for (Element _ : session(window).view().elements()) count++;
        return count;
    }

    private static BoardContext context(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context();
    }
}

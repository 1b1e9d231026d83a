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
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.Palette;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.picture.Preparing;
import org.bunpil.client.view.Desk;
import org.bunpil.model.Element;
import org.bunpil.relay.RelayServer;
import org.bunpil.relay.Settings;
import org.bunpil.relay.session.HostKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every tool in one window; another window, on another relay over one real Kafka broker, shows the same pixels. Pictures of both stay
 * under target/screens for people to look at.
 */
class SameEverywhereTest {
    private static final String KEY = "a-host-key-of-enough-length";
    private static final Path PICTURES = Path.of("target", "screens");

    @TempDir
    Path folder;

    @Test
    void aRemotePeerSeesEveryToolsResultExactlyAsItsAuthor() throws Exception {
        Toolkit.start();
        HostKeys keys = HostKeys.of(java.util.Map.of("kim", KEY));
        Settings settings = Settings.DEFAULT.withData(folder);
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"), 0);
                RelayServer north = RelayServer.start(settings.withKafka(broker.address()), keys);
                RelayServer south = RelayServer.start(settings.withKafka(broker.address()), keys)) {
            Path keyFile = java.nio.file.Files.writeString(folder.resolve("key"), KEY);
            Program author = window(
                    "author", north, "--user", "kim", "--key-file", keyFile.toString(), "--create", "--title", "Tools");
            until(
                    "the author is live",
                    () -> Classroom.live(author)
                            && !session(author).joinCode().get().isEmpty());
            String code = onFx(() -> session(author).joinCode().get());
            Program peer = window("peer", south, "--code", code, "--name", "Mina");
            until("the peer is live", () -> Classroom.live(peer));
            try {
                List<String> done = new ArrayList<>();
                tour(author, step -> {
                    done.add(step);
                    same(step, author, peer);
                });
                assertEquals(22, done.size(), done.toString());
                Png.write(onFx(() -> author.stage().getScene().snapshot(null)), PICTURES.resolve("tools-author.png"));
                Png.write(onFx(() -> peer.stage().getScene().snapshot(null)), PICTURES.resolve("tools-peer.png"));
            } finally {
                doOnFx(() -> {
                    peer.quit();
                    author.quit();
                });
            }
        }
    }

    private Program window(String home, RelayServer relay, String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--relay", relay.address(), "--lang", "ko", "--size", "1000x700"));
        all.addAll(List.of("--home", folder.resolve(home).toString()));
        Options options = ((Options.Reading.Good) Options.read(all.toArray(String[]::new))).options();
        return onFx(() -> {
            Program made = new Program(options, new Stage(), () -> {});
            made.show();
            return made;
        });
    }

    /** Uses each tool once in the real window; what comes after acts on what came before. */
    private static void tour(Program author, Consumer<String> after) {
        Hand hand = new Hand(author);
        Editor editor = desk(author).editor();
        hand.take(ToolKind.PEN);
        hand.draw(120, 120, 180, 160, 240, 110, 300, 170);
        after.accept("pen");
        hand.take(ToolKind.HIGHLIGHTER);
        hand.draw(110, 140, 320, 140);
        after.accept("highlighter");
        hand.take(ToolKind.LINE);
        hand.draw(360, 110, 460, 170);
        after.accept("line");
        hand.take(ToolKind.ARROW);
        hand.draw(480, 110, 580, 170);
        after.accept("arrow");
        hand.take(ToolKind.RECT);
        doOnFx(() -> editor.fill(Palette.YELLOW.rgb()));
        hand.draw(620, 110, 740, 180);
        after.accept("rectangle, filled");
        hand.take(ToolKind.ELLIPSE);
        doOnFx(() -> editor.dash(1));
        hand.draw(770, 110, 880, 180);
        after.accept("ellipse, dashed");
        doOnFx(() -> editor.use(ToolKind.TRIANGLE));
        doOnFx(() -> editor.alpha(160));
        hand.draw(120, 220, 220, 300);
        after.accept("triangle, half clear");
        doOnFx(() -> editor.use(ToolKind.DIAMOND));
        doOnFx(() -> editor.dash(2));
        hand.draw(250, 220, 350, 300);
        after.accept("diamond, dotted");
        hand.take(ToolKind.TEXT);
        hand.click(390, 250);
        hand.write("분수의 덧셈 ½ + ¼");
        after.accept("text");
        hand.take(ToolKind.NOTE);
        hand.click(760, 320);
        hand.write("쪽지에 쓴 글");
        after.accept("note");
        doOnFx(() -> picture(author));
        until2("the picture is there", () -> count(author) == 11);
        doOnFx(() -> editor.select(List.of()));
        after.accept("picture");
        hand.take(ToolKind.ERASER);
        doOnFx(() -> editor.erasesInParts(true));
        hand.draw(210, 100, 215, 175);
        after.accept("partial eraser");
        hand.take(ToolKind.PEN);
        hand.draw(620, 500, 640, 520);
        doOnFx(() -> editor.erasesInParts(false));
        hand.take(ToolKind.ERASER);
        hand.draw(625, 495, 632, 525);
        after.accept("eraser");
        doOnFx(() -> editor.pens().take(5));
        hand.draw(120, 560, 170, 540, 220, 575);
        after.accept("kept pen");
        hand.take(ToolKind.SELECT);
        hand.draw(620, 140, 640, 200);
        after.accept("move");
        doOnFx(() -> editor.commands().duplicate());
        after.accept("duplicate");
        doOnFx(() -> editor.commands().color(Palette.PURPLE.rgb()));
        after.accept("colour of the selection");
        doOnFx(() -> editor.commands().toBack());
        after.accept("order");
        doOnFx(() -> {
            editor.commands().selectAll();
            editor.arranging().group();
            editor.select(List.of());
        });
        after.accept("group");
        doOnFx(() -> editor.undo());
        after.accept("undo");
        doOnFx(() -> {
            editor.commands().selectAll();
            editor.pasting().elements(editor.pasting().selected());
            editor.commands().nudge(0, 40);
            editor.select(List.of());
        });
        after.accept("copies, nudged");
        hand.take(ToolKind.LASER);
        hand.draw(300, 600, 400, 620);
        after.accept("laser: nothing");
    }

    /** A picture put on the board as a pasted one is, without a clipboard: colours running into each other. */
    private static void picture(Program program) {
        int side = 256;
        int[] argb = new int[side * side];
        for (int i = 0; i < argb.length; i++) argb[i] = 0xff000000 | (i % side) << 16 | (i / side) << 8 | 0x60;
        try {
            Preparing.Prepared picture = Preparing.of(side, side, argb);
            Desk desk = desk(program);
            desk.gallery()
                    .add(
                            picture,
                            () -> desk.editor()
                                    .pasting()
                                    .picture(
                                            picture.id(),
                                            side,
                                            side,
                                            desk.editor().viewport().toBoard(480, 430)),
                            () -> {});
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void same(String step, Program author, Program peer) {
        until2(step + ": equal hashes, nothing under way", () -> {
            var a = session(author).engine();
            var b = session(peer).engine();
            return a.pending().isEmpty()
                    && a.confirmed().hash().equals(b.confirmed().hash())
                    && a.confirmed().seq() == b.confirmed().seq();
        });
        doOnFx(() -> desk(peer).editor().viewport(desk(author).editor().viewport()));
        until2(
                step + ": at rest",
                () -> desk(author).board().isSettled() && desk(peer).board().isSettled());
        // A picture may still be on its way to the peer: the two become equal, and stay so.
        until2(step + ": equal pixels", () -> differences(author, peer) == 0);
        WritableImage painted = onFx(() -> desk(peer).board().picture());
        WritableImage shown = onFx(() -> desk(peer).board().shown());
        assertNotNull(painted);
        assertEquals(0, differences(painted, shown), step + ": tiles show what is painted at once");
    }

    private static int differences(Program author, Program peer) {
        return differences(desk(author).board().shown(), desk(peer).board().shown());
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

    private static int count(Program program) {
        int count = 0;
        for (Element _ : session(program).view().elements()) count++;
        return count;
    }

    private static Desk desk(Program program) {
        return Objects.requireNonNull(program.board()).desk();
    }
}

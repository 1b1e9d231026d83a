package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.find;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.words;
import static org.bunpil.client.app.Classroom.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.nearby.Announcement;
import org.bunpil.client.nearby.LoopbackNetwork;
import org.bunpil.client.session.Invitation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class is started in two clicks, and found by others in the same network. */
class NearbyTest {
    private static final double TARGET = 44;

    @TempDir
    Path folder;

    @Test
    void aClassIsStartedShownFoundJoinedAndGone() throws Exception {
        assumeTrue(LoopbackNetwork.works(), "no multicast on this computer's own interface");
        try (Classroom room = new Classroom(folder)) {
            room.findNearby(() -> LoopbackNetwork.classes(Platform::runLater));
            AppWindow pupil = room.window("pupil", "--lang", "en", "--size", "1024x700");
            AppWindow other = room.window("other", "--lang", "ko", "--theme", "dark", "--size", "1366x768");
            assertTrue(onFx(
                    () -> Objects.requireNonNull(node(pupil, "start.nearby")).isVisible()));
            AppWindow teacher = room.window("teacher", "--lang", "en");
            write(teacher, "start.name", "Ms Park");
            write(teacher, "start.class.title", "Fractions");
            ScriptedUser.withoutPauses(teacher).press("start.class.do");
            until("the panel is there", () -> node(teacher, "code-dialog") != null);
            String code = onFx(() -> session(teacher).joinCode().get());
            assertEquals(code, words(teacher, "code-large"));
            assertEquals(onFx(() -> teacher.invitation().link(code)), scanned(teacher));
            assertFalse(onFx(
                    () -> Objects.requireNonNull(node(other, "start.join.code")).isDisabled()));

            until("the class is listed", () -> row(pupil) != null && row(other) != null);
            assertEquals(
                    "Fractions, Ms Park",
                    onFx(() -> Objects.requireNonNull(row(pupil)).getAccessibleText()));
            until("the panel says so", () -> words(teacher, "code-reach").contains("Classes nearby"));
            for (AppWindow each : new AppWindow[] {teacher, pupil, other})
                ScreenshotsTest.check(each, "nearby-" + onFx(() -> each.theme() + "-" + each.language()), TARGET);
            ScreenshotsTest.check(teacher, "nearby-panel", TARGET);
            ScriptedUser.withoutPauses(teacher).press("code.full");
            assertTrue(onFx(() -> teacher.fullScreen()));
            ScreenshotsTest.check(teacher, "nearby-full", TARGET);
            assertEquals(onFx(() -> teacher.invitation().link(code)), scanned(teacher));
            ScriptedUser.withoutPauses(teacher).press("code.full");
            doOnFx(() -> Objects.requireNonNull(row(pupil)).fire());
            assertTrue(words(pupil, "start-problem").startsWith("Type your name"));
            ScreenshotsTest.check(pupil, "nearby-asked", TARGET);
            write(pupil, "start.name", "Mina");
            write(pupil, "start.join.code", code);
            ScriptedUser.withoutPauses(pupil).press("start.join.do");
            until("the pupil is in", () -> pupil.openedBoard() != null && Classroom.live(pupil));
            String certificate = onFx(() -> Objects.requireNonNull(pupil.openedBoard())
                    .request()
                    .relays()
                    .getFirst()
                    .getFragment());
            assertTrue(onFx(() -> teacher.invitation().link(code)).endsWith("#" + certificate));
            until("who is here is shown", () -> words(teacher, "code-here").equals("1 is here"));
            // The only class nearby needs neither a press nor an address.
            write(other, "start.name", "준");
            write(other, "start.join.code", code);
            ScriptedUser.withoutPauses(other).press("start.join.do");
            until("the other is in", () -> other.openedBoard() != null && Classroom.live(other));
            doOnFx(other::leave);
            until("the class is listed again", () -> row(other) != null);

            doOnFx(teacher::leave);
            until("the class is no longer listed", () -> row(other) == null);
        }
    }

    @Test
    void whereNothingCanBeAnnouncedCodeAndLinkAreShownAllTheSame() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            room.findNearby(() -> LoopbackNetwork.nowhere(Platform::runLater));
            AppWindow teacher = JoiningTest.host(room, folder.resolve("teacher"), true);
            until("the panel is there", () -> node(teacher, "code-dialog") != null);
            until(
                    "nothing is announced",
                    () -> onFx(() -> teacher.announcement().getValue()) == Announcement.BLOCKED);
            if (onFx(() -> teacher.invitation().reach()) == Invitation.Reach.NETWORK)
                until("the panel says so", () -> words(teacher, "code-reach").contains("not listed nearby"));
            else until("the panel says so", () -> words(teacher, "code-reach").contains("on no network"));
            assertFalse(onFx(() -> ((TextField) Objects.requireNonNull(node(teacher, "code-line"))).getText())
                    .isEmpty());
        }
    }

    /** The first row of the classes nearby; null when there is none. */
    private static Button row(AppWindow window) {
        return (Button) find(window, node -> node.getStyleClass().contains("nearby-row"));
    }

    /** What a camera reads from the panel. */
    private static String scanned(AppWindow window) throws Exception {
        WritableImage image = onFx(() -> {
            Node code = Objects.requireNonNull(node(window, "code-qr"));
            window.stage().getScene().getRoot().layout();
            return code.snapshot(null, null);
        });
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText();
    }
}

package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Objects;
import javafx.geometry.Bounds;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.model.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing with nothing but the keys on the screen. */
class OnScreenKeyboardTest {
    private static final double TARGET = 64;

    @TempDir
    Path folder;

    private static void type(ScriptedUser user, String keys) {
        for (char key : keys.toCharArray())
            user.press(key == '<' ? "key.backspace" : key == ' ' ? "key.space" : "key." + key);
    }

    private static String written(AppWindow window) {
        return onFx(() -> session(window).view().elements().stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .map(Text::text)
                .reduce("", String::concat));
    }

    @Test
    void aPupilWritesHangulOnTheBoardOfAKiosk() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("분수");
            AppWindow kiosk = room.window(
                    "kiosk",
                    "kiosk",
                    "--relay",
                    room.relay(),
                    "--code",
                    room.code(),
                    "--lang",
                    "ko",
                    "--size",
                    "1366x768");
            until("the kiosk is live", () -> Classroom.live(kiosk));
            ScriptedUser user = ScriptedUser.withoutPauses(kiosk);
            var canvas = onFx(
                    () -> Objects.requireNonNull(kiosk.openedBoard()).context().canvas());
            var before = onFx(() -> kiosk.openedBoard().context().editor().viewport());
            user.take(ToolKind.TEXT);
            // In the lowest part of the board, where the keyboard will be.
            user.draw(600, 600, 600, 600);
            until("a text is open", () -> onFx(() -> canvas.caretBounds() != null));
            type(user, "ㄷㅏㄹㄱㅇㅡㄴ");
            user.press("key.space");
            type(user, "ㄱㅗㅏㅇㅛ<<");
            user.press("key.shift");
            type(user, "ㄲㅗㅊ ");
            user.press("key.language");
            type(user, "ab3");
            user.press("key.signs");
            type(user, "÷+");
            ScreenshotsTest.check(kiosk, "kiosk-keyboard-signs", TARGET);
            user.press("key.enter");
            user.press("key.language");
            type(user, "ㅎㅏ");
            ScreenshotsTest.check(kiosk, "kiosk-keyboard", TARGET);
            Bounds caret = onFx(() -> canvas.localToScene(canvas.caretBounds()));
            Bounds dock = onFx(() -> {
                var at = node(kiosk, "dock");
                return at.localToScene(at.getLayoutBounds());
            });
            assertTrue(caret.getMaxY() < dock.getMinY(), caret + " is above the dock, " + dock);
            assertTrue(caret.getMinY() > 0, "in the window: " + caret);
            doOnFx(canvas::requestFocus);
            until("it is written", () -> !written(teacher).isEmpty());
            assertEquals("닭은 과꽃 ab3÷+\n하", written(teacher));
            assertEquals(
                    before,
                    onFx(() -> {
                        kiosk.stage().getScene().getRoot().layout();
                        return kiosk.openedBoard().context().editor().viewport();
                    }),
                    "the board is where it was");
        }
    }
}

package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.bunpil.client.demo.ScriptedUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one place for settings, on the start screen and on a board; and what a school has set. */
class SettingsTest {
    private static final double TARGET = 44;

    @TempDir
    Path folder;

    private static Bounds at(AppWindow window, String id) {
        return onFx(() -> {
            window.stage().getScene().getRoot().applyCss();
            window.stage().getScene().getRoot().layout();
            Node node = node(window, id);
            return node.localToScene(node.getLayoutBounds());
        });
    }

    @Test
    void whatIsChosenShowsAtOnceAndWhatTheSchoolHasSetStays() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.properties"), "theme=light\n");
        System.setProperty("bunpil.policy", policy.toString());
        try (Classroom room = new Classroom(folder)) {
            AppWindow start = room.window("start", "--lang", "en", "--size", "1366x768");
            ScriptedUser user = ScriptedUser.withoutPauses(start);
            user.press("action.settings");
            ScreenshotsTest.check(start, "settings-start-en", TARGET);
            assertTrue(onFx(() -> node(start, "settings.dark").isDisabled()), "the school has set it");
            user.press("settings.language.ko");
            assertEquals(Locale.KOREAN, onFx(start::language));
            user.press("action.settings");
            ScreenshotsTest.check(start, "settings-start-ko", TARGET);

            AppWindow teacher = room.teacher("분수", "--lang", "ko", "--size", "1366x768");
            ScriptedUser here = ScriptedUser.withoutPauses(teacher);
            double before = at(teacher, "tool.pen").getHeight();
            for (String id : new String[] {"settings.large.on", "settings.side.left", "settings.keyboard.on"}) {
                here.press("menu");
                here.press("action.settings");
                assertNotNull(node(teacher, "settings-dialog"));
                here.press(id);
            }
            assertEquals(44, before);
            assertEquals(64, at(teacher, "tool.pen").getHeight());
            assertTrue(at(teacher, "dock").getMinX() < 20, "at the left");
            until("the board goes on", () -> Classroom.live(teacher));
            ScreenshotsTest.check(teacher, "settings-large-left", 64);
        } finally {
            System.clearProperty("bunpil.policy");
        }
    }
}

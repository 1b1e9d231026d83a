package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.kiosk.PinLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kiosk with a config file, for people to look at; and its targets are large enough. */
class KioskScreenshotsTest {
    private static final double TARGET = 64;

    @TempDir
    Path folder;

    private static String pinLine(String pin) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            assertEquals(0, PinLine.run(new ByteArrayInputStream((pin + "\n").getBytes(StandardCharsets.UTF_8))));
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsBehindTheButton() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            room.teacher("분수의 덧셈");
            for (String look : new String[] {"ko left light", "en right dark"}) {
                String[] parts = look.split(" ", -1);
                String name = "kiosk-" + parts[0] + "-";
                Path config = Files.writeString(
                        folder.resolve(parts[0] + ".properties"),
                        "relay=" + room.relay() + "\ncode=" + room.code() + "\nname=3-2\nlang=" + parts[0] + "\nside="
                                + parts[1] + "\ntheme=" + parts[2] + "\n" + pinLine("2468"));
                AppWindow kiosk = room.window(parts[0], "kiosk", "--size", "1366x768", "--config", config.toString());
                until("the kiosk is live", () -> Classroom.live(kiosk));
                ScriptedUser user = ScriptedUser.withoutPauses(kiosk);
                ScreenshotsTest.check(kiosk, name + "board", TARGET);
                user.press("kiosk.more");
                ScreenshotsTest.check(kiosk, name + "menu", TARGET);
                user.press("kiosk.staff");
                ScreenshotsTest.check(kiosk, name + "pin", TARGET);
                for (String digit : "2468".split("", -1)) if (!digit.isEmpty()) user.press("kiosk-pin." + digit);
                user.press("kiosk-pin.enter");
                until("the settings are open", () -> onFx(() -> Classroom.node(kiosk, "kiosk.leave") != null));
                ScreenshotsTest.check(kiosk, name + "staff", TARGET);
                user.press("dialog.cancel");
                user.press("kiosk.more");
                user.press("kiosk.clean");
                ScreenshotsTest.check(kiosk, name + "cleaning", TARGET);
            }
        }
    }
}

package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.bunpil.client.demo.ScriptedUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pupils come into a class with whatever the teacher's screen offers, in real windows. */
class JoiningTest {
    @TempDir
    Path folder;

    @Test
    void linkOrLineGoIntoEitherField() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = host(room, folder.resolve("teacher"), true);
            String code = onFx(() -> session(teacher).joinCode().get());
            String link = onFx(() -> teacher.invitation().link(code));
            ScriptedUser.withoutPauses(teacher).press("code");
            String line = onFx(() -> ((TextField) node(teacher, "code-line")).getText());
            assertEquals(code + " " + onFx(() -> teacher.invitation().address()), line);

            AppWindow pupil = room.window("p", "--lang", "en");
            write(pupil, "start.name", "Mina");
            for (String pasted : new String[] {link, line, code}) {
                for (String field : new String[] {"start.join.code", "start.join.address"}) {
                    write(pupil, "start.join.code", "");
                    write(pupil, "start.join.address", "");
                    write(pupil, field, pasted);
                    until(pasted + " in " + field, () -> code.equals(text(pupil, "start.join.code")));
                    String address = pasted.equals(link) ? link : pasted.equals(line) ? address(line) : "";
                    until("the address too", () -> address.equals(text(pupil, "start.join.address")));
                }
            }
            write(pupil, "start.join.code", line);
            ScriptedUser.withoutPauses(pupil).press("start.join.do");
            until("the pupil is in", () -> pupil.openedBoard() != null && Classroom.live(pupil));
            assertEquals(2, onFx(() -> session(teacher).roster().get().entries().size()));
        }
    }

    /** The class may be open to the network or not, and its port may be another than usual. */
    @Test
    void theClassOnOnesOwnComputerIsFoundWhateverItListensOn() throws Exception {
        for (boolean network : new boolean[] {true, false}) {
            Path home = folder.resolve("home " + network);
            try (Classroom room = new Classroom(folder.resolve("room " + network))) {
                AppWindow teacher = host(room, home, network);
                String code = onFx(() -> session(teacher).joinCode().get());
                int port = onFx(() ->
                        teacher.openedBoard().request().relays().getFirst().getPort());
                // Another window of the same person does not even need the port; one of another person does.
                for (String address : new String[] {"localhost:1", "127.0.0.1:" + port}) {
                    boolean same = address.endsWith(":1");
                    AppWindow pupil =
                            same ? room.windowAt(home, "--lang", "en") : room.window("other" + network, "--lang", "en");
                    write(pupil, "start.name", "Mina");
                    write(pupil, "start.join.code", code);
                    write(pupil, "start.join.address", address);
                    ScriptedUser.withoutPauses(pupil).press("start.join.do");
                    until(
                            "in by " + address + (network ? " on the network" : ""),
                            () -> pupil.openedBoard() != null && Classroom.live(pupil));
                    doOnFx(pupil::leave);
                }
            }
        }
    }

    @Test
    void whoComesByLinkIsAskedForTheNameOnceAndNeverCalledAfterTheComputersUser() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = host(room, folder.resolve("teacher"), true);
            String code = onFx(() -> session(teacher).joinCode().get());
            String link = onFx(() -> teacher.invitation().link(code));
            Path home = folder.resolve("pupil");
            AppWindow pupil = room.windowAt(home, "--lang", "en", link);
            assertNull(pupil.openedBoard());
            assertEquals("", text(pupil, "start.name"));
            assertEquals(code, text(pupil, "start.join.code"));
            until(
                    "the name has the focus",
                    () -> onFx(() ->
                            Objects.requireNonNull(node(pupil, "start.name")).isFocused()));
            assertTrue(onFx(() -> ((Labeled) node(pupil, "start-problem")).getText())
                    .startsWith("Type your name"));
            write(pupil, "start.name", "Mina");
            doOnFx(() -> node(pupil, "start.name")
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
            until("the pupil is in", () -> pupil.openedBoard() != null && Classroom.live(pupil));
            assertTrue(onFx(() -> session(teacher).roster().get().entries().stream()
                    .anyMatch(each -> each.person().name().equals("Mina"))));
            doOnFx(pupil::quit);
            AppWindow again = room.windowAt(home, "--lang", "en", link);
            until("the name is known now", () -> again.openedBoard() != null && Classroom.live(again));
        }
    }

    @Test
    void anUnattendedScreenIsNotCalledAfterTheComputersUserEither() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions");
            AppWindow kiosk =
                    room.window("kiosk", "kiosk", "--lang", "en", "--relay", room.relay(), "--code", room.code());
            until("the kiosk is in", () -> Classroom.live(kiosk));
            until(
                    "its name is listed",
                    () -> onFx(() -> session(teacher).roster().get().entries().stream()
                            .anyMatch(each -> each.person().name().equals("Classroom screen"))));
        }
    }

    static AppWindow host(Classroom room, Path home, boolean network, String... looks) throws IOException {
        AppWindow teacher = room.windowAt(home, looks.length == 0 ? new String[] {"--lang", "en"} : looks);
        write(teacher, "start.name", "Ms Park");
        doOnFx(() -> ((CheckBox) node(teacher, "start.class.lan")).setSelected(network));
        ScriptedUser.withoutPauses(teacher).press("start.class.do");
        until(
                "the class is on",
                () -> teacher.openedBoard() != null
                        && Classroom.live(teacher)
                        && !session(teacher).joinCode().get().isEmpty());
        return teacher;
    }

    private static String address(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    private static String text(AppWindow window, String id) {
        return onFx(() -> ((TextField) Objects.requireNonNull(node(window, id))).getText());
    }

    private static void write(AppWindow window, String id, String text) {
        doOnFx(() -> ((TextField) Objects.requireNonNull(node(window, id))).setText(text));
    }
}

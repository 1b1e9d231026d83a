package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.count;
import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.words;
import static org.bunpil.client.app.Classroom.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.session.Invitation;
import org.bunpil.sync.SyncPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class is started, joined and opened again from the start screen, and what it says when that fails. */
class StartScreenTest {
    @TempDir
    Path folder;

    /** Without the dialog, an empty board would look like the class's board. */
    @Test
    void whoNeverReachedTheClassIsToldAndInWhenItBegins() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            room.teacher("Fractions");
            room.cut();
            AppWindow pupil = room.window(
                    "early", "--relay", room.relay(), "--code", room.code(), "--name", "Mina", "--lang", "en");
            until("the pupil is told", () -> node(pupil, "unreachable-dialog") != null);
            assertTrue(words(pupil, "connection").startsWith("No answer yet"));
            room.restoreRelay();
            until("the pupil is in", () -> Classroom.live(pupil) && node(pupil, "unreachable-dialog") == null);
            room.cut();
            until("and away again", () -> session(pupil).status().get().phase() == SyncPhase.OFFLINE);
            assertEquals(null, onFx(() -> node(pupil, "unreachable-dialog")), "who was in stays on the board");
        }
    }

    /** The start screen took the board's place, and the board went on without a window. */
    @Test
    void anErrorIsSaidOverTheBoardThatIsOpen() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            doOnFx(() -> teacher.failed("boards.error.gone"));
            assertNotNull(Classroom.find(
                    teacher,
                    each -> each instanceof Labeled label
                            && label.getText() != null
                            && label.getText().startsWith("This board is not on this computer any more")));
            assertNull(node(teacher, "start.name"));
            assertTrue(Classroom.live(teacher));
            assertNotNull(node(teacher, "menu"));
        }
    }

    /** Whatever fails while a class is started, the start screen can be used again and says so. */
    @Test
    void aClassThatCannotBeStartedForNoKnownReasonLeavesTheStartScreenUsable() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow window = room.window("teacher", "--lang", "en");
            for (Throwable failure :
                    List.of(new IllegalStateException("broken"), new NoClassDefFoundError("missing"))) {
                doOnFx(() -> window.opener()
                        .host(
                                () -> {
                                    if (failure instanceof Error error) throw error;
                                    throw (RuntimeException) failure;
                                },
                                started -> {}));
                until(
                        "it says so",
                        () -> node(window, "start-problem") instanceof Labeled problem
                                && problem.isVisible()
                                && problem.getText().startsWith("The class could not be started")
                                && !Objects.requireNonNull(node(window, "start.class.do"))
                                        .isDisabled());
            }
            write(window, "start.name", "Ms Park");
            ScriptedUser.withoutPauses(window).press("start.class.do");
            until("the class is on", () -> window.openedBoard() != null && Classroom.live(window));
        }
    }

    /** A school's relay that somebody else runs: address, name and key are asked for once. */
    @Test
    void aClassIsStartedOnAServerAndFoundAgain() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            String key = Files.readString(folder.resolve("class/host.key")).strip();
            AppWindow teacher = room.window("t", "--lang", "en");
            write(teacher, "start.name", "Ms Park");
            write(teacher, "start.class.title", "Fractions");
            doOnFx(() -> ((javafx.scene.control.CheckBox) node(teacher, "start.class.server")).setSelected(true));
            ScriptedUser.withoutPauses(teacher).press("start.class.do");
            assertTrue(words(teacher, "start-problem").startsWith("Please type the server"));
            write(teacher, "start.server.address", room.relay());
            write(teacher, "start.server.user", "host");
            write(teacher, "start.server.key", key);
            ScriptedUser.withoutPauses(teacher).press("start.class.do");
            until("the class is on", () -> teacher.openedBoard() != null && Classroom.live(teacher));
            until(
                    "the teacher has a code to give",
                    () -> !session(teacher).joinCode().get().isEmpty());
            String board =
                    onFx(() -> Objects.requireNonNull(teacher.openedBoard()).boardId());
            doOnFx(teacher::leave);
            // A shared computer does not remember the key unless the person asks for it.
            assertEquals("", onFx(() -> ((TextField) node(teacher, "start.server.key")).getText()));
            reopen(teacher, "Fractions");
            assertTrue(words(teacher, "start-problem").startsWith("To open this board"));
            write(teacher, "start.server.key", key);
            doOnFx(() -> ((javafx.scene.control.CheckBox) node(teacher, "start.server.keep")).setSelected(true));
            write(teacher, "start.class.title", "Angles");
            ScriptedUser.withoutPauses(teacher).press("start.class.do");
            until("another class is on", () -> teacher.openedBoard() != null && Classroom.live(teacher));
            doOnFx(teacher::leave);
            assertEquals(key, onFx(() -> ((TextField) node(teacher, "start.server.key")).getText()));
            reopen(teacher, "Fractions");
            until("the same board is open again", () -> teacher.openedBoard() != null && Classroom.live(teacher));
            assertEquals(
                    board,
                    onFx(() -> Objects.requireNonNull(teacher.openedBoard()).boardId()));
            assertTrue(onFx(() -> session(teacher).roster().get().host()));
        }
    }

    @Test
    void aClassIsStartedAndJoinedFromTheStartScreens() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.window("t", "--lang", "en");
            write(teacher, "start.name", "Ms Park");
            write(teacher, "start.class.title", "분수의 덧셈");
            doOnFx(() -> ((javafx.scene.control.CheckBox) node(teacher, "start.class.lan")).setSelected(false));
            ScriptedUser.withoutPauses(teacher).press("start.class.do");
            until(
                    "the class is on",
                    () -> teacher.openedBoard() != null
                            && Classroom.live(teacher)
                            && !session(teacher).joinCode().get().isEmpty());
            assertEquals("분수의 덧셈", words(teacher, "title"));
            String code = onFx(() -> session(teacher).joinCode().get());
            String address = onFx(() -> teacher.invitation().address());

            AppWindow pupil = room.window("p", "--lang", "en");
            write(pupil, "start.name", "Mina");
            write(pupil, "start.join.code", code.toLowerCase(java.util.Locale.ROOT));
            write(pupil, "start.join.address", address);
            ScriptedUser.withoutPauses(pupil).press("start.join.do");
            until("the pupil is in", () -> pupil.openedBoard() != null && Classroom.live(pupil));
            ScriptedUser.withoutPauses(pupil).draw(200, 200, 300, 260);
            until("the stroke is there", () -> count(teacher) == 1);

            // While another person is in the class, leaving asks first.
            ScriptedUser.withoutPauses(teacher).press("menu");
            ScriptedUser.withoutPauses(teacher).press("action.leave");
            assertNotNull(onFx(() -> node(teacher, "leave-dialog")));
            ScriptedUser.withoutPauses(teacher).press("dialog.cancel");
            assertTrue(Classroom.live(teacher));
            ScriptedUser.withoutPauses(teacher).press("menu");
            ScriptedUser.withoutPauses(teacher).press("action.leave");
            ScriptedUser.withoutPauses(teacher).press("leave.do");
            assertNotNull(onFx(() -> node(teacher, "start.class.do")));
            doOnFx(pupil::leave);
            reopen(teacher, "분수의 덧셈");
            until(
                    "the class is open again with its stroke",
                    () -> teacher.openedBoard() != null && Classroom.live(teacher) && count(teacher) == 1);

            // A teacher opens the running class to other computers.
            ScriptedUser.withoutPauses(teacher).press("code");
            ScriptedUser.withoutPauses(teacher).press("code.open");
            until(
                    "the class is on the network, with its code and its stroke",
                    () -> teacher.openedBoard() != null
                            && teacher.invitation().reach() != Invitation.Reach.COMPUTER
                            && Classroom.live(teacher)
                            && code.equals(session(teacher).joinCode().get())
                            && count(teacher) == 1);
        }
    }

    @Test
    void whatIsTypedWrongIsToldBeforeAnythingIsTried() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow pupil = room.window("p", "--lang", "en");
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(pupil);
            write(pupil, "start.name", "");
            scriptedUser.press("start.join.do");
            assertTrue(words(pupil, "start-problem").startsWith("Please type your name"));
            write(pupil, "start.name", "Mina");
            for (String code : List.of("", "M4XW", "M4XW-7HT0", "M4XW 7HTNN")) {
                write(pupil, "start.join.code", code);
                scriptedUser.press("start.join.do");
                assertTrue(words(pupil, "start-problem").startsWith("A class code has eight"), code);
            }
            write(pupil, "start.join.code", "m4xw7htn");
            for (String address : List.of("", "http://a/v1", "ws://", "two words")) {
                write(pupil, "start.join.address", address);
                scriptedUser.press("start.join.do");
                assertTrue(words(pupil, "start-problem").startsWith("The address does not look right"), address);
            }
            assertNull(pupil.openedBoard());
        }
    }

    /** Opens a board of the start screen's list. */
    private static void reopen(AppWindow window, String title) throws java.io.IOException {
        until(title + " is listed", () -> listed(window, title) != null);
        doOnFx(() -> listed(window, title).fire());
    }

    private static javafx.scene.control.Button listed(AppWindow window, String title) {
        return (javafx.scene.control.Button) Classroom.find(
                window, each -> each instanceof javafx.scene.control.Button b && title.equals(b.getAccessibleText()));
    }
}

package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.words;
import static org.bunpil.client.app.Classroom.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.stage.WindowEvent;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.model.ErrorCode;
import org.bunpil.sync.SyncPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever comes back to a class from the same computer is who they were, whatever they type; in real windows. */
class PlaceInClassTest {
    @TempDir
    Path folder;

    @Test
    void aMutedPupilWhoComesAgainUnderAnotherNameIsStillMuted() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("people");
            AppWindow mina = room.windowAt(folder.resolve("pupil"), "--lang", "en");
            join(mina, room, "Mina", room.code());
            until("Mina is listed", () -> node(teacher, "people.write.2") != null);
            user.press("people.write.2");
            until("Mina is muted", () -> session(mina).mayWrite() == ErrorCode.MUTED);

            String code = room.code();
            for (String name : new String[] {"Zoe", "Ms Park", "Mina"}) {
                if (name.equals("Ms Park")) code = newCode(teacher, user);
                doOnFx(mina::leave);
                join(mina, room, name, code);
                assertEquals(2, onFx(() -> session(mina).you()), name);
                assertEquals(ErrorCode.MUTED, onFx(() -> session(mina).mayWrite()), name);
                assertEquals(
                        2, onFx(() -> session(teacher).roster().get().entries().size()), name);
                assertEquals(!name.equals("Mina"), says(mina, "You have come back as Mina"), name);
            }

            // Deleted from the computer, it is the same place again.
            String board = onFx(() -> session(mina).engine().board());
            doOnFx(mina::leave);
            assertTrue(new BoardLibrary(folder.resolve("pupil").resolve("boards")).delete(board, () -> {}));
            join(mina, room, "Nobody", code);
            assertEquals(2, onFx(() -> session(mina).you()));
            assertEquals(ErrorCode.MUTED, onFx(() -> session(mina).mayWrite()));
        }
    }

    @Test
    void whoWasRemovedStaysOutUntilLetBackInWithOnePress() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("people");
            AppWindow mina = room.windowAt(folder.resolve("pupil"), "--lang", "en");
            join(mina, room, "Mina", room.code());
            until("Mina is listed", () -> node(teacher, "people.more.2") != null);
            // Two presses.
            user.press("people.more.2");
            user.press("people.kick");
            until("Mina is out", () -> session(mina).status().get().phase() == SyncPhase.STOPPED);
            doOnFx(mina::leave);

            enter(mina, room, "Zoe", room.code());
            until(
                    "Zoe is not let in",
                    () -> node(mina, "refused-dialog-text") instanceof Labeled why
                            && why.getText().startsWith("The teacher has removed you"));
            assertEquals(1, onFx(() -> session(teacher).roster().get().entries().size()));
            // The teacher sees it without unfolding anything.
            user.press("people.back.2");
            until(
                    "the list is empty",
                    () -> session(teacher).roster().get().putOut().isEmpty());
            ScriptedUser.withoutPauses(mina).press("stop.again");
            until("Mina is back", () -> Classroom.live(mina));
            assertEquals(2, onFx(() -> session(mina).you()));
        }
    }

    @Test
    void removingSomebodyIsTakenBackInTheToastThatSaysIt() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow mina = room.pupil("Mina", "--lang", "en");
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("people");
            until("Mina is listed", () -> node(teacher, "people.more.2") != null);
            user.press("people.more.2");
            user.press("people.kick");
            assertTrue(says(teacher, "Mina has been removed from the class"));
            until("Mina is out", () -> session(mina).status().get().phase() == SyncPhase.STOPPED);
            user.press("toast.offer");
            until(
                    "nobody is out",
                    () -> session(teacher).roster().get().putOut().isEmpty());
            ScriptedUser.withoutPauses(mina).press("stop.again");
            until("Mina is back", () -> Classroom.live(mina));
        }
    }

    /** A second window beside the first would be a second person. */
    @Test
    void aSecondWindowOfTheSamePupilIsToldToUseTheFirst() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow first = room.windowAt(folder.resolve("pupil"), "--lang", "en");
            join(first, room, "Mina", room.code());
            AppWindow second = room.windowAt(folder.resolve("pupil"), "--lang", "en");
            String code = newCode(teacher, ScriptedUser.withoutPauses(teacher));
            for (String typed : new String[] {room.code(), code}) {
                enter(second, room, "Zoe", typed);
                until(
                        "it says why",
                        () -> node(second, "start-problem") instanceof Labeled problem
                                && problem.isVisible()
                                && problem.getText().startsWith("This class is already open in another window"));
                assertEquals(
                        2, onFx(() -> session(teacher).roster().get().entries().size()), typed);
            }
            assertTrue(onFx(() -> Classroom.live(first)));
        }
    }

    @Test
    void aPupilWithTheTeachersNameIsShownWithANumberAndWithoutTheTeachersSign() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow eve = room.pupil("ms  PARK", "--lang", "en");
            AppWindow jun = room.pupil("Jun", "--lang", "en");
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("people");
            ScriptedUser.withoutPauses(jun).press("people");
            for (AppWindow window : new AppWindow[] {teacher, jun}) {
                until(
                        "all are listed",
                        () -> session(window).roster().get().entries().size() == 3);
                assertTrue(says(window, "ms  PARK (2)"));
                assertEquals(1, signs(window), "only the teacher has the sign");
            }
            ScriptedUser.withoutPauses(eve).press("hand");
            until("the toast says who", () -> says(teacher, "ms  PARK (2) has raised a hand."));
        }
    }

    @Test
    void whoIsMadeATeacherOrAPupilAgainIsToldOnce() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow mina = room.pupil("Mina", "--lang", "en");
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("people");
            until("Mina is listed", () -> node(teacher, "people.more.2") != null);
            user.press("freeze");
            until("Mina is frozen", () -> session(mina).mayWrite() == ErrorCode.FROZEN);
            user.press("people.more.2");
            user.press("people.host");
            user.press("people.yes");
            until("Mina is a teacher", () -> session(mina).mayWrite() == null);
            until("and told so", () -> says(mina, "You are a teacher in this class now"));
            assertFalse(says(mina, "You can write again."), "once is enough");
            user.press("people.more.2");
            user.press("people.unhost");
            until("Mina is a pupil", () -> session(mina).mayWrite() == ErrorCode.FROZEN);
            until("and told so", () -> says(mina, "You are a pupil in this class again."));
            assertFalse(says(mina, "The teacher has frozen the board. You"), "once is enough");
            assertFalse(says(mina, "You are a teacher in this class now"));
        }
    }

    /** Nobody can know who is here while the connection is lost, and a class that others may be in is not closed without asking. */
    @Test
    void withoutAConnectionNobodyIsShownAsPresentAndLeavingAsks() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = JoiningTest.host(room, folder.resolve("teacher"), false);
            int port = onFx(() -> Objects.requireNonNull(teacher.openedBoard())
                    .request()
                    .relays()
                    .getFirst()
                    .getPort());
            String code = onFx(() -> session(teacher).joinCode().get());
            AppWindow mina = room.windowAt(folder.resolve("pupil"), "--lang", "en");
            write(mina, "start.name", "Mina");
            write(mina, "start.join.code", code);
            write(mina, "start.join.address", "127.0.0.1:" + port);
            ScriptedUser.withoutPauses(mina).press("start.join.do");
            until("Mina is in", () -> mina.openedBoard() != null && Classroom.live(mina));
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("people");
            until("Mina is here", () -> session(teacher).roster().get().othersHere() == 1);
            // The teacher's own link is down; the class is not.
            doOnFx(() -> session(teacher).stop());
            until("the roster knows", () -> !session(teacher).roster().get().connected());
            assertNotNull(node(teacher, "people.unknown"));
            assertEquals(0, onFx(() -> session(teacher).roster().get().othersHere()));
            assertTrue(says(teacher, "–"), "no number of people");
            WindowEvent close = new WindowEvent(teacher.stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
            doOnFx(() -> teacher.stage().getOnCloseRequest().handle(close));
            until("it asks", () -> node(teacher, "leave-dialog") != null);
            assertTrue(
                    words(teacher, "leave-dialog-text").startsWith("Bunpil cannot see just now who is in the class"));
            assertTrue(onFx(() -> Classroom.live(mina)), "the class goes on");
        }
    }

    private static long signs(AppWindow window) {
        long[] signs = {0};
        Classroom.find(window, each -> {
            if (each.getStyleClass().contains("host-sign")) signs[0]++;
            return false;
        });
        return signs[0];
    }

    private static String newCode(AppWindow teacher, ScriptedUser user) throws IOException {
        String old = onFx(() -> session(teacher).joinCode().get());
        user.press("code");
        user.press("code.renew");
        until("the code is new", () -> !session(teacher).joinCode().get().equals(old));
        return onFx(() -> session(teacher).joinCode().get());
    }

    private static void join(AppWindow window, Classroom room, String name, String code) throws IOException {
        enter(window, room, name, code);
        until(name + " is in", () -> window.openedBoard() != null && Classroom.live(window));
    }

    private static void enter(AppWindow window, Classroom room, String name, String code) {
        write(window, "start.name", name);
        write(window, "start.join.code", code);
        write(window, "start.join.address", room.relay());
        ScriptedUser.withoutPauses(window).press("start.join.do");
    }

    private static boolean says(AppWindow window, String sentence) {
        return Classroom.find(
                        window,
                        each -> each instanceof Labeled labeled
                                && labeled.getText() != null
                                && labeled.getText().startsWith(sentence))
                != null;
    }
}

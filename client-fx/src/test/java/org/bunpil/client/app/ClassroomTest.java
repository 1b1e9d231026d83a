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
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.LocalPresence;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Stroke;
import org.bunpil.sync.SyncPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher's and pupils' windows on a real relay: what one person changes, and what the others see. */
class ClassroomTest {
    @TempDir
    Path folder;

    @Test
    void aFrozenPupilCannotWriteAndIsToldWhy() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow pupil = room.pupil("Mina", "--lang", "en");
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(pupil);
            ScriptedUser.withoutPauses(teacher).press("freeze");
            until("the pupil is frozen", () -> session(pupil).mayWrite() == ErrorCode.FROZEN);
            assertEquals("Frozen by the teacher", words(pupil, "connection"));
            scriptedUser.draw(300, 300, 400, 300);
            assertEquals(0, count(pupil));
            assertTrue(says(pupil, "The teacher has frozen the board"));
            ScriptedUser.withoutPauses(teacher).draw(300, 400, 400, 400);
            until("the teacher's stroke is there", () -> count(pupil) == 1);
            ScriptedUser.withoutPauses(teacher).press("freeze");
            until("the board is thawed", () -> session(pupil).mayWrite() == null);
            until("only that is said", () -> !says(pupil, "The teacher has frozen the board"));
            scriptedUser.draw(300, 300, 400, 300);
            until("the pupil's stroke is there", () -> count(teacher) == 2);
        }
    }

    @Test
    void aStrokeIsSeenGrowingWhileItIsDrawn() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow pupil = room.pupil("Mina", "--lang", "en");
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(pupil);
            scriptedUser.down(200, 200);
            scriptedUser.to(260, 220);
            until("the beginning is there", () -> samples(teacher) > 1);
            int early = samples(teacher);
            scriptedUser.to(360, 300);
            until("more of it is there", () -> samples(teacher) > early);
            assertTrue(onFx(() -> only(teacher).open()));
            scriptedUser.up();
            until("it is finished", () -> !only(teacher).open());
        }
    }

    @Test
    void aRaisedHandIsSeenAndComesDown() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow pupil = room.pupil("Mina", "--lang", "en");
            ScriptedUser.withoutPauses(pupil).press("hand");
            until("the hand is up", () -> session(teacher).roster().get().raisedHands() == 1);
            assertEquals(
                    "Mina",
                    onFx(() -> session(teacher)
                            .roster()
                            .get()
                            .entries()
                            .getFirst()
                            .person()
                            .name()));
            ScriptedUser.withoutPauses(pupil).press("hand");
            until("the hand is down", () -> session(teacher).roster().get().raisedHands() == 0);
            assertNull(onFx(() -> visible(teacher, "hand")));
            assertNull(onFx(() -> visible(pupil, "freeze")));
            assertNull(onFx(() -> visible(pupil, "code")));
        }
    }

    @Test
    void aTeacherSaysWhoMayWriteAndEndsTheClass() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow mina = room.pupil("Mina", "--lang", "en");
            until(
                    "the pupil is listed",
                    () -> session(teacher).roster().get().entries().size() == 2);
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(teacher);
            scriptedUser.press("people");
            assertNull(onFx(() -> visible(mina, "class-rules")));
            scriptedUser.press("rules");
            scriptedUser.press("rules.write.granted");
            until("nobody may write unless let", () -> session(mina).mayWrite() == ErrorCode.FROZEN);
            scriptedUser.press("people.more.2");
            scriptedUser.press("people.grant");
            until("Mina may", () -> session(mina).mayWrite() == null);
            // A freeze stops everybody, and a thaw restores the write mode from before.
            scriptedUser.press("freeze");
            until("all are frozen", () -> session(mina).mayWrite() == ErrorCode.FROZEN);
            scriptedUser.press("freeze");
            until("Mina may again", () -> session(mina).mayWrite() == null);
            scriptedUser.press("people.more.2");
            scriptedUser.press("people.ungrant");
            until("Mina may no longer", () -> session(mina).mayWrite() == ErrorCode.FROZEN);
            scriptedUser.press("rules.write.everyone");
            until("everybody may", () -> session(mina).mayWrite() == null);
            scriptedUser.press("people.more.2");
            scriptedUser.press("people.watch");
            until("Mina only watches", () -> session(mina).mayWrite() == ErrorCode.ROLE);
            scriptedUser.press("rules.newcomers.view");
            AppWindow jun = room.pupil("Jun", "--lang", "en");
            until("Jun only watches too", () -> session(jun).mayWrite() == ErrorCode.ROLE);
            scriptedUser.press("people.more.3");
            scriptedUser.press("people.host");
            scriptedUser.press("people.yes");
            until(
                    "Jun is a teacher",
                    () -> session(jun).roster().get().host() && session(jun).mayWrite() == null);
            scriptedUser.press("rules.end");
            scriptedUser.press("rules.end.yes");
            until("Mina is out", () -> session(mina).status().get().phase() == SyncPhase.STOPPED);
            until(
                    "and told why",
                    () -> node(mina, "refused-dialog-text") instanceof Labeled why
                            && why.getText().startsWith("Your teacher has ended this class"));
            ScriptedUser.withoutPauses(mina).press("stop.read");
            assertNull(node(mina, "refused-dialog"));
            assertEquals("Class ended", words(mina, "connection"));
            assertTrue(onFx(() -> Classroom.live(jun)));
            scriptedUser.press("rules.end");
            until(
                    "the class is open again",
                    () -> session(teacher).roster().get().access().open());
            doOnFx(() -> session(mina).retry());
            until("Mina is back", () -> Classroom.live(mina));
        }
    }

    /** That is no fault of the network, and no end of the class. */
    @Test
    void aTeacherWhoClosesTheAppLeavesTheBoardReadableAndPupilsKnowWhy() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow pupil = room.pupil("Mina", "--lang", "en");
            ScriptedUser.withoutPauses(teacher).draw(300, 400, 400, 400);
            until("the teacher's stroke is there", () -> count(pupil) == 1);
            room.cut();
            until("the pupil is told", () -> says(pupil, "The teacher has closed the class for now"));
            assertEquals("Class closed: everything is saved", words(pupil, "connection"));
            assertNull(node(pupil, "refused-dialog"));
            assertEquals(1, count(pupil));
            ScriptedUser.withoutPauses(pupil).draw(300, 300, 400, 300);
            until(
                    "what is written waits",
                    () -> words(pupil, "connection").equals("Class closed: 1 change sent when it opens again"));
            room.restoreRelay();
            until(
                    "both are there",
                    () -> count(teacher) == 2 && words(pupil, "connection").equals("Live"));
            assertTrue(!says(pupil, "The teacher has closed the class for now"));
        }
    }

    @Test
    void mistakesWithPeopleAreUndone() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow mina = room.pupil("Mina", "--lang", "en");
            until(
                    "the pupil is listed",
                    () -> session(teacher).roster().get().entries().size() == 2);
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(teacher);
            scriptedUser.press("people");
            // One press in the row.
            scriptedUser.press("people.write.2");
            until("Mina may not write", () -> session(mina).mayWrite() == ErrorCode.MUTED);
            scriptedUser.press("people.write.2");
            until("Mina may again", () -> session(mina).mayWrite() == null);
            // A teacher is made only after a question, and may become a pupil again, without the code.
            ScriptedUser.withoutPauses(mina).press("hand");
            scriptedUser.press("people.more.2");
            scriptedUser.press("people.host");
            scriptedUser.press("people.yes");
            until("Mina has the code", () -> !session(mina).joinCode().get().isEmpty());
            until("and no hand is up", () -> session(teacher).roster().get().raisedHands() == 0);
            scriptedUser.press("people.more.2");
            scriptedUser.press("people.unhost");
            until("Mina is a pupil", () -> !session(mina).roster().get().host());
            assertEquals("", onFx(() -> session(mina).joinCode().get()));
            // Who was put out may come back.
            scriptedUser.press("people.more.2");
            scriptedUser.press("people.kick");
            until("Mina is out", () -> session(mina).status().get().phase() == SyncPhase.STOPPED);
            scriptedUser.press("people.back.2");
            until(
                    "Mina is listed again",
                    () -> session(teacher).roster().get().entries().size() == 2);
            doOnFx(() -> session(mina).retry());
            until("Mina is back", () -> Classroom.live(mina));
        }
    }

    @Test
    void aTeacherLowersOneRaisedHandOrAll() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow mina = room.pupil("Mina", "--lang", "en");
            AppWindow jun = room.pupil("Jun", "--lang", "en");
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(teacher);
            scriptedUser.press("people");
            ScriptedUser.withoutPauses(jun).press("hand");
            until("Jun's hand is up", () -> session(teacher).roster().get().raisedHands() == 1);
            // A pupil who asks the same is not followed: Jun has seen Mina's wish when her hand is up.
            doOnFx(() -> presence(mina).lowerRaisedHands(List.of(3)));
            ScriptedUser.withoutPauses(mina).press("hand");
            until("Jun sees Mina's hand", () -> session(jun).roster().get().raisedHands() == 1);
            assertTrue(onFx(() -> presence(jun).handRaised()));
            until("both are up", () -> session(teacher).roster().get().raisedHands() == 2);
            scriptedUser.press("people.hand.down.2");
            until("Mina's hand is down", () -> !presence(mina).handRaised());
            until("Jun's stays", () -> session(teacher).roster().get().raisedHands() == 1);
            ScriptedUser.withoutPauses(mina).press("hand");
            until("Mina raises it again", () -> session(teacher).roster().get().raisedHands() == 2);
            scriptedUser.press("people.hands.down");
            until("all are down", () -> session(teacher).roster().get().raisedHands() == 0);
        }
    }

    private static LocalPresence presence(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context().editor().localPresence();
    }

    @Test
    void somebodyTakenOutIsToldAndGone() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow pupil = room.pupil("Mina", "--lang", "en");
            until(
                    "the pupil is listed",
                    () -> session(teacher).roster().get().entries().size() == 2);
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(teacher);
            scriptedUser.press("people");
            scriptedUser.press("people.more.2");
            scriptedUser.press("people.kick");
            until("the pupil is out", () -> session(pupil).status().get().phase() == SyncPhase.STOPPED);
            until(
                    "and told so",
                    () -> node(pupil, "refused-dialog-text") instanceof Labeled why
                            && why.getText().contains("removed you"));
            assertTrue(says(pupil, "You were removed from this class"));
            until(
                    "and not listed",
                    () -> session(teacher).roster().get().entries().size() == 1);
        }
    }

    @Test
    void aMutedPupilCannotWriteAndARenamedOneHasTheNewName() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow pupil = room.pupil("Mina", "--lang", "en");
            until(
                    "the pupil is listed",
                    () -> session(teacher).roster().get().entries().size() == 2);
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(teacher);
            scriptedUser.press("people");
            scriptedUser.press("people.more.2");
            scriptedUser.press("people.mute");
            until("the pupil is muted", () -> session(pupil).mayWrite() == ErrorCode.MUTED);
            assertEquals("Writing is off for you", words(pupil, "connection"));
            scriptedUser.press("people.more.2");
            scriptedUser.press("people.rename");
            doOnFx(() -> ((TextField) Objects.requireNonNull(node(teacher, "people.name"))).setText("Mina K."));
            scriptedUser.press("people.yes");
            until(
                    "the name is new",
                    () -> "Mina K.".equals(session(pupil).view().people().get(2).name()));
        }
    }

    @Test
    void looksAndLanguageChangeWithoutLosingAnything() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            ScriptedUser scriptedUser = ScriptedUser.withoutPauses(teacher);
            scriptedUser.take(ToolKind.HIGHLIGHTER);
            scriptedUser.draw(200, 200, 300, 260);
            scriptedUser.press("menu");
            scriptedUser.press("menu.language.ko");
            assertEquals("연결됨", words(teacher, "connection"));
            scriptedUser.press("menu");
            scriptedUser.press("menu.theme.dark");
            assertEquals(1, count(teacher));
            assertEquals(
                    ToolKind.HIGHLIGHTER,
                    onFx(() -> Objects.requireNonNull(teacher.openedBoard())
                            .context()
                            .editor()
                            .tool()));
            scriptedUser.draw(200, 300, 300, 360);
            assertEquals(2, count(teacher));
            assertTrue(onFx(
                    () -> teacher.stage().getScene().getRoot().getStyleClass().contains("dark")));
        }
    }

    @Test
    void whoTypesAWrongCodeIsToldToCheckIt() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow pupil =
                    room.window("p", "--relay", room.relay(), "--code", "AAAA-BBBB", "--name", "Jun", "--lang", "en");
            until("the relay refuses it", () -> node(pupil, "refused-dialog") != null);
            assertTrue(says(pupil, "Check the code"));
        }
    }

    /**
     * On the network connections are encrypted. A join link contains the certificate; for a typed address it is remembered, and a changed
     * one is reported.
     */
    @Test
    void aClassOnTheNetworkIsEncrypted() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.window("t", "--lang", "en");
            write(teacher, "start.name", "Ms Park");
            doOnFx(() -> ((javafx.scene.control.CheckBox) node(teacher, "start.class.lan")).setSelected(true));
            ScriptedUser.withoutPauses(teacher).press("start.class.do");
            until(
                    "the class is on",
                    () -> teacher.openedBoard() != null
                            && Classroom.live(teacher)
                            && !session(teacher).joinCode().get().isEmpty());
            String code = onFx(() -> session(teacher).joinCode().get());
            String link = onFx(() -> teacher.invitation().link(code));
            String address = onFx(() -> teacher.invitation().address());
            assertTrue(link.matches("bunpil://[0-9.]+:[0-9]+/" + code + "#[0-9a-f]{64}"), link);
            assertTrue(address.matches("[0-9.]+:[0-9]+"), address);

            AppWindow mina = room.window("m", "--lang", "en");
            write(mina, "start.name", "Mina");
            write(mina, "start.join.address", link);
            assertEquals(code, onFx(() -> ((TextField) node(mina, "start.join.code")).getText()));
            ScriptedUser.withoutPauses(mina).press("start.join.do");
            until("Mina is in", () -> mina.openedBoard() != null && Classroom.live(mina));

            AppWindow jun = room.window("j", "--lang", "en");
            write(jun, "start.name", "Jun");
            write(jun, "start.join.address", link.replaceAll("#.*", "#" + "0".repeat(64)));
            ScriptedUser.withoutPauses(jun).press("start.join.do");
            until(
                    "Jun is told",
                    () -> jun.openedBoard() == null
                            && node(jun, "start-problem") instanceof Labeled why
                            && why.getText().contains("not the one in the join link"));
            // Whatever network the address belongs to, code and address are enough.
            write(jun, "start.join.code", code);
            write(jun, "start.join.address", address);
            ScriptedUser.withoutPauses(jun).press("start.join.do");
            until("Jun is in", () -> jun.openedBoard() != null && Classroom.live(jun));
        }
    }

    private static boolean says(AppWindow window, String words) {
        return Classroom.find(
                        window,
                        node -> node instanceof Label label && label.getText().startsWith(words))
                != null;
    }

    private static Stroke only(AppWindow window) {
        return (Stroke) onFx(() -> session(window).view().elements().iterator().next());
    }

    private static int samples(AppWindow window) {
        return onFx(() -> session(window).view().elements().isEmpty()
                ? 0
                : only(window).points().sampleCount());
    }

    private static javafx.scene.Node visible(AppWindow window, String id) {
        javafx.scene.Node node = node(window, id);
        return node != null && node.isVisible() ? node : null;
    }
}

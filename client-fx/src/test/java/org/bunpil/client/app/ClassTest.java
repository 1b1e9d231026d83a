package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.view.Invitation;
import org.bunpil.model.Code;
import org.bunpil.model.Stroke;
import org.bunpil.sync.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher's and pupils' windows on a real relay: what one does about the others, and what everybody sees of it. */
class ClassTest {
    @TempDir
    Path folder;

    @Test
    void aFrozenPupilCannotWriteAndIsToldWhy() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.teacher("Fractions", "--lang", "en");
            Program pupil = room.pupil("Mina", "--lang", "en");
            Hand hand = new Hand(pupil);
            new Hand(teacher).press("freeze");
            until("the pupil is frozen", () -> session(pupil).mayWrite() == Code.FROZEN);
            assertEquals("Frozen by the teacher", words(pupil, "connection"));
            hand.draw(300, 300, 400, 300);
            assertEquals(0, count(pupil));
            assertTrue(says(pupil, "The teacher has frozen the board"));
            new Hand(teacher).draw(300, 400, 400, 400);
            until("the teacher's stroke is there", () -> count(pupil) == 1);
            new Hand(teacher).press("freeze");
            until("the board is thawed", () -> session(pupil).mayWrite() == null);
            until("only that is said", () -> !says(pupil, "The teacher has frozen the board"));
            hand.draw(300, 300, 400, 300);
            until("the pupil's stroke is there", () -> count(teacher) == 2);
        }
    }

    private static boolean says(Program program, String words) {
        return Classroom.find(
                        program,
                        node -> node instanceof Label label && label.getText().startsWith(words))
                != null;
    }

    @Test
    void aStrokeIsSeenGrowingWhileItIsDrawn() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.teacher("Fractions", "--lang", "en");
            Program pupil = room.pupil("Mina", "--lang", "en");
            Hand hand = new Hand(pupil);
            hand.down(200, 200);
            hand.to(260, 220);
            until("the beginning is there", () -> samples(teacher) > 1);
            int early = samples(teacher);
            hand.to(360, 300);
            until("more of it is there", () -> samples(teacher) > early);
            assertTrue(onFx(() -> only(teacher).open()));
            hand.up();
            until("it is finished", () -> !only(teacher).open());
        }
    }

    @Test
    void aRaisedHandIsSeenAndComesDown() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.teacher("Fractions", "--lang", "en");
            Program pupil = room.pupil("Mina", "--lang", "en");
            new Hand(pupil).press("hand");
            until("the hand is up", () -> session(teacher).roster().get().hands() == 1);
            assertEquals(
                    "Mina",
                    onFx(() -> session(teacher)
                            .roster()
                            .get()
                            .members()
                            .getFirst()
                            .person()
                            .name()));
            new Hand(pupil).press("hand");
            until("the hand is down", () -> session(teacher).roster().get().hands() == 0);
            assertNull(onFx(() -> visible(teacher, "hand")));
            assertNull(onFx(() -> visible(pupil, "freeze")));
            assertNull(onFx(() -> visible(pupil, "code")));
        }
    }

    @Test
    void aTeacherSaysWhoMayWriteAndEndsTheClass() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.teacher("Fractions", "--lang", "en");
            Program mina = room.pupil("Mina", "--lang", "en");
            until(
                    "the pupil is listed",
                    () -> session(teacher).roster().get().members().size() == 2);
            Hand hand = new Hand(teacher);
            hand.press("people");
            assertNull(onFx(() -> visible(mina, "class-rules")));
            hand.press("rules.write.granted");
            until("nobody may write unless let", () -> session(mina).mayWrite() == Code.FROZEN);
            hand.press("people.more.2");
            hand.press("people.grant");
            until("Mina may", () -> session(mina).mayWrite() == null);
            // A freeze is for all, and a thaw goes back to what was.
            hand.press("freeze");
            until("all are frozen", () -> session(mina).mayWrite() == Code.FROZEN);
            hand.press("freeze");
            until("Mina may again", () -> session(mina).mayWrite() == null);
            hand.press("people.more.2");
            hand.press("people.ungrant");
            until("Mina may no longer", () -> session(mina).mayWrite() == Code.FROZEN);
            hand.press("rules.write.everyone");
            until("everybody may", () -> session(mina).mayWrite() == null);
            hand.press("people.more.2");
            hand.press("people.watch");
            until("Mina only watches", () -> session(mina).mayWrite() == Code.ROLE);
            hand.press("rules.newcomers.view");
            Program jun = room.pupil("Jun", "--lang", "en");
            until("Jun only watches too", () -> session(jun).mayWrite() == Code.ROLE);
            hand.press("people.more.3");
            hand.press("people.host");
            until(
                    "Jun is a teacher",
                    () -> session(jun).roster().get().host() && session(jun).mayWrite() == null);
            hand.press("rules.end");
            hand.press("rules.end.yes");
            until("Mina is out", () -> session(mina).status().get().phase() == Phase.STOPPED);
            until(
                    "and told why",
                    () -> node(mina, "stop-why") instanceof Labeled why
                            && why.getText().startsWith("This class has ended"));
            assertTrue(onFx(() -> Classroom.live(jun)));
            hand.press("rules.end");
            until(
                    "the class is open again",
                    () -> session(teacher).roster().get().access().open());
            doOnFx(() -> session(mina).again());
            until("Mina is back", () -> Classroom.live(mina));
        }
    }

    @Test
    void somebodyTakenOutIsToldAndGone() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.teacher("Fractions", "--lang", "en");
            Program pupil = room.pupil("Mina", "--lang", "en");
            until(
                    "the pupil is listed",
                    () -> session(teacher).roster().get().members().size() == 2);
            Hand hand = new Hand(teacher);
            hand.press("people");
            hand.press("people.more.2");
            hand.press("people.kick");
            hand.press("people.yes");
            until("the pupil is out", () -> session(pupil).status().get().phase() == Phase.STOPPED);
            until(
                    "and told so",
                    () -> node(pupil, "stop-why") instanceof Labeled why
                            && why.getText().contains("taken you out"));
            until(
                    "and not listed",
                    () -> session(teacher).roster().get().members().size() == 1);
        }
    }

    @Test
    void aMutedPupilCannotWriteAndARenamedOneHasTheNewName() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.teacher("Fractions", "--lang", "en");
            Program pupil = room.pupil("Mina", "--lang", "en");
            until(
                    "the pupil is listed",
                    () -> session(teacher).roster().get().members().size() == 2);
            Hand hand = new Hand(teacher);
            hand.press("people");
            hand.press("people.more.2");
            hand.press("people.mute");
            until("the pupil is muted", () -> session(pupil).mayWrite() == Code.MUTED);
            assertEquals("Writing is off for you", words(pupil, "connection"));
            hand.press("people.more.2");
            hand.press("people.rename");
            doOnFx(() -> ((TextField) Objects.requireNonNull(node(teacher, "people.name"))).setText("Mina K."));
            hand.press("people.yes");
            until(
                    "the name is new",
                    () -> "Mina K.".equals(session(pupil).view().people().get(2).name()));
        }
    }

    @Test
    void whatIsDrawnWithoutARelayIsKeptAndSent() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.teacher("Fractions", "--lang", "en");
            Program pupil = room.pupil("Mina", "--lang", "en");
            Hand hand = new Hand(pupil);
            hand.draw(200, 200, 300, 260);
            until("the first stroke is there", () -> count(teacher) == 1);
            room.cut();
            until("the pupil notices", () -> session(pupil).status().get().phase() != Phase.LIVE);
            hand.draw(200, 300, 300, 360);
            hand.draw(200, 400, 300, 460);
            assertTrue(words(pupil, "connection").contains("change"), words(pupil, "connection"));
            room.mend();
            until(
                    "all three are there",
                    () -> count(teacher) == 3
                            && Classroom.live(pupil)
                            && session(pupil).engine().pending().isEmpty());
            until(
                    "both are the same",
                    () -> session(teacher)
                            .view()
                            .hash()
                            .equals(session(pupil).view().hash()));
            until("it says so", () -> "Live".equals(words(pupil, "connection")));
        }
    }

    /** The disk refuses from the start: something stands in the place of the file that the outbox is written to. */
    @Test
    void aDiskThatRefusesIsSaidInWordsAndSendingGoesOn() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.teacher("Fractions", "--lang", "en");
            Path inTheWay = Files.createDirectories(folder.resolve("home-1Mina/boards/1/outbox.new/full"));
            Program pupil = room.pupil("Mina", "--lang", "en");
            Hand hand = new Hand(pupil);
            until("it is said", () -> words(pupil, "connection").equals("Live, but this computer’s disk is full"));
            hand.draw(200, 200, 300, 260);
            until("what is drawn is sent all the same", () -> count(teacher) == 1);
            room.cut();
            until("the pupil notices", () -> session(pupil).status().get().phase() != Phase.LIVE);
            hand.draw(200, 300, 300, 360);
            until(
                    "how much is in memory only",
                    () -> words(pupil, "connection").matches("\\d+ changes? only in memory: keep the app open"));
            Files.delete(inTheWay);
            Files.delete(inTheWay.getParent());
            until(
                    "it is on disk",
                    () -> !session(pupil).diskFailing().get()
                            && !words(pupil, "connection").contains("memory"));
            room.mend();
            until(
                    "both are there",
                    () -> count(teacher) == 2 && words(pupil, "connection").equals("Live"));
        }
    }

    @Test
    void whatIsBeingWrittenWhenTheBoardIsLeftIsNotLost() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.teacher("Fractions");
            String[] mina = {"--relay", room.relay(), "--code", room.code(), "--name", "Mina"};
            Program pupil = room.windowAt(folder.resolve("mina"), mina);
            until("the pupil is in", () -> Classroom.live(pupil));
            doOnFx(() -> pupil.board().desk().editor().use(ToolKind.TEXT));
            new Hand(pupil).click(300, 300);
            until(
                    "the pupil writes",
                    () -> onFx(() -> pupil.board().desk().board().lookup(".writing-area")) != null);
            doOnFx(() -> ((javafx.scene.control.TextArea)
                            pupil.board().desk().board().lookup(".writing-area"))
                    .setText("네 조각 중 세 조각"));
            doOnFx(pupil::leave);
            Program again = room.windowAt(folder.resolve("mina"), mina);
            until("the text has come", () -> Classroom.live(again) && count(teacher) == 1);
        }
    }

    /** A white board alone would look like the class's. */
    @Test
    void whoNeverReachedTheClassIsToldAndInWhenItBegins() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            room.teacher("Fractions");
            room.cut();
            Program pupil = room.window(
                    "early", "--relay", room.relay(), "--code", room.code(), "--name", "Mina", "--lang", "en");
            until("the pupil is told", () -> node(pupil, "unreached-sheet") != null);
            assertTrue(words(pupil, "connection").startsWith("Nobody answers yet"));
            room.mend();
            until("the pupil is in", () -> Classroom.live(pupil) && node(pupil, "unreached-sheet") == null);
            room.cut();
            until("and away again", () -> session(pupil).status().get().phase() == Phase.OFFLINE);
            assertEquals(null, onFx(() -> node(pupil, "unreached-sheet")), "who was in stays on the board");
        }
    }

    @Test
    void looksAndLanguageChangeWithoutLosingAnything() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.teacher("Fractions", "--lang", "en");
            Hand hand = new Hand(teacher);
            hand.take(ToolKind.HIGHLIGHTER);
            hand.draw(200, 200, 300, 260);
            hand.press("menu");
            hand.press("menu.language.ko");
            assertEquals("연결됨", words(teacher, "connection"));
            hand.press("menu");
            hand.press("menu.theme.dark");
            assertEquals(1, count(teacher));
            assertEquals(
                    ToolKind.HIGHLIGHTER,
                    onFx(() -> Objects.requireNonNull(teacher.board())
                            .desk()
                            .editor()
                            .tool()));
            hand.draw(200, 300, 300, 360);
            assertEquals(2, count(teacher));
            assertTrue(onFx(
                    () -> teacher.stage().getScene().getRoot().getStyleClass().contains("dark")));
        }
    }

    /** On the network: encrypted; by the link the certificate is known, by the address it is remembered, and a changed one is told. */
    @Test
    void aClassOnTheNetworkIsEncrypted() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.window("t", "--lang", "en");
            write(teacher, "start.name", "Ms Park");
            doOnFx(() -> ((javafx.scene.control.CheckBox) node(teacher, "start.class.lan")).setSelected(true));
            new Hand(teacher).press("start.class.do");
            until(
                    "the class is on",
                    () -> teacher.board() != null
                            && Classroom.live(teacher)
                            && !session(teacher).joinCode().get().isEmpty());
            String code = onFx(() -> session(teacher).joinCode().get());
            String link = onFx(() -> teacher.invitation().link(code));
            String address = onFx(() -> teacher.invitation().address());
            assertTrue(link.matches("bunpil://[0-9.]+:[0-9]+/" + code + "#[0-9a-f]{64}"), link);
            assertTrue(address.matches("[0-9.]+:[0-9]+"), address);

            Program mina = room.window("m", "--lang", "en");
            write(mina, "start.name", "Mina");
            write(mina, "start.join.address", link);
            assertEquals(code, onFx(() -> ((TextField) node(mina, "start.join.code")).getText()));
            new Hand(mina).press("start.join.do");
            until("Mina is in", () -> mina.board() != null && Classroom.live(mina));

            Program jun = room.window("j", "--lang", "en");
            write(jun, "start.name", "Jun");
            write(jun, "start.join.address", link.replaceAll("#.*", "#" + "0".repeat(64)));
            new Hand(jun).press("start.join.do");
            until(
                    "Jun is told",
                    () -> jun.board() == null
                            && node(jun, "start-problem") instanceof Labeled why
                            && why.getText().contains("not the one in the join link"));
            // Trusted on first use only where no authority can vouch: not every address that a computer has is such a
            // one.
            write(jun, "start.join.code", code);
            write(jun, "start.join.address", "wss://127.0.0.1" + address.substring(address.indexOf(':')));
            new Hand(jun).press("start.join.do");
            until("Jun is in", () -> jun.board() != null && Classroom.live(jun));
        }
    }

    /** As in a school whose relay somebody else runs: address, name and key are asked for once. */
    @Test
    void aClassIsStartedOnAServerAndFoundAgain() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            String key = Files.readString(folder.resolve("class/host.key")).strip();
            Program teacher = room.window("t", "--lang", "en");
            write(teacher, "start.name", "Ms Park");
            write(teacher, "start.class.title", "Fractions");
            doOnFx(() -> ((javafx.scene.control.CheckBox) node(teacher, "start.class.server")).setSelected(true));
            new Hand(teacher).press("start.class.do");
            assertTrue(words(teacher, "start-problem").startsWith("Please write the server"));
            write(teacher, "start.server.address", room.relay());
            write(teacher, "start.server.user", "host");
            write(teacher, "start.server.key", key);
            new Hand(teacher).press("start.class.do");
            until("the class is on", () -> teacher.board() != null && Classroom.live(teacher));
            until(
                    "the teacher has a code to give",
                    () -> !session(teacher).joinCode().get().isEmpty());
            String board = onFx(() -> Objects.requireNonNull(teacher.board()).board());
            doOnFx(teacher::leave);
            // A computer that many use keeps no key unless it is told to.
            assertEquals("", onFx(() -> ((TextField) node(teacher, "start.server.key")).getText()));
            doOnFx(() -> recent(teacher, "Fractions").fire());
            assertTrue(words(teacher, "start-problem").startsWith("To open this board"));
            write(teacher, "start.server.key", key);
            doOnFx(() -> ((javafx.scene.control.CheckBox) node(teacher, "start.server.keep")).setSelected(true));
            write(teacher, "start.class.title", "Angles");
            new Hand(teacher).press("start.class.do");
            until("another class is on", () -> teacher.board() != null && Classroom.live(teacher));
            doOnFx(teacher::leave);
            assertEquals(key, onFx(() -> ((TextField) node(teacher, "start.server.key")).getText()));
            doOnFx(() -> recent(teacher, "Fractions").fire());
            until("the same board is open again", () -> teacher.board() != null && Classroom.live(teacher));
            assertEquals(
                    board, onFx(() -> Objects.requireNonNull(teacher.board()).board()));
            assertTrue(onFx(() -> session(teacher).roster().get().host()));
        }
    }

    /** The button of a board that was opened before. */
    private static javafx.scene.control.Button recent(Program program, String title) {
        return (javafx.scene.control.Button) Objects.requireNonNull(Classroom.find(
                program, each -> each instanceof javafx.scene.control.Button b && title.equals(b.getText())));
    }

    @Test
    void aClassIsStartedAndJoinedFromTheStartScreens() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program teacher = room.window("t", "--lang", "en");
            write(teacher, "start.name", "Ms Park");
            write(teacher, "start.class.title", "분수의 덧셈");
            new Hand(teacher).press("start.class.do");
            until(
                    "the class is on",
                    () -> teacher.board() != null
                            && Classroom.live(teacher)
                            && !session(teacher).joinCode().get().isEmpty());
            assertEquals("분수의 덧셈", words(teacher, "title"));
            String code = onFx(() -> session(teacher).joinCode().get());
            String address = onFx(() -> teacher.invitation().address());

            Program pupil = room.window("p", "--lang", "en");
            write(pupil, "start.name", "Mina");
            write(pupil, "start.join.code", code.toLowerCase(java.util.Locale.ROOT));
            write(pupil, "start.join.address", address);
            new Hand(pupil).press("start.join.do");
            until("the pupil is in", () -> pupil.board() != null && Classroom.live(pupil));
            new Hand(pupil).draw(200, 200, 300, 260);
            until("the stroke is there", () -> count(teacher) == 1);

            // While somebody else is in it, leaving asks first.
            new Hand(teacher).press("menu");
            new Hand(teacher).press("action.leave");
            assertNotNull(onFx(() -> node(teacher, "leave-sheet")));
            new Hand(teacher).press("leave.stay");
            assertTrue(Classroom.live(teacher));
            new Hand(teacher).press("menu");
            new Hand(teacher).press("action.leave");
            new Hand(teacher).press("leave.do");
            assertNotNull(onFx(() -> node(teacher, "start.class.do")));
            doOnFx(pupil::leave);
            doOnFx(() -> recent(teacher, "분수의 덧셈").fire());
            until(
                    "the class is open again with its stroke",
                    () -> teacher.board() != null && Classroom.live(teacher) && count(teacher) == 1);

            // A teacher who forgot to let other computers in does so now.
            new Hand(teacher).press("code");
            new Hand(teacher).press("code.open");
            until(
                    "the class is on the network, with its code and its stroke",
                    () -> teacher.board() != null
                            && teacher.invitation().reach() == Invitation.Reach.NETWORK
                            && Classroom.live(teacher)
                            && code.equals(session(teacher).joinCode().get())
                            && count(teacher) == 1);
        }
    }

    @Test
    void whatIsTypedWrongIsToldBeforeAnythingIsTried() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            Program pupil = room.window("p", "--lang", "en");
            Hand hand = new Hand(pupil);
            write(pupil, "start.name", "");
            hand.press("start.join.do");
            assertTrue(words(pupil, "start-problem").startsWith("Please write your name"));
            write(pupil, "start.name", "Mina");
            for (String code : List.of("", "M4XW", "M4XW-7HT0", "M4XW 7HTNN")) {
                write(pupil, "start.join.code", code);
                hand.press("start.join.do");
                assertTrue(words(pupil, "start-problem").startsWith("A class code has eight"), code);
            }
            write(pupil, "start.join.code", "m4xw7htn");
            for (String address : List.of("", "http://a/v1", "ws://", "two words")) {
                write(pupil, "start.join.address", address);
                hand.press("start.join.do");
                assertTrue(words(pupil, "start-problem").startsWith("The address does not look right"), address);
            }
            assertNull(pupil.board());
        }
    }

    private static Stroke only(Program program) {
        return (Stroke) onFx(() -> session(program).view().elements().iterator().next());
    }

    private static int samples(Program program) {
        return onFx(() -> session(program).view().elements().isEmpty()
                ? 0
                : only(program).points().count());
    }

    private static int count(Program program) {
        return onFx(() -> session(program).view().elements().size());
    }

    private static String words(Program program, String id) {
        return onFx(() -> ((Labeled) Objects.requireNonNull(node(program, id))).getText());
    }

    private static javafx.scene.Node visible(Program program, String id) {
        javafx.scene.Node node = node(program, id);
        return node != null && node.isVisible() ? node : null;
    }

    private static void write(Program program, String id, String text) {
        doOnFx(() -> ((TextField) Objects.requireNonNull(node(program, id))).setText(text));
    }
}

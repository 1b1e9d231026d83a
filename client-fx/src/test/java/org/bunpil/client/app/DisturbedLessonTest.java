package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.bunpil.client.demo.DemoWindows;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Role;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Op;
import org.bunpil.sync.SyncPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lesson of one teacher and three pupils in real windows, of whom Eve tries everything to disturb. Nothing takes the teacher more than two
 * presses, with the people panel open; typing a name is not counted.
 */
class DisturbedLessonTest {
    private static final int FLOOD = 3_000;
    /** The relay takes what waited at its own pace only to refuse it. */
    private static final long REFUSED_NANOS = TimeUnit.MINUTES.toNanos(3);

    @TempDir
    Path folder;

    private AppWindow teacher;
    private AppWindow mina;
    private AppWindow jun;
    private AppWindow eve;
    private String work;
    private int presses;

    @Test
    void nothingEveTriesTakesTheTeacherMoreThanTwoPresses() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            begin(room);
            whatIsOthersStays();
            scribblesAndWordsAreTakenBack();
            withEverythingOpenWhatWasDeletedAndMovedComesBack();
            aFloodEndsAtOnce();
            mutedIsMutedWhateverEveTypes(room);
            removedIsRemovedWhateverEveTypes(room);
            aFalseTeacherIsSeenAndRemoved(room);
            aNameIsChanged();
            aFalselyMadeTeacherIsUndone();
            assertEquals(work, onFx(() -> worksOf(teacher)), "the class's work, to the last point");
            until("Mina has the same", () -> work.equals(onFx(() -> worksOf(mina))));
            until("Jun has the same", () -> work.equals(onFx(() -> worksOf(jun))));
        }
    }

    private void begin(Classroom room) throws IOException {
        teacher = room.teacher("Fractions", "--lang", "en");
        mina = room.pupil("Mina", "--lang", "en");
        jun = room.pupil("Jun", "--lang", "en");
        eve = room.windowAt(folder.resolve("eve"), "--lang", "en");
        join(room, "Eve", room.code());
        ScriptedUser.withoutPauses(teacher).draw(300, 200, 420, 200);
        ScriptedUser.withoutPauses(mina).draw(300, 260, 420, 260);
        ScriptedUser.withoutPauses(jun).draw(300, 320, 420, 320);
        until("all is there", () -> finished(eve) == 3 && finished(teacher) == 3);
        work = onFx(() -> worksOf(teacher));
        press("people");
        until("Eve is listed", () -> node(teacher, "people.more.4") != null);
        presses = 0;
    }

    /** Select all and delete; the eraser, whole and in parts; clear; pages; locking; other people's rights. */
    private void whatIsOthersStays() throws IOException {
        Editor editor = editor(eve);
        doOnFx(() -> editor.selectionCommands().selectAll());
        doOnFx(() -> editor.selectionCommands().delete());
        for (boolean parts : new boolean[] {false, true}) {
            doOnFx(() -> editor.erasesInParts(parts));
            doOnFx(() -> editor.use(ToolKind.ERASER));
            ScriptedUser.withoutPauses(eve).draw(360, 150, 360, 400);
        }
        String page = onFx(editor::page);
        List<Element> all = onFx(() -> List.copyOf(session(eve).view().elements()));
        List<String> ids = all.stream().map(Element::id).toList();
        // Past the app's own guards, as another program could.
        for (Op op : List.of(
                new Op.Delete(ids),
                new Op.Move(ids, new Point(800, 800)),
                new Op.Clear(page),
                new Op.PageDelete(page),
                new Op.Access(AccessPatch.builder().open(false).build()),
                new Op.Access(AccessPatch.builder()
                        .person(1, PersonPatch.builder().kicked(true).build())
                        .build()))) doOnFx(() -> session(eve).submit(List.of(op), true));
        settled();
        until("Eve's screen is right again", () -> work.equals(onFx(() -> worksOf(eve))));
        assertEquals(work, onFx(() -> worksOf(teacher)));
        assertEquals(0, presses);
    }

    private void scribblesAndWordsAreTakenBack() throws IOException {
        doOnFx(() -> editor(eve).use(ToolKind.PEN));
        ScriptedUser.withoutPauses(eve).draw(250, 180, 500, 360, 250, 360, 500, 180);
        doOnFx(() -> editor(eve).use(ToolKind.TEXT));
        ScriptedUser.withoutPauses(eve).click(560, 260);
        ScriptedUser.withoutPauses(eve).write("something rude");
        until("the class sees it", () -> finished(teacher) == 5 && finished(mina) == 5);
        takeBack();
    }

    private void withEverythingOpenWhatWasDeletedAndMovedComesBack() throws IOException {
        open(ChangeMode.EVERYONE);
        List<String> ids = onFx(
                () -> session(eve).view().elements().stream().map(Element::id).toList());
        doOnFx(() -> session(eve).submit(List.of(new Op.Delete(ids.subList(0, 2))), true));
        doOnFx(() -> session(eve).submit(List.of(new Op.Move(ids.subList(2, 3), new Point(4_000, 0))), true));
        until("it is gone", () -> finished(teacher) == 1);
        takeBack();
        open(ChangeMode.OWN);
    }

    private void aFloodEndsAtOnce() throws IOException {
        for (int i = 0; i < FLOOD; i++) {
            int at = i;
            doOnFx(() -> session(eve).submit(List.of(rect(eve, at)), true));
        }
        until("it arrives", () -> finished(teacher) > 50);
        int sent = onFx(() -> finished(teacher));
        mending(() -> press("people.write.4"));
        until("Eve is muted", () -> session(eve).mayWrite() == ErrorCode.MUTED);
        DemoWindows.until(
                "what waited is gone from Eve's own screen",
                REFUSED_NANOS,
                () -> session(eve).status().get().unsaved() == 0);
        int came = onFx(() -> finished(teacher));
        assertTrue(came < FLOOD, came + " came, " + sent + " before the press");
        assertTrue(says(eve, "The teacher has turned writing off for you"));
        takeBack();
    }

    private void mutedIsMutedWhateverEveTypes(Classroom room) throws IOException {
        String board = onFx(() -> session(eve).engine().board());
        for (String name : new String[] {"Zoe", "Ms Park"}) {
            doOnFx(eve::leave);
            join(room, name, room.code());
            assertEquals(4, onFx(() -> session(eve).you()));
            assertEquals(ErrorCode.MUTED, onFx(() -> session(eve).mayWrite()));
        }
        doOnFx(eve::leave);
        assertTrue(new BoardLibrary(folder.resolve("eve").resolve("boards")).delete(board, () -> {}));
        join(room, "Somebody", room.code());
        assertEquals(ErrorCode.MUTED, onFx(() -> session(eve).mayWrite()));
        AppWindow second = room.windowAt(folder.resolve("eve"), "--lang", "en");
        enter(second, room, "Second", room.code());
        until("a second window is refused", () -> says(second, "This class is already open in another window"));
        assertEquals(4, onFx(() -> session(teacher).roster().get().entries().size()));
        mending(() -> press("people.write.4"));
        until("Eve may write again", () -> session(eve).mayWrite() == null);
    }

    private void removedIsRemovedWhateverEveTypes(Classroom room) throws IOException {
        mending(() -> {
            press("people.more.4");
            press("people.kick");
        });
        until("Eve is out", () -> session(eve).status().get().phase() == SyncPhase.STOPPED);
        doOnFx(eve::leave);
        String code = renewed();
        for (String typed : new String[] {room.code(), code}) {
            enter(eve, room, "Zoe", typed);
            until("Eve stays out", () -> node(eve, "refused-dialog") != null);
            assertEquals(3, onFx(() -> session(teacher).roster().get().entries().size()));
            doOnFx(eve::leave);
        }
        enter(eve, room, "Eve", code);
        until("asking again", () -> node(eve, "refused-dialog") != null);
        mending(() -> press("people.back.4"));
        until("let back in", () -> session(teacher).roster().get().putOut().isEmpty());
        until("what is over is not said any more", () -> !says(teacher, "Eve has been removed"));
        ScriptedUser.withoutPauses(eve).press("stop.again");
        until("Eve is back", () -> Classroom.live(eve));
    }

    /** With an emptied data folder nobody can know who it is. */
    private void aFalseTeacherIsSeenAndRemoved(Classroom room) throws IOException {
        AppWindow other = room.windowAt(folder.resolve("emptied"), "--lang", "en");
        enter(other, room, "ms park", onFx(() -> session(teacher).joinCode().get()));
        until("it is a new person", () -> other.openedBoard() != null && Classroom.live(other));
        until("the teacher sees a number", () -> says(teacher, "ms park (2)"));
        int c = onFx(() -> session(other).you());
        assertEquals(5, c);
        mending(() -> {
            press("people.more.5");
            press("people.kick");
        });
        until("out", () -> session(other).status().get().phase() == SyncPhase.STOPPED);
    }

    private void aNameIsChanged() throws IOException {
        mending(() -> {
            press("people.more.4");
            press("people.rename");
            doOnFx(() -> ((TextField) Objects.requireNonNull(node(teacher, "people.name"))).setText("Eve K."));
            // Enter.
            doOnFx(() -> ((javafx.scene.control.Button) Objects.requireNonNull(node(teacher, "people.yes"))).fire());
        });
        until("renamed", () -> says(teacher, "Eve K."));
    }

    /** Eve is made a teacher by mistake, removes Mina, mutes Jun and goes for the owner. */
    private void aFalselyMadeTeacherIsUndone() throws IOException {
        press("people.more.4");
        press("people.host");
        press("people.yes");
        until("Eve is a teacher", () -> session(eve).roster().get().host());
        access(
                eve,
                1,
                PersonPatch.builder().role(Role.VIEWER).mute(true).kicked(true).build());
        access(eve, 2, PersonPatch.builder().kicked(true).build());
        access(eve, 3, PersonPatch.builder().mute(true).build());
        until("Mina is out", () -> session(mina).status().get().phase() == SyncPhase.STOPPED);
        until("Jun is muted", () -> session(jun).mayWrite() == ErrorCode.MUTED);
        assertTrue(onFx(() -> session(teacher).roster().get().host() && Classroom.live(teacher)), "the owner stays");
        mending(() -> {
            press("people.more.4");
            press("people.unhost");
        });
        mending(() -> press("people.back.2"));
        mending(() -> press("people.write.3"));
        until("Eve is a pupil", () -> !session(eve).roster().get().host());
        assertEquals("", onFx(() -> session(eve).joinCode().get()));
        until("Jun may write", () -> session(jun).mayWrite() == null);
        doOnFx(() -> session(mina).retry());
        until("Mina is back", () -> Classroom.live(mina));
    }

    private interface Step {
        void run() throws IOException;
    }

    /** What the teacher does to put something right. */
    private void mending(Step step) throws IOException {
        presses = 0;
        step.run();
        assertTrue(presses <= 2, presses + " presses");
    }

    private void takeBack() throws IOException {
        assertNotEquals(work, onFx(() -> worksOf(teacher) + finished(teacher)));
        mending(() -> {
            press("people.take_back.4");
            press("history.take_back.do");
        });
        until("all is as before", () -> finished(teacher) == 3 && work.equals(onFx(() -> worksOf(teacher))));
        until("on Mina's screen too", () -> finished(mina) == 3);
    }

    private void press(String id) {
        presses++;
        ScriptedUser.withoutPauses(teacher).press(id);
    }

    private void open(ChangeMode mode) throws IOException {
        doOnFx(() -> session(teacher)
                .submit(List.of(new Op.Access(AccessPatch.builder().change(mode).build())), true));
        until("it is known", () -> session(eve).view().access().change() == mode);
    }

    private static void access(AppWindow window, int c, PersonPatch patch) {
        doOnFx(() -> session(window)
                .submit(
                        List.of(new Op.Access(
                                AccessPatch.builder().person(c, patch).build())),
                        true));
    }

    /** Everything that Eve has sent was answered. */
    private void settled() throws IOException {
        until(
                "nothing waits",
                () -> session(eve).status().get().unsaved() == 0
                        && session(eve).engine().pending().isEmpty());
    }

    private String renewed() throws IOException {
        String old = onFx(() -> session(teacher).joinCode().get());
        doOnFx(() -> session(teacher).renewCode());
        until("the code is new", () -> !session(teacher).joinCode().get().equals(old));
        return onFx(() -> session(teacher).joinCode().get());
    }

    private void join(Classroom room, String name, String code) throws IOException {
        enter(eve, room, name, code);
        until(name + " is in", () -> eve.openedBoard() != null && Classroom.live(eve));
    }

    private static void enter(AppWindow window, Classroom room, String name, String code) {
        write(window, "start.name", name);
        write(window, "start.join.code", code);
        write(window, "start.join.address", room.relay());
        ScriptedUser.withoutPauses(window).press("start.join.do");
    }

    private static Editor editor(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context().editor();
    }

    private static Op rect(AppWindow window, int i) {
        CommonProperties common = new CommonProperties(
                session(window).newId(), "p1", 0, new Point(i * 16, i % 40 * 80), 0, Style.DEFAULT, null, false);
        return new Op.Add(new Shape(common, ShapeForm.RECT, new Size(80, 80), 0));
    }

    private static int finished(AppWindow window) {
        return (int) session(window).view().elements().stream()
                .filter(element -> !(element instanceof Stroke stroke && stroke.open()))
                .count();
    }

    /** What the teacher, Mina and Jun have made, with all that it has. */
    private static String worksOf(AppWindow window) {
        Map<String, Element> all = new TreeMap<>();
        for (Element element : new ArrayList<>(session(window).view().elements()))
            if (element.author() <= 3) all.put(element.id(), element);
        return all.values().stream().map(Object::toString).collect(Collectors.joining("\n"));
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

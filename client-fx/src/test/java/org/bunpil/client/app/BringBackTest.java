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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javafx.scene.control.Label;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.Stroke;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pupil disturbs, and the teacher puts it right: real windows on a real relay. */
class BringBackTest {
    @TempDir
    Path folder;

    @Test
    void whatAPupilErasedAndScribbledIsTakenBackWithTwoClicks() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            AppWindow mina = room.pupil("Mina", "--lang", "en");
            AppWindow jun = room.pupil("Jun", "--lang", "en");
            ScriptedUser.withoutPauses(teacher).draw(300, 200, 420, 200);
            ScriptedUser.withoutPauses(teacher).draw(300, 260, 420, 260);
            until("Mina sees both strokes", () -> count(mina) == 2);
            String drawn = onFx(() -> elements(teacher));

            allowChanges(teacher, mina);
            doOnFx(() -> editor(mina).selectionCommands().selectAll());
            doOnFx(() -> editor(mina).selectionCommands().delete());
            doOnFx(() -> editor(mina).use(ToolKind.PEN));
            ScriptedUser.withoutPauses(mina).draw(200, 200, 500, 400);
            ScriptedUser.withoutPauses(mina).draw(500, 200, 200, 400);
            ScriptedUser.withoutPauses(jun).draw(300, 450, 420, 450);
            until("the teacher sees the scribble", () -> count(teacher) == 3 && count(mina) == 3);
            String scribbled = onFx(() -> elements(teacher));

            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("people");
            user.press("people.take_back.2");
            assertEquals(
                    "2 things that were added go. 2 things that were deleted come back.",
                    text(teacher, "take-back-summary"));
            assertEquals(3, count(teacher), "a preview changes nothing");
            user.press("history.take_back.do");
            until("Mina sees the teacher's strokes and Jun's", () -> count(mina) == 3 && sees(mina, drawn));
            assertNull(node(teacher, "take-back-dialog"));

            // One undo brings it back, and one redo takes it back again.
            assertTrue(onFx(() -> editor(teacher).undoHistory().undo().done()));
            assertEquals(scribbled, onFx(() -> elements(teacher)));
            until("everybody sees that", () -> scribbled.equals(onFx(() -> elements(jun))));
            assertTrue(onFx(() -> editor(teacher).undoHistory().redo().done()));
            until(
                    "all have the same",
                    () -> hash(teacher).equals(hash(mina)) && hash(mina).equals(hash(jun)));
            assertTrue(sees(jun, drawn));
        }
    }

    @Test
    void deletedThingsAreRestoredOneByOneOrAllOfOnePerson() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en");
            ScriptedUser user = ScriptedUser.withoutPauses(teacher);
            user.press("people");
            user.press("history.deleted");
            assertTrue(text(teacher, "deleted-empty").startsWith("There is nothing to restore."));
            AppWindow mina = room.pupil("Mina", "--lang", "en");
            for (int y = 200; y < 500; y += 60) user.draw(300, y, 420, y);
            until("Mina sees them", () -> count(mina) == 5);
            String drawn = onFx(() -> elements(teacher));
            allowChanges(teacher, mina);
            doOnFx(() -> editor(mina).selectionCommands().selectAll());
            doOnFx(() -> editor(mina).selectionCommands().delete());
            until("the page is empty", () -> count(teacher) == 0);
            user.press("history.deleted");
            until("a row is there", () -> node(teacher, "history.restore.0") != null);
            user.press("history.restore.0");
            until("one is back", () -> count(mina) == 1);
            user.press("history.by.2");
            user.press("history.restore.all");
            until("all are back in their places", () -> drawn.equals(onFx(() -> elements(mina))));
            assertNotNull(node(teacher, "deleted-empty"));
        }
    }

    /** Pupils change only what is theirs unless a host allows more. */
    private static void allowChanges(AppWindow teacher, AppWindow pupil) throws Exception {
        AccessPatch everything =
                AccessPatch.builder().change(Access.ChangeMode.EVERYONE).build();
        doOnFx(() -> session(teacher).submit(List.of(new Op.Access(everything)), true));
        until(
                "pupils may change everything",
                () -> session(pupil).view().access().change() == Access.ChangeMode.EVERYONE);
    }

    private static Editor editor(AppWindow window) {
        return window.openedBoard().context().editor();
    }

    /** Elements that are finished: what is still being drawn is neither selected nor ended. */
    private static int count(AppWindow window) {
        return onFx(() -> (int) session(window).view().elements().stream()
                .filter(element -> !(element instanceof Stroke stroke && stroke.open()))
                .count());
    }

    private static boolean sees(AppWindow window, String drawn) {
        List<String> shown = onFx(() -> elements(window)).lines().toList();
        return shown.containsAll(drawn.lines().toList());
    }

    private static String hash(AppWindow window) {
        return onFx(() -> session(window).view().hash());
    }

    /** Every element with all that it has, in order of ids. */
    private static String elements(AppWindow window) {
        TreeMap<String, Element> all = new TreeMap<>();
        session(window).view().elements().forEach(element -> all.put(element.id(), element));
        return String.join(
                "\n",
                new ArrayList<>(all.values()).stream().map(Object::toString).toList());
    }

    private static String text(AppWindow window, String id) {
        return onFx(() -> ((Label) node(window, id)).getText());
    }
}

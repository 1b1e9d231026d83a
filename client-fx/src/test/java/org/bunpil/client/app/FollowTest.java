package org.bunpil.client.app;

import static org.bunpil.client.app.Classroom.doOnFx;
import static org.bunpil.client.app.Classroom.node;
import static org.bunpil.client.app.Classroom.onFx;
import static org.bunpil.client.app.Classroom.session;
import static org.bunpil.client.app.Classroom.until;
import static org.bunpil.client.app.Classroom.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Objects;
import org.bunpil.client.demo.ScriptedUser;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.follow.Following;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.ui.BoardContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher leads a class in real windows of different sizes over a relay. */
class FollowTest {
    private static final double TARGET = 44;

    @TempDir
    Path folder;

    @Test
    void theClassIsLedReleasedAndEverybodyFindsTheWayBack() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            AppWindow teacher = room.teacher("Fractions", "--lang", "en", "--size", "1366x768");
            AppWindow mina = room.pupil("Mina", "--lang", "ko", "--size", "900x700");
            ScriptedUser kim = ScriptedUser.withoutPauses(teacher);
            ScriptedUser pupil = ScriptedUser.withoutPauses(mina);
            doOnFx(() -> editor(teacher).pages().add());
            until("Mina has the page", () -> editor(mina).pages().all().size() == 2);
            Viewport own = onFx(() -> editor(mina).viewport());
            String first = onFx(() -> editor(mina).page());
            kim.press("people");
            kim.press("lead");
            until("Mina follows", () -> state(mina) == Following.State.FOLLOWS && seesAll(mina, teacher));
            assertEquals(
                    onFx(() -> editor(teacher).page()), onFx(() -> editor(mina).page()));
            ScreenshotsTest.check(teacher, "follow-teacher", TARGET);
            ScreenshotsTest.check(mina, "follow-pupil", TARGET);
            doOnFx(() -> editor(teacher).zoomBy(2));
            doOnFx(() -> editor(teacher).viewport(editor(teacher).viewport().panned(300, 200)));
            until("Mina sees that too", () -> seesAll(mina, teacher));
            pupil.press("follow");
            until("Mina is back", () -> state(mina) == Following.State.AWAY);
            assertEquals(first, onFx(() -> editor(mina).page()));
            assertEquals(own, onFx(() -> editor(mina).viewport()));
            ScreenshotsTest.check(mina, "follow-away", TARGET);
            pupil.press("follow");
            until("Mina follows again", () -> state(mina) == Following.State.FOLLOWS && seesAll(mina, teacher));
            kim.press("follow");
            until("Mina is released", () -> state(mina) == Following.State.BROUGHT);
            ScreenshotsTest.check(mina, "follow-brought", TARGET);
            assertFalse(onFx(() ->
                    Objects.requireNonNull(node(teacher, "follow")).getParent().isVisible()));
            pupil.press("follow");
            until("Mina is free", () -> state(mina) == Following.State.FREE);
            assertEquals(first, onFx(() -> editor(mina).page()));
            // Once: everybody is brought and free at once.
            kim.press("lead.bring");
            until("Mina is brought", () -> state(mina) == Following.State.BROUGHT && seesAll(mina, teacher));
            assertEquals("Ms Park 자리로 왔어요", words(mina, "follow-words"));
            pupil.press("follow.stay");
            until("and stays", () -> state(mina) == Following.State.FREE);
            assertEquals(
                    onFx(() -> editor(teacher).page()), onFx(() -> editor(mina).page()));
            // What the teacher knew of Mina from before would otherwise be taken for what comes next.
            until(
                    "the teacher sees that Mina was brought",
                    () -> editor(teacher)
                            .page()
                            .equals(Objects.requireNonNull(session(teacher).presenceOf(2))
                                    .page()));
            // Anybody goes to anybody.
            doOnFx(() -> editor(mina).pages().show(first));
            until(
                    "the teacher sees where Mina is",
                    () -> first.equals(Objects.requireNonNull(session(teacher).presenceOf(2))
                            .page()));
            kim.press("people.more.2");
            kim.press("people.visit");
            until("the teacher is there", () -> first.equals(editor(teacher).page()));
            pupil.press("people");
            pupil.press("people.visit.1");
            until("and Mina there", () -> state(mina) == Following.State.BROUGHT);
            ScreenshotsTest.check(mina, "follow-people", TARGET);
        }
    }

    private static BoardContext context(AppWindow window) {
        return Objects.requireNonNull(window.openedBoard()).context();
    }

    private static Editor editor(AppWindow window) {
        return context(window).editor();
    }

    private static Following.State state(AppWindow window) {
        return onFx(() -> context(window).following().state());
    }

    private static boolean seesAll(AppWindow follower, AppWindow leader) {
        return onFx(() -> {
            Bounds ours = editor(follower).viewport().visible();
            Bounds theirs = editor(leader).viewport().visible();
            double unit = 1.5;
            return editor(follower).page().equals(editor(leader).page())
                    && ours.minX() <= theirs.minX() + unit
                    && ours.minY() <= theirs.minY() + unit
                    && ours.maxX() >= theirs.maxX() - unit
                    && ours.maxY() >= theirs.maxY() - unit
                    && (ours.width() <= theirs.width() + 3 * unit || ours.height() <= theirs.height() + 3 * unit);
        });
    }
}

package org.bunpil.client.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeMap;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.TestBoard;
import org.bunpil.client.editor.UndoHistory;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.wire.Presence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A teacher leads, and a pupil with another screen sees what the teacher sees, and finds the way back. */
class FollowingTest {
    private final TestBoard board = new TestBoard();
    private final TestBoard.Participant teacher = board.join("Kim");
    private final TestBoard.Participant mina = board.join("Mina");
    private final TestBoard.Participant jun = board.join("Jun");
    private final Editor kim = teacher.editor;
    private final Editor pupil = mina.editor;
    private final Following following = new Following(pupil);
    private Viewport own = Viewport.START;

    @BeforeEach
    void twoScreens() {
        kim.viewport(Viewport.START.resized(1_920, 1_000));
        own = Viewport.START.resized(800, 900).panned(-300, -40);
        pupil.viewport(own);
        pupil.pages().add();
        pupil.pages().show("p1");
        seen(teacher);
    }

    @Test
    void allThatTheTeacherSeesIsSeenUntilTheyAreReleased() {
        kim.pages().next();
        String second = kim.page();
        kim.localPresence().lead(true);
        seen(teacher);
        assertEquals(Following.State.FOLLOWS, following.state());
        assertEquals(1, following.leader());
        assertEquals(second, pupil.page());
        assertSeesAllOf(kim);
        kim.viewport(kim.viewport().zoomed(3, 200, 300));
        seen(teacher);
        assertSeesAllOf(kim);
        pupil.viewport(pupil.viewport().resized(500, 300));
        assertEquals(Following.State.FOLLOWS, following.state(), "another window size is no wish to leave");
        assertSeesAllOf(kim);
        kim.localPresence().lead(false);
        seen(teacher);
        assertEquals(Following.State.BROUGHT, following.state());
        assertEquals(second, pupil.page());
        following.back();
        assertEquals("p1", pupil.page());
        assertEquals(own.x(), pupil.viewport().x());
        assertEquals(own.zoom(), pupil.viewport().zoom());
        assertEquals(Following.State.FREE, following.state());
    }

    @Test
    void whoPansLooksElsewhereAndComesBackWithOnePress() {
        kim.localPresence().lead(true);
        seen(teacher);
        pupil.viewport(pupil.viewport().panned(50, 0));
        assertEquals(Following.State.AWAY, following.state());
        Viewport elsewhere = pupil.viewport();
        kim.viewport(kim.viewport().panned(400, 400));
        seen(teacher);
        assertEquals(elsewhere, pupil.viewport());
        following.follow();
        assertSeesAllOf(kim);
        following.back();
        assertEquals(elsewhere, pupil.viewport());
        assertEquals(Following.State.AWAY, following.state());
        kim.localPresence().bringEveryone();
        seen(teacher);
        assertEquals(
                Following.State.FOLLOWS, following.state(), "who is brought while the teacher leads follows again");
        assertSeesAllOf(kim);
        // The teacher's connection is lost: everybody stays where they are.
        mina.others(new TreeMap<>(gone(1)));
        assertEquals(Following.State.BROUGHT, following.state());
    }

    @Test
    void whoComesLaterIsNotBroughtByWhatWasSaidBefore() {
        kim.localPresence().bringEveryone();
        kim.viewport(kim.viewport().panned(400, 400));
        Following late = new Following(jun.editor);
        jun.editor.viewport(own);
        jun.others(new TreeMap<>(java.util.Map.of(1, teacher.presence())));
        assertEquals(Following.State.FREE, late.state());
        assertEquals(own, jun.editor.viewport());
        seen(teacher);
        assertEquals(Following.State.BROUGHT, following.state());
        assertSeesAllOf(kim);
        // Once: then the pupil is free to move.
        kim.viewport(kim.viewport().panned(100, 100));
        Viewport here = pupil.viewport();
        seen(teacher);
        assertEquals(here, pupil.viewport());
        following.stay();
        assertEquals(Following.State.FREE, following.state());
        // Who comes while the class is being led follows.
        kim.localPresence().lead(true);
        jun.others(new TreeMap<>(java.util.Map.of(1, teacher.presence())));
        assertEquals(Following.State.FOLLOWS, late.state());
    }

    /** Whatever a relay lets through. */
    @Test
    void nobodyButATeacherLeadsAndTeachersAreNotLed() {
        jun.editor.localPresence().lead(true);
        Viewport before = pupil.viewport();
        seen(jun);
        assertEquals(Following.State.FREE, following.state());
        assertEquals(before, pupil.viewport());
        Following other = new Following(kim);
        Viewport kims = kim.viewport();
        teacher.others(new TreeMap<>(java.util.Map.of(3, jun.presence())));
        assertEquals(Following.State.FREE, other.state());
        assertEquals(kims, kim.viewport());
    }

    @Test
    void aStrokeIsFinishedFirst() {
        boolean[] open = {true};
        pupil.undoHistory().openGestures(new UndoHistory.OpenGestures() {
            @Override
            public boolean any() {
                return open[0];
            }

            @Override
            public boolean cancelNewest() {
                return false;
            }
        });
        Viewport before = pupil.viewport();
        kim.viewport(kim.viewport().panned(400, 400));
        kim.localPresence().lead(true);
        seen(teacher);
        assertEquals(before, pupil.viewport());
        open[0] = false;
        mina.tick(16);
        assertNotEquals(before, pupil.viewport());
        assertSeesAllOf(kim);
    }

    private void seen(TestBoard.Participant of) {
        mina.others(new TreeMap<>(java.util.Map.of(of.you(), of.presence())));
    }

    private static TreeMap<Integer, Presence> gone(int c) {
        TreeMap<Integer, Presence> all = new TreeMap<>();
        all.put(c, null);
        return all;
    }

    private void assertSeesAllOf(Editor leader) {
        Bounds theirs = leader.viewport().visible();
        Bounds ours = pupil.viewport().visible();
        // Positions travel as whole units of the board plane.
        double unit = 1.5;
        assertTrue(
                ours.minX() <= theirs.minX() + unit
                        && ours.minY() <= theirs.minY() + unit
                        && ours.maxX() >= theirs.maxX() - unit
                        && ours.maxY() >= theirs.maxY() - unit,
                ours + " does not show all of " + theirs);
        assertTrue(
                ours.width() <= theirs.width() + 2 * unit || ours.height() <= theirs.height() + 2 * unit,
                ours + " shows more than it must of " + theirs);
    }
}

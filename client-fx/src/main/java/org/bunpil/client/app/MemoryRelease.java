package org.bunpil.client.app;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Gives back what a board took once it is left. Nothing holds a board then (LeftBoardsTest), but the collector looks at old objects only
 * when the heap is full, and meanwhile the next board takes more from the computer: after ten boards twice as much as after one.
 */
final class MemoryRelease {
    /** By then the toolkit has let go of the board's nodes, and nobody is in the middle of a stroke. */
    private static final Duration AFTER = Duration.seconds(1);

    private MemoryRelease() {}

    static void afterBoard() {
        PauseTransition rest = new PauseTransition(AFTER);
        rest.setOnFinished(event -> Thread.ofPlatform().daemon().name("memory").start(System::gc));
        rest.play();
    }
}

package org.bunpil.client.app;

import org.bunpil.client.ui.controls.Delay;

/**
 * Gives back what a board took once it is left. Nothing holds a board then (LeftBoardsTest), but the collector looks at old objects only
 * when the heap is full, and meanwhile the next board takes more from the computer: after ten boards twice as much as after one.
 */
final class MemoryRelease {
    /** By then the toolkit has let go of the board's nodes, and nobody is in the middle of a stroke. */
    private static final long AFTER_MILLIS = 1_000;

    private MemoryRelease() {}

    static void afterBoard() {
        new Delay(
                        AFTER_MILLIS,
                        () -> Thread.ofPlatform().daemon().name("memory").start(System::gc))
                .start();
    }
}

package org.bunpil.client.ui.actions;

/** What actions do to the pane around the board. */
public interface ScreenControls {
    /** Shows or hides everybody of the class beside the board. */
    void togglePeople();

    /** Full screen with nothing but board and dock, or back. */
    void present(boolean on);

    boolean isPresenting();

    /** Opens the command palette. */
    void findAction();
}

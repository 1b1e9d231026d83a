package org.bunpil.client.ui.actions;

/** What actions change in the pane around the board. */
public interface ScreenControls {
    /** Shows or hides the people panel beside the board. */
    void togglePeople();

    /** Starts or ends presenting: full screen with only board and dock. */
    void present(boolean on);

    boolean isPresenting();

    /** Opens the command palette. */
    void findAction();
}

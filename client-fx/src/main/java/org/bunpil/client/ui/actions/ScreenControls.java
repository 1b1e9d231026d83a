package org.bunpil.client.ui.actions;

import org.bunpil.client.geometry.Margins;

/** What actions change in the pane around the board. */
public interface ScreenControls {
    /** Shows or hides the people panel beside the board. */
    void togglePeople();

    /** Shows or hides the strip with the pages beside the board. */
    void togglePages();

    boolean isShowingPages();

    /** Starts or ends presenting: full screen with only board, dock and page buttons. */
    void present(boolean on);

    boolean isPresenting();

    /** How much of the board the bars cover now. */
    Margins covered();

    /** Opens the command palette. */
    void findAction();
}

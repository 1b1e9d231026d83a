package org.bunpil.client.ui.keyboard;

/** A part of the window that has something to do when the on-screen keyboard takes its place or leaves. */
public interface KeyboardAware {
    /** @param shown whether a text in this part is written with the keyboard on the screen now */
    void keyboard(boolean shown);
}

package org.bunpil.client.ui.controls;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** A bar or panel with a part that has keys of its own; F6 goes there first. */
public interface KeyStop {
    /** The node that gets the focus. */
    Node keyTarget();

    /** A key was pressed while that node has the focus. @return whether it was handled */
    boolean pressed(KeyEvent event);
}

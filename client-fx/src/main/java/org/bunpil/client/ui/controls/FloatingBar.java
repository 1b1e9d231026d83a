package org.bunpil.client.ui.controls;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * A row of controls that is always above the board. Its shadow is part of its background, because an effect would cost too much. The shadow
 * takes no presses: they go to the board.
 */
public class FloatingBar extends HBox {
    // The constructor calls only the toolkit's setters, which subclasses do not override.
    @SuppressWarnings("this-escape")
    public FloatingBar(Node... children) {
        super(children);
        getStyleClass().add("floating-bar");
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
    }

    @Override
    public boolean contains(double x, double y) {
        return x >= 0 && y >= 0 && x < getWidth() && y < getHeight();
    }
}

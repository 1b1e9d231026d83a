package org.bunpil.client.ui.controls;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * A row of controls that floats above the board all the time. Its shadow is part of its background, as an effect would cost too much, but
 * it takes no presses: what is pressed there is the board.
 */
public class FloatingBar extends HBox {
    // What is called here are the toolkit's own setters, which subclasses leave alone.
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

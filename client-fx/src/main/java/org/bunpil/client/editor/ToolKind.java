package org.bunpil.client.editor;

import org.bunpil.model.ShapeForm;
import org.jspecify.annotations.Nullable;

/** The tools of the app. */
public enum ToolKind {
    SELECT,
    PEN,
    HIGHLIGHTER,
    ERASER,
    LINE,
    ARROW,
    RECT,
    ELLIPSE,
    TRIANGLE,
    DIAMOND,
    /** A line or arrow whose ends are bound to what they touch. */
    CONNECTOR,
    TEXT,
    NOTE,
    HAND,
    LASER,
    /** Picks a colour from the board for the tool that was current before. */
    EYEDROPPER;

    /** Whether it changes the board. */
    public boolean writes() {
        return switch (this) {
            case SELECT, HAND, LASER, EYEDROPPER -> false;
            case PEN, HIGHLIGHTER, ERASER, LINE, ARROW, RECT, ELLIPSE, TRIANGLE, DIAMOND, CONNECTOR, TEXT, NOTE -> true;
        };
    }

    /** Whether it has a colour and a width. */
    public boolean hasStyle() {
        return switch (this) {
            case SELECT, HAND, LASER, EYEDROPPER, ERASER -> false;
            case PEN, HIGHLIGHTER, LINE, ARROW, RECT, ELLIPSE, TRIANGLE, DIAMOND, CONNECTOR, TEXT, NOTE -> true;
        };
    }

    /** The shape that it draws, or null if it draws none. */
    public @Nullable ShapeForm form() {
        return switch (this) {
            case LINE -> ShapeForm.LINE;
            case ARROW -> ShapeForm.ARROW;
            case RECT -> ShapeForm.RECT;
            case ELLIPSE -> ShapeForm.ELLIPSE;
            case TRIANGLE -> ShapeForm.TRIANGLE;
            case DIAMOND -> ShapeForm.DIAMOND;
            case SELECT, PEN, HIGHLIGHTER, ERASER, CONNECTOR, TEXT, NOTE, HAND, LASER, EYEDROPPER -> null;
        };
    }
}

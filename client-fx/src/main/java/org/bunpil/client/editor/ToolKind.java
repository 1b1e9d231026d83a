package org.bunpil.client.editor;

import org.bunpil.model.ShapeForm;
import org.jspecify.annotations.Nullable;

/** The tools a hand can hold. */
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
    TEXT,
    NOTE,
    HAND,
    LASER,
    /** Picks a colour off the board for the tool that was in hand before it. */
    EYEDROPPER;

    /** Whether it puts anything on the board or takes anything away. */
    public boolean writes() {
        return switch (this) {
            case SELECT, HAND, LASER, EYEDROPPER -> false;
            case PEN, HIGHLIGHTER, ERASER, LINE, ARROW, RECT, ELLIPSE, TRIANGLE, DIAMOND, TEXT, NOTE -> true;
        };
    }

    /** Whether colour and width mean anything to it. */
    public boolean hasStyle() {
        return switch (this) {
            case SELECT, HAND, LASER, EYEDROPPER, ERASER -> false;
            case PEN, HIGHLIGHTER, LINE, ARROW, RECT, ELLIPSE, TRIANGLE, DIAMOND, TEXT, NOTE -> true;
        };
    }

    /** The form it draws, or null when it draws no shape. */
    public @Nullable ShapeForm form() {
        return switch (this) {
            case LINE -> ShapeForm.LINE;
            case ARROW -> ShapeForm.ARROW;
            case RECT -> ShapeForm.RECT;
            case ELLIPSE -> ShapeForm.ELLIPSE;
            case TRIANGLE -> ShapeForm.TRIANGLE;
            case DIAMOND -> ShapeForm.DIAMOND;
            case SELECT, PEN, HIGHLIGHTER, ERASER, TEXT, NOTE, HAND, LASER, EYEDROPPER -> null;
        };
    }
}

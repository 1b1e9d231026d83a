package org.bunpil.client.editor;

import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Style;
import org.jspecify.annotations.Nullable;

/**
 * Text being written on the board: a new text or note, or an existing one.
 *
 * @param id the element edited, or null for a new one
 * @param note whether it is a sticky note; if not, plain text
 * @param text the text when editing began
 * @param rot 1/100 degree about the centre of the bounds
 */
public record TextDraft(
        @Nullable String id, boolean note, String page, Point at, Size size, int rot, Style style, String text) {}

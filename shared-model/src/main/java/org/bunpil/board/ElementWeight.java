package org.bunpil.board;

import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;

/**
 * What an element counts towards the board's byte limit. The rule is simple, so that every implementation gives the same result.
 */
public final class ElementWeight {
    /** What every element counts, whatever its kind. */
    static final int ELEMENT = 200;
    /** What a UTF-16 unit of text counts. */
    static final int UNIT = 2;

    private ElementWeight() {}

    public static int of(Element element) {
        return ELEMENT
                + switch (element) {
                    case Stroke stroke -> stroke.points().weight();
                    case Text text -> UNIT * text.text().length();
                    case Note note -> UNIT * note.text().length();
                    case Connector connector -> UNIT * connector.text().length();
                    case Shape _, Image _ -> 0;
                };
    }
}

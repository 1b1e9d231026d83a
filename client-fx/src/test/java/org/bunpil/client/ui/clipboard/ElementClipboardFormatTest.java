package org.bunpil.client.ui.clipboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Style;
import org.junit.jupiter.api.Test;

class ElementClipboardFormatTest {
    @Test
    void manyElementsComeBackFromTheClipboardAllOfThem() {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < 8_192; i++) {
            CommonProperties common = new CommonProperties(
                    "ManyOnes-" + Integer.toString(i + 1, 36),
                    Page.FIRST,
                    i + 1,
                    new Point(i, i),
                    1,
                    Style.DEFAULT,
                    null,
                    false);
            elements.add(new Note(common, "글 " + i, new Size(800, 800), 0));
        }
        List<Element> read = ElementClipboardFormat.read(ElementClipboardFormat.write(elements));
        assertEquals(elements, read);
    }
}

package org.bunpil.client.export.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFParser;
import org.junit.jupiter.api.Test;

/** The font program, read by the library's reader. */
class CffFontTest {
    @Test
    void glyphsAreReadAsTheyWereWritten() throws IOException {
        CffFont font = new CffFont("AAAAAA+Test");
        Path2D curved = new Path2D.Double();
        curved.moveTo(10, -700);
        curved.lineTo(900, -700);
        curved.quadTo(1_000, -300, 500, 0);
        curved.curveTo(300, 120, -150, 90, 10, -700);
        curved.closePath();
        curved.append(new Rectangle2D.Double(-1_500, -2_000, 3_000, 100), false);
        int first = font.add(curved, 1_234);
        int blank = font.add(new Path2D.Double(), 250);
        for (int i = 0; i < 400; i++) font.add(new Rectangle2D.Double(i, -i, 100, 100), 100 + i);
        CFFCIDFont read = (CFFCIDFont)
                new CFFParser().parse(font.bytes(), () -> font.bytes()).getFirst();
        assertEquals("AAAAAA+Test", read.getName());
        assertEquals(font.size(), read.getNumCharStrings());
        assertEquals(1_234, read.getType2CharString(first).getWidth());
        assertEquals(250, read.getType2CharString(blank).getWidth());
        assertEquals(0, read.getType2CharString(0).getWidth());
        GeneralPath path = read.getType2CharString(first).getPath();
        Path2D upright = new Path2D.Double();
        upright.append(curved.getPathIterator(AffineTransform.getScaleInstance(1, -1)), false);
        int different = 0;
        for (int x = -1_600; x < 1_600; x += 10) {
            for (int y = -200; y < 2_200; y += 10) {
                if (path.contains(x + 0.5, y + 0.5) != upright.contains(x + 0.5, y + 0.5)) different++;
            }
        }
        // Along the edges numbers are rounded.
        assertTrue(different < 40, different + " places");
        assertEquals(499, read.getType2CharString(first + 401).getWidth());
    }
}

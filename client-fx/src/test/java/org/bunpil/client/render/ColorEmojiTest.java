package org.bunpil.client.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Page;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.junit.jupiter.api.Test;

class ColorEmojiTest {
    @Test
    void onlyEmojiAreEmoji() {
        for (String cluster : List.of("😀", "👨‍👩‍👧‍👦", "🇰🇷", "👍🏽", "❤\ufe0f", "1\ufe0f⃣", "☺\ufe0f")) {
            assertTrue(Emoji.isEmoji(cluster), cluster);
        }
        for (String cluster : List.of("", "a", "1", "가", "☺", "❤", "😀\ufe0e", "#", "½")) {
            assertTrue(!Emoji.isEmoji(cluster), cluster);
        }
    }

    /** Needs the package fonts-noto-color-emoji, or another way to have NotoColorEmoji.ttf. */
    @Test
    void familiesFlagsAndTonesAreOneColouredImageEach() {
        ColorEmoji emoji = ColorEmoji.system();
        assumeTrue(emoji != null, "no colour emoji on this computer: not tested");
        Set<BufferedImage> images = new HashSet<>();
        List<String> clusters = List.of("😀", "👨‍👩‍👧‍👦", "🇰🇷", "👍🏽", "👍", "❤\ufe0f", "1\ufe0f⃣");
        for (String cluster : clusters) {
            BufferedImage image = emoji.image(cluster);
            assertNotNull(image, cluster);
            images.add(image);
        }
        assertEquals(clusters.size(), images.size());
        assertNull(emoji.image("가"));
        assertNull(emoji.image("😀😀"));
    }

    @Test
    void emojiOnABoardAreColoured() {
        assumeTrue(ColorEmoji.system() != null, "no colour emoji on this computer: not tested");
        CommonProperties common =
                new CommonProperties("T1-1", Page.FIRST, 0, new Point(0, 0), 0, Style.DEFAULT, null, false);
        Text text = new Text(common, "😀", new Size(60 * Viewport.UNITS, 40 * Viewport.UNITS), 0);
        Bitmap bitmap = new Bitmap(60, 40);
        new Painter(Paper.of(Background.PLAIN, false))
                .page(bitmap, new RenderRegion(0, 0, 60, 40, 1.0 / Viewport.UNITS), List.of(text));
        int yellow = 0;
        for (int pixel : bitmap.pixels()) {
            if (((pixel >> 16) & 255) > 200 && (pixel & 255) < 120) yellow++;
        }
        assertTrue(yellow > 100, yellow + " yellow pixels");
    }
}

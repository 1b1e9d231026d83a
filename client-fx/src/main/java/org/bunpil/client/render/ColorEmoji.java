package org.bunpil.client.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The system's colour emoji on Linux: a font with a PNG image for each glyph (tables {@code CBLC} and {@code CBDT}), which Java2D leaves
 * out. Java2D still says which glyph a cluster is, joined families and flags too; the picture is found here. Any thread.
 */
final class ColorEmoji {
    private static final String FILE = "NotoColorEmoji.ttf";
    private static final long MOST_BYTES = 64 << 20;
    private static final int MOST_IMAGES = 128;
    private static final int MOST_SIDE = 512;
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);

    /** Loaded when the first emoji is drawn. */
    private static final class Holder {
        static final @Nullable ColorEmoji SYSTEM = load(List.of(
                Path.of("/usr/share/fonts"),
                Path.of("/usr/local/share/fonts"),
                Path.of(System.getProperty("user.home", "/"), ".local/share/fonts"),
                Path.of(System.getProperty("user.home", "/"), ".fonts")));
    }

    private final Font font;
    private final ByteBuffer file;
    private final int places;
    private final int data;
    private final Map<Integer, BufferedImage> images = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, BufferedImage> eldest) {
            return size() > MOST_IMAGES;
        }
    };

    private ColorEmoji(Font font, ByteBuffer file) throws IOException {
        this.font = font;
        this.file = file;
        this.places = table("CBLC");
        this.data = table("CBDT");
        if (places < 0 || data < 0) throw new IOException("a font without coloured glyphs");
    }

    /** The system's colour emoji; null if it has none of this kind. */
    static @Nullable ColorEmoji system() {
        return Holder.SYSTEM;
    }

    private static @Nullable ColorEmoji load(List<Path> folders) {
        for (Path folder : folders) {
            try (var files = Files.find(folder, 6, (path, about) -> path.endsWith(FILE) && about.isRegularFile())) {
                Optional<Path> found = files.findFirst();
                if (found.isEmpty() || Files.size(found.get()) > MOST_BYTES) continue;
                File path = found.get().toFile();
                return new ColorEmoji(
                        Font.createFont(Font.TRUETYPE_FONT, path), ByteBuffer.wrap(Files.readAllBytes(path.toPath())));
            } catch (IOException | FontFormatException | RuntimeException unreadable) {
                // As if it were not there: emoji are drawn in one colour.
            }
        }
        return null;
    }

    private int table(String name) {
        int wanted = ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
        int count = file.getShort(4);
        for (int i = 0; i < count; i++) {
            int at = 12 + 16 * i;
            if (file.getInt(at) == wanted) return file.getInt(at + 8);
        }
        return -1;
    }

    /** The picture of a cluster; null if the font has none that shows all of it. */
    synchronized @Nullable BufferedImage image(String cluster) {
        try {
            GlyphVector glyphs = font.layoutGlyphVector(
                    PLAIN, cluster.toCharArray(), 0, cluster.length(), Font.LAYOUT_LEFT_TO_RIGHT);
            int only = -1;
            for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
                int glyph = glyphs.getGlyphCode(i);
                // Parts of a cluster that have become one glyph leave 0xffff behind; selectors have no picture.
                if (glyph >= 0xfffe || locate(glyph) == null) continue;
                if (only >= 0) return null;
                only = glyph;
            }
            if (only < 0) return null;
            BufferedImage image = images.get(only);
            if (image == null) {
                image = decode(locate(only));
                if (image != null) images.put(only, image);
            }
            return image;
        } catch (IOException | RuntimeException broken) {
            return null;
        }
    }

    /** Format and place of a glyph's data; null if it has none. */
    private int @Nullable [] locate(int glyph) {
        int sizes = file.getInt(places + 4);
        for (int i = 0; i < sizes; i++) {
            int size = places + 8 + 48 * i;
            int array = places + file.getInt(size);
            int count = file.getInt(size + 8);
            for (int j = 0; j < count; j++) {
                int first = file.getShort(array + 8 * j) & 0xffff;
                int last = file.getShort(array + 8 * j + 2) & 0xffff;
                if (glyph < first || glyph > last) continue;
                int sub = array + file.getInt(array + 8 * j + 4);
                int index = file.getShort(sub);
                int format = file.getShort(sub + 2);
                int base = data + file.getInt(sub + 4);
                int nth = glyph - first;
                if (index != 1 && index != 3) return null;
                int from = index == 1 ? file.getInt(sub + 8 + 4 * nth) : file.getShort(sub + 8 + 2 * nth) & 0xffff;
                int to = index == 1 ? file.getInt(sub + 12 + 4 * nth) : file.getShort(sub + 10 + 2 * nth) & 0xffff;
                return to > from ? new int[] {format, base + from} : null;
            }
        }
        return null;
    }

    private @Nullable BufferedImage decode(int @Nullable [] place) throws IOException {
        if (place == null) return null;
        int metrics = switch (place[0]) {
            case 17 -> 5;
            case 18 -> 8;
            default -> 0;
        };
        int length = file.getInt(place[1] + metrics);
        int from = place[1] + metrics + 4;
        if (length <= 0 || length > file.capacity() - from) return null;
        byte[] png = new byte[length];
        file.get(from, png);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        if (image == null || Math.max(image.getWidth(), image.getHeight()) > MOST_SIDE) return null;
        return image;
    }
}

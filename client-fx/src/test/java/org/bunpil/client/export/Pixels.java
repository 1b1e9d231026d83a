package org.bunpil.client.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.export.page.PageLayout;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.RenderRegion;

/** Pages as pixels, and how much two of them differ. */
public final class Pixels {
    private Pixels() {}

    /** What the canvas would show at a zoom. @param scale pixels for a board pixel */
    public static BufferedImage shown(BoardExport export, ExportPage page, double scale) {
        PageLayout layout = PageLayout.of(page, export.options().size());
        RenderRegion region = layout.pixels(scale / Viewport.UNITS);
        Bitmap bitmap = new Bitmap(region.width(), region.height());
        export.painter(page).page(bitmap, region, page.elements());
        return bitmap.image(false);
    }

    /** Mean difference of all channels of all pixels, 0–255. */
    public static double difference(BufferedImage a, BufferedImage b) {
        long sum = 0;
        int width = Math.min(a.getWidth(), b.getWidth());
        int height = Math.min(a.getHeight(), b.getHeight());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int p = a.getRGB(x, y);
                int q = b.getRGB(x, y);
                for (int shift = 0; shift <= 16; shift += 8) sum += Math.abs((p >> shift & 255) - (q >> shift & 255));
            }
        }
        return sum / (3.0 * width * height);
    }

    /** Keeps a picture for people to look at. */
    public static void keep(BufferedImage image, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "export"));
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    }
}

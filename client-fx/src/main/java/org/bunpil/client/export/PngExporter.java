package org.bunpil.client.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bunpil.client.export.page.BoardExport;
import org.bunpil.client.export.page.ExportOptions;
import org.bunpil.client.export.page.ExportPage;
import org.bunpil.client.export.page.PageLayout;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.model.Element;

/** Writes a page as PNG: the pixels that the canvas shows at that zoom. */
public final class PngExporter {
    /** Pixels that fit into memory together with everything else. */
    private static final double MOST_PIXELS = 40e6;
    /** What other programs can read. */
    private static final double MOST_SIDE = 16_000;
    /** Elements between two looks whether to go on. */
    private static final int STEP = 200;

    private static final double INCH_MILLIMETRES = 25.4;

    private PngExporter() {}

    /**
     * The region of a page that becomes pixels; smaller than asked for if there would be too many.
     *
     * @param scale pixels for a board pixel
     */
    public static RenderRegion region(ExportPage page, double scale) {
        PageLayout layout = PageLayout.of(page, ExportOptions.PageSize.DRAWN);
        double wide = layout.shown().width() / Viewport.UNITS;
        double high = layout.shown().height() / Viewport.UNITS;
        double fits = Math.min(MOST_SIDE / Math.max(wide, high), Math.sqrt(MOST_PIXELS / (wide * high)));
        return layout.pixels(Math.min(scale, fits) / Viewport.UNITS);
    }

    static void write(BoardExport export, ExportPage page, OutputStream out, FileProgress progress) throws IOException {
        RenderRegion region = region(page, export.options().scale());
        Bitmap bitmap = new Bitmap(region.width(), region.height());
        Painter painter = export.painter(page);
        if (export.options().paper()) painter.page(bitmap, region, List.of());
        List<Element> elements = page.elements();
        for (int from = 0; from < elements.size(); from += STEP) {
            progress.done(0.8 * from / elements.size());
            painter.elements(bitmap, region, elements.subList(from, Math.min(elements.size(), from + STEP)));
        }
        progress.done(0.8);
        write(bitmap.image(!export.options().paper()), region.scale() * Viewport.UNITS, out);
        progress.done(1);
    }

    private static void write(BufferedImage image, double scale, OutputStream out) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
        ImageWriter writer = writers.next();
        try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(to);
            writer.write(new IIOImage(image, null, resolution(writer, image, scale)));
        } finally {
            writer.dispose();
        }
    }

    /** Tells other programs how large it is on paper. */
    private static IIOMetadata resolution(ImageWriter writer, BufferedImage image, double scale) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
        String millimetres = String.valueOf(INCH_MILLIMETRES / (96 * scale));
        IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
        for (String name : List.of("HorizontalPixelSize", "VerticalPixelSize")) {
            IIOMetadataNode size = new IIOMetadataNode(name);
            size.setAttribute("value", millimetres);
            dimension.appendChild(size);
        }
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_1.0");
        root.appendChild(dimension);
        metadata.mergeTree("javax_imageio_1.0", root);
        return metadata;
    }
}

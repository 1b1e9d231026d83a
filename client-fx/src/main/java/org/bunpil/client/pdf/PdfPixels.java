package org.bunpil.client.pdf;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Draws whole pages of PDFs at once, sharp enough for paper, for those who can wait. One thread. */
public final class PdfPixels implements AutoCloseable {
    private final Path folder;
    private @Nullable PdfProcess process;

    /** @param folder for what the library keeps between runs */
    public PdfPixels(Path folder) {
        this.folder = folder;
    }

    /** A page's pixels, premultiplied. @throws PdfException if it cannot be shown, or takes too long */
    public BufferedImage draw(String asset, byte[] pdf) throws PdfException {
        PdfProcess running = process;
        if (running == null || !running.isAlive()) running = PdfProcess.start(folder);
        process = running;
        PdfProcess.Pixels pixels = running.whole(asset, pdf, PdfLimits.RASTER_SIDE);
        BufferedImage image = new BufferedImage(pixels.columns(), pixels.rows(), BufferedImage.TYPE_INT_ARGB_PRE);
        image.getRaster().setDataElements(0, 0, pixels.columns(), pixels.rows(), pixels.argb());
        return image;
    }

    /** Ends the process; it starts again when it is needed. */
    @Override
    public void close() {
        if (process != null) process.close();
        process = null;
    }
}

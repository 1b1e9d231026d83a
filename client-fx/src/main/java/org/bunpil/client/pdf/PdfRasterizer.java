package org.bunpil.client.pdf;

import java.nio.file.Path;
import org.bunpil.client.render.DecodedImage;
import org.jspecify.annotations.Nullable;

/** Draws pages as a whole and waits for them, for those who need each page once, such as an export. One thread. */
public final class PdfRasterizer implements AutoCloseable {
    /** Longest side, pixels. */
    public static final int MOST_SIDE = 8_000;

    private final Path folder;
    private @Nullable PdfProcess process;

    /** @param folder for what the library keeps between runs */
    public PdfRasterizer(Path folder) {
        this.folder = folder;
    }

    /**
     * Draws the first page of a PDF.
     *
     * @param longest side in pixels, at most {@link #MOST_SIDE}
     */
    public DecodedImage draw(byte[] pdf, int longest) throws PdfException {
        PdfProcess running = process;
        if (running == null || !running.isAlive()) running = PdfProcess.start(folder);
        process = running;
        PdfProcess.Pixels pixels = running.whole("", pdf, Math.min(longest, MOST_SIDE));
        return new DecodedImage(pixels.columns(), pixels.rows(), pixels.argb());
    }

    @Override
    public void close() {
        if (process != null) process.close();
    }
}

package org.bunpil.client.pdf;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.bunpil.model.Limits;

/** A PDF that is being read, page by page. One thread asks; any thread may close, which ends a question under way. */
public final class PdfFile implements AutoCloseable {
    /** A larger file is not even opened. */
    public static final long MOST_BYTES = 500L << 20;

    private final Path path;
    private final Path folder;
    private final long pageMillis;
    private PdfProcess process;
    private final int pageCount;
    private volatile boolean closed;

    private PdfFile(Path path, Path folder, long pageMillis, PdfProcess process, int pageCount) {
        this.path = path;
        this.folder = folder;
        this.pageMillis = pageMillis;
        this.process = process;
        this.pageCount = pageCount;
    }

    /** @param folder for what the library keeps between runs */
    public static PdfFile open(Path path, Path folder) throws PdfException {
        return open(path, folder, PdfLimits.PAGE_MILLIS);
    }

    /** @param pageMillis for which each page may take */
    static PdfFile open(Path path, Path folder, long pageMillis) throws PdfException {
        PdfProcess process = PdfProcess.start(folder);
        try {
            return new PdfFile(path, folder, pageMillis, process, count(process, path));
        } catch (PdfException unusable) {
            process.close();
            throw unusable;
        }
    }

    private static int count(PdfProcess process, Path path) throws PdfException {
        return process.ask(
                PdfLimits.OPEN_MILLIS,
                out -> {
                    out.writeByte(PdfWorker.OPEN);
                    out.writeUTF(path.toAbsolutePath().toString());
                },
                DataInputStream::readInt);
    }

    /** The number of pages, of which those beyond a board's limit cannot be had. */
    public int pageCount() {
        return pageCount;
    }

    /**
     * Takes a page out. If that takes too long or too much memory, the next page is tried all the same.
     *
     * @param index from 0
     */
    public PageContent page(int index) throws PdfException {
        if (closed) throw new PdfException(PdfFailure.UNAVAILABLE, "closed");
        if (!process.isAlive()) {
            process = PdfProcess.start(folder);
            if (closed) process.close();
            count(process, path);
        }
        return process.ask(
                pageMillis,
                out -> {
                    out.writeByte(PdfWorker.PAGE);
                    out.writeInt(index);
                },
                PdfFile::read);
    }

    private static PageContent read(DataInputStream in) throws IOException {
        float width = in.readFloat();
        float height = in.readFloat();
        String text = in.readUTF();
        if (text.length() > PageText.MOST_CHARS) throw new IOException("a text of " + text.length());
        int length = in.readInt();
        if (length < 0 || length > Limits.ASSET_BYTES) throw new IOException("a page of " + length + " bytes");
        if (length == 0)
            return new PageContent(width, height, text, null, PdfProcess.pixels(in, PdfLimits.RASTER_SIDE));
        byte[] pdf = new byte[length];
        in.readFully(pdf);
        return new PageContent(width, height, text, pdf, null);
    }

    @Override
    public void close() {
        closed = true;
        process.close();
    }
}

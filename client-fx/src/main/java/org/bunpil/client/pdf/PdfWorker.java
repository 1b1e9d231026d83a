package org.bunpil.client.pdf;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The process that reads PDFs: takes requests from its input and writes answers to its output, one after the other, until its input ends.
 * {@link PdfProcess} is its other side. Nothing here opens a connection, and nothing of a PDF is executed.
 */
public final class PdfWorker {
    static final int OPEN = 1;
    static final int PAGE = 2;
    static final int WHOLE = 3;
    static final int PART = 4;

    static final int OK = 0;
    /** The name of the {@link PdfFailure} follows. */
    static final int FAILED = 1;

    static final int READY = 0x42;

    /** An answer that is ready to be written. */
    private interface Answer {
        void write(DataOutputStream out) throws IOException;
    }

    private static final class OpenPage implements AutoCloseable {
        final PDDocument document;
        final PageDrawing drawing;

        OpenPage(byte[] pdf) throws IOException {
            document = Loader.loadPDF(pdf, "", null, null, IOUtils.createMemoryOnlyStreamCache());
            try {
                Iterator<PDPage> pages = document.getPages().iterator();
                if (!pages.hasNext()) throw new IOException("no pages");
                drawing = new PageDrawing(document, pages.next(), 0);
            } catch (IOException | RuntimeException | Error broken) {
                document.close();
                throw broken;
            }
        }

        @Override
        public void close() throws IOException {
            document.close();
        }
    }

    private @Nullable PDDocument file;
    private final List<PDPage> pages = new ArrayList<>();
    /** Least recently used first. */
    private final Map<String, OpenPage> openPages = new LinkedHashMap<>(16, 0.75f, true);

    private PdfWorker() {}

    /** @param args a folder for what the library keeps between runs: which fonts the computer has */
    public static void main(String[] args) throws IOException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        // Answers only may be written there.
        System.setOut(System.err);
        System.setProperty("java.awt.headless", "true");
        if (args.length > 0) System.setProperty("pdfbox.fontcache", args[0]);
        out.writeByte(READY);
        out.flush();
        new PdfWorker().serve(new DataInputStream(new BufferedInputStream(System.in, 1 << 16)), out);
    }

    private void serve(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int kind;
            try {
                kind = in.readUnsignedByte();
            } catch (EOFException done) {
                return;
            }
            Callable<Answer> work = switch (kind) {
                case OPEN -> {
                    String path = in.readUTF();
                    yield () -> open(path);
                }
                case PAGE -> {
                    int index = in.readInt();
                    yield () -> page(index);
                }
                case WHOLE -> {
                    String id = in.readUTF();
                    byte[] pdf = in.readNBytes(in.readInt());
                    int longest = in.readInt();
                    yield () -> whole(id, pdf, longest);
                }
                case PART -> {
                    String id = in.readUTF();
                    byte[] pdf = in.readNBytes(in.readInt());
                    double[] m = new double[6];
                    for (int i = 0; i < m.length; i++) m[i] = in.readDouble();
                    int columns = in.readInt();
                    int rows = in.readInt();
                    yield () -> part(id, pdf, new AffineTransform(m), columns, rows);
                }
                default -> throw new IOException("a request of kind " + kind);
            };
            answer(work, out);
            out.flush();
        }
    }

    @SuppressWarnings("EnumOrdinal")
    private static void answer(Callable<Answer> work, DataOutputStream out) throws IOException {
        PdfFailure failure;
        try {
            Answer answer = work.call();
            out.writeByte(OK);
            answer.write(out);
            return;
        } catch (InvalidPasswordException locked) {
            failure = PdfFailure.LOCKED;
        } catch (NoPagesException empty) {
            failure = PdfFailure.EMPTY;
        } catch (OutOfMemoryError | StackOverflowError large) {
            failure = PdfFailure.TOO_MUCH;
        } catch (Exception | LinkageError | AssertionError broken) {
            // For broken files the library throws exceptions of all kinds.
            failure = PdfFailure.UNREADABLE;
        }
        out.writeByte(FAILED);
        out.writeUTF(failure.name());
    }

    private static final class NoPagesException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private Answer open(String path) throws IOException {
        PDDocument opened = Loader.loadPDF(
                new File(path),
                "",
                null,
                null,
                MemoryUsageSetting.setupMixed(PdfLimits.UNPACKED_MEMORY_BYTES, PdfLimits.UNPACKED_BYTES).streamCache);
        file = opened;
        int count = 0;
        // What the file says of its number of pages may be wrong.
        for (PDPage page : opened.getPages()) {
            if (pages.size() < Limits.BOARD_PAGES) pages.add(page);
            count++;
        }
        if (count == 0) throw new NoPagesException();
        int all = count;
        return out -> out.writeInt(all);
    }

    /** A page of the file, as a PDF of its own, or as pixels if that is too large for a board. */
    private Answer page(int index) throws IOException {
        PDDocument opened = file;
        if (opened == null || index < 0 || index >= pages.size()) throw new IOException("no page " + index);
        PDPage page = pages.get(index);
        byte[] pdf = SinglePage.write(opened, page, Limits.ASSET_BYTES);
        if (pdf != null) {
            // What everybody else will get must look like something, within reasonable time.
            try (OpenPage trial = new OpenPage(pdf)) {
                trial.drawing.whole(PdfLimits.TRIAL_SIDE);
                float width = trial.drawing.width();
                float height = trial.drawing.height();
                String text = PageText.of(trial.document, 0);
                return out -> {
                    out.writeFloat(width);
                    out.writeFloat(height);
                    out.writeUTF(text);
                    out.writeInt(pdf.length);
                    out.write(pdf);
                };
            }
        }
        PageDrawing drawing = new PageDrawing(opened, page, index);
        BufferedImage image = drawing.whole(PdfLimits.RASTER_SIDE);
        String text = PageText.of(opened, index);
        return out -> {
            out.writeFloat(drawing.width());
            out.writeFloat(drawing.height());
            out.writeUTF(text);
            out.writeInt(0);
            write(image, out);
        };
    }

    private Answer whole(String id, byte[] pdf, int longest) throws IOException {
        PageDrawing drawing = openPage(id, pdf).drawing;
        BufferedImage image = drawing.whole(longest);
        return out -> write(image, out);
    }

    private Answer part(String id, byte[] pdf, AffineTransform toPixels, int columns, int rows) throws IOException {
        BufferedImage image = openPage(id, pdf).drawing.draw(toPixels, columns, rows);
        return out -> write(image, out);
    }

    /** @param id by which it is known again; empty: it is not */
    private OpenPage openPage(String id, byte[] pdf) throws IOException {
        OpenPage open = id.isEmpty() ? null : openPages.get(id);
        if (open != null) return open;
        if (openPages.size() >= PdfLimits.OPEN_PAGES) {
            Iterator<OpenPage> oldest = openPages.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
        open = new OpenPage(pdf);
        OpenPage before = openPages.put(id, open);
        if (before != null) before.close();
        return open;
    }

    private static void write(BufferedImage image, DataOutputStream out) throws IOException {
        int[] pixels = PageDrawing.pixels(image);
        out.writeInt(image.getWidth());
        out.writeInt(image.getHeight());
        ByteBuffer row = ByteBuffer.allocate(4 * image.getWidth());
        for (int y = 0; y < image.getHeight(); y++) {
            row.clear();
            row.asIntBuffer().put(pixels, y * image.getWidth(), image.getWidth());
            out.write(row.array());
        }
    }
}

package org.bunpil.client.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.pdf.PdfException;
import org.bunpil.client.pdf.PdfFile;
import org.jspecify.annotations.Nullable;

/** The pictures and PDFs in a document of OpenBoard, by the names that its pages use. Only the archive itself is looked into. */
final class UbzObjects implements AutoCloseable {
    private static final int MOST_IMAGE = 64 << 20;
    private static final int MOST_PDFS = 50;

    private final ZipFile zip;
    private final BoardBuilder board;
    private final Map<String, ImageImporter.ImportedImage> images = new HashMap<>();
    private final Map<String, PdfFile> pdfs = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private @Nullable Path folder;

    UbzObjects(ZipFile zip, BoardBuilder board) {
        this.zip = zip;
        this.board = board;
    }

    /** A picture, or null; then that is noted. */
    ImageImporter.@Nullable ImportedImage image(String name) {
        ImageImporter.ImportedImage known = images.get(name);
        if (known != null) return known;
        try {
            byte[] bytes = broken.contains(name) ? null : bytes(name);
            if (bytes == null) throw new IOException("not in the archive");
            ImageImporter.ImportedImage image = ImageImporter.of(bytes);
            images.put(name, image);
            return image;
        } catch (IOException | OutOfMemoryError unreadable) {
            broken.add(name);
            board.leaveOut(LeftOut.IMAGES);
            return null;
        }
    }

    /** A page of a PDF, or null; then that is noted. @param page from 1 */
    ImageImporter.@Nullable ImportedImage pdf(String name, int page) {
        String key = name + "#" + page;
        ImageImporter.ImportedImage known = images.get(key);
        if (known != null) return known;
        try {
            PdfFile pdf = pdfs.get(name);
            if (pdf == null) {
                if (broken.contains(name) || pdfs.size() >= MOST_PDFS) throw new IOException("not opened");
                pdf = open(name);
                pdfs.put(name, pdf);
            }
            if (page < 1 || page > pdf.pageCount()) throw new IOException("no such page");
            ImageImporter.ImportedImage image = ImageImporter.of(pdf.page(page - 1));
            images.put(key, image);
            return image;
        } catch (IOException | PdfException | OutOfMemoryError unusable) {
            broken.add(name);
            board.leaveOut(LeftOut.BROKEN_PAGES);
            return null;
        }
    }

    private PdfFile open(String name) throws IOException, PdfException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) throw new IOException("not in the archive");
        Path temporary = folder;
        if (temporary == null) {
            temporary = Files.createTempDirectory("bunpil-ubz");
            folder = temporary;
        }
        Path file = temporary.resolve(pdfs.size() + ".pdf");
        try (InputStream in = new LimitedInput(zip.getInputStream(entry), PdfFile.MOST_BYTES)) {
            Files.copy(in, file);
        }
        return PdfFile.open(file, Files.createDirectory(temporary.resolve(pdfs.size() + "")));
    }

    private byte @Nullable [] bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) return null;
        try (InputStream in = new LimitedInput(zip.getInputStream(entry), MOST_IMAGE)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        for (PdfFile each : pdfs.values()) each.close();
        Path temporary = folder;
        if (temporary == null) return;
        try (Stream<Path> all = Files.walk(temporary)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        }
    }
}

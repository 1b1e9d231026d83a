package org.bunpil.client.interchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileException;
import org.bunpil.client.file.BoardInput;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.pdf.PageContent;
import org.bunpil.client.pdf.PageSize;
import org.bunpil.client.pdf.PdfException;
import org.bunpil.client.pdf.PdfFile;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.Limits;

/** PDFs as boards: each page is the locked background of a page. */
public final class PdfBoards implements BoardInput {
    @Override
    public List<String> endings() {
        return List.of("pdf");
    }

    @Override
    public BoardContent open(Path file, FileProgress progress) throws IOException {
        BoardFileException.checkReadable(file);
        return open(file, file, progress);
    }

    /** @param file that the person has opened; the PDF may be made of it */
    static BoardContent open(Path pdfFile, Path file, FileProgress progress) throws IOException {
        if (Files.size(pdfFile) > PdfFile.MOST_BYTES) throw BoardFileException.tooLarge(file);
        Path folder = Files.createTempDirectory("bunpil-pdf");
        BoardBuilder board = new BoardBuilder(progress);
        try (PdfFile pdf = PdfFile.open(pdfFile, folder)) {
            int most = Math.min(pdf.pageCount(), Limits.BOARD_PAGES);
            for (int i = most; i < pdf.pageCount(); i++) board.leaveOut(LeftOut.PAGES);
            for (int i = 0; i < most; i++) {
                progress.done((double) i / most);
                page(pdf, i, board);
            }
        } catch (PdfException unusable) {
            throw switch (unusable.failure()) {
                case LOCKED -> BoardFileException.locked(file);
                case TOO_MUCH -> BoardFileException.tooLarge(file);
                case UNREADABLE, EMPTY -> BoardFileException.damaged(file, unusable);
                case UNAVAILABLE -> new IOException("no process for PDFs", unusable);
            };
        } finally {
            delete(folder);
        }
        if (board.isEmpty()) throw BoardFileException.tooLarge(file);
        return board.content(file);
    }

    private static void page(PdfFile pdf, int index, BoardBuilder board) {
        try {
            PageContent page = pdf.page(index);
            ImageImporter.ImportedImage image = ImageImporter.of(page);
            Size size = PageSize.onBoard(page.width(), page.height());
            double width = (double) size.width() / Viewport.UNITS;
            double height = (double) size.height() / Viewport.UNITS;
            if (board.page("", Background.PLAIN)) board.image(image, 0, 0, width, height, 0, true);
        } catch (PdfException | IOException | OutOfMemoryError unusable) {
            board.leaveOut(LeftOut.BROKEN_PAGES);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        }
    }
}

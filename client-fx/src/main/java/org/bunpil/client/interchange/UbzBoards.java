package org.bunpil.client.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileException;
import org.bunpil.client.file.BoardInput;
import org.bunpil.client.file.FileProgress;

/** Documents of OpenBoard as boards: a zip archive with a drawing for each page, and pictures and PDFs beside them. */
public final class UbzBoards implements BoardInput {
    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_BYTES = 400L << 20;

    @Override
    public List<String> endings() {
        return List.of("ubz");
    }

    @Override
    public BoardContent open(Path file, FileProgress progress) throws IOException {
        BoardFileException.checkReadable(file);
        BoardFileException.checkArchive(file, MOST_BYTES);
        BoardBuilder board = new BoardBuilder(progress);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) throw new IOException("too many entries");
            List<String> pages = pages(zip);
            if (pages.isEmpty()) throw new IOException("no page of OpenBoard");
            try (UbzObjects objects = new UbzObjects(zip, board)) {
                for (int i = 0; i < pages.size(); i++) {
                    progress.done((double) i / pages.size());
                    ZipEntry entry = zip.getEntry(pages.get(i));
                    try (InputStream in = zip.getInputStream(entry)) {
                        UbzPageReader.read(in, board, objects);
                    }
                }
            }
        } catch (IOException | RuntimeException broken) {
            throw BoardFileException.damaged(file, new IOException(broken));
        }
        return board.content(file);
    }

    /** Some programs put a folder around all of it. */
    private static List<String> pages(ZipFile zip) {
        List<String> pages = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries()))
            if (entry.getName().matches("([^/]{1,200}/)?page[0-9]{3,5}\\.svg")) pages.add(entry.getName());
        Collections.sort(pages);
        return pages;
    }
}

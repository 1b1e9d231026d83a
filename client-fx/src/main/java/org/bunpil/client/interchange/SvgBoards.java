package org.bunpil.client.interchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileException;
import org.bunpil.client.file.BoardInput;
import org.bunpil.client.file.FileProgress;

/** Drawings of SVG as boards of one page. */
public final class SvgBoards implements BoardInput {
    @Override
    public List<String> endings() {
        return List.of("svg");
    }

    @Override
    public BoardContent open(Path file, FileProgress progress) throws IOException {
        BoardFileException.checkReadable(file);
        BoardBuilder board = new BoardBuilder(progress);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            SvgReader.read(in, board);
        } catch (IOException broken) {
            throw BoardFileException.damaged(file, broken);
        }
        return board.content(file);
    }
}

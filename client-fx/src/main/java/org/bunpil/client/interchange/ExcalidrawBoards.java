package org.bunpil.client.interchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileException;
import org.bunpil.client.file.BoardInput;
import org.bunpil.client.file.FileProgress;

/** Files of Excalidraw as boards. */
public final class ExcalidrawBoards implements BoardInput {
    @Override
    public List<String> endings() {
        return List.of("excalidraw");
    }

    @Override
    public BoardContent open(Path file, FileProgress progress) throws IOException {
        BoardFileException.checkReadable(file);
        BoardBuilder board = new BoardBuilder(progress);
        try {
            ExcalidrawReader.read(file, board);
        } catch (IOException broken) {
            throw BoardFileException.damaged(file, broken);
        }
        return board.content(file);
    }
}

package org.bunpil.client.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A kind of file that can be opened as a board. */
public interface BoardInput {
    /** Endings of such files' names, in lower case, without the dot. */
    List<String> endings();

    /**
     * Reads a file. What could not be taken over is named in the content's notices.
     *
     * @throws BoardFileException if it is no file that can be opened; any other {@link IOException} if the disk could not be read
     * @throws java.util.concurrent.CancellationException if the person has ended it
     */
    BoardContent open(Path file, FileProgress progress) throws IOException;
}

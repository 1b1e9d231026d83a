package org.bunpil.client.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A kind of file that a board can be written as. */
public interface BoardOutput {
    /** Endings of such files' names, in lower case, without the dot. */
    List<String> endings();

    /** Whether one page can be written alone, and its scale chosen. */
    boolean isOfPages();

    /**
     * Replaces or creates a file, as {@link AtomicFile} does.
     *
     * @return what the person should know, such as what is not in the file
     * @throws java.util.concurrent.CancellationException if the person has ended it
     */
    List<FileNotice> write(Path file, BoardContent content, OutputOptions options, FileProgress progress)
            throws IOException;
}

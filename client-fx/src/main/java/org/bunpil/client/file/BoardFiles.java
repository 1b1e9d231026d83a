package org.bunpil.client.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code .bunpil} as a kind of file that boards are read from and written as. */
public final class BoardFiles implements BoardInput, BoardOutput {
    /** The ending of the files' names, without the dot. */
    public static final String ENDING = BoardFileFormat.ENDING;

    @Override
    public List<String> endings() {
        return List.of(ENDING);
    }

    @Override
    public boolean isOfPages() {
        return false;
    }

    @Override
    public BoardContent open(Path file, FileProgress progress) throws IOException {
        return BoardFileReader.open(file, progress);
    }

    @Override
    public List<FileNotice> write(Path file, BoardContent content, OutputOptions options, FileProgress progress)
            throws IOException {
        int missing = BoardFileWriter.write(file, content, System.currentTimeMillis(), 0, progress)
                .missing();
        return missing == 0 ? List.of() : List.of(missing(missing));
    }

    /** Says how many images are not in a file. */
    public static FileNotice missing(int images) {
        return new FileNotice("file.missing", List.of(images));
    }
}

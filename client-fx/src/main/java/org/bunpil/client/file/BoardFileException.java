package org.bunpil.client.file;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Locale;
import org.bunpil.client.i18n.Messages;

/** A file that cannot be opened as a board. Nothing has been changed then. */
public final class BoardFileException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String file;

    /** What is wrong with a file. Each has a message, {@code file.bad.…}. */
    public enum Problem {
        /** There is no such file. */
        MISSING,
        /** A folder, or something else that is no file. */
        NO_FILE,
        /** 0 bytes. */
        EMPTY,
        /** A file of another kind. */
        NOT_BUNPIL,
        /** The end of the file is missing. */
        CUT_OFF,
        /** It is not what was written, or was never right. */
        DAMAGED,
        /** Made by a version of Bunpil that this one does not know. */
        NEWER,
        /** More than a board may have. */
        TOO_LARGE,
        /** Entries whose names lead out of the file, or that are there twice. */
        UNSAFE
    }

    /** @param detail English, for the log */
    BoardFileException(Problem problem, Path file, String detail) {
        super(file + ": " + detail);
        this.problem = problem;
        Path name = file.getFileName();
        this.file = name == null ? file.toString() : name.toString();
    }

    public Problem problem() {
        return problem;
    }

    /** What is wrong and what to do, for people. */
    public String sentence(Messages messages) {
        return messages.text("file.bad." + problem.name().toLowerCase(Locale.ROOT), file);
    }
}

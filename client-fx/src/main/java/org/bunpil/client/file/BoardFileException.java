package org.bunpil.client.file;

import java.io.IOException;
import java.io.Serial;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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
        /** It needs a password. */
        LOCKED,
        /** It is not what was written, or was never right. */
        DAMAGED,
        /** Made by a version of Bunpil that this one does not know. */
        NEWER,
        /** More than a board may have. */
        TOO_LARGE,
        /** Entries whose names lead out of the file, or that are there twice. */
        UNSAFE,
        /** It needs another program, which this computer has not got. */
        NEEDS_OFFICE
    }

    /** @param detail English, for the log */
    BoardFileException(Problem problem, Path file, String detail) {
        super(file + ": " + detail);
        this.problem = problem;
        Path name = file.getFileName();
        this.file = name == null ? file.toString() : name.toString();
    }

    /** For files of other programs. @throws BoardFileException if there is no such file, or nothing in it */
    public static void checkReadable(Path file) throws IOException {
        if (!Files.exists(file)) throw new BoardFileException(Problem.MISSING, file, "no such file");
        if (!Files.isRegularFile(file)) throw new BoardFileException(Problem.NO_FILE, file, "no file");
        if (Files.size(file) == 0) throw new BoardFileException(Problem.EMPTY, file, "0 bytes");
    }

    /** A file of another program that cannot be read. */
    public static BoardFileException damaged(Path file, Exception why) {
        BoardFileException damaged = new BoardFileException(Problem.DAMAGED, file, String.valueOf(why.getMessage()));
        damaged.initCause(why);
        return damaged;
    }

    /** A file of another program with more in it than a board may have. */
    public static BoardFileException tooLarge(Path file) {
        return new BoardFileException(Problem.TOO_LARGE, file, "too large");
    }

    /** A file of another program that needs a password. */
    public static BoardFileException locked(Path file) {
        return new BoardFileException(Problem.LOCKED, file, "needs a password");
    }

    /** A document for which this computer needs a LibreOffice. */
    public static BoardFileException needsOffice(Path file) {
        return new BoardFileException(Problem.NEEDS_OFFICE, file, "no LibreOffice");
    }

    /** For zip archives of other programs, before Java's reader sees them. @throws BoardFileException if it is none, or has no end */
    public static void checkArchive(Path file, long mostBytes) throws IOException {
        if (Files.size(file) > mostBytes) throw tooLarge(file);
        try (FileChannel channel = FileChannel.open(file)) {
            ArchiveBounds.check(file, channel);
        } catch (BoardFileException bad) {
            // Only a file of this program would say that it is no file of this program.
            throw bad.problem() == Problem.NOT_BUNPIL ? damaged(file, bad) : bad;
        }
    }

    public Problem problem() {
        return problem;
    }

    /** What is wrong and what to do, for people. */
    public String sentence(Messages messages) {
        return messages.text("file.bad." + problem.name().toLowerCase(Locale.ROOT), file);
    }
}

package org.bunpil.client.i18n;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Why this computer could not do something, as a sentence in the person's language. The system's own message goes to the log. */
public enum FailureReason {
    /** Also covers a quota: the person can do the same about it. */
    SPACE("no space left|not enough space|disk is full|disk full|quota exceeded"),
    PERMISSION("permission denied|access is denied|operation not permitted"),
    READ_ONLY("read-?only"),
    ADDRESS("address already in use"),
    FOLDER("not a directory|file exists"),
    /** A folder or a drive that is no longer there. */
    MISSING("no such file"),
    DAMAGED("malformed|not a database|is damaged|cannot read"),
    /** Any other reason. */
    OTHER("(?!)");

    private final Pattern signs;

    /** @param signs pattern for the messages of systems and libraries, which give the reason as text only */
    FailureReason(String signs) {
        this.signs = Pattern.compile(signs, Pattern.CASE_INSENSITIVE);
    }

    /** The reason that a failure or one of its causes names. */
    public static FailureReason of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            switch (each) {
                case AccessDeniedException _ -> {
                    return PERMISSION;
                }
                case BindException _ -> {
                    return ADDRESS;
                }
                case NotDirectoryException _, FileAlreadyExistsException _ -> {
                    return FOLDER;
                }
                case NoSuchFileException _ -> {
                    return MISSING;
                }
                default -> {
                    String said = String.valueOf(each.getMessage());
                    for (FailureReason known : values())
                        if (known.signs.matcher(said).find()) return known;
                }
            }
        }
        return OTHER;
    }

    /** The reason as a sentence. */
    public String sentence(Messages messages) {
        return messages.text("obstacle." + name().toLowerCase(Locale.ROOT));
    }
}

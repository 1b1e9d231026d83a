package org.bunpil.client.export;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A kind of file that a board can be exported as. */
public enum ExportKind {
    /** All pages in one document. */
    PDF,
    /** A file for each page. */
    PNG,
    /** A file for each page. */
    SVG;

    /** Ending of the files' names, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a file by its name, or null. */
    public static @Nullable ExportKind of(String fileName) {
        for (ExportKind kind : values()) {
            if (fileName.toLowerCase(Locale.ROOT).endsWith("." + kind.ending())) return kind;
        }
        return null;
    }
}

package org.bunpil.client.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a person has written on a board of this computer: another name for it, and the folder in which it is. It lies beside the stored board
 * and is deleted with it.
 *
 * @param name empty if the board is called by its title
 * @param folder id of a {@link BoardFolder}, or empty
 */
public record BoardLabel(String name, String folder) {
    /** Nothing has been written. */
    public static final BoardLabel NONE = new BoardLabel("", "");

    static final String NAME = "label";

    private static final int MOST_BYTES = 4096;

    public BoardLabel named(String newName) {
        return new BoardLabel(newName, folder);
    }

    public BoardLabel in(String newFolder) {
        return new BoardLabel(name, newFolder);
    }

    /** The name, or the title if there is none. */
    String title(String title) {
        return name.isEmpty() ? title : name;
    }

    /** What cannot be read is none. */
    static BoardLabel read(Path file) {
        // Most boards have none, and a question costs less than an exception.
        if (!Files.exists(file)) return NONE;
        try (InputStream in = Files.newInputStream(file)) {
            List<String> lines =
                    ChecksummedLine.decode(in.readNBytes(MOST_BYTES)).texts();
            return lines.size() < 2 ? NONE : new BoardLabel(lines.getFirst(), lines.get(1));
        } catch (IOException unreadable) {
            return NONE;
        }
    }

    static void write(Path file, BoardLabel label) throws IOException {
        if (label.equals(NONE)) {
            Files.deleteIfExists(file);
            return;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(ChecksummedLine.encode(label.name()));
        lines.writeBytes(ChecksummedLine.encode(label.folder()));
        PrivateFiles.replace(file, lines.toByteArray());
    }
}

package org.bunpil.client.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What can be read on the pages of PDFs that were put on a board here. It lies beside the stored board and is deleted with it. */
final class AssetTextFile {
    static final String NAME = "pdf-text";

    private static final int MOST_BYTES = 4 << 20;

    private AssetTextFile() {}

    /** Adds the texts of assets. */
    static void add(Path file, Map<String, String> texts) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        texts.forEach((id, text) -> {
            if (!text.isBlank()) lines.writeBytes(ChecksummedLine.encode(id + " " + text.replace('\n', ' ')));
        });
        if (lines.size() == 0 || (Files.exists(file) && Files.size(file) > MOST_BYTES)) return;
        try (FileChannel channel = PrivateFiles.open(file)) {
            channel.position(channel.size());
            PrivateFiles.writeAll(channel, lines.toByteArray());
        }
    }

    /** By asset; what cannot be read is none. */
    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (String line :
                    ChecksummedLine.decode(in.readNBytes(2 * MOST_BYTES)).texts()) {
                int space = line.indexOf(' ');
                if (space > 0) texts.put(line.substring(0, space), line.substring(space + 1));
            }
        } catch (NoSuchFileException none) {
            return Map.of();
        }
        return texts;
    }
}

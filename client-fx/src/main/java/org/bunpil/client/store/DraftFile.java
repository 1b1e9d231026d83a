package org.bunpil.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.WireCodec;

/** The file of the text that is being written: one line, the ops that {@code TextDraft} makes of it. One thread at a time. */
final class DraftFile {
    static final String NAME = "writing";

    private static final int MOST_BYTES = 1 << 20;

    private final Path file;

    DraftFile(Path file) {
        this.file = file;
    }

    /** Replaces the file; deletes it if there are no ops. */
    void write(List<Op> ops) throws IOException {
        if (ops.isEmpty()) Files.deleteIfExists(file);
        else PrivateFiles.replace(file, ChecksummedLine.encode(WireCodec.write(new ClientFrame.Ops(1, ops))));
    }

    /** What an earlier run left; empty if there is nothing that can be read. */
    List<Op> read() throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) return List.of();
            List<String> lines =
                    ChecksummedLine.decode(Files.readAllBytes(file)).texts();
            return !lines.isEmpty()
                            && WireCodec.readClient(lines.getFirst())
                                    instanceof Parsed.Good<ClientFrame>(ClientFrame.Ops ops)
                    ? ops.ops()
                    : List.of();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}

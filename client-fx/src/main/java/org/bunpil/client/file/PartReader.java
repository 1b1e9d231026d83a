package org.bunpil.client.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.client.file.BoardFileException.Problem;
import org.bunpil.model.Limits;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** Reads a board's entry: lines, each a part of a snapshot as relays send it. Stops at the first thing that is more than a board may have. */
final class PartReader {
    private static final int BUFFER_BYTES = 1 << 16;
    /** At most all elements are in the newest clear, besides the trash before it. */
    private static final int MOST_TRASH = Limits.TRASH + Limits.BOARD_ELEMENTS;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] line = new byte[Limits.FRAME_BYTES];
    private int at;
    private int end;
    private long bytes;

    private int pages;
    private int people;
    private int elements;
    private int trash;

    PartReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** @param parts how many there are, as the manifest says */
    Snapshot read(int parts, FileProgress progress) throws IOException {
        List<RelayFrame.SnapshotPart> all = new ArrayList<>();
        for (String text = nextLine(); text != null; text = nextLine()) {
            if (!(WireCodec.readRelay(text) instanceof Parsed.Good<RelayFrame>(RelayFrame.SnapshotPart part)))
                throw damaged("line " + all.size() + " is no part of a board");
            if (part.i() != all.size() || part.n() != parts) throw damaged("parts out of order");
            count(part);
            all.add(part);
            progress.done((double) all.size() / parts);
        }
        if (all.size() != parts) throw damaged("parts are missing");
        return SnapshotParts.join(all);
    }

    private void count(RelayFrame.SnapshotPart part) throws BoardFileException {
        pages += part.pages().size();
        people += part.people().size();
        elements += part.elements().size();
        trash += part.trash().size();
        if (pages > Limits.BOARD_PAGES
                || people > Limits.BOARD_PEOPLE
                || elements > Limits.BOARD_ELEMENTS
                || trash > MOST_TRASH) throw tooLarge("more than a board may have");
    }

    /** The next line without its end, or null after the last. */
    private @Nullable String nextLine() throws IOException {
        int length = 0;
        while (true) {
            if (at == end) {
                end = in.read(buffer);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    if (length > 0) throw damaged("the last line has no end");
                    return null;
                }
                bytes += end;
                if (bytes > BoardFileFormat.BOARD_BYTES) throw tooLarge("unpacked more than any board");
            }
            int from = at;
            while (at < end && buffer[at] != '\n') at++;
            if (length + at - from > line.length) throw damaged("a line longer than any part");
            System.arraycopy(buffer, from, line, length, at - from);
            length += at - from;
            if (at < end) {
                at++;
                return new String(line, 0, length, StandardCharsets.UTF_8);
            }
        }
    }

    private BoardFileException damaged(String detail) {
        return new BoardFileException(Problem.DAMAGED, file, detail);
    }

    private BoardFileException tooLarge(String detail) {
        return new BoardFileException(Problem.TOO_LARGE, file, detail);
    }
}

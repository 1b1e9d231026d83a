package org.bunpil.client.ui.clipboard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javafx.scene.input.DataFormat;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Access;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** The format of elements on the system's clipboard: snapshot units of the protocol, one a line. */
final class ElementClipboardFormat {
    /** Larger content is not read: another program may have put anything there. */
    private static final int MOST_UNITS = 64 << 20;

    private static final String MIME = "application/x-bunpil-elements";

    static final DataFormat FORMAT = format();

    private ElementClipboardFormat() {}

    private static DataFormat format() {
        DataFormat known = DataFormat.lookupMimeType(MIME);
        return known == null ? new DataFormat(MIME) : known;
    }

    /** As bytes, because toolkits serialise strings of a custom format as Java objects. */
    static ByteBuffer write(List<Element> elements) {
        Snapshot snapshot = new Snapshot(
                0,
                "",
                "",
                null,
                FoldVersion.FIRST,
                0,
                0,
                0,
                List.of(),
                List.of(),
                Access.INITIAL,
                List.copyOf(elements),
                List.of());
        StringBuilder text = new StringBuilder();
        for (Iterator<String> parts = SnapshotParts.encode(snapshot); parts.hasNext(); ) {
            text.append(parts.next()).append('\n');
        }
        return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads clipboard content in this format. */
    static List<Element> read(@Nullable Object content) {
        if (content instanceof ByteBuffer bytes && bytes.remaining() <= MOST_UNITS) {
            byte[] text = new byte[bytes.remaining()];
            bytes.duplicate().get(text);
            return read(new String(text, StandardCharsets.UTF_8));
        }
        return content instanceof String text ? read(text) : List.of();
    }

    /** The elements in a text; empty when {@link #write} did not make it. */
    private static List<Element> read(String text) {
        if (text.length() > MOST_UNITS) {
            return List.of();
        }
        List<RelayFrame.SnapshotPart> parts = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.length() <= Limits.FRAME_BYTES
                    && WireCodec.readRelay(line) instanceof Parsed.Good<RelayFrame>(RelayFrame.SnapshotPart part)) {
                parts.add(part);
            } else {
                return List.of();
            }
        }
        return SnapshotParts.join(parts).elements();
    }
}

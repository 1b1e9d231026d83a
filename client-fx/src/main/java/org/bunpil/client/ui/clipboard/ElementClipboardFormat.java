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
import org.bunpil.model.Limits;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/** Elements as they lie on the system's clipboard: parts of a snapshot as the protocol has them, a line each. */
final class ElementClipboardFormat {
    /** More than this is not read: another program may have put there whatever it likes. */
    private static final int MOST_UNITS = 64 << 20;

    private static final String MIME = "application/x-bunpil-elements";

    static final DataFormat FORMAT = format();

    private ElementClipboardFormat() {}

    private static DataFormat format() {
        DataFormat known = DataFormat.lookupMimeType(MIME);
        return known == null ? new DataFormat(MIME) : known;
    }

    /** As bytes: of strings in a format of their own toolkits make serialised objects. */
    static ByteBuffer write(List<Element> elements) {
        Snapshot snapshot = new Snapshot(
                0, "", "", null, 0, 0, 0, List.of(), List.of(), Access.INITIAL, List.copyOf(elements), List.of());
        StringBuilder text = new StringBuilder();
        for (Iterator<String> parts = SnapshotParts.encode(snapshot); parts.hasNext(); ) {
            text.append(parts.next()).append('\n');
        }
        return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What lies on a clipboard in this format. */
    static List<Element> read(@Nullable Object content) {
        if (content instanceof ByteBuffer bytes && bytes.remaining() <= MOST_UNITS) {
            byte[] text = new byte[bytes.remaining()];
            bytes.duplicate().get(text);
            return read(new String(text, StandardCharsets.UTF_8));
        }
        return content instanceof String text ? read(text) : List.of();
    }

    /** What is there; nothing when it is not what {@link #write} makes. */
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

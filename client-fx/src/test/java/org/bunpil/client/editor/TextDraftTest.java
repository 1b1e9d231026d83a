package org.bunpil.client.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Style;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;

class TextDraftTest {
    @Test
    void itsFormInAFileSaysAll() {
        for (boolean note : new boolean[] {false, true}) {
            for (String id : new String[] {null, "abcdefgh-12"}) {
                String before = id == null ? "" : "네 조각\n";
                TextDraft draft = new TextDraft(
                        id, note, "p1", new Point(8, -16), new Size(1_600, 800), 300, Style.DEFAULT, before, "");
                TextDraft written = draft.with("네 조각 중\n세 조각 \"¾\" 🍕");
                assertEquals(written, TextDraft.of(read(WireCodec.write(new ClientFrame.Ops(1, written.toOps())))));
            }
        }
        assertNull(TextDraft.of(List.of()));
        assertNull(TextDraft.of(List.of(new Op.Delete(List.of("abcdefgh-12")))));
    }

    private static List<Op> read(String frame) {
        if (WireCodec.readClient(frame) instanceof Parsed.Good<ClientFrame>(ClientFrame.Ops ops)) return ops.ops();
        throw new AssertionError("unreadable: " + frame);
    }
}

package org.bunpil.board;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Note;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;

/** A board with a host (1) and a pupil (2); its records go through admission, as in a relay. */
final class BoardFixture {
    static final String P1 = Page.FIRST;

    final Board board = new Board();
    final Admission admission = new Admission(board);
    final int host;
    final int pupil;
    final List<LogRecord> log = new ArrayList<>();
    BoardChange last;

    private final Map<Integer, String> clientOf = new HashMap<>();
    private final Map<String, Long> k = new HashMap<>();

    BoardFixture() {
        this(1);
    }

    /** The host is the owner. */
    BoardFixture(int fold) {
        last = apply(LogRecord.system(List.of(new Op.Init("Fractions", "g5Tz", fold, "kim"))));
        host = join("Kim", Role.HOST, "HHHHHHH1", null, "kim");
        pupil = join("Mina");
    }

    int join(String name) {
        return join(name, Role.WRITER, "C" + String.format("%07d", clientOf.size()), null);
    }

    int join(String name, Role role, String client, String was) {
        return join(name, role, client, was, null);
    }

    int join(String name, Role role, String client, String was, String user) {
        apply(LogRecord.system(List.of(new Op.Join(client, name, role, "secret of " + client, user, was, 0))));
        Admission.Client known = admission.client(client);
        assertNotNull(known);
        clientOf.put(known.c(), client);
        k.putIfAbsent(client, 0L);
        return known.c();
    }

    void host(Op... ops) {
        accept(host, ops);
    }

    void pupil(Op... ops) {
        accept(pupil, ops);
    }

    void system(Op... ops) {
        apply(LogRecord.system(List.of(ops)));
    }

    void accept(int c, Op... ops) {
        apply(next(c, ops));
    }

    ErrorCode reject(int c, Op... ops) {
        LogRecord record = next(c, ops);
        log.add(record);
        return assertInstanceOf(AdmissionResult.Rejected.class, admission.admit(record))
                .code();
    }

    Element live(String id) {
        Element element = board.element(id);
        assertNotNull(element, id);
        return element;
    }

    LogRecord next(int c, Op... ops) {
        String client = clientOf.get(c);
        return new LogRecord(client, k.merge(client, 1L, Long::sum), List.of(ops), null);
    }

    private BoardChange apply(LogRecord record) {
        log.add(record);
        AdmissionResult.Accepted accepted = assertInstanceOf(AdmissionResult.Accepted.class, admission.admit(record));
        last = board.apply(accepted.batch());
        return last;
    }

    static CommonProperties common(String id, String page) {
        return new CommonProperties(id, page, 0, Point.ZERO, 0, Style.DEFAULT, null, false);
    }

    static Shape rect(String id, String page) {
        return new Shape(common(id, page), ShapeForm.RECT, new Size(80, 40), 0);
    }

    static Text text(String id, String page, String text) {
        return new Text(common(id, page), text, new Size(80, 40), 0);
    }

    static Note note(String id, String page, String text) {
        return new Note(common(id, page), text, new Size(80, 40), 0);
    }

    /** A chunk of {@code count} samples. */
    static SampleChunk ink(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) samples.add(new Sample(i * 8, -i * 3, 100 + i % 50, 8));
        return SampleChunk.of(samples);
    }
}

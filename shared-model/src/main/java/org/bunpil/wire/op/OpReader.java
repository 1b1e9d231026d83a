package org.bunpil.wire.op;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bunpil.model.Limits;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.JsonIn;

/** Reads the ops of one batch and counts what the limits of a batch count. */
public final class OpReader {
    private final JsonIn in;
    private int ids;

    private OpReader(JsonIn in) {
        this.in = in;
    }

    /** Reads the list {@code o}. It may be empty (a batch recorded without its ops). */
    public static List<Op> read(JsonIn in) throws IOException {
        in.enterOps();
        List<Op> ops = new OpReader(in).ops();
        in.leaveOps();
        return ops;
    }

    private List<Op> ops() throws IOException {
        List<Op> ops = new ArrayList<>(2);
        in.beginArray("o");
        while (in.more()) {
            if (ops.size() == Limits.BATCH_OPS) throw BadInputException.limit("o");
            ops.add(new OpFields(in, this).read());
        }
        return Collections.unmodifiableList(ops);
    }

    /** Reads a list of element ids; all lists of a batch share one limit. */
    List<String> ids() throws IOException {
        List<String> list = new ArrayList<>();
        in.beginArray("ids");
        while (in.more()) {
            count();
            list.add(in.elementId("ids"));
        }
        return Collections.unmodifiableList(list);
    }

    List<Op.TargetedPatch> each() throws IOException {
        List<Op.TargetedPatch> list = new ArrayList<>();
        in.beginArray("each");
        while (in.more()) {
            count();
            list.add(one());
        }
        return Collections.unmodifiableList(list);
    }

    private Op.TargetedPatch one() throws IOException {
        String id = null;
        ElementPatch patch = null;
        in.beginObject("each");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "id" -> id = in.elementId("id");
                case "v" -> patch = new PatchFields(in).read().patch();
                default -> in.unknown("each");
            }
        }
        return new Op.TargetedPatch(JsonIn.need(id, "id"), JsonIn.need(patch, "v"));
    }

    /** Reads slices: ascending, disjoint, none empty. */
    List<Op.Slice> parts() throws IOException {
        List<Op.Slice> list = new ArrayList<>();
        int end = 0;
        in.beginArray("parts");
        while (in.more()) {
            if (list.size() == Limits.CUT_PARTS) throw BadInputException.limit("parts");
            count();
            Op.Slice slice = slice();
            if (slice.from() < end || slice.to() <= slice.from())
                throw BadInputException.field("parts", "not ascending");
            end = slice.to();
            list.add(slice);
        }
        return Collections.unmodifiableList(list);
    }

    private Op.Slice slice() throws IOException {
        String id = null;
        Integer from = null;
        Integer to = null;
        in.beginObject("parts");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "id" -> id = in.elementId("id");
                case "from" -> from = in.number("from", 0, Limits.STROKE_SAMPLES);
                case "to" -> to = in.number("to", 0, Limits.STROKE_SAMPLES);
                default -> in.unknown("parts");
            }
        }
        return new Op.Slice(JsonIn.need(id, "id"), JsonIn.need(from, "from"), JsonIn.need(to, "to"));
    }

    private void count() throws BadInputException {
        if (++ids > Limits.BATCH_IDS) throw BadInputException.limit("ids");
    }
}

package org.bunpil.ordeal.client;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.BoardView;
import org.bunpil.model.Element;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * Marks by which edits are recognised in the log. Ids and numbers change when a later run sends the batches of an earlier one, marks do
 * not. Each mark is created once, so it may be in the log only once.
 *
 * <pre>
 * m17  the element whose colour encodes client and counter was begun or added
 * e17  the stroke of that colour was ended
 * n3:8 client 3 wrote its eighth number
 * </pre>
 */
public final class UniqueMarks {
    private static final int COUNTER_BITS = 19;
    private static final int RUN_BITS = 13;
    private static final long NUMBERS_A_RUN = 1_000_000;

    private UniqueMarks() {}

    /** A colour that no other element has: encodes client, run and counter. */
    static int color(int client, int run, int count) {
        if (count >= 1 << RUN_BITS) throw new IllegalStateException("more elements in a run than colours");
        int ofRun = ((run << RUN_BITS) | count) & ((1 << COUNTER_BITS) - 1);
        return ((client & 31) << COUNTER_BITS) | ofRun;
    }

    static String number(int client, int run, int count) {
        return client + ":" + (run * NUMBERS_A_RUN + count);
    }

    /** The marks of a batch. @param view a board to which the batch has been applied */
    public static List<String> of(List<Op> ops, BoardView view) {
        List<String> marks = new ArrayList<>();
        for (Op op : ops) {
            switch (op) {
                case Op.Begin begin -> marks.add("m" + begin.style().color());
                case Op.Add add -> marks.add("m" + add.element().style().color());
                case Op.End end -> {
                    Element stroke = element(end.id(), view);
                    if (stroke != null) marks.add("e" + stroke.style().color());
                }
                case Op.Set set -> {
                    if (set.patch().text() != null) marks.add("n" + set.patch().text());
                }
                case Op.Append _, Op.Seal _, Op.Move _, Op.SetEach _, Op.Order _, Op.Cut _, Op.Delete _ -> {}
                case Op.Restore _, Op.Clear _, Op.PageAdd _, Op.PageMove _, Op.PageSet _, Op.PageDelete _ -> {}
                case Op.PageRestore _, Op.Access _, Op.Init _, Op.Join _ -> {}
            }
        }
        return marks;
    }

    private static @Nullable Element element(String id, BoardView view) {
        Element live = view.element(id);
        return live == null ? view.trashed(id) : live;
    }
}

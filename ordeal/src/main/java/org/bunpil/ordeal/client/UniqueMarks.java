package org.bunpil.ordeal.client;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.BoardView;
import org.bunpil.model.Element;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * What can be recognised in the log whatever names it goes by: ids and numbers change when a later run sends what an earlier one left,
 * marks do not. Each is made once, so it may be in the log once.
 *
 * <pre>
 * m17  the element that pupil and counter in its colour name was begun or added
 * e17  the stroke of that colour was ended
 * n3:8 pupil 3 wrote its eighth number
 * </pre>
 */
public final class UniqueMarks {
    private static final int COUNTER_BITS = 19;
    private static final int RUN_BITS = 13;
    private static final long NUMBERS_A_RUN = 1_000_000;

    private UniqueMarks() {}

    /** A colour that no other element has. */
    static int color(int pupil, int run, int count) {
        if (count >= 1 << RUN_BITS) throw new IllegalStateException("more elements in a run than colours");
        int ofRun = ((run << RUN_BITS) | count) & ((1 << COUNTER_BITS) - 1);
        return ((pupil & 31) << COUNTER_BITS) | ofRun;
    }

    static String number(int pupil, int run, int count) {
        return pupil + ":" + (run * NUMBERS_A_RUN + count);
    }

    /** The marks in a batch. @param view a board on which the batch has been applied */
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

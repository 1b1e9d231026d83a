package org.bunpil.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bunpil.board.BoardView;
import org.bunpil.model.Element;
import org.bunpil.model.Stroke;
import org.bunpil.op.Op;

/**
 * Strokes that an earlier run was still drawing when it ended. Nobody draws on, and while their author is here no relay seals them: the
 * next run ends them as soon as it is live.
 */
final class UnfinishedStrokes {
    /** What this run began before it was live for the first time. */
    private final Set<String> begun = new HashSet<>();

    private boolean isOver;

    /** Of ops that this run submits. */
    void begun(List<Op> ops) {
        if (isOver) return;
        for (Op op : ops) if (op instanceof Op.Begin begin) begun.add(begin.id());
    }

    /**
     * What ends them: something once in a run.
     *
     * @param currentId what an id that this run gave is now
     */
    List<Op> ends(BoardView view, int you, UnaryOperator<String> currentId) {
        if (isOver) return List.of();
        isOver = true;
        Set<String> drawn = new HashSet<>();
        for (String id : begun) drawn.add(currentId.apply(id));
        begun.clear();
        List<Op> ends = new ArrayList<>();
        for (Element element : view.elements()) {
            if (element instanceof Stroke s && s.open() && s.author() == you && !drawn.contains(s.id()))
                ends.add(new Op.End(s.id(), s.nextChunk(), s.points().sampleCount(), null));
        }
        return ends;
    }
}

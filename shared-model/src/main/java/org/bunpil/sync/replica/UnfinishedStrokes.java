package org.bunpil.sync.replica;

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
 * Strokes that an earlier run was still drawing when it ended. Nobody continues them, and no relay seals them while their author is
 * connected. So the next run ends them as soon as it is live.
 */
public final class UnfinishedStrokes {
    /** Strokes that this run began before it was live for the first time. */
    private final Set<String> begun = new HashSet<>();

    private boolean isOver;

    /** Notes the strokes that these ops begin; call it with every op that this run submits. */
    public void begun(List<Op> ops) {
        if (isOver) return;
        for (Op op : ops) if (op instanceof Op.Begin begin) begun.add(begin.id());
    }

    /** Whether the ops are only parts of strokes that have begun: if their beginning is missing, they have no effect. */
    public static boolean onlyContinue(List<Op> ops) {
        return ops.stream().allMatch(op -> op instanceof Op.Append || op instanceof Op.End);
    }

    /**
     * The ops that end them; not empty at most once a run.
     *
     * @param currentId the current id of an id that this run gave
     */
    public List<Op> ends(BoardView view, int you, UnaryOperator<String> currentId) {
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

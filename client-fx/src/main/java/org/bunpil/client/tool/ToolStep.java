package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.op.Op;

/**
 * What follows from an input event.
 *
 * @param urgent the ops are sent at once
 */
public record ToolStep(ToolState next, List<Op> ops, boolean urgent, Outcome outcome) {
    /** How the gesture stands. */
    public enum Outcome {
        /** It goes on. */
        OPEN,
        /** It is over and undo takes it back. */
        DONE,
        /** It came to nothing. */
        DROPPED
    }

    static ToolStep go(ToolState next) {
        return new ToolStep(next, List.of(), false, Outcome.OPEN);
    }

    static ToolStep go(ToolState next, List<Op> ops, boolean urgent) {
        return new ToolStep(next, ops, urgent, Outcome.OPEN);
    }

    static ToolStep done(List<Op> ops) {
        return new ToolStep(Idle.INSTANCE, ops, true, Outcome.DONE);
    }

    static ToolStep dropped(List<Op> ops) {
        return new ToolStep(Idle.INSTANCE, ops, true, Outcome.DROPPED);
    }
}

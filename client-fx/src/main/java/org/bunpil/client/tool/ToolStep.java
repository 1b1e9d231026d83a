package org.bunpil.client.tool;

import java.util.List;
import org.bunpil.op.Op;

/**
 * The result of an input event.
 *
 * @param urgent whether the ops are sent at once
 */
public record ToolStep(ToolState next, List<Op> ops, boolean urgent, Outcome outcome) {
    /** The state of the gesture. */
    public enum Outcome {
        /** It continues. */
        OPEN,
        /** It has ended and can be undone. */
        DONE,
        /** It has ended without effect. After {@link org.bunpil.client.input.PointerEvent.Phase#CANCEL} the router takes back what it did. */
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

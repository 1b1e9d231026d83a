package org.bunpil.relay.session;

import java.util.List;
import org.bunpil.op.Op;

/** What somebody creates carries his own prefix, so that no two people ever create the same id. */
final class Prefixes {
    private Prefixes() {}

    static boolean areOwn(String client, List<Op> ops) {
        String prefix = client + "-";
        return ops.stream().allMatch(op -> isOwn(prefix, op));
    }

    private static boolean isOwn(String prefix, Op op) {
        return switch (op) {
            case Op.Add add -> add.el().id().startsWith(prefix);
            case Op.Begin begin -> begin.id().startsWith(prefix);
            case Op.Cut cut -> cut.parts().stream().allMatch(part -> part.id().startsWith(prefix));
            case Op.PageAdd page -> page.id().startsWith(prefix);
            case Op.Append _,
                    Op.End _,
                    Op.Seal _,
                    Op.Move _,
                    Op.Set _,
                    Op.SetEach _,
                    Op.Order _,
                    Op.Delete _,
                    Op.Restore _,
                    Op.Clear _,
                    Op.PageMove _,
                    Op.PageSet _,
                    Op.PageDelete _,
                    Op.PageRestore _,
                    Op.Access _,
                    Op.Init _,
                    Op.Join _ -> true;
        };
    }
}

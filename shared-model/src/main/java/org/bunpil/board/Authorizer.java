package org.bunpil.board;

import java.util.List;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** Decides by the board's access and locks at this position whether a participant may submit a batch. */
final class Authorizer {
    private Authorizer() {}

    /** The code of the first broken rule, or null. */
    static @Nullable ErrorCode refusal(Board board, int c, List<Op> ops) {
        Person person = board.people().get(c);
        ErrorCode writing = WritePermission.refusal(person, board.access());
        if (person == null || writing != null) return writing;
        for (Op op : ops)
            if (isSystemOnly(op) || (person.role() != Role.HOST && op.isForHosts())) return ErrorCode.ROLE;
        return !ops.isEmpty() && ops.stream().allMatch(op -> isBlocked(board, op)) ? ErrorCode.LOCKED : null;
    }

    private static boolean isSystemOnly(Op op) {
        return op instanceof Op.Init || op instanceof Op.Join || op instanceof Op.Seal;
    }

    /** Whether the op has no effect because everything that it names is locked. */
    private static boolean isBlocked(Board board, Op op) {
        return switch (op) {
            case Op.Move move -> areLocked(board, move.ids());
            case Op.Set set -> set.patch().lock() == null && areLocked(board, set.ids());
            case Op.SetEach set ->
                !set.patches().isEmpty()
                        && set.patches().stream().allMatch(each -> isBlocked(board, each.id(), each.patch()));
            case Op.Order order -> areLocked(board, order.ids());
            case Op.Cut cut -> areLocked(board, List.of(cut.id()));
            case Op.Delete delete -> areLocked(board, delete.ids());
            case Op.Add _,
                    Op.Begin _,
                    Op.Append _,
                    Op.End _,
                    Op.Seal _,
                    Op.Restore _,
                    Op.Clear _,
                    Op.PageAdd _,
                    Op.PageMove _,
                    Op.PageSet _,
                    Op.PageDelete _,
                    Op.PageRestore _,
                    Op.Access _,
                    Op.Init _,
                    Op.Join _ -> false;
        };
    }

    private static boolean isBlocked(Board board, String id, ElementPatch patch) {
        return patch.lock() == null && areLocked(board, List.of(id));
    }

    private static boolean areLocked(Board board, List<String> ids) {
        if (ids.isEmpty()) return false;
        for (String id : ids) {
            Element element = board.element(id);
            if (element == null || !element.lock()) return false;
        }
        return true;
    }
}

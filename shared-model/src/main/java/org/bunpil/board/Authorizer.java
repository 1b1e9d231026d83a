package org.bunpil.board;

import java.util.List;
import org.bunpil.model.Element;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** Decides by the board's access, locks and authors at this position whether a participant may submit a batch. */
final class Authorizer {
    private final Board board;
    private final Rights rights;
    private final int c;

    private Authorizer(Board board, Rights rights, int c) {
        this.board = board;
        this.rights = rights;
        this.c = c;
    }

    /** Why an op has no effect on anything that it names. */
    private enum Block {
        NONE,
        LOCKED,
        NOT_YOURS
    }

    /** The code of the first broken rule, or null. */
    static @Nullable ErrorCode refusal(Board board, int c, List<Op> ops) {
        Person person = board.people().get(c);
        ErrorCode writing = WritePermission.refusal(person, board.access());
        if (person == null || writing != null) return writing;
        Rights rights = new Rights(board);
        for (Op op : ops) {
            boolean forHosts = op.isForHosts() || raisesFold(board, op);
            if (isSystemOnly(op) || (person.role() != Role.HOST && forHosts)) return ErrorCode.ROLE;
            if (op.isOfPages() && !rights.mayChangePages(c)) return ErrorCode.ROLE;
        }
        return new Authorizer(board, rights, c).blocked(ops);
    }

    /** The code for a batch that has no effect because nothing that it names may be changed, or null. */
    private @Nullable ErrorCode blocked(List<Op> ops) {
        ErrorCode code = null;
        for (Op op : ops) {
            Block block = block(op);
            if (block == Block.NONE) return null;
            if (block == Block.NOT_YOURS) code = ErrorCode.NOT_YOURS;
            else if (code == null) code = ErrorCode.LOCKED;
        }
        return code;
    }

    /** From then on older programs cannot show the board: that is not for everybody to decide. */
    private static boolean raisesFold(Board board, Op op) {
        return op instanceof Op.Add add
                && board.fold() < FoldVersion.of(add.element().kind());
    }

    private static boolean isSystemOnly(Op op) {
        return op instanceof Op.Init || op instanceof Op.Join || op instanceof Op.Seal;
    }

    private Block block(Op op) {
        return switch (op) {
            case Op.Move move -> block(move.ids());
            case Op.Set set -> set.patch().lock() == null ? block(set.ids()) : Block.NONE;
            case Op.SetEach set -> {
                boolean locks =
                        set.patches().stream().anyMatch(each -> each.patch().lock() != null);
                yield locks
                        ? Block.NONE
                        : block(set.patches().stream().map(Op.TargetedPatch::id).toList());
            }
            case Op.Order order -> block(order.ids());
            case Op.Cut cut -> block(List.of(cut.id()));
            case Op.Delete delete -> block(delete.ids());
            case Op.Restore restore -> isKept(restore.ids()) ? Block.NOT_YOURS : Block.NONE;
            case Op.Add _,
                    Op.Begin _,
                    Op.Append _,
                    Op.End _,
                    Op.Seal _,
                    Op.Clear _,
                    Op.PageAdd _,
                    Op.PageMove _,
                    Op.PageSet _,
                    Op.PageDelete _,
                    Op.PageRestore _,
                    Op.Access _,
                    Op.Init _,
                    Op.Join _ -> Block.NONE;
        };
    }

    /** {@link Block#NOT_YOURS} if at least one element is held back only because it is another's. */
    private Block block(List<String> ids) {
        Block block = ids.isEmpty() ? Block.NONE : Block.LOCKED;
        for (String id : ids) {
            Element element = board.element(id);
            if (element == null) return Block.NONE;
            if (element.lock()) continue;
            if (rights.mayChange(c, element)) return Block.NONE;
            block = Block.NOT_YOURS;
        }
        return block;
    }

    /** Whether everything that a restore names stays in the trash because it is not the author's to restore. */
    private boolean isKept(List<String> ids) {
        for (String id : ids) {
            Snapshot.Trashed trashed = board.trashEntry(id);
            if (trashed == null || rights.mayRestore(c, trashed)) return false;
        }
        return !ids.isEmpty();
    }
}

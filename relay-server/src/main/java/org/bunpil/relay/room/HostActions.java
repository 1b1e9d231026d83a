package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.ops.Audit;
import org.jspecify.annotations.Nullable;

/**
 * Records hosts' actions in the audit. An action that this relay forwarded to the log is recorded when the log delivers it, so each is
 * recorded by one relay only, and only if it took effect. On the lane only.
 */
final class HostActions {
    private static final int MOST_WAITING = 1_000;

    private final String board;
    private final Audit audit;
    /** The senders of forwarded batches, by client and k. */
    private final Map<Batch, RoomMember> waiting = new HashMap<>();

    private record Batch(String client, long k) {}

    /** @param target participant number; 0: all */
    private record Action(String name, int target) {}

    HostActions(String board, Audit audit) {
        this.board = board;
        this.audit = audit;
    }

    void passed(RoomMember member, long k, List<Op> ops) {
        if (waiting.size() < MOST_WAITING && ops.stream().anyMatch(Op::isForHosts))
            waiting.put(new Batch(member.client(), k), member);
    }

    /** The log has delivered a batch, and it was accepted. */
    void applied(LogRecord record) {
        if (waiting.isEmpty()) return;
        RoomMember member = waiting.remove(new Batch(record.client(), record.k()));
        if (member == null) return;
        for (Op op : record.ops()) for (Action action : actions(op)) note(member, action.name(), action.target());
    }

    void refused(LogRecord record) {
        if (!waiting.isEmpty()) waiting.remove(new Batch(record.client(), record.k()));
    }

    void note(RoomMember member, String action, int target) {
        audit.note(board, member.c, member.user, action, target);
    }

    /** The actions of an op that {@link Op#isForHosts} is true for. */
    private static List<Action> actions(Op op) {
        if (op instanceof Op.Access(AccessPatch patch)) return access(patch);
        if (op instanceof Op.Clear) return List.of(new Action("clear", 0));
        if (op instanceof Op.Set set) return lock(set.patch());
        if (op instanceof Op.SetEach set)
            return set.patches().stream()
                    .map(one -> lock(one.patch()))
                    .filter(a -> !a.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        return List.of();
    }

    private static List<Action> lock(ElementPatch patch) {
        return patch.lock() == null ? List.of() : List.of(new Action(patch.lock() ? "lock" : "unlock", 0));
    }

    private static List<Action> access(AccessPatch patch) {
        List<Action> actions = new ArrayList<>();
        if (patch.write() != null) actions.add(new Action("write." + lower(patch.write()), 0));
        addIf(actions, patch.newcomersWrite(), "newcomers.write", "newcomers.view", 0);
        addIf(actions, patch.open(), "open", "end", 0);
        if (patch.change() != null) actions.add(new Action("change." + lower(patch.change()), 0));
        if (patch.pages() != null) actions.add(new Action("pages." + lower(patch.pages()), 0));
        for (Map.Entry<Integer, PersonPatch> each : patch.people().entrySet()) {
            int c = each.getKey();
            PersonPatch person = each.getValue();
            if (person.role() != null) actions.add(new Action("role." + lower(person.role()), c));
            addIf(actions, person.granted(), "grant", "ungrant", c);
            addIf(actions, person.mute(), "mute", "unmute", c);
            addIf(actions, person.kicked(), "kick", "unkick", c);
            addIf(actions, person.pages(), "pages.grant", "pages.ungrant", c);
            if (person.name() != null) actions.add(new Action("rename", c));
        }
        return Collections.unmodifiableList(actions);
    }

    private static void addIf(List<Action> actions, @Nullable Boolean value, String yes, String no, int target) {
        if (value != null) actions.add(new Action(value ? yes : no, target));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

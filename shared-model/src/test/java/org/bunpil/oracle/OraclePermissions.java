package org.bunpil.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bunpil.model.Connector;
import org.bunpil.op.Op;

/** Who may do what, following the protocol's table of ops. */
final class OraclePermissions {
    private final OracleState oracleState;

    OraclePermissions(OracleState oracleState) {
        this.oracleState = oracleState;
    }

    String refusal(int c, List<Op> ops) {
        Map<String, Object> person = oracleState.person(c);
        String writing = mayNotWrite(person);
        if (writing != null) return writing;
        boolean host = person.get("role").equals("host");
        for (Op op : ops) {
            if (op instanceof Op.Init || op instanceof Op.Join || op instanceof Op.Seal) return "role";
            boolean hostOnly = op instanceof Op.Clear
                    || op instanceof Op.Access
                    || (op instanceof Op.Add a
                            && a.element() instanceof Connector
                            && (int) oracleState.board.getOrDefault("fold", 1) < 3)
                    || (op instanceof Op.Set s && s.patch().lock() != null)
                    || (op instanceof Op.SetEach s
                            && s.patches().stream()
                                    .anyMatch(each -> each.patch().lock() != null));
            if (hostOnly && !host) return "role";
            if (RecordTrees.isOfPages(op) && !mayChangePages(c)) return "role";
        }
        boolean foreign = false;
        for (Op op : ops) {
            if (op instanceof Op.Restore restore) {
                if (restore.ids().isEmpty()) return null;
                for (String id : restore.ids())
                    if (oracleState.trashed(id) == null || mayRestore(c, oracleState.trashed(id))) return null;
                foreign = true;
                continue;
            }
            List<String> named = named(op);
            if (named.isEmpty()) return null;
            for (String id : named) {
                Map<String, Object> e = oracleState.live(id);
                if (e == null || (!(boolean) e.get("lock") && mayChange(c, e))) return null;
                foreign = foreign || !(boolean) e.get("lock");
            }
        }
        return ops.isEmpty() ? null : foreign ? "not_yours" : "locked";
    }

    /** Whether it is the participant's own, or others' work is open to the participant. */
    boolean mayChange(int c, Map<String, Object> e) {
        return !isOwnOnly(c) || (int) e.get("by") == c;
    }

    boolean mayRestore(int c, Map<String, Object> trashed) {
        return !isOwnOnly(c)
                || ((int) OracleState.el(trashed).get("by") == c && (int) trashed.getOrDefault("by", c) == c);
    }

    private boolean isOwnOnly(int c) {
        return "own".equals(oracleState.access.get("change")) && !isHost(c);
    }

    boolean mayChangePages(int c) {
        Map<String, Object> person = oracleState.person(c);
        return !"hosts".equals(oracleState.access.get("pages"))
                || isHost(c)
                || (person != null && person.containsKey("pages"));
    }

    boolean isOwner(int c) {
        return oracleState.person(c) != null && oracleState.person(c).containsKey("owner");
    }

    private boolean isHost(int c) {
        return oracleState.person(c) != null
                && oracleState.person(c).get("role").equals("host");
    }

    String mayNotWrite(Map<String, Object> person) {
        if (person == null || (boolean) person.get("kicked")) return "role";
        if (person.get("role").equals("host")) return null;
        if (person.get("role").equals("viewer")) return "role";
        if ((boolean) person.get("mute")) return "muted";
        boolean allowed = oracleState.access.get("write").equals("everyone")
                || (oracleState.access.get("write").equals("granted") && (boolean) person.get("granted"));
        return allowed && (boolean) oracleState.access.get("open") ? null : "frozen";
    }

    /** Ids that a lock protects from the op; a set of {@code lock} is never prevented. */
    private static List<String> named(Op op) {
        return switch (op) {
            case Op.Move o -> o.ids();
            case Op.Set o -> o.patch().lock() == null ? o.ids() : List.of();
            case Op.SetEach o -> {
                List<String> ids = new ArrayList<>();
                for (Op.TargetedPatch each : o.patches()) {
                    if (each.patch().lock() != null) yield List.of();
                    ids.add(each.id());
                }
                yield ids;
            }
            case Op.Order o -> o.ids();
            case Op.Cut o -> List.of(o.id());
            case Op.Delete o -> o.ids();
            default -> List.of();
        };
    }
}

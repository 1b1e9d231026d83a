package org.bunpil.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                    || (op instanceof Op.Set s && s.patch().lock() != null)
                    || (op instanceof Op.SetEach s
                            && s.patches().stream()
                                    .anyMatch(each -> each.patch().lock() != null));
            if (hostOnly && !host) return "role";
        }
        int blocked = 0;
        for (Op op : ops) {
            List<String> named = named(op);
            if (named.isEmpty()) continue;
            boolean all = true;
            for (String id : named)
                all = all
                        && oracleState.live(id) != null
                        && (boolean) oracleState.live(id).get("lock");
            if (all) blocked++;
        }
        return !ops.isEmpty() && blocked == ops.size() ? "locked" : null;
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

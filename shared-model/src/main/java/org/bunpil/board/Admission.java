package org.bunpil.board;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.model.Person;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.jspecify.annotations.Nullable;

/** Decides, in log order, which log records take effect. Used by relays only. Not thread-safe. */
public final class Admission {
    private final Board board;
    private final TreeMap<String, Client> clients = new TreeMap<>();
    private int lastC;

    /** @param board the board that the caller applies accepted batches to; read for access and limits */
    public Admission(Board board) {
        this(board, List.of());
    }

    /** Continues from stored state. */
    public Admission(Board board, List<Client> clients) {
        this.board = board;
        for (Person person : board.people().values()) lastC = Math.max(lastC, person.c());
        for (Client client : clients) {
            this.clients.put(client.id(), client);
            lastC = Math.max(lastC, client.c());
        }
    }

    /** Decides on the next record of the log and remembers it. The caller applies an accepted batch before the next call. */
    public AdmissionResult admit(LogRecord record) {
        return record.client().isEmpty() ? system(record) : client(record);
    }

    /** The code with which a joined client's batch would be rejected if it were the next record of the log, or null. */
    public @Nullable ErrorCode refusal(String client, List<Op> ops) {
        Client known = clients.get(client);
        return known == null ? null : refusal(known.c(), ops);
    }

    /** A client that has joined, or null. */
    public @Nullable Client client(String id) {
        return clients.get(id);
    }

    /** All clients, ordered by id; a stored snapshot holds them besides the board. */
    public List<Client> clients() {
        return List.copyOf(clients.values());
    }

    /**
     * A client that has joined.
     *
     * @param c its participant number
     * @param k last k that was used
     * @param secretHash SHA-256 of its secret, in hex
     * @param ended another client continues this one, so its later batches have no effect
     */
    public record Client(
            String id,
            int c,
            long k,
            String secretHash,
            boolean ended,
            @Nullable String user) {
        private Client withK(long newK) {
            return new Client(id, c, newK, secretHash, ended, user);
        }

        private Client withEnd() {
            return new Client(id, c, k, secretHash, true, user);
        }

        private Client withUser(@Nullable String newUser) {
            return new Client(id, c, k, secretHash, ended, newUser);
        }

        /** Hashes of secrets are not logged either. */
        @Override
        public String toString() {
            return "Client[" + id + ", c=" + c + ", k=" + k + (ended ? ", ended]" : "]");
        }
    }

    private AdmissionResult client(LogRecord record) {
        Client client = clients.get(record.client());
        if (client == null || client.ended() || record.k() <= client.k()) return new AdmissionResult.Duplicate();
        if (record.k() > client.k() + 1) return new AdmissionResult.Gap(client.k() + 1);
        clients.put(client.id(), client.withK(record.k()));
        ErrorCode refused = record.refused() == null ? refusal(client.c(), record.ops()) : record.refused();
        if (refused != null) return new AdmissionResult.Rejected(refused);
        return new AdmissionResult.Accepted(new Batch(client.c(), record.k(), record.ops()));
    }

    private @Nullable ErrorCode refusal(int c, List<Op> ops) {
        ErrorCode refused = Authorizer.refusal(board, c, ops);
        if (refused != null) return refused;
        return LimitCheck.exceedsLimits(board, ops) ? ErrorCode.LIMIT : null;
    }

    private AdmissionResult system(LogRecord record) {
        if (record.refused() != null) return new AdmissionResult.Rejected(record.refused());
        List<Op> ops = new ArrayList<>();
        ErrorCode refused = null;
        String owner = board.fold() < FoldVersion.RIGHTS ? null : board.owner();
        for (Op op : record.ops()) {
            if (op instanceof Op.Join join) {
                ErrorCode code = joinRefusal(join);
                boolean owns = owner != null && owner.equals(join.user());
                if (code == null) ops.add(joined(join, owns));
                else refused = code;
            } else {
                // The first join stands in the same record as the init, which the board has not applied yet.
                if (op instanceof Op.Init init && board.inc().isEmpty() && init.foldVersion() >= FoldVersion.RIGHTS)
                    owner = init.owner();
                ops.add(op);
            }
        }
        if (ops.isEmpty() && refused != null) return new AdmissionResult.Rejected(refused);
        return new AdmissionResult.Accepted(new Batch(0, 0, List.copyOf(ops)));
    }

    /**
     * Two clients may join with the same id on two relays. The first in the log gets the id; the other must prove the same secret.
     */
    private @Nullable ErrorCode joinRefusal(Op.Join join) {
        Client known = clients.get(join.client());
        if (known != null) return known.ended() || !known.secretHash().equals(join.secret()) ? ErrorCode.AUTH : null;
        return continued(join) == null && lastC >= Limits.BOARD_PEOPLE ? ErrorCode.BOARD_FULL : null;
    }

    /**
     * Gives a join its participant number. A known client keeps its number, whatever its {@code was} says. A new client that
     * continues another one takes over its number, and the earlier client ends. What members see contains neither the secret nor
     * the user.
     */
    private Op.Join joined(Op.Join join, boolean owns) {
        Client known = clients.get(join.client());
        Client old = continued(join);
        int c;
        if (known != null) c = known.c();
        else if (old != null) c = old.c();
        else c = ++lastC;
        if (known == null) {
            if (old != null) clients.put(old.id(), old.withEnd());
            clients.put(join.client(), new Client(join.client(), c, 0, join.secret(), false, join.user()));
        } else if (join.user() != null) {
            clients.put(known.id(), known.withUser(join.user()));
        }
        return new Op.Join(join.client(), join.name(), join.role(), "", null, join.earlierClient(), c, owns);
    }

    private @Nullable Client continued(Op.Join join) {
        Client old = join.earlierClient() == null ? null : clients.get(join.earlierClient());
        return old == null || old.ended() ? null : old;
    }
}

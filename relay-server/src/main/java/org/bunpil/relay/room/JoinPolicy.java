package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bunpil.board.Admission;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.room.replica.BoardReplica;
import org.bunpil.wire.AuthCause;
import org.jspecify.annotations.Nullable;

/** Decides whether a client may join (PROTOCOL R8) and in which role. On the lane only. */
final class JoinPolicy {
    static final String PUT_OUT = "a host has put this participant out";
    static final String CONTINUED = AuthCause.CONTINUED.why();
    static final String ENDED = "the class has ended";
    static final String OLD_CLIENT = "this board needs a newer program";

    private final BoardReplica replica;
    private final BoardEntry entry;
    private final Supplier<String> incarnations;

    JoinPolicy(BoardReplica replica, BoardEntry entry, Supplier<String> incarnations) {
        this.replica = replica;
        this.entry = entry;
        this.incarnations = incarnations;
    }

    /** @param present number of members and joining clients; of watchers, if it will be one */
    JoinHandshake.Decision decide(JoinRequest request, int present) {
        // A new init would make it an empty board.
        if (replica.isUnknown()) return refused(ErrorCode.UNAVAILABLE, "the stored board cannot be read");
        int needed = replica.board().fold();
        if (needed > request.fold()) return refused(ErrorCode.VERSION, OLD_CLIENT);
        Admission.Client self = replica.admission().client(request.client());
        // The secret first: whether a client was continued is told only to who it was.
        if (self != null && !self.secretHash().equals(request.secretHash()))
            return refused(ErrorCode.AUTH, "this client joined with another secret");
        if (self != null && self.ended()) return refused(ErrorCode.AUTH, CONTINUED);
        Admission.Client was =
                self == null && request.was() != null ? replica.admission().client(request.was()) : null;
        if (was != null && !was.secretHash().equals(request.wasSecretHash()))
            return refused(ErrorCode.AUTH, "the client in was joined with another secret");
        if (was != null && was.ended()) return refused(ErrorCode.AUTH, CONTINUED);
        Admission.Client known = self != null ? self : was;
        if (known == null && request.credential() instanceof Credential.None(AuthCause wrong))
            return refused(
                    ErrorCode.AUTH,
                    wrong == null ? "neither a client of this board nor its code nor a host key" : wrong.why());

        Person person = known == null ? null : replica.board().people().get(known.c());
        if (person != null && person.kicked()) return refused(ErrorCode.KICKED, PUT_OUT);
        String user = request.credential() instanceof Credential.HostKey(String name)
                ? name
                : known == null ? null : known.user();
        if (user != null && request.voidUsers().test(user)) return refused(ErrorCode.AUTH, AuthCause.KEY.why());
        Role role = role(person, user);
        if (!replica.board().access().open() && role != Role.HOST) return refused(ErrorCode.ENDED, ENDED);
        if (request.watch() && present > Limits.BOARD_WATCHERS)
            return refused(ErrorCode.BOARD_FULL, "too many watchers");
        if (request.watch()) return new JoinHandshake.Decision.Accepted(null, user);

        boolean newcomer = known == null;
        if (present > Limits.BOARD_MEMBERS) return refused(ErrorCode.BOARD_FULL, "too many members");
        if (newcomer && replica.board().people().size() >= Limits.BOARD_PEOPLE)
            return refused(ErrorCode.BOARD_FULL, "too many people have been on this board");

        List<Op> ops = new ArrayList<>();
        // In the same record as the join: if the log took one and lost the other, the board would lack its init.
        if (replica.inc().isEmpty()) {
            String owner = entry.owner().isEmpty() ? null : entry.owner();
            // Whoever makes a board must be able to follow it: for an older app it is a board of its own fold.
            int fold = Math.min(FoldVersion.NEWEST, request.fold());
            ops.add(new Op.Init(entry.title(), incarnations.get(), fold, owner));
        }
        String wasId = was == null ? null : was.id();
        ops.add(new Op.Join(request.client(), request.name(), role, request.secretHash(), user, wasId, 0));
        return new JoinHandshake.Decision.Accepted(LogRecord.system(ops), user);
    }

    /** The owner is host. A participant who joined before keeps the role. Others get the role for newcomers, writer or viewer. */
    private Role role(@Nullable Person person, @Nullable String user) {
        String owner = replica.inc().isEmpty() ? entry.owner() : replica.owner();
        if (user != null && user.equals(owner)) return Role.HOST;
        if (person != null) return person.role();
        return replica.board().access().newcomersWrite() ? Role.WRITER : Role.VIEWER;
    }

    private static JoinHandshake.Decision refused(ErrorCode code, String why) {
        return new JoinHandshake.Decision.Refused(code, why);
    }
}

package org.bunpil.relay.room;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bunpil.board.Admission;
import org.bunpil.model.Code;
import org.bunpil.model.Limits;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.BoardEntry;
import org.jspecify.annotations.Nullable;

/** Decides who may come in (PROTOCOL R8) and as what. On the lane only. */
final class Judge {
    /** Version of the fold's rules. */
    static final int FOLD = 1;

    private final Ledger ledger;
    private final BoardEntry entry;
    private final Supplier<String> incarnations;

    Judge(Ledger ledger, BoardEntry entry, Supplier<String> incarnations) {
        this.ledger = ledger;
        this.entry = entry;
        this.incarnations = incarnations;
    }

    /** @param present how many members and newcomers there are */
    Door.Judgement judge(JoinRequest request, int present) {
        Admission.Client self = ledger.admission().client(request.client());
        if (self != null && (self.ended() || !self.secretHash().equals(request.secretHash()))) return no(Code.AUTH);
        Admission.Client was =
                self == null && request.was() != null ? ledger.admission().client(request.was()) : null;
        if (was != null && (was.ended() || !was.secretHash().equals(request.wasSecretHash()))) return no(Code.AUTH);
        Admission.Client known = self != null ? self : was;
        if (known == null && request.pass() instanceof Pass.None) return no(Code.AUTH);

        Person person = known == null ? null : ledger.board().people().get(known.c());
        if (person != null && person.kicked()) return no(Code.KICKED);
        String user = request.pass() instanceof Pass.User(String name) ? name : known == null ? null : known.user();
        Role role = role(person, user);
        if (!ledger.board().access().open() && role != Role.HOST) return no(Code.ENDED);
        if (request.watch()) return new Door.Judgement.Welcome(null, user);

        boolean newcomer = known == null;
        if (present > Limits.BOARD_MEMBERS) return no(Code.BOARD_FULL);
        if (newcomer && ledger.board().people().size() >= Limits.BOARD_PEOPLE) return no(Code.BOARD_FULL);

        List<Op> ops = new ArrayList<>();
        // In one record with the join: a log that takes the one and loses the other would hold a board without a
        // beginning.
        if (ledger.inc().isEmpty()) {
            String owner = entry.owner().isEmpty() ? null : entry.owner();
            ops.add(new Op.Init(entry.title(), incarnations.get(), FOLD, owner));
        }
        String wasId = was == null ? null : was.id();
        ops.add(new Op.Join(request.client(), request.name(), role, request.secretHash(), user, wasId, 0));
        return new Door.Judgement.Welcome(LogRecord.system(ops), user);
    }

    /** The owner hosts; who was here before keeps the role; others write, or view when newcomers view. */
    private Role role(@Nullable Person person, @Nullable String user) {
        String owner = ledger.inc().isEmpty() ? entry.owner() : ledger.owner();
        if (user != null && user.equals(owner)) return Role.HOST;
        if (person != null) return person.role();
        return ledger.board().access().newcomersWrite() ? Role.WRITER : Role.VIEWER;
    }

    private static Door.Judgement no(Code code) {
        return new Door.Judgement.Refused(code);
    }
}

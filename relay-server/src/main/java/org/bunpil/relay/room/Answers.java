package org.bunpil.relay.room;

import java.util.List;
import java.util.Map;
import org.bunpil.board.Admission;
import org.bunpil.model.Code;
import org.bunpil.model.Limits;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Receipt;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Frames;
import org.bunpil.wire.RelayFrame;

/** What a room says to one member. */
final class Answers {
    private static final int PROTOCOL = 1;
    private static final long RETRY_MILLIS = 2_000;

    /** For records of the relay's own that it simply makes again. */
    static final Receipt NOBODY_WAITS = new Receipt() {
        @Override
        public void kept(Position position) {}

        @Override
        public void lost(Code code) {}
    };

    private Answers() {}

    /**
     * Where a newcomer begins.
     *
     * @param snapshot whether it gets the whole board
     * @param seq of the last batch it has, or will have by the snapshot
     */
    record Start(boolean snapshot, long seq, long k, long wasK) {}

    /** Resumes when what the client says it has is in this board's ring and the rest is little; else a snapshot. */
    static Start start(Ledger ledger, JoinRequest request, Fanout fanout) {
        Admission.Client self = ledger.admission().client(request.client());
        String was = request.was();
        Admission.Client old = was == null ? null : ledger.admission().client(was);
        long k = self == null || request.watch() ? 0 : self.k();
        long wasK = old == null || request.watch() ? 0 : old.k();
        ClientFrame.Resume resume = request.resume();
        boolean resumes = resume != null
                && resume.inc().equals(ledger.inc())
                && !resume.hash().isEmpty()
                && ledger.ring().hashAfter(resume.seq()).equals(resume.hash())
                && fanout.isNear(resume.seq() + 1);
        if (resumes && resume != null) return new Start(false, resume.seq(), k, wasK);
        return new Start(true, ledger.board().seq(), k, wasK);
    }

    static String welcome(
            Ledger ledger,
            BoardEntry entry,
            RoomContext context,
            Member member,
            Start start,
            boolean host,
            List<Integer> online) {
        Person person = ledger.board().people().get(member.c);
        return Frames.write(new RelayFrame.Welcome(
                PROTOCOL,
                Judge.FOLD,
                entry.id(),
                ledger.board().title(),
                ledger.inc(),
                ledger.board().seq(),
                start.k(),
                start.wasK(),
                member.c,
                person == null ? Role.VIEWER : person.role(),
                start.snapshot(),
                host && !entry.code().isEmpty() ? JoinCodes.shown(entry.code()) : null,
                context.relays(),
                new RelayFrame.BoardLimits(context.batchesPerSecond(), Limits.BATCH_BYTES, Limits.BOARD_ELEMENTS),
                online));
    }

    static String failure(Code code, String message) {
        long retryMillis = code == Code.UNAVAILABLE || code == Code.BUSY ? RETRY_MILLIS : 0;
        return Frames.write(new RelayFrame.Failure(code, 0, false, Map.of(), message, retryMillis));
    }
}

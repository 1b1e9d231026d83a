package org.bunpil.relay.room;

import java.util.List;
import java.util.Map;
import org.bunpil.board.Admission;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.room.replica.BoardReplica;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.bunpil.wire.WireVersion;

/** Frames that a room sends to one member. */
final class RoomReplies {
    private static final long RETRY_MILLIS = 2_000;

    /** For the relay's own records, which it simply appends again if they are lost. */
    static final AppendCallback NO_CALLBACK = new AppendCallback() {
        @Override
        public void onDurable(Position position) {}

        @Override
        public void onFailed(ErrorCode code) {}
    };

    private RoomReplies() {}

    /**
     * From where a member that joins is sent the board.
     *
     * @param snapshot whether it is sent the whole board
     * @param seq of the last batch it has, or that the snapshot includes
     */
    record ResumePoint(boolean snapshot, long seq, long k, long wasK) {}

    /** Resumes when the client's seq and hash are in this board's ring and the rest is short; otherwise sends a snapshot. */
    static ResumePoint resumePoint(BoardReplica replica, JoinRequest request, Fanout fanout) {
        Admission.Client self = replica.admission().client(request.client());
        String was = request.was();
        Admission.Client old = was == null ? null : replica.admission().client(was);
        long k = self == null || request.watch() ? 0 : self.k();
        long wasK = old == null || request.watch() ? 0 : old.k();
        ClientFrame.Resume resume = request.resume();
        boolean resumes = resume != null
                && resume.inc().equals(replica.inc())
                && !resume.hash().isEmpty()
                && replica.ring().hashAfter(resume.seq()).equals(resume.hash())
                && fanout.isWithinReach(resume.seq() + 1);
        if (resumes && resume != null) return new ResumePoint(false, resume.seq(), k, wasK);
        return new ResumePoint(true, replica.board().seq(), k, wasK);
    }

    static String welcome(
            BoardReplica replica,
            BoardEntry entry,
            RoomContext context,
            RoomMember member,
            ResumePoint from,
            boolean host,
            List<Integer> online) {
        Person person = replica.board().people().get(member.c);
        return WireCodec.write(new RelayFrame.Welcome(
                // The only one so far, so it is what both speak.
                WireVersion.NEWEST,
                FoldVersion.NEWEST,
                entry.id(),
                replica.board().title(),
                replica.inc(),
                replica.board().seq(),
                from.k(),
                from.wasK(),
                member.c,
                person == null ? Role.VIEWER : person.role(),
                from.snapshot(),
                host && !entry.code().isEmpty() ? JoinCodes.shown(entry.code()) : null,
                context.relays(),
                new RelayFrame.BoardLimits(context.batchesPerSecond(), Limits.BATCH_BYTES, Limits.BOARD_ELEMENTS),
                online));
    }

    static String failure(ErrorCode code, String message) {
        long retryMillis = code == ErrorCode.UNAVAILABLE || code == ErrorCode.BUSY ? RETRY_MILLIS : 0;
        return WireCodec.write(new RelayFrame.Failure(code, 0, false, Map.of(), message, retryMillis));
    }
}

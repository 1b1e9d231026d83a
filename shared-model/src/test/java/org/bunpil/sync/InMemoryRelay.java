package org.bunpil.sync;

import java.util.ArrayList;
import java.util.List;
import org.bunpil.board.Admission;
import org.bunpil.board.AdmissionResult;
import org.bunpil.board.Board;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Role;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.RelayFrame.BoardLimits;
import org.jspecify.annotations.Nullable;

/**
 * The smallest relay that follows the protocol: one board in memory, everything at once and on one thread. Only for tests of the engine.
 */
final class InMemoryRelay {
    static final String BOARD = "board1";
    final Board board = new Board();
    Admission admission = new Admission(board);
    final List<Batch> stream = new ArrayList<>();
    final List<ClientLink> clientLinks = new ArrayList<>();
    String inc = "inc1";
    boolean up = true;
    /** Participants whom welcomes list as online; empty: only the one who is welcomed. */
    List<Integer> online = List.of();
    /** Sent with a snapshot instead of the right hash, or null. */
    @Nullable
    String snapshotHash;

    /** Whether it tells at once which board a join code has. */
    boolean answersFind = true;

    /** While true, frames are lost, as in a dying relay. */
    boolean deaf;

    InMemoryRelay() {
        log(LogRecord.system(List.of(new Op.Init("Title", inc, 1, "kim"))));
    }

    /** One client's connection, from the relay's side and, as a {@link RelayLink}, from the client's. */
    final class ClientLink implements RelayLink {
        @Nullable
        SyncEngine engine;

        boolean open;
        /** The number of relays that it reports. */
        int relays = 1;
        /** The network accepts the connection, but nothing answers. */
        boolean unanswered;

        int connects;
        private @Nullable String client;
        private int c;
        final List<ClientFrame> heard = new ArrayList<>();

        @Override
        public void connect() {
            if (engine == null) return;
            connects++;
            if (!up) {
                engine.closed(1006);
                return;
            }
            open = true;
            if (!unanswered) engine.opened();
        }

        @Override
        public void send(ClientFrame frame) {
            if (!open || deaf) return;
            heard.add(frame);
            switch (frame) {
                case ClientFrame.Hello hello -> hello(hello);
                case ClientFrame.FindBoard _ -> {
                    if (answersFind) tell(new RelayFrame.FoundBoard(BOARD));
                }
                case ClientFrame.Ops ops -> ops(ops);
                case ClientFrame.Ping ping -> tell(new RelayFrame.Pong(ping.n()));
                default -> {}
            }
        }

        @Override
        public void close() {
            boolean was = open;
            open = false;
            client = null;
            if (was && engine != null) engine.closed(1006);
        }

        @Override
        public int relays() {
            return relays;
        }

        void tell(RelayFrame frame) {
            if (open && engine != null) engine.received(frame);
        }

        private void hello(ClientFrame.Hello hello) {
            ClientFrame.EarlierRun earlierRun = hello.earlierRun();
            log(LogRecord.system(List.of(new Op.Join(
                    hello.client(),
                    hello.name(),
                    Role.WRITER,
                    hello.secret(),
                    null,
                    earlierRun == null ? null : earlierRun.client(),
                    0))));
            Admission.Client joined = admission.client(hello.client());
            Admission.Client old = earlierRun == null ? null : admission.client(earlierRun.client());
            client = hello.client();
            c = joined.c();
            ClientFrame.Resume resume = hello.resume();
            boolean resumes = resume != null && resume.inc().equals(inc) && resume.seq() <= stream.size();
            tell(new RelayFrame.Welcome(
                    1,
                    1,
                    BOARD,
                    board.title(),
                    inc,
                    board.seq(),
                    joined.k(),
                    old == null ? 0 : old.k(),
                    c,
                    Role.WRITER,
                    !resumes,
                    null,
                    List.of(),
                    new BoardLimits(120, 32_768, 100_000),
                    online.isEmpty() ? List.of(c) : online));
            if (resumes) {
                long next = resume.seq() + 1;
                List<Batch> missing = stream.subList((int) resume.seq(), stream.size());
                if (!missing.isEmpty()) tell(new RelayFrame.Stream(next, 0, List.copyOf(missing), board.hash()));
            } else {
                snapshot();
            }
        }

        void snapshot() {
            var s = board.snapshot();
            tell(new RelayFrame.SnapshotPart(
                    0,
                    1,
                    s.seq(),
                    new RelayFrame.BoardInfo(
                            s.title(), s.inc(), s.owner(), s.fold(), s.deletions(), s.clearFrom(), s.clearTo()),
                    s.pages(),
                    s.people(),
                    s.access(),
                    s.elements(),
                    s.trash(),
                    snapshotHash == null ? board.hash() : snapshotHash));
        }

        private void ops(ClientFrame.Ops ops) {
            if (client != null) log(new LogRecord(client, ops.k(), ops.ops(), null));
        }
    }

    ClientLink clientLink() {
        ClientLink clientLink = new ClientLink();
        clientLinks.add(clientLink);
        return clientLink;
    }

    void log(LogRecord record) {
        switch (admission.admit(record)) {
            case AdmissionResult.Accepted(Batch batch) -> {
                board.apply(batch);
                stream.add(batch);
                String hash = board.hash();
                for (ClientLink clientLink : List.copyOf(clientLinks)) {
                    if (clientLink.client != null)
                        clientLink.tell(new RelayFrame.Stream(board.seq(), 0, List.of(batch), hash));
                }
            }
            case AdmissionResult.Rejected(ErrorCode code) -> {
                for (ClientLink clientLink : clientLinks) {
                    if (record.client().equals(clientLink.client))
                        clientLink.tell(new RelayFrame.Reject(record.k(), code));
                }
            }
            case AdmissionResult.Gap gap -> {
                for (ClientLink clientLink : clientLinks) {
                    if (record.client().equals(clientLink.client)) clientLink.tell(new RelayFrame.Gap(gap.expected()));
                }
            }
            case AdmissionResult.Duplicate _ -> {}
        }
    }
}

package org.bunpil.relay.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.bunpil.geometry.Point;
import org.bunpil.model.ErrorCode;
import org.bunpil.relay.log.sqlite.SqliteBoardLog;
import org.bunpil.relay.ops.Audit;
import org.bunpil.relay.ops.Metrics;
import org.bunpil.relay.room.CpuLoad;
import org.bunpil.relay.room.RoomContext;
import org.bunpil.relay.room.Rooms;
import org.bunpil.relay.room.lane.VirtualThreadLaneFactory;
import org.bunpil.relay.testing.TestPerson;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.Presence;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R17a: what a session answers between `hello` and `welcome`, while the board is still being opened. */
class BeforeWelcomeTest {
    private static final TestPerson KIM = TestPerson.of(10);
    private static final LongSupplier CLOCK = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());

    private final BlockingQueue<RelayFrame> frames = new LinkedBlockingQueue<>();
    private final CountDownLatch opening = new CountDownLatch(1);

    private final class Channel implements FrameChannel {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void send(String frame) {
            if (WireCodec.readRelay(frame) instanceof Parsed.Good<RelayFrame>(RelayFrame good)) frames.add(good);
        }

        @Override
        public void answer(String frame) {
            send(frame);
        }

        @Override
        public void close(int code) {}

        @Override
        public void drop(int code) {}

        @Override
        public long stalledMillis() {
            return 0;
        }
    }

    @Test
    void onlyWhatIsWrongIsAnsweredAndOneGapSaysWhereToGoOn(@TempDir Path data) throws Exception {
        Metrics metrics = new Metrics();
        try (SqliteBoardLog log = SqliteBoardLog.open(data)) {
            RoomContext context = new RoomContext(
                    log,
                    CLOCK,
                    Runnable::run,
                    () -> "inc1",
                    RoomContext.SNAPSHOT_RECORDS,
                    List.of(),
                    120,
                    metrics,
                    Audit.NONE,
                    new CpuLoad(() -> 0, 1));
            VirtualThreadLaneFactory lanes = new VirtualThreadLaneFactory(CLOCK);
            try (Rooms rooms = new Rooms(
                            context,
                            (board, open, due) -> lanes.start(
                                    board,
                                    lane -> {
                                        opening.await();
                                        open.open(lane);
                                    },
                                    due));
                    lanes) {
                Session session = new Session(
                        new Channel(),
                        new RelayContext(
                                rooms,
                                log.directory(),
                                log.assets(),
                                0,
                                HostKeys.of(TestPerson.KEYS),
                                CLOCK,
                                new java.security.SecureRandom(),
                                metrics));
                session.text(WireCodec.write(KIM.hosts("Board12345")));
                session.text(WireCodec.write(new ClientFrame.Ping(1)));
                session.text(WireCodec.write(new ClientFrame.HashRequest()));
                session.text(WireCodec.write(new ClientFrame.PresenceUpdate(new Presence(
                        new Point(1, 1), null, null, List.of(), null, null, null, false, null, List.of()))));
                for (int k = 1; k <= 3; k++)
                    session.text(WireCodec.write(new ClientFrame.Ops(k, List.of(KIM.shape(k, 0, 0)))));
                session.text("{\"t\":\"x-experiment\"}");
                assertEquals(0, frames.size(), "dropped without an answer");
                session.text("{\"t\":\"nonsense\"}");
                assertEquals(ErrorCode.BAD_TYPE, next(RelayFrame.Failure.class).code());
                session.text(WireCodec.write(KIM.hosts("Board12345")));
                assertEquals(ErrorCode.BAD_TYPE, next(RelayFrame.Failure.class).code());

                opening.countDown();
                assertEquals(1, next(RelayFrame.Gap.class).expected());
                assertEquals(0, next(RelayFrame.Welcome.class).k());
                next(RelayFrame.SnapshotPart.class);
                session.text(WireCodec.write(new ClientFrame.Ops(1, List.of(KIM.shape(1, 0, 0)))));
                assertEquals(1, next(RelayFrame.Stream.class).batches().size());
            }
        }
    }

    private <T extends RelayFrame> T next(Class<T> kind) throws InterruptedException {
        RelayFrame frame = frames.poll(20, TimeUnit.SECONDS);
        while (frame instanceof RelayFrame.PresenceUpdates) frame = frames.poll(20, TimeUnit.SECONDS);
        return assertInstanceOf(kind, frame);
    }
}

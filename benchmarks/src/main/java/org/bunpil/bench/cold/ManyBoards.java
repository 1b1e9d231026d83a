package org.bunpil.bench.cold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.bunpil.geometry.Point;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.InkTool;
import org.bunpil.model.Page;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Style;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.LogUnavailableException;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.kafka.KafkaBoardLog;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.relay.log.kafka.snapshot.SnapshotPolicy;
import org.bunpil.relay.room.replica.BoardSnapshotFold;

/** Draws on boards directly through the log, as relays would. One thread. */
final class ManyBoards implements AutoCloseable {
    static final String OWNER = "kim";
    private static final String AUTHOR = "Author00";
    private static final int AHEAD = 256;
    private static final int CHUNK = 20;
    private static final long ANSWER_SECONDS = 60;

    private final KafkaBoardLog log;
    private final Map<Integer, Long> ks = new java.util.HashMap<>();
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(20);
    private static final long PAUSE_MILLIS = 50;

    private final Semaphore ahead = new Semaphore(AHEAD);

    /** Connects; blocks until Kafka answers. */
    ManyBoards(String brokers) throws InterruptedException {
        log = KafkaBoardLog.open(new KafkaSettings(brokers, Map.of(), "fill"))
                .writeSnapshots(
                        new SnapshotPolicy(new BoardSnapshotFold(), SnapshotPolicy.INTERVAL, SnapshotPolicy.RETENTION));
        long start = System.nanoTime();
        while (true) {
            try {
                log.directory().board("NoBoard").get(ANSWER_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException | TimeoutException notYet) {
                pauseBeforeRetry(start, "Kafka answers");
            }
        }
    }

    static String id(int board) {
        return String.format(Locale.ROOT, "Cold%06d", board);
    }

    /** Creates boards and draws strokes of 80 samples on them. */
    void make(int from, int to, int strokes) throws InterruptedException, ExecutionException, TimeoutException {
        List<CompletableFuture<BoardEntry>> created = new ArrayList<>();
        for (int board = from; board < to; board++) {
            created.add(log.directory().create(new BoardEntry(id(board), "Lesson " + board, OWNER, "")));
        }
        for (CompletableFuture<BoardEntry> one : created) one.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        for (int board = from; board < to; board++) {
            append(
                    board,
                    LogRecord.system(List.of(
                            new Op.Init("Lesson " + board, "inc0", 1, OWNER),
                            new Op.Join(AUTHOR, "Kim", Role.HOST, "00".repeat(32), OWNER, null, 0))));
            for (int i = 0; i < strokes; i++) stroke(board);
        }
        awaitDurable();
    }

    /** Draws one stroke, in five records. */
    void stroke(int board) throws InterruptedException {
        long k = ks.getOrDefault(board, 0L);
        String id = AUTHOR + "-" + Long.toString(k + 1, 36);
        Point at = new Point((int) (k * 97 % 15_000), (int) (k * 31 % 8_000));
        Style style = new Style(InkTool.PEN, 0x203040, 16, null, 255, 0, 0);
        draw(board, ++k, new Op.Begin(id, Page.FIRST, at, style, ink()));
        for (int n = 1; n < 4; n++) draw(board, ++k, new Op.Append(id, n, ink()));
        draw(board, ++k, new Op.End(id, 4, 4 * CHUNK, null));
        ks.put(board, k);
    }

    private void draw(int board, long k, Op op) throws InterruptedException {
        append(board, new LogRecord(AUTHOR, k, List.of(op), null));
    }

    private static SampleChunk ink() {
        return SampleChunk.of(IntStream.range(0, CHUNK)
                .mapToObj(i -> new Sample(i * 9 + i % 3, i * 4 - i % 5, 100 + i, 8))
                .toList());
    }

    private void append(int board, LogRecord record) throws InterruptedException {
        ahead.acquire();
        log.append(id(board), record, null, new AppendCallback() {
            @Override
            public void onDurable(Position position) {
                ahead.release();
            }

            @Override
            public void onFailed(ErrorCode code) {
                throw new IllegalStateException("the log refused a record: " + code.text());
            }
        });
    }

    /** Waits until all records are durable. */
    void awaitDurable() throws InterruptedException {
        ahead.acquire(AHEAD);
        ahead.release(AHEAD);
    }

    /** Waits until every board has a snapshot from which a relay would open it. @return seconds */
    double awaitSnapshots(int boards) throws InterruptedException {
        long start = System.nanoTime();
        for (int board = boards - 1; board >= 0; board--) {
            while (!hasSnapshot(board)) pauseBeforeRetry(start, "every board has a snapshot");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Pauses before another attempt; throws when the attempts have taken too long. */
    static void pauseBeforeRetry(long sinceNanos, String until) throws InterruptedException {
        if (System.nanoTime() - sinceNanos > LIMIT_NANOS) {
            throw new IllegalStateException("Waited too long until " + until + ".");
        }
        Thread.sleep(PAUSE_MILLIS);
    }

    private boolean hasSnapshot(int board) {
        try {
            return log.latestSnapshot(id(board)).isPresent();
        } catch (LogUnavailableException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        log.close();
    }
}

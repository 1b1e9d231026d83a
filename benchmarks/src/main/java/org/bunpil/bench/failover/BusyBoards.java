package org.bunpil.bench.failover;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.relay.log.AppendCallback;
import org.bunpil.relay.log.BoardEntry;
import org.bunpil.relay.log.LogEntry;
import org.bunpil.relay.log.Position;
import org.bunpil.relay.log.Subscriber;
import org.bunpil.relay.log.kafka.KafkaBoardLog;
import org.bunpil.relay.log.kafka.client.KafkaSettings;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.WireCodec;

/** Boards on all partitions that are written to continuously, through the log as a relay uses it. */
final class BusyBoards implements AutoCloseable {
    private static final int COUNT = 32;
    private static final long INTERVAL_MILLIS = 20;
    private static final String AUTHOR = "Author00";

    private final KafkaBoardLog log;
    /** The last batch number that was read back from each board. */
    private final AtomicLongArray read = new AtomicLongArray(COUNT);
    /** The last batch number that was written to all boards. */
    private final AtomicLong written = new AtomicLong();

    private final Thread writing;

    /** Creates the boards; blocks until Kafka answers. */
    BusyBoards(String brokers) throws InterruptedException {
        log = KafkaBoardLog.open(new KafkaSettings(brokers, Map.of(), "failover"));
        for (int board = 0; board < COUNT; board++) {
            while (!created(board)) Thread.sleep(INTERVAL_MILLIS);
            log.subscribe(id(board), Position.START, new Reader(board));
        }
        writing = Thread.ofPlatform().daemon().start(this::write);
    }

    private static String id(int board) {
        return String.format(Locale.ROOT, "Fail%06d", board);
    }

    private boolean created(int board) throws InterruptedException {
        try {
            log.directory()
                    .create(new BoardEntry(id(board), "Lesson " + board, "kim", ""))
                    .get();
            return true;
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    private void write() {
        try {
            while (true) {
                long k = written.incrementAndGet();
                LogRecord record = new LogRecord(AUTHOR, k, List.of(new Op.Delete(List.of(AUTHOR + "-1"))), null);
                for (int board = 0; board < COUNT; board++) log.append(id(board), record, null, new IgnoredResult());
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Blocks until a batch written after this call has been read back from every board.
     *
     * @throws IllegalStateException after two minutes
     */
    void awaitAll() throws InterruptedException {
        long from = written.get();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        for (int board = 0; board < COUNT; board++) {
            while (read.get(board) <= from) {
                if (System.nanoTime() - end > 0) throw new IllegalStateException(id(board) + " was not read back");
                Thread.sleep(1);
            }
        }
    }

    @Override
    public void close() {
        writing.interrupt();
        log.close();
    }

    /** Ignores failures: the next batch is written anyway. */
    private record IgnoredResult() implements AppendCallback {
        @Override
        public void onDurable(Position position) {}

        @Override
        public void onFailed(ErrorCode code) {}
    }

    private final class Reader implements Subscriber {
        private final int board;

        Reader(int board) {
            this.board = board;
        }

        @Override
        public boolean offer(LogEntry entry) {
            put(entry);
            return true;
        }

        @Override
        public void put(LogEntry entry) {
            if (WireCodec.readRecord(entry.body()) instanceof Parsed.Good<LogRecord>(LogRecord record))
                read.accumulateAndGet(board, record.k(), Math::max);
        }

        @Override
        public void reached(long token) {}
    }
}

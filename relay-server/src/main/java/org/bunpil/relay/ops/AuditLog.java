package org.bunpil.relay.ops;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes hosts' actions to a file, one JSON object a line with the keys time, board, c, user, action, target. The file is readable by its
 * owner only and contains no board content and no names of pupils. It is written on a separate thread. When it is full it is renamed
 * {@code audit.1.log} and so on; the oldest file is deleted.
 */
public final class AuditLog implements Audit, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int MOST_WAITING = 10_000;
    private static final long FILE_BYTES = 10 << 20;
    private static final int OLD_FILES = 9;
    private static final long CLOSE_MILLIS = 2_000;
    private static final String END = "";

    private final Path folder;
    private final Metrics metrics;
    private final long fileBytes;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer = Thread.ofPlatform().name("audit").daemon().unstarted(this::write);

    private AuditLog(Path folder, Metrics metrics, long fileBytes) {
        this.folder = folder;
        this.metrics = metrics;
        this.fileBytes = fileBytes;
    }

    /** @param folder created, if it is missing, when the first line is written */
    public static AuditLog in(Path folder, Metrics metrics) {
        return in(folder, metrics, FILE_BYTES);
    }

    /** @param fileBytes size at which a file is full */
    static AuditLog in(Path folder, Metrics metrics, long fileBytes) {
        AuditLog log = new AuditLog(folder, metrics, fileBytes);
        log.writer.start();
        return log;
    }

    @Override
    public void note(String board, int c, @Nullable String user, String action, int target) {
        if (!lines.offer(line(Instant.now(), board, c, user, action, target))) metrics.count(Counter.AUDIT_LOST);
    }

    static String line(Instant time, String board, int c, @Nullable String user, String action, int target) {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.beginObject();
            out.name("time").value(time.truncatedTo(ChronoUnit.MILLIS).toString());
            out.name("board").value(board);
            out.name("c").value(c);
            out.name("user").value(user);
            out.name("action").value(action);
            out.name("target");
            if (target == 0) out.nullValue();
            else out.value(target);
            out.endObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.append('\n').toString();
    }

    private void write() {
        try {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                try {
                    append(line);
                } catch (IOException | RuntimeException | Error failed) {
                    metrics.count(Counter.AUDIT_LOST);
                    LOG.atError().addKeyValue("reason", failed).log("audit-not-written");
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(String line) throws IOException {
        Path file = file(0);
        if (size(file) >= fileBytes) {
            for (int i = OLD_FILES; i > 0; i--) {
                if (Files.exists(file(i - 1))) Files.move(file(i - 1), file(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!Files.exists(file)) create(file);
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private void create(Path file) throws IOException {
        Files.createDirectories(folder);
        Files.createFile(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix"))
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Removes the lines about one board, for a folder whose relay is not running. */
    public static void forget(Path folder, String board) throws IOException {
        String about = "\"board\":\"" + board + "\"";
        for (int age = 0; age <= OLD_FILES; age++) {
            Path file = file(folder, age);
            if (!Files.exists(file)) continue;
            List<String> lines = Files.readAllLines(file);
            List<String> kept =
                    lines.stream().filter(line -> !line.contains(about)).toList();
            if (kept.size() < lines.size()) Files.write(file, kept);
        }
    }

    private Path file(int age) {
        return file(folder, age);
    }

    private static Path file(Path folder, int age) {
        return folder.resolve(age == 0 ? "audit.log" : "audit." + age + ".log");
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException none) {
            return 0;
        }
    }

    /** Writes the lines that are waiting; takes at most 2 s. */
    @Override
    public void close() {
        try {
            boolean asked = lines.offer(END, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            if (asked) writer.join(CLOSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

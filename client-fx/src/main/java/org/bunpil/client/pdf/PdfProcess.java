package org.bunpil.client.pdf;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A {@link PdfWorker} in a process of its own. Who does not answer in time is killed; after that every request fails. One thread asks; any
 * thread may close.
 */
final class PdfProcess implements AutoCloseable {
    /** The launcher in an installed image, which has no program that starts Java. */
    private static final String LAUNCHER = "bunpil-pdf";

    /** Times the limit that may pass while the computer is busy with other things. */
    private static final int PATIENCE = 5;

    private static final long CHECK_MILLIS = 1_000;

    /** Pixels row by row, not copied. */
    static final class Pixels {
        private final int columns;
        private final int rows;
        private final int[] argb;

        Pixels(int columns, int rows, int[] argb) {
            this.columns = columns;
            this.rows = rows;
            this.argb = argb;
        }

        int columns() {
            return columns;
        }

        int rows() {
            return rows;
        }

        int[] argb() {
            return argb;
        }
    }

    interface Request {
        void write(DataOutputStream out) throws IOException;
    }

    interface AnswerReader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;

    private PdfProcess(Process process) {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
    }

    /** @param folder for what the library keeps between runs */
    static PdfProcess start(Path folder) throws PdfException {
        PdfProcess started;
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command(folder));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            started = new PdfProcess(builder.start());
        } catch (IOException impossible) {
            throw new PdfException(PdfFailure.UNAVAILABLE, "no process for PDFs: " + impossible.getMessage());
        }
        AtomicBoolean done = started.killAfter(PdfLimits.START_MILLIS);
        try {
            if (started.in.readUnsignedByte() == PdfWorker.READY && done.compareAndSet(false, true)) return started;
        } catch (IOException ended) {
            done.set(true);
        }
        started.close();
        throw new PdfException(PdfFailure.UNAVAILABLE, "the process for PDFs does not start");
    }

    private static List<String> command(Path folder) {
        List<String> command = new ArrayList<>();
        String image = System.getProperty("jpackage.app-path");
        if (image != null) {
            command.add(Path.of(image)
                    .resolveSibling(LAUNCHER + (image.endsWith(".exe") ? ".exe" : ""))
                    .toString());
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            // installer/src/main/jpackage/bunpil-pdf.properties gives the image's the same.
            command.addAll(List.of(
                    PdfLimits.PROCESS_HEAP,
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-Djava.awt.headless=true",
                    "-cp",
                    System.getProperty("java.class.path")
                            .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                    PdfWorker.class.getName()));
        }
        command.add(folder.toAbsolutePath().toString());
        return command;
    }

    /**
     * Kills the process when it has worked for this long, or when several times as long has passed: on a busy computer waiting is nobody's
     * fault.
     *
     * @return to be set when the process has done what it had to; whoever sets it first wins
     */
    private AtomicBoolean killAfter(long millis) {
        AtomicBoolean done = new AtomicBoolean();
        checkAfter(millis, millis, workedMillis() + millis, System.nanoTime() + PATIENCE * millis * 1_000_000, done);
        return done;
    }

    private void checkAfter(long wait, long millis, long mostWorkedMillis, long untilNanos, AtomicBoolean done) {
        CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    if (done.get()) return;
                    long worked = workedMillis();
                    boolean late = worked < 0 || worked >= mostWorkedMillis || System.nanoTime() - untilNanos >= 0;
                    if (!late) checkAfter(Math.min(millis, CHECK_MILLIS), millis, mostWorkedMillis, untilNanos, done);
                    else if (done.compareAndSet(false, true)) close();
                });
    }

    /** Time of a processor that it has used; negative if that is not known, so that the clock decides. */
    private long workedMillis() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(-1L);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Asks and waits for the answer.
     *
     * @param millis for which it may take
     */
    <T> T ask(long millis, Request request, AnswerReader<T> reader) throws PdfException {
        AtomicBoolean done = killAfter(millis);
        try {
            request.write(out);
            out.flush();
            int status = in.readUnsignedByte();
            T answer = null;
            PdfFailure failure = null;
            if (status == PdfWorker.OK) answer = reader.read(in);
            else if (status == PdfWorker.FAILED) failure = PdfFailure.named(in.readUTF());
            boolean inTime = done.compareAndSet(false, true);
            if (inTime && answer != null) return answer;
            if (inTime && failure != null) throw new PdfException(failure, "the PDF cannot be used");
        } catch (IOException ended) {
            // Killed, or out of memory in a place where it could not say so.
            done.set(true);
        }
        close();
        throw new PdfException(PdfFailure.TOO_MUCH, "no answer about the PDF");
    }

    /** Draws a page as a whole. */
    Pixels whole(String asset, byte[] pdf, int longest) throws PdfException {
        return ask(
                PdfLimits.DRAW_MILLIS,
                to -> {
                    page(to, PdfWorker.WHOLE, asset, pdf);
                    to.writeInt(longest);
                },
                from -> pixels(from, longest));
    }

    /** Draws a cell. */
    Pixels part(CellKey key, byte[] pdf) throws PdfException {
        double[] toPixels = new double[6];
        key.toPixels().getMatrix(toPixels);
        return ask(
                PdfLimits.DRAW_MILLIS,
                to -> {
                    page(to, PdfWorker.PART, key.asset(), pdf);
                    for (double each : toPixels) to.writeDouble(each);
                    to.writeInt(key.columns());
                    to.writeInt(key.rows());
                },
                from -> pixels(from, Math.max(key.columns(), key.rows())));
    }

    private static void page(DataOutputStream out, int kind, String asset, byte[] pdf) throws IOException {
        out.writeByte(kind);
        out.writeUTF(asset);
        out.writeInt(pdf.length);
        out.write(pdf);
    }

    /** Reads pixels, at most as many as were asked for. */
    static Pixels pixels(DataInputStream in, int mostSide) throws IOException {
        int columns = in.readInt();
        int rows = in.readInt();
        if (columns < 1 || rows < 1 || columns > mostSide || rows > mostSide) throw new IOException("no such pixels");
        int[] argb = new int[columns * rows];
        byte[] row = new byte[4 * columns];
        for (int y = 0; y < rows; y++) {
            in.readFully(row);
            ByteBuffer.wrap(row).asIntBuffer().get(argb, y * columns, columns);
        }
        return new Pixels(columns, rows, argb);
    }

    /** Ends the process at once. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

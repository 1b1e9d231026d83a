package org.bunpil.client.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.model.Limits;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.StrokePoints;

/**
 * The entry with the points of all strokes, one stroke after the other: how many chunks, and of each chunk its flags, how many samples, and
 * the numbers of its packed bytes, but column by column: all x, all y, all pressures, all times. They are the same numbers in another order;
 * so a zip packs them into half of what they take as text.
 */
final class InkEntry {
    private static final int FLAGS = 3;
    private static final int MORE = 0x80;
    private static final int MAX_VARINT_BYTES = 5;
    private static final int BUFFER_BYTES = 1 << 16;

    private InkEntry() {}

    static void write(OutputStream out, StrokePoints points) throws IOException {
        List<SampleChunk> chunks = points.chunks();
        varint(out, chunks.size());
        for (SampleChunk chunk : chunks) write(out, chunk);
    }

    private static void write(OutputStream out, SampleChunk chunk) throws IOException {
        byte[] packed = chunk.packed();
        int columns = columns(packed[0]);
        int[] starts = starts(packed, chunk.sampleCount() * columns);
        out.write(packed[0]);
        varint(out, chunk.sampleCount());
        byte[] byColumn = new byte[packed.length - 1];
        int at = 0;
        for (int column = 0; column < columns; column++) {
            for (int i = column; i < starts.length - 1; i += columns) {
                for (int from = starts[i]; from < starts[i + 1]; from++) byColumn[at++] = packed[from];
            }
        }
        out.write(byColumn);
    }

    /** Where each number begins, and where the last one ends. */
    private static int[] starts(byte[] packed, int numbers) {
        int[] starts = new int[numbers + 1];
        int at = 1;
        for (int i = 0; i < numbers; i++) {
            starts[i] = at;
            while ((packed[at] & MORE) != 0) at++;
            at++;
        }
        starts[numbers] = at;
        return starts;
    }

    private static int columns(int flags) {
        return 2 + Integer.bitCount(flags & FLAGS);
    }

    private static void varint(OutputStream out, int value) throws IOException {
        int rest = value;
        while ((rest & ~(MORE - 1)) != 0) {
            out.write((rest & (MORE - 1)) | MORE);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** Reads the entry. Nothing is allocated before it is known to fit into a stroke. */
    static final class Reader {
        private final InputStream in;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private final byte[] columns = new byte[Limits.STROKE_BYTES];
        private int at;
        private int end;
        private long bytes;

        Reader(InputStream in) {
            this.in = in;
        }

        /** The next stroke's points. @throws IOException if there are none, or they are no points that a stroke may have */
        StrokePoints next() throws IOException {
            int chunks = varint(Limits.STROKE_BYTES / Limits.CHUNK_BYTES);
            if (chunks == 0) throw new StreamCorruptedException("a stroke without points");
            List<SampleChunk> read = new ArrayList<>();
            int samples = 0;
            int weight = 0;
            for (int i = 0; i < chunks; i++) {
                SampleChunk chunk = chunk();
                samples += chunk.sampleCount();
                weight += chunk.byteCount() + Limits.CHUNK_BYTES;
                if (samples > Limits.STROKE_SAMPLES || weight > Limits.STROKE_BYTES)
                    throw new StreamCorruptedException("a stroke that is too long");
                read.add(chunk);
            }
            return StrokePoints.of(read);
        }

        private SampleChunk chunk() throws IOException {
            int flags = read();
            if ((flags & ~FLAGS) != 0) throw new StreamCorruptedException("unknown flags");
            int samples = varint(Limits.STROKE_SAMPLES);
            int width = columns(flags);
            int[] starts = new int[samples * width + 1];
            int length = 0;
            for (int i = 0; i < samples * width; i++) {
                starts[i] = length;
                length = number(length);
            }
            starts[samples * width] = length;
            byte[] packed = new byte[length + 1];
            packed[0] = (byte) flags;
            int to = 1;
            for (int sample = 0; sample < samples; sample++) {
                for (int i = sample; i < samples * width; i += samples) {
                    for (int from = starts[i]; from < starts[i + 1]; from++) packed[to++] = columns[from];
                }
            }
            SampleChunk chunk = SampleChunk.ofPacked(packed, Limits.STROKE_SAMPLES);
            if (chunk == null) throw new StreamCorruptedException("not packed points");
            return chunk;
        }

        /** Copies one number to {@code columns} from an index on. @return the index after it */
        private int number(int from) throws IOException {
            int to = from;
            int value;
            do {
                value = read();
                if (to == columns.length) throw new StreamCorruptedException("a chunk that is too long");
                columns[to++] = (byte) value;
            } while ((value & MORE) != 0);
            return to;
        }

        private int varint(int most) throws IOException {
            int value = 0;
            for (int i = 0; i < MAX_VARINT_BYTES; i++) {
                int next = read();
                value |= (next & (MORE - 1)) << (7 * i);
                if ((next & MORE) != 0) continue;
                if (value < 0 || value > most) break;
                return value;
            }
            throw new StreamCorruptedException("a number out of range");
        }

        private int read() throws IOException {
            if (isAtEnd()) throw new EOFException("the strokes end early");
            return buffer[at++] & 0xff;
        }

        /** Whether all strokes have been read. */
        boolean isAtEnd() throws IOException {
            if (at < end) return false;
            end = Math.max(0, in.read(buffer));
            at = 0;
            bytes += end;
            if (bytes > BoardFileFormat.BOARD_BYTES) throw new StreamCorruptedException("more than any board");
            return end == 0;
        }
    }
}

package org.bunpil.client.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.bunpil.client.file.BoardFileException.Problem;

/**
 * Checks the end of a zip file before Java's reader sees it: that reader takes as much memory as the file asks for. Archives of more than
 * 4 GB (zip64) are never needed.
 */
final class ArchiveBounds {
    private static final int FIRST_ENTRY = 0x04034b50;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int COMMENT_BYTES = 0xffff;
    private static final int AT_ENTRIES = 10;
    private static final int AT_SIZE = 12;
    private static final int AT_OFFSET = 16;
    private static final int AT_COMMENT = 20;

    private ArchiveBounds() {}

    static void check(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size == 0) throw new BoardFileException(Problem.EMPTY, file, "0 bytes");
        if (size > BoardFileFormat.FILE_BYTES) throw new BoardFileException(Problem.TOO_LARGE, file, size + " bytes");
        ByteBuffer begin = read(channel, 0, Integer.BYTES);
        if (begin.remaining() < Integer.BYTES || begin.getInt(0) != FIRST_ENTRY)
            throw new BoardFileException(Problem.NOT_BUNPIL, file, "no zip archive");
        long from = Math.max(0, size - END_BYTES - COMMENT_BYTES);
        ByteBuffer tail = read(channel, from, (int) (size - from));
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) != END) continue;
            if (at + END_BYTES + unsigned(tail, at + AT_COMMENT) != tail.limit()) continue;
            checkEnd(file, tail, at, from + at);
            return;
        }
        throw new BoardFileException(Problem.CUT_OFF, file, "the zip archive has no end");
    }

    private static void checkEnd(Path file, ByteBuffer tail, int at, long endAt) throws BoardFileException {
        int entries = unsigned(tail, at + AT_ENTRIES);
        long size = Integer.toUnsignedLong(tail.getInt(at + AT_SIZE));
        long offset = Integer.toUnsignedLong(tail.getInt(at + AT_OFFSET));
        if (entries > BoardFileFormat.ENTRIES || size > BoardFileFormat.DIRECTORY_BYTES)
            throw new BoardFileException(Problem.TOO_LARGE, file, entries + " entries, " + size + " bytes of list");
        if (offset + size > endAt) throw new BoardFileException(Problem.DAMAGED, file, "list of entries out of place");
    }

    private static int unsigned(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) break;
        }
        return buffer.flip();
    }
}

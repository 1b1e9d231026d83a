package org.bunpil.client.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bunpil.board.Board;
import org.bunpil.board.Snapshot;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.bunpil.wire.WireCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes {@code .bunpil} files. */
public final class BoardFileWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BoardFileWriter.class);
    /** Every entry has the same time: equal boards give equal files, and a zip's times have no zone. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static final int BUFFER_BYTES = 1 << 16;

    private BoardFileWriter() {}

    /**
     * What was written.
     *
     * @param missing how many images the board has that are not in the file
     */
    public record Written(int missing) {}

    /**
     * Replaces or creates a file. It is whole at every moment; when this fails, the old one is as it was.
     *
     * @param savedBy participant who saves it, 0 for none
     */
    public static Written write(Path file, BoardContent content, long savedMillis, int savedBy, FileProgress progress)
            throws IOException {
        Snapshot snapshot = withoutAccount(content.snapshot());
        Set<String> ids = content.assetIds();
        int[] missing = new int[1];
        AtomicFile.replace(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zip.setLevel(Deflater.DEFAULT_COMPRESSION);
            stored(zip, BoardFileFormat.MIMETYPE, BoardFileFormat.MIMETYPE_TEXT.getBytes(StandardCharsets.UTF_8));
            int parts = board(zip, InkSeparation.withoutInk(snapshot), ids.size(), progress);
            packed(zip, BoardFileFormat.INK);
            OutputStream ink = new BufferedOutputStream(zip, BUFFER_BYTES);
            InkSeparation.writeInk(snapshot, ink);
            ink.flush();
            zip.closeEntry();
            BoardManifest manifest = new BoardManifest(
                    BoardFileFormat.VERSION, snapshot.fold(), new Board(snapshot).hash(), parts, savedMillis, savedBy);
            packed(zip, BoardFileFormat.MANIFEST);
            zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            missing[0] = assets(zip, ids, content.assets(), parts, progress);
            zip.finish();
        });
        return new Written(missing[0]);
    }

    /** The board as it is in a file: whose account on which relay made it belongs to nobody who gets the file. */
    static Snapshot withoutAccount(Snapshot snapshot) {
        return new Snapshot(
                snapshot.seq(),
                snapshot.title(),
                snapshot.inc(),
                null,
                snapshot.fold(),
                snapshot.deletions(),
                snapshot.clearFrom(),
                snapshot.clearTo(),
                snapshot.pages(),
                snapshot.people(),
                snapshot.access(),
                snapshot.elements(),
                snapshot.trash());
    }

    /** @return how many parts the board has */
    private static int board(ZipOutputStream zip, Snapshot snapshot, int images, FileProgress progress)
            throws IOException {
        packed(zip, BoardFileFormat.BOARD);
        int written = 0;
        int all = 1;
        for (Iterator<String> texts = SnapshotParts.encode(snapshot); texts.hasNext(); ) {
            String text = texts.next();
            if (written == 0) all = parts(text);
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.write('\n');
            written++;
            progress.done((double) written / (all + images));
        }
        zip.closeEntry();
        return written;
    }

    /** Each part says how many there are. */
    private static int parts(String first) {
        return WireCodec.readRelay(first) instanceof Parsed.Good<RelayFrame>(RelayFrame.SnapshotPart part)
                ? part.n()
                : 1;
    }

    /** @return how many are missing */
    private static int assets(
            ZipOutputStream zip, Set<String> ids, AssetSource source, int parts, FileProgress progress)
            throws IOException {
        int missing = 0;
        int done = 0;
        for (String id : ids) {
            byte[] bytes = null;
            try {
                bytes = source.read(id);
            } catch (BoardFileException broken) {
                LOG.warn("an image is left out: {}", broken.getMessage());
            }
            if (bytes == null) missing++;
            else stored(zip, BoardFileFormat.ASSETS + id, bytes);
            done++;
            progress.done((double) (parts + done) / (parts + ids.size()));
        }
        return missing;
    }

    private static void packed(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
    }

    /** Images are packed already. */
    private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}

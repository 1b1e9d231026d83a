package org.bunpil.client.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.bunpil.board.Board;
import org.bunpil.board.Snapshot;
import org.bunpil.client.file.BoardFileException.Problem;
import org.bunpil.model.AssetBytes;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;

/** Opens {@code .bunpil} files. What is read has been checked: bounds, structure, and the hash that the board had when it was written. */
public final class BoardFileReader {
    private final Path file;
    private final ZipFile zip;
    private long assetBytes;

    private BoardFileReader(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /** Whether a name is that of a board's file. */
    public static boolean isNamed(String name) {
        String ending = "." + BoardFileFormat.ENDING;
        return name.regionMatches(true, name.length() - ending.length(), ending, 0, ending.length());
    }

    /**
     * Reads a board. Images are read when they are asked for, until the content is closed.
     *
     * @throws BoardFileException if it is no file that can be opened; any other {@link IOException} if the disk could not be read
     */
    public static BoardContent open(Path file, FileProgress progress) throws IOException {
        if (!Files.exists(file)) throw new BoardFileException(Problem.MISSING, file, "there is no such file");
        if (!Files.isRegularFile(file)) throw new BoardFileException(Problem.NO_FILE, file, "no file");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ArchiveBounds.check(file, channel);
        }
        ZipFile zip = open(file);
        boolean opened = false;
        try {
            BoardFileReader reader = new BoardFileReader(file, zip);
            BoardContent content = new BoardContent(reader.snapshot(progress), reader::asset, List.of(), zip::close);
            opened = true;
            return content;
        } catch (ZipException | EOFException broken) {
            throw damaged(file, "cannot be unpacked", broken);
        } finally {
            if (!opened) zip.close();
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), ZipFile.OPEN_READ, StandardCharsets.UTF_8);
        } catch (ZipException broken) {
            throw damaged(file, "list of entries", broken);
        }
    }

    private static BoardFileException damaged(Path file, String detail, @Nullable Exception cause) {
        BoardFileException damaged = new BoardFileException(Problem.DAMAGED, file, detail);
        if (cause != null) damaged.initCause(cause);
        return damaged;
    }

    private Snapshot snapshot(FileProgress progress) throws IOException {
        checkNames();
        ZipEntry manifestEntry = zip.getEntry(BoardFileFormat.MANIFEST);
        if (manifestEntry == null) throw new BoardFileException(Problem.NOT_BUNPIL, file, "no manifest");
        BoardManifest manifest = manifest(manifestEntry);
        if (manifest.version() > BoardFileFormat.VERSION || manifest.fold() > FoldVersion.NEWEST)
            throw new BoardFileException(
                    Problem.NEWER, file, "version " + manifest.version() + ", fold " + manifest.fold());
        ZipEntry boardEntry = zip.getEntry(BoardFileFormat.BOARD);
        if (boardEntry == null) throw damaged(file, "no board", null);
        Snapshot snapshot;
        try (InputStream in = zip.getInputStream(boardEntry)) {
            snapshot = new PartReader(file, in).read(manifest.parts(), progress);
        }
        ZipEntry inkEntry = zip.getEntry(BoardFileFormat.INK);
        if (inkEntry != null) snapshot = withInk(snapshot, inkEntry);
        String fault = SnapshotCheck.fault(snapshot);
        if (fault != null) throw damaged(file, fault, null);
        if (snapshot.fold() != manifest.fold()) throw damaged(file, "another fold than the manifest says", null);
        if (!new Board(snapshot).hash().equals(manifest.hash())) throw damaged(file, "another hash", null);
        return snapshot;
    }

    private Snapshot withInk(Snapshot snapshot, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return InkSeparation.withInk(snapshot, new InkEntry.Reader(in));
        } catch (StreamCorruptedException broken) {
            throw damaged(file, "ink", broken);
        }
    }

    /** Nothing is ever unpacked to a path, but a name that leads out is a sign of a file made to do harm. */
    private void checkNames() throws BoardFileException {
        Set<String> names = new HashSet<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            String name = all.nextElement().getName();
            boolean leadsOut = name.startsWith("/") || name.contains("..") || name.contains("\\") || name.contains(":");
            if (leadsOut) throw new BoardFileException(Problem.UNSAFE, file, "an entry that leads out");
            if (!names.add(name)) throw new BoardFileException(Problem.UNSAFE, file, "an entry twice");
        }
    }

    private BoardManifest manifest(ZipEntry entry) throws IOException {
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(BoardFileFormat.MANIFEST_BYTES + 1);
        }
        if (bytes.length > BoardFileFormat.MANIFEST_BYTES) throw damaged(file, "manifest too long", null);
        try {
            return BoardManifest.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw damaged(file, "manifest", broken);
        }
    }

    private byte @Nullable [] asset(String id) throws IOException {
        ZipEntry entry = zip.getEntry(BoardFileFormat.ASSETS + id);
        if (entry == null) return null;
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(Limits.ASSET_BYTES + 1);
        } catch (ZipException | EOFException broken) {
            throw damaged(file, "an image cannot be unpacked", broken);
        }
        assetBytes += bytes.length;
        if (bytes.length > Limits.ASSET_BYTES || assetBytes > BoardFileFormat.ASSETS_BYTES)
            throw new BoardFileException(Problem.TOO_LARGE, file, "images");
        if (!AssetBytes.isAsset(bytes) || !AssetBytes.id(bytes).equals(id))
            throw damaged(file, "an image is another one than its name says", null);
        return bytes;
    }
}

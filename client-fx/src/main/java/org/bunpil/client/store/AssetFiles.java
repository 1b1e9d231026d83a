package org.bunpil.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Pictures as files named by their hash: those of all boards in one folder of bounded size, and beside a board's outbox its own that
 * no relay has yet. Every call works on the disk; one thread at a time.
 */
public final class AssetFiles {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final Path shared;
    private final Path unsent;
    private final long mostBytes;
    private long sharedBytes = -1;

    /**
     * @param shared folder for the pictures of all boards, made when first needed; {@code unsent} that of one board's own
     * @param mostBytes of the shared folder
     */
    public AssetFiles(Path shared, Path unsent, long mostBytes) {
        this.shared = shared;
        this.unsent = unsent;
        this.mostBytes = mostBytes;
    }

    /** A picture's bytes, or null. Whether they are what their name says is for the reader to check. */
    public byte @Nullable [] read(String id) throws IOException {
        byte[] own = read(unsent.resolve(id));
        if (own != null) return own;
        Path file = shared.resolve(id);
        byte[] bytes = read(file);
        // What is looked at stays; what is not looked at for long goes first.
        if (bytes != null) Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        return bytes;
    }

    private static byte @Nullable [] read(Path file) throws IOException {
        try {
            return Files.size(file) > Limits.ASSET_BYTES ? null : Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /** Keeps somebody's picture, in the place of the ones not looked at for longest. */
    public void store(String id, byte[] bytes) throws IOException {
        PrivateFiles.createFolder(shared);
        if (Files.exists(shared.resolve(id))) return;
        if (sharedBytes < 0) sharedBytes = bytes(files(shared));
        PrivateFiles.replace(shared.resolve(id), bytes);
        sharedBytes += bytes.length;
        if (sharedBytes > mostBytes) prune();
    }

    /** Keeps an own picture until a relay has it. */
    public void storeUnsent(String id, byte[] bytes) throws IOException {
        PrivateFiles.createFolder(unsent);
        PrivateFiles.replace(unsent.resolve(id), bytes);
    }

    /** A relay has it: from now on it is one like others'. */
    public void sent(String id) throws IOException {
        byte[] bytes = read(unsent.resolve(id));
        if (bytes == null) return;
        store(id, bytes);
        Files.deleteIfExists(unsent.resolve(id));
    }

    /** Own pictures that no relay has yet. */
    public List<String> unsent() throws IOException {
        return files(unsent).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    private void prune() throws IOException {
        List<Path> oldest = new ArrayList<>(files(shared));
        sharedBytes = bytes(oldest);
        oldest.sort(Comparator.comparingLong(file -> file.toFile().lastModified()));
        for (Path file : oldest) {
            if (sharedBytes <= mostBytes * 3 / 4) return;
            sharedBytes -= file.toFile().length();
            Files.deleteIfExists(file);
        }
    }

    private static long bytes(List<Path> files) {
        long bytes = 0;
        for (Path file : files) bytes += file.toFile().length();
        return bytes;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(file ->
                            ID.matcher(String.valueOf(file.getFileName())).matches())
                    .toList();
        }
    }
}

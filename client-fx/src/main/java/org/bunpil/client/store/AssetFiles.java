package org.bunpil.client.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Images as files named by their hash. The images of all boards are in one folder of limited size; own images that no relay has yet are
 * beside the board's outbox. Every call accesses the disk; one thread at a time.
 */
public final class AssetFiles {
    private static final int ID_UNITS = 64;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final Path shared;
    private final Path unsent;
    private final long mostBytes;
    private long sharedBytes = -1;

    /**
     * @param shared folder for the images of all boards, created when first needed
     * @param unsent folder for the own images of one board
     * @param mostBytes limit of the shared folder
     */
    public AssetFiles(Path shared, Path unsent, long mostBytes) {
        this.shared = shared;
        this.unsent = unsent;
        this.mostBytes = mostBytes;
    }

    /** The folder for the images of all boards; it may not be there yet. */
    public Path folder() {
        return shared;
    }

    /** The bytes of an image, or null. The caller must check the hash. */
    public byte @Nullable [] read(String id) throws IOException {
        byte[] own = read(unsent.resolve(id));
        if (own != null) return own;
        Path file = shared.resolve(id);
        byte[] bytes = read(file);
        // Images that are used stay; the least recently used ones are deleted first.
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

    /** Stores another participant's image, in place of the least recently used ones. */
    public void store(String id, byte[] bytes) throws IOException {
        PrivateFiles.createFolder(shared);
        if (Files.exists(shared.resolve(id))) return;
        if (sharedBytes < 0) sharedBytes = bytes(files(shared));
        PrivateFiles.replace(shared.resolve(id), bytes);
        sharedBytes += bytes.length;
        if (sharedBytes > mostBytes) prune();
    }

    /** Stores an own image until a relay has it. */
    public void storeUnsent(String id, byte[] bytes) throws IOException {
        PrivateFiles.createFolder(unsent);
        PrivateFiles.replace(unsent.resolve(id), bytes);
    }

    /** Keeps what can be read on an own image, so that the board is found by it. */
    public void storeText(String id, String text) throws IOException {
        if (!text.isBlank()) AssetTextFile.add(unsent.resolveSibling(AssetTextFile.NAME), Map.of(id, text));
    }

    /** A relay has the image: from now on it is stored like others' images. */
    public void sent(String id) throws IOException {
        byte[] bytes = read(unsent.resolve(id));
        if (bytes == null) return;
        store(id, bytes);
        Files.deleteIfExists(unsent.resolve(id));
    }

    /** Own images that no relay has yet. */
    public List<String> unsent() throws IOException {
        return files(unsent).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    /** Adds all ids of images that a file mentions; none if there is no file. */
    static void collectIds(Path file, Set<String> ids) throws IOException {
        StringBuilder run = new StringBuilder();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int next;
            do {
                next = in.read();
                if ((next >= '0' && next <= '9') || (next >= 'a' && next <= 'f')) {
                    // A longer run is no id, however long it is.
                    if (run.length() <= ID_UNITS) run.append((char) next);
                } else {
                    if (run.length() == ID_UNITS) ids.add(run.toString());
                    run.setLength(0);
                }
            } while (next >= 0);
        } catch (NoSuchFileException none) {
            return;
        }
    }

    /** Deletes the images of a folder but these. */
    static void deleteExcept(Path folder, Set<String> ids) throws IOException {
        for (Path file : files(folder)) {
            if (!ids.contains(String.valueOf(file.getFileName()))) Files.deleteIfExists(file);
        }
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

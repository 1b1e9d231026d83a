package org.bunpil.client.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bunpil.model.Limits;

/**
 * The folders of the list of boards, in one small file. Boards whose folder is not in it are outside of all folders: a deleted folder that
 * comes back has its boards again. Every call accesses the disk.
 */
public final class BoardFolders {
    /** More folders than this are not made. */
    public static final int MOST = 200;

    private static final int MOST_BYTES = 256 * 1024;
    /** Locks of files do not keep the threads of one program apart. */
    private static final Object IN_PROGRAM = new Object();

    private final Path folder;

    /** @param folder of the boards */
    public BoardFolders(Path folder) {
        this.folder = folder;
    }

    /** All folders, in the order in which they were made. What cannot be read is none. */
    public List<BoardFolder> all() {
        try (InputStream in = Files.newInputStream(file())) {
            return folders(in.readNBytes(MOST_BYTES));
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static List<BoardFolder> folders(byte[] bytes) {
        List<BoardFolder> all = new ArrayList<>();
        for (String line : ChecksummedLine.decode(bytes).texts()) {
            int space = line.indexOf(' ');
            if (space > 0 && all.size() < MOST)
                all.add(new BoardFolder(line.substring(0, space), line.substring(space + 1)));
        }
        return all;
    }

    /** Adds a folder, or gives the one with its id another title. @return false if there are too many */
    public boolean put(BoardFolder put) throws IOException {
        String title = put.title().strip();
        String kept = title.substring(0, Math.min(title.length(), Limits.TITLE_UNITS));
        BoardFolder clean = new BoardFolder(put.id(), kept.replaceAll("\\p{Cntrl}", " "));
        boolean[] fits = {true};
        change(all -> {
            int at = index(all, put.id());
            fits[0] = at >= 0 || all.size() < MOST;
            if (at >= 0) all.set(at, clean);
            else if (fits[0]) all.add(clean);
            return all;
        });
        return fits[0];
    }

    /** Deletes a folder; the boards in it are outside of all folders then. */
    public void remove(String id) throws IOException {
        change(all -> {
            all.removeIf(each -> each.id().equals(id));
            return all;
        });
    }

    private static int index(List<BoardFolder> all, String id) {
        for (int i = 0; i < all.size(); i++) if (all.get(i).id().equals(id)) return i;
        return -1;
    }

    /** Several windows may do so at once. */
    private void change(UnaryOperator<List<BoardFolder>> by) throws IOException {
        PrivateFiles.createFolder(folder);
        synchronized (IN_PROGRAM) {
            try (FileChannel channel = PrivateFiles.open(folder.resolve("folders.lock"));
                    FileLock _ = channel.lock()) {
                ByteArrayOutputStream lines = new ByteArrayOutputStream();
                for (BoardFolder each : by.apply(new ArrayList<>(all())))
                    lines.writeBytes(ChecksummedLine.encode(each.id() + " " + each.title()));
                PrivateFiles.replace(file(), lines.toByteArray());
            }
        }
    }

    private Path file() {
        return folder.resolve("folders");
    }
}

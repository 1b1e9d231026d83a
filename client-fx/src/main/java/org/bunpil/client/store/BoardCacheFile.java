package org.bunpil.client.store;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.model.FoldVersion;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/**
 * A board as it was last seen: a header line, then the snapshot's parts as on the wire, each with its checksum. Always written as a
 * whole.
 */
public final class BoardCacheFile {
    private static final int VERSION = 1;
    /** Title, names, address and code all together are much shorter. */
    private static final int HEADER_BYTES = 16 * 1024;

    private static final int USUAL_HEADER_BYTES = 1024;

    private BoardCacheFile() {}

    /**
     * What is stored of the board besides its snapshot.
     *
     * @param you own participant number
     * @param relay the relay's address at the last connection, or "" if this app hosted it
     * @param code join code of the last connection, or ""
     * @param name the name of the participant
     * @param onNetwork for a board hosted here: whether other computers could join at the last connection
     * @param madeMillis when this computer first had it; 0 if an earlier version has written it
     */
    public record Header(
            String board,
            String title,
            int you,
            String relay,
            String code,
            String name,
            long savedMillis,
            boolean onNetwork,
            long madeMillis) {
        public Header(String board, String title, int you, String relay, String code, String name, long savedMillis) {
            this(board, title, you, relay, code, name, savedMillis, false);
        }

        public Header(
                String board,
                String title,
                int you,
                String relay,
                String code,
                String name,
                long savedMillis,
                boolean onNetwork) {
            this(board, title, you, relay, code, name, savedMillis, onNetwork, 0);
        }

        Header openToNetwork() {
            return new Header(board, title, you, relay, code, name, savedMillis, true, madeMillis);
        }

        Header made(long millis) {
            return new Header(board, title, you, relay, code, name, savedMillis, onNetwork, millis);
        }
    }

    private record VersionedHeader(
            int version, int fold, @Nullable Header header) {}

    /** The content of a file. */
    public record CachedBoard(Header header, Snapshot snapshot) {}

    /** Replaces the file. After a power failure the file is either the old or the new one. */
    public static void write(Path file, Header header, Snapshot snapshot) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ChecksummedLine.encode(text(header, snapshot.fold())));
        Iterator<String> parts = SnapshotParts.encode(snapshot);
        while (parts.hasNext()) all.writeBytes(ChecksummedLine.encode(parts.next()));
        PrivateFiles.replace(file, all.toByteArray());
    }

    /** Replaces the file by one that has no snapshot yet: the board is known, but what is on it is elsewhere. */
    static void write(Path file, Header header) throws IOException {
        PrivateFiles.replace(file, ChecksummedLine.encode(text(header, FoldVersion.FIRST)));
    }

    /** Reads only the header, also of a newer version's file; null if there is no readable one. The snapshot, which can be large, is not read. */
    public static @Nullable Header header(Path file) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL_HEADER_BYTES);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] some = new byte[USUAL_HEADER_BYTES];
            // Thousands of headers are read at the start; few are longer than one piece.
            while (line.size() < HEADER_BYTES) {
                int count = in.read(some);
                if (count < 0) return null;
                int end = 0;
                while (end < count && some[end] != '\n') end++;
                line.write(some, 0, Math.min(count, end + 1));
                if (end == count) continue;
                List<String> lines = ChecksummedLine.decode(line.toByteArray()).texts();
                return lines.isEmpty() ? null : header(lines.getFirst()).header();
            }
        } catch (NoSuchFileException none) {
            return null;
        }
        return null;
    }

    /**
     * Reads the whole file; null if it is missing or incomplete.
     *
     * @throws NewerVersionException when this version does not know the file's form, or the rules of its board
     */
    public static @Nullable CachedBoard read(Path file) throws IOException {
        List<String> lines = lines(file);
        if (lines.isEmpty()) return null;
        VersionedHeader read = header(lines.getFirst());
        // Before the parts: what a newer version has written may not be readable at all.
        if (read.version() > VERSION || !FoldVersion.isKnown(read.fold())) throw new NewerVersionException("the board");
        Header header = read.header();
        if (header == null) return null;
        List<RelayFrame.SnapshotPart> parts = new ArrayList<>();
        for (String text : lines.subList(1, lines.size())) {
            if (!(WireCodec.readRelay(text) instanceof Parsed.Good<RelayFrame>(RelayFrame.SnapshotPart part)))
                return null;
            parts.add(part);
        }
        if (parts.isEmpty() || parts.size() != parts.getFirst().n()) return null;
        return new CachedBoard(header, SnapshotParts.join(parts));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file)
                ? ChecksummedLine.decode(Files.readAllBytes(file)).texts()
                : List.of();
    }

    private static String text(Header header, int fold) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject().name("v").value(VERSION).name("fold").value(fold);
            json.name("board").value(header.board()).name("title").value(header.title());
            json.name("you").value(header.you()).name("relay").value(header.relay());
            json.name("code").value(header.code()).name("name").value(header.name());
            json.name("saved").value(header.savedMillis());
            json.name("network").value(header.onNetwork());
            if (header.madeMillis() > 0) json.name("made").value(header.madeMillis());
            json.endObject();
        }
        return text.toString();
    }

    private static VersionedHeader header(String text) throws IOException {
        int version = 0;
        int fold = FoldVersion.FIRST;
        String board = "";
        String title = "";
        int you = 0;
        String relay = "";
        String code = "";
        String name = "";
        long saved = 0;
        boolean network = false;
        long made = 0;
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "v" -> version = json.nextInt();
                    case "fold" -> fold = json.nextInt();
                    case "board" -> board = json.nextString();
                    case "title" -> title = json.nextString();
                    case "you" -> you = json.nextInt();
                    case "relay" -> relay = json.nextString();
                    case "code" -> code = json.nextString();
                    case "name" -> name = json.nextString();
                    case "saved" -> saved = json.nextLong();
                    case "network" -> network = json.nextBoolean();
                    case "made" -> made = json.nextLong();
                    default -> json.skipValue();
                }
            }
            json.endObject();
        }
        Header header = new Header(board, title, you, relay, code, name, saved, network, made);
        return new VersionedHeader(version, fold, version < VERSION || board.isEmpty() ? null : header);
    }
}

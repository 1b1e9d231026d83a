package org.bunpil.relay.log.kafka;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the directory topic holds. Each kind has a key of its own, so that nobody overwrites what somebody else changes. */
sealed interface DirectoryRecord {
    String key();

    /**
     * A board was made. The first one counts.
     *
     * @param partition of the ops topic, stored so that added partitions never move a board
     * @param from offset there before which the board has no record
     */
    record Made(String board, String title, String owner, String code, int partition, long from)
            implements DirectoryRecord {
        @Override
        public String key() {
            return "board:" + board;
        }

        @Override
        public String toString() {
            return "Made[" + board + "]";
        }
    }

    /** A board's join code was changed; "" for none. */
    record Coded(String board, String code) implements DirectoryRecord {
        @Override
        public String key() {
            return "code:" + board;
        }

        @Override
        public String toString() {
            return "Coded[" + board + "]";
        }
    }

    /**
     * A board's snapshot was stored.
     *
     * @param position offset in the ops topic of the last record in it
     * @param partition of the snapshots topic
     * @param offsets of its parts there
     */
    record Stored(String board, long position, int generation, int partition, List<Long> offsets)
            implements DirectoryRecord {
        @Override
        public String key() {
            return "snapshot:" + board;
        }
    }

    /**
     * A picture was stored.
     *
     * @param partition of the assets topic
     * @param from offset there of its first part; the others follow it
     * @param bytes of all parts together
     */
    record Picture(String id, int partition, long from, int bytes) implements DirectoryRecord {
        @Override
        public String key() {
            return "asset:" + id;
        }
    }

    default byte[] value() {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.beginObject();
            switch (this) {
                case Made made -> {
                    out.name("title").value(made.title).name("owner").value(made.owner);
                    out.name("code").value(made.code);
                    out.name("partition").value(made.partition).name("from").value(made.from);
                }
                case Coded coded -> out.name("code").value(coded.code);
                case Picture picture -> {
                    out.name("partition").value(picture.partition);
                    out.name("from").value(picture.from).name("bytes").value(picture.bytes);
                }
                case Stored stored -> {
                    out.name("position")
                            .value(stored.position)
                            .name("generation")
                            .value(stored.generation);
                    out.name("partition")
                            .value(stored.partition)
                            .name("offsets")
                            .beginArray();
                    for (long offset : stored.offsets) out.value(offset);
                    out.endArray();
                }
            }
            out.endObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @return null when it is of a kind that this version does not know, or malformed */
    static @Nullable DirectoryRecord read(String key, byte[] value) {
        int colon = key.indexOf(':');
        if (colon < 0) return null;
        String board = key.substring(colon + 1);
        try (JsonReader in = new JsonReader(new StringReader(new String(value, StandardCharsets.UTF_8)))) {
            Fields fields = Fields.read(in);
            return switch (key.substring(0, colon)) {
                case "board" -> new Made(board, fields.title, fields.owner, fields.code, fields.partition, fields.from);
                case "code" -> new Coded(board, fields.code);
                case "asset" -> new Picture(board, fields.partition, fields.from, fields.bytes);
                case "snapshot" ->
                    new Stored(
                            board, fields.position, fields.generation, fields.partition, List.copyOf(fields.offsets));
                default -> null;
            };
        } catch (IOException | IllegalStateException | NumberFormatException malformed) {
            return null;
        }
    }

    /** All fields of all kinds. */
    final class Fields {
        private String title = "";
        private String owner = "";
        private String code = "";
        private int partition;
        private int generation;
        private int bytes;
        private long from;
        private long position;
        private final List<Long> offsets = new ArrayList<>();

        private static Fields read(JsonReader in) throws IOException {
            Fields fields = new Fields();
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "title" -> fields.title = in.nextString();
                    case "owner" -> fields.owner = in.nextString();
                    case "code" -> fields.code = in.nextString();
                    case "partition" -> fields.partition = in.nextInt();
                    case "generation" -> fields.generation = in.nextInt();
                    case "from" -> fields.from = in.nextLong();
                    case "bytes" -> fields.bytes = in.nextInt();
                    case "position" -> fields.position = in.nextLong();
                    case "offsets" -> {
                        in.beginArray();
                        while (in.hasNext()) fields.offsets.add(in.nextLong());
                        in.endArray();
                    }
                    default -> in.skipValue();
                }
            }
            in.endObject();
            return fields;
        }
    }
}

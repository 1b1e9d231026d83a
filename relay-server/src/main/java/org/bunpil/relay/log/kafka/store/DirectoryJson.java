package org.bunpil.relay.log.kafka.store;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes and reads directory records as JSON. */
final class DirectoryJson {
    private DirectoryJson() {}

    static String write(DirectoryRecord record) {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.beginObject();
            switch (record) {
                case DirectoryRecord.BoardCreated created -> {
                    out.name("title").value(created.title()).name("owner").value(created.owner());
                    out.name("code").value(created.code());
                    out.name("partition")
                            .value(created.partition())
                            .name("from")
                            .value(created.from());
                }
                case DirectoryRecord.JoinCodeChanged changed -> out.name("code").value(changed.code());
                case DirectoryRecord.AssetStored asset -> {
                    out.name("partition").value(asset.partition());
                    out.name("from").value(asset.from()).name("bytes").value(asset.bytes());
                    out.name("board").value(asset.board());
                }
                case DirectoryRecord.SnapshotStored stored -> {
                    out.name("first").value(stored.first()).name("kept").beginArray();
                    for (SnapshotRef ref : stored.refs()) write(out, ref);
                    out.endArray();
                }
                case DirectoryRecord.Checkpoint point ->
                    out.name("offset").value(point.offset()).name("before").value(point.previous());
            }
            out.endObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonWriter out, SnapshotRef ref) throws IOException {
        out.beginObject().name("position").value(ref.position()).name("time").value(ref.timeMillis());
        out.name("generation").value(ref.generation()).name("partition").value(ref.partition());
        out.name("offsets").beginArray();
        for (long offset : ref.offsets()) out.value(offset);
        out.endArray().name("next").value(ref.next());
        if (ref.bytes() > 0) out.name("bytes").value(ref.bytes());
        out.endObject();
    }

    /** @return null when the record is malformed or of a kind that this version does not know */
    static @Nullable DirectoryRecord read(String kind, String name, String text) {
        try (JsonReader in = new JsonReader(new StringReader(text))) {
            return switch (kind) {
                case "board" -> created(name, in);
                case "code" -> new DirectoryRecord.JoinCodeChanged(name, new Fields(in).code);
                case "asset" -> asset(name, in);
                case "snapshot" -> stored(name, in);
                case "checkpoint" -> checkpoint(Integer.parseInt(name), in);
                default -> null;
            };
        } catch (IOException | IllegalStateException | NumberFormatException malformed) {
            return null;
        }
    }

    private static DirectoryRecord created(String board, JsonReader in) throws IOException {
        Fields fields = new Fields(in);
        return new DirectoryRecord.BoardCreated(
                board, fields.title, fields.owner, fields.code, fields.partition, fields.from);
    }

    private static DirectoryRecord asset(String id, JsonReader in) throws IOException {
        Fields fields = new Fields(in);
        return new DirectoryRecord.AssetStored(id, fields.partition, fields.from, fields.bytes, fields.board);
    }

    private static DirectoryRecord checkpoint(int partition, JsonReader in) throws IOException {
        long offset = 0;
        long before = 0;
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "offset" -> offset = in.nextLong();
                case "before" -> before = in.nextLong();
                default -> in.skipValue();
            }
        }
        in.endObject();
        return new DirectoryRecord.Checkpoint(partition, offset, before);
    }

    private static DirectoryRecord stored(String board, JsonReader in) throws IOException {
        Fields fields = new Fields(in);
        // Older records hold a single snapshot in these fields.
        List<SnapshotRef> ref = fields.refs.isEmpty() ? List.of(fields.toRef()) : List.copyOf(fields.refs);
        return new DirectoryRecord.SnapshotStored(board, ref, fields.first);
    }

    /** All fields that a record of a board, code, picture or snapshot may have. */
    private static final class Fields {
        private String board = "";
        private String title = "";
        private String owner = "";
        private String code = "";
        private String generation = "";
        private int partition;
        private int bytes;
        private long from;
        private long next;
        private long position;
        private long time;
        private final List<Long> offsets = new ArrayList<>();
        private long first;
        private final List<SnapshotRef> refs = new ArrayList<>();

        private Fields(JsonReader in) throws IOException {
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "board" -> board = in.nextString();
                    case "title" -> title = in.nextString();
                    case "owner" -> owner = in.nextString();
                    case "code" -> code = in.nextString();
                    case "generation" -> generation = in.nextString();
                    case "partition" -> partition = in.nextInt();
                    case "from" -> from = in.nextLong();
                    case "bytes" -> bytes = in.nextInt();
                    case "next" -> next = in.nextLong();
                    case "position" -> position = in.nextLong();
                    case "time" -> time = in.nextLong();
                    case "first" -> first = in.nextLong();
                    case "kept" -> {
                        in.beginArray();
                        while (in.hasNext()) refs.add(new Fields(in).toRef());
                        in.endArray();
                    }
                    case "offsets" -> {
                        in.beginArray();
                        while (in.hasNext()) offsets.add(in.nextLong());
                        in.endArray();
                    }
                    default -> in.skipValue();
                }
            }
            in.endObject();
        }

        private SnapshotRef toRef() {
            return new SnapshotRef(position, time, generation, partition, List.copyOf(offsets), next, bytes);
        }
    }
}

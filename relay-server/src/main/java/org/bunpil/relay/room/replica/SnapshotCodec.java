package org.bunpil.relay.room.replica;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bunpil.board.Admission;
import org.bunpil.board.Board;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Element;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/**
 * A stored board: gzipped lines of JSON. First {@code {"v":1,"hash":…}}, then one line for each client that admission knows, an empty line,
 * and the snapshot as the frames that members get.
 *
 * @param hash state hash, to detect a snapshot that reads differently than it was written
 */
public record SnapshotCodec(Snapshot snapshot, List<Admission.Client> clients, String hash) {
    private static final int VERSION = 1;

    /** Largest unpacked size that is read: twice that of a full board. */
    private static final int MAX_BYTES = 256 << 20;

    public byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
            out.write("{\"v\":" + VERSION + ",\"hash\":\"" + hash + "\"}\n");
            for (Admission.Client client : clients) out.write(line(client) + "\n");
            out.write("\n");
            for (Iterator<String> parts = SnapshotParts.encode(snapshot); parts.hasNext(); ) {
                out.write(parts.next() + "\n");
            }
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when the body was not written by {@link #encode} */
    static SnapshotCodec decode(byte[] body) throws IOException {
        GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body));
        byte[] text = unpacked.readNBytes(MAX_BYTES + 1);
        if (text.length > MAX_BYTES) throw new IOException("stored board larger than any board");
        BufferedReader in =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8));
        String hash = head(in.readLine());
        List<Admission.Client> clients = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            clients.add(client(line));
        }
        List<RelayFrame.SnapshotPart> parts = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (WireCodec.readRelay(line) instanceof Parsed.Good<RelayFrame>(RelayFrame.SnapshotPart part))
                parts.add(part);
            else throw new IOException("stored board has a line that is no snapshot part");
        }
        if (parts.isEmpty() || parts.size() != parts.getFirst().n())
            throw new IOException("stored board is incomplete");
        return new SnapshotCodec(SnapshotParts.join(parts), clients, hash);
    }

    /** A stored board with another incarnation. @throws IOException when the body was not written by {@link #encode} */
    public static byte[] renewed(byte[] body, String incarnation) throws IOException {
        SnapshotCodec stored = decode(body);
        Snapshot of = stored.snapshot;
        Snapshot renewed = new Snapshot(
                of.seq(),
                of.title(),
                incarnation,
                of.owner(),
                of.fold(),
                of.deletions(),
                of.clearFrom(),
                of.clearTo(),
                of.pages(),
                of.people(),
                of.access(),
                of.elements(),
                of.trash());
        return new SnapshotCodec(renewed, stored.clients, new Board(renewed).hash()).encode();
    }

    /** Ids of the images that a stored board shows. @throws IOException when the body was not written by {@link #encode} */
    public static Set<String> assets(byte[] body) throws IOException {
        Snapshot stored = decode(body).snapshot;
        Set<String> assets = new HashSet<>();
        for (Element element : stored.elements()) if (element.asset() != null) assets.add(element.asset());
        for (Snapshot.Trashed trashed : stored.trash()) {
            if (trashed.element().asset() != null) assets.add(trashed.element().asset());
        }
        return assets;
    }

    private static String head(@Nullable String line) throws IOException {
        if (line == null) throw new IOException("stored board is empty");
        int version = 0;
        String hash = "";
        try (JsonReader in = new JsonReader(new StringReader(line))) {
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "v" -> version = in.nextInt();
                    case "hash" -> hash = in.nextString();
                    default -> in.skipValue();
                }
            }
        }
        if (version != VERSION) throw new IOException("stored board of version " + version);
        return hash;
    }

    private static String line(Admission.Client client) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.beginObject().name("id").value(client.id()).name("c").value(client.c());
            out.name("k").value(client.k()).name("secret").value(client.secretHash());
            if (client.ended()) out.name("ended").value(true);
            if (client.user() != null) out.name("user").value(client.user());
            out.endObject();
        }
        return text.toString();
    }

    private static Admission.Client client(String line) throws IOException {
        String id = "";
        int c = 0;
        long k = 0;
        String secret = "";
        boolean ended = false;
        String user = null;
        try (JsonReader in = new JsonReader(new StringReader(line))) {
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "id" -> id = in.nextString();
                    case "c" -> c = in.nextInt();
                    case "k" -> k = in.nextLong();
                    case "secret" -> secret = in.nextString();
                    case "ended" -> ended = in.nextBoolean();
                    case "user" -> user = in.nextString();
                    default -> in.skipValue();
                }
            }
        } catch (IllegalStateException | NumberFormatException malformed) {
            throw new IOException("stored board has a malformed client", malformed);
        }
        return new Admission.Client(id, c, k, secret, ended, user);
    }
}

package org.bunpil.client.store;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bunpil.sync.Identity;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.WireCodec;
import org.jspecify.annotations.Nullable;

/**
 * The file of the outbox: a line with the identity, perhaps a line with the identity that is to take over, then lines with batches
 * ({@code {"t":"ops","k":…,"o":[…]}}) and with acknowledgements ({@code {"done":k}}). New lines are appended; when most of it is
 * acknowledged, it is written again. One thread at a time.
 */
final class OutboxFile implements AutoCloseable {
    /** A smaller file is not rewritten. */
    private static final int COMPACT_BYTES = 256 * 1024;

    private record Entry(long k, String text, int bytes) {}

    private final Path file;
    private @Nullable FileChannel channel;
    private byte[] identityLine = new byte[0];
    private byte[] nextLine = new byte[0];
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long liveBytes;
    private long fileBytes;

    /** The content of a file. */
    record Content(@Nullable Identity identity, @Nullable Identity next, List<ClientFrame.Ops> batches) {}

    OutboxFile(Path file) {
        this.file = file;
    }

    /**
     * Reads what an earlier run stored, up to the first incomplete line.
     *
     * @throws NewerVersionException when it has a batch that this version does not know
     */
    static Content read(Path file) throws IOException {
        if (!Files.exists(file)) return new Content(null, null, List.of());
        Identity identity = null;
        Identity next = null;
        Deque<ClientFrame.Ops> batches = new ArrayDeque<>();
        for (String text : ChecksummedLine.decode(Files.readAllBytes(file)).texts()) {
            if (identity == null) {
                identity = readIdentity(text);
            } else if (text.startsWith("{\"client\":")) {
                next = readIdentity(text);
            } else if (text.startsWith("{\"done\":")) {
                long done = Long.parseLong(text.substring(8, text.length() - 1));
                while (!batches.isEmpty() && batches.getFirst().k() <= done) batches.removeFirst();
            } else if (WireCodec.readClient(text) instanceof Parsed.Good<ClientFrame>(ClientFrame.Ops ops)) {
                batches.addLast(ops);
            } else {
                // Each line has a checksum, so it is not damaged.
                throw new NewerVersionException("a change that waits to be sent");
            }
        }
        return new Content(identity, next, new ArrayList<>(batches));
    }

    /** Continues a file that {@link #read} has read: cuts off an incomplete end. */
    void resume(Content content) throws IOException {
        Identity identity = content.identity();
        if (identity == null) return;
        begin(identity, content.next(), content.batches());
    }

    void restart(Identity identity, List<ClientFrame.Ops> batches) throws IOException {
        begin(identity, null, batches);
    }

    /** If the disk refuses, everything is in memory, and the whole file must be written again. */
    private void begin(Identity identity, @Nullable Identity next, List<ClientFrame.Ops> batches) throws IOException {
        identityLine = ChecksummedLine.encode(writeIdentity(identity));
        nextLine = next == null ? new byte[0] : ChecksummedLine.encode(writeIdentity(next));
        entries.clear();
        liveBytes = 0;
        for (ClientFrame.Ops batch : batches) remember(batch);
        rewrite();
    }

    /** Stores the identity that will take over. */
    void next(Identity next) throws IOException {
        nextLine = ChecksummedLine.encode(writeIdentity(next));
        append(nextLine);
    }

    /** Appends a batch; {@link #force} makes it durable. */
    void put(ClientFrame.Ops batch) throws IOException {
        append(remember(batch));
    }

    void done(long k) throws IOException {
        while (!entries.isEmpty() && entries.getFirst().k() <= k) {
            liveBytes -= entries.removeFirst().bytes();
        }
        if (fileBytes > COMPACT_BYTES && fileBytes > 2 * liveBytes) rewrite();
        else append(ChecksummedLine.encode("{\"done\":" + k + "}"));
    }

    /** Forces what was appended to disk; after a failure, writes the whole file. */
    void force() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            if (identityLine.length > 0) rewrite();
            return;
        }
        try {
            open.force(false);
        } catch (IOException e) {
            // It is unknown how much of it is on disk.
            close();
            throw e;
        }
    }

    /** Bytes of what is not acknowledged. */
    long liveBytes() {
        return liveBytes;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) channel.close();
        channel = null;
    }

    private byte[] remember(ClientFrame.Ops batch) {
        String text = WireCodec.write(batch);
        byte[] line = ChecksummedLine.encode(text);
        entries.addLast(new Entry(batch.k(), text, line.length));
        liveBytes += line.length;
        return line;
    }

    private void append(byte[] line) throws IOException {
        FileChannel open = channel;
        // The whole file must be written then.
        if (open == null) return;
        try {
            PrivateFiles.writeAll(open, line);
            fileBytes += line.length;
        } catch (IOException e) {
            // An incomplete line would hide everything after it, so the file must be written again.
            close();
            throw e;
        }
    }

    private void rewrite() throws IOException {
        close();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(identityLine);
        all.writeBytes(nextLine);
        for (Entry entry : entries) all.writeBytes(ChecksummedLine.encode(entry.text()));
        PrivateFiles.replace(file, all.toByteArray());
        FileChannel open = PrivateFiles.open(file);
        fileBytes = open.size();
        open.position(fileBytes);
        channel = open;
    }

    private static String writeIdentity(Identity identity) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject().name("client").value(identity.client());
            json.name("secret").value(identity.secret()).endObject();
        }
        return text.toString();
    }

    private static Identity readIdentity(String text) throws IOException {
        String client = "";
        String secret = "";
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "client" -> client = json.nextString();
                    case "secret" -> secret = json.nextString();
                    default -> json.skipValue();
                }
            }
            json.endObject();
        }
        return new Identity(client, secret);
    }
}

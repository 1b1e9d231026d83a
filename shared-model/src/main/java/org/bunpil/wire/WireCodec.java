package org.bunpil.wire;

import java.util.List;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Limits;
import org.bunpil.op.Batch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.wire.json.JsonOut;
import org.bunpil.wire.json.Strings;
import org.bunpil.wire.op.OpWriter;
import org.jspecify.annotations.Nullable;

/** The JSON of all frames and log records: one object for each frame, {@code t} first, no white space. Stateless; any thread. */
public final class WireCodec {
    private WireCodec() {}

    /**
     * Reads what a client sent. Unknown fields are skipped outside ops and refused inside ops. Ids that a batch creates are not checked
     * for their prefix here: see {@link #createsOnlyOwnIds}. A batch that exceeds a limit is {@code Bad} with {@link ErrorCode#LIMIT} and
     * its k.
     */
    public static Parsed<ClientFrame> readClient(String json) {
        Parsed<ClientFrame> parsed = FrameParser.frame(json, ClientReader::read);
        if (parsed instanceof Parsed.Good<ClientFrame>(ClientFrame.Ops batch) && tooLarge(json, batch.ops())) {
            return new Parsed.Bad<>(ErrorCode.LIMIT, batch.k(), "o: more bytes than allowed");
        }
        return parsed;
    }

    /**
     * Our encoding of ops is never longer than that of others, as it leaves out every default; so the length of the frame is usually
     * enough.
     */
    private static boolean tooLarge(String json, List<Op> ops) {
        return Strings.longerThan(json, Limits.BATCH_BYTES) && Strings.longerThan(writeOps(ops), Limits.BATCH_BYTES);
    }

    /** Reads what a relay sent. */
    public static Parsed<RelayFrame> readRelay(String json) {
        return FrameParser.frame(json, RelayReader::read);
    }

    public static String write(ClientFrame frame) {
        return ClientWriter.write(frame);
    }

    public static String write(RelayFrame frame) {
        return RelayWriter.write(frame);
    }

    /** One batch as in {@code b} of a stream frame: relays encode it once for all members. */
    public static String writeBatch(Batch batch) {
        return JsonOut.text(out -> RelayWriter.batch(out, batch));
    }

    /** A stream frame around batches encoded by {@link #writeBatch}. */
    public static String writeStream(long seq, long tsMillis, List<String> batches, @Nullable String hash) {
        return RelayWriter.stream(seq, tsMillis, batches, hash);
    }

    /** A log record in the form in which both logs store it. */
    public static String writeRecord(LogRecord record) {
        return RecordJson.write(record);
    }

    /** Reads a stored record. */
    public static Parsed<LogRecord> readRecord(String json) {
        return FrameParser.object(json, RecordJson::read);
    }

    /** Ops alone, in the relay's own encoding; the batch limit counts its UTF-8 length. */
    public static String writeOps(List<Op> ops) {
        return JsonOut.text(out -> OpWriter.write(out, ops));
    }

    /** Whether the ids of everything that {@code ops} create have the prefix of {@code client}. */
    public static boolean createsOnlyOwnIds(String client, List<Op> ops) {
        String prefix = client + "-";
        for (Op op : ops) {
            boolean own = switch (op) {
                case Op.Add add -> add.element().id().startsWith(prefix);
                case Op.Begin begin -> begin.id().startsWith(prefix);
                case Op.PageAdd page -> page.id().startsWith(prefix);
                case Op.Cut cut ->
                    cut.parts().stream().allMatch(slice -> slice.id().startsWith(prefix));
                case Op.Append _, Op.End _, Op.Seal _, Op.Move _, Op.Set _, Op.SetEach _, Op.Order _ -> true;
                case Op.Delete _, Op.Restore _, Op.Clear _, Op.PageMove _, Op.PageSet _ -> true;
                case Op.PageDelete _, Op.PageRestore _, Op.Access _, Op.Init _, Op.Join _ -> true;
            };
            if (!own) return false;
        }
        return true;
    }
}

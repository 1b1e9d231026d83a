package org.bunpil.wire;

import java.io.IOException;
import java.util.List;
import org.bunpil.model.ErrorCode;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.JsonOut;
import org.bunpil.wire.op.OpReader;
import org.bunpil.wire.op.OpWriter;

/** Log records in the form in which the logs store them. */
final class RecordJson {
    private RecordJson() {}

    static LogRecord read(JsonIn in) throws IOException {
        String client = "";
        long k = 0;
        ErrorCode refused = null;
        List<Op> ops = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "client" -> client = in.clientId("client");
                case "k" -> k = FrameParser.batchNumber(in);
                case "x" -> refused = in.word("x", EnumNames.CODE);
                case "o" -> ops = OpReader.read(in);
                default -> in.unknown("record");
            }
        }
        if (client.isEmpty() != (k == 0)) throw BadInputException.field("k", "k and client go together");
        LogRecord record = new LogRecord(client, k, JsonIn.need(ops, "o"), refused);
        if (refused != null && !record.ops().isEmpty()) throw BadInputException.field("x", "refused, yet not emptied");
        return record;
    }

    static String write(LogRecord record) {
        return JsonOut.text(out -> {
            out.beginObject();
            if (!record.client().isEmpty()) out.field("client", record.client()).field("k", record.k());
            if (record.refused() != null) out.field("x", EnumNames.CODE.text(record.refused()));
            OpWriter.write(out.name("o"), record.ops());
            out.endObject();
        });
    }
}

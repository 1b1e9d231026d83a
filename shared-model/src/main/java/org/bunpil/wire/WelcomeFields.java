package org.bunpil.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bunpil.model.Limits;
import org.bunpil.model.Role;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.JsonOut;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a {@code welcome}, and writes one. */
final class WelcomeFields {
    private static final String SNAPSHOT = "snapshot";
    private static final String RESUME = "resume";

    private final JsonIn in;

    private @Nullable Integer v;
    private @Nullable Integer fold;
    private @Nullable String board;
    private String title = "";
    private @Nullable String inc;
    private @Nullable Long seq;
    private @Nullable Long k;
    private long wasK;
    private @Nullable Integer you;
    private @Nullable Role role;
    private @Nullable String mode;
    private @Nullable String code;
    private List<String> relays = List.of();
    private RelayFrame.@Nullable BoardLimits limits;
    private List<Integer> online = List.of();

    WelcomeFields(JsonIn in) {
        this.in = in;
    }

    RelayFrame.Welcome read() throws IOException {
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "v" -> v = in.number("v", 0, Integer.MAX_VALUE);
                case "fold" -> fold = in.number("fold", 0, Integer.MAX_VALUE);
                case "board" -> board = in.word("board", Limits.BOARD_ID_MIN_UNITS, Limits.BOARD_ID_MAX_UNITS);
                case "title" -> title = in.line("title", Limits.TITLE_UNITS);
                case "inc" -> inc = in.word("inc", Limits.INC_MIN_UNITS, Limits.INC_MAX_UNITS);
                case "seq" -> seq = in.integer("seq", 0, Limits.INTEGER - 1);
                case "k" -> k = in.integer("k", 0, Limits.INTEGER - 1);
                case "wasK" -> wasK = in.integer("wasK", 0, Limits.INTEGER - 1);
                case "you" -> you = in.number("you", 0, Integer.MAX_VALUE);
                case "role" -> role = in.word("role", EnumNames.ROLE);
                case "mode" -> mode = in.string("mode");
                case "code" -> code = in.line("code", Limits.CODE_UNITS);
                case "relays" -> relays = relays();
                case "limits" -> limits = limits();
                case "online" -> online = online();
                default -> in.unknown("frame");
            }
        }
        return new RelayFrame.Welcome(
                JsonIn.need(v, "v"),
                JsonIn.need(fold, "fold"),
                JsonIn.need(board, "board"),
                title,
                JsonIn.need(inc, "inc"),
                JsonIn.need(seq, "seq"),
                JsonIn.need(k, "k"),
                wasK,
                JsonIn.need(you, "you"),
                JsonIn.need(role, "role"),
                snapshotFollows(),
                code,
                relays,
                JsonIn.need(limits, "limits"),
                online);
    }

    private boolean snapshotFollows() throws BadInputException {
        return switch (JsonIn.need(mode, "mode")) {
            case SNAPSHOT -> true;
            case RESUME -> false;
            default -> throw BadInputException.field("mode", "not one of its words");
        };
    }

    private List<String> relays() throws IOException {
        List<String> list = new ArrayList<>();
        in.beginArray("relays");
        while (in.more()) {
            if (list.size() == Limits.RELAYS) throw BadInputException.field("relays", "too many");
            list.add(in.line("relays", Limits.RELAY_TEXT_UNITS));
        }
        return Collections.unmodifiableList(list);
    }

    private RelayFrame.BoardLimits limits() throws IOException {
        Integer batchesPerSecond = null;
        int batch = Limits.BATCH_BYTES;
        int elements = Limits.BOARD_ELEMENTS;
        in.beginObject("limits");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "batchesPerSecond" -> batchesPerSecond = in.number(key, 1, Integer.MAX_VALUE);
                case "batch" -> batch = in.number("batch", 1, Integer.MAX_VALUE);
                case "elements" -> elements = in.number("elements", 1, Integer.MAX_VALUE);
                default -> in.unknown("limits");
            }
        }
        return new RelayFrame.BoardLimits(JsonIn.need(batchesPerSecond, "batchesPerSecond"), batch, elements);
    }

    private List<Integer> online() throws IOException {
        List<Integer> list = new ArrayList<>();
        in.beginArray("online");
        while (in.more()) {
            if (list.size() == Limits.BOARD_PEOPLE) throw BadInputException.field("online", "too many");
            list.add(in.number("online", 1, Integer.MAX_VALUE));
        }
        return Collections.unmodifiableList(list);
    }

    static void write(JsonOut out, RelayFrame.Welcome w) throws IOException {
        out.field("v", w.protocolVersion()).field("fold", w.foldVersion()).field("board", w.board());
        out.field("title", w.title()).field("inc", w.inc()).field("seq", w.seq());
        out.field("k", w.k()).field("wasK", w.earlierK()).field("you", w.you());
        out.field("role", EnumNames.ROLE.text(w.role()));
        out.field("mode", w.snapshot() ? SNAPSHOT : RESUME);
        if (w.code() != null) out.field("code", w.code());
        out.strings("relays", w.relays()).name("limits").beginObject();
        out.field("batchesPerSecond", w.limits().batchesPerSecond());
        out.field("batch", w.limits().batchBytes());
        out.field("elements", w.limits().elements()).endObject();
        out.name("online").beginArray();
        for (int c : w.online()) out.value(c);
        out.endArray();
    }
}

package org.bunpil.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bunpil.board.Snapshot;
import org.bunpil.model.Access;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Limits;
import org.bunpil.model.Page;
import org.bunpil.model.Person;
import org.bunpil.model.Role;
import org.bunpil.wire.RelayFrame.BoardInfo;
import org.bunpil.wire.RelayFrame.SnapshotPart;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.JsonOut;
import org.bunpil.wire.op.ElementJson;
import org.bunpil.wire.op.PatchJson;
import org.jspecify.annotations.Nullable;

/** Reads and writes the parts of a snapshot. */
final class SnapshotJson {
    private static final int MAX_PARTS = 1 << 20;

    private SnapshotJson() {}

    static SnapshotPart read(JsonIn in) throws IOException {
        Integer i = null;
        Integer n = null;
        Long seq = null;
        BoardInfo board = null;
        List<Page> pages = List.of();
        List<Person> people = List.of();
        Access access = null;
        List<Element> elements = List.of();
        List<Snapshot.Trashed> trash = List.of();
        String hash = null;
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "i" -> i = in.number("i", 0, MAX_PARTS - 1);
                case "n" -> n = in.number("n", 1, MAX_PARTS);
                case "seq" -> seq = in.integer("seq", 0, Limits.INTEGER - 1);
                case "board" -> board = board(in);
                case "pages" -> pages = list(in, "pages", SnapshotJson::page);
                case "people" -> people = list(in, "people", SnapshotJson::person);
                case "access" -> access = access(in);
                case "elements" -> elements = list(in, "elements", ElementJson::readWhole);
                case "trash" -> trash = list(in, "trash", SnapshotJson::trashed);
                case "h" -> hash = in.hex("h", Limits.HASH_UNITS);
                default -> in.unknown("frame");
            }
        }
        SnapshotPart part = new SnapshotPart(
                JsonIn.need(i, "i"),
                JsonIn.need(n, "n"),
                JsonIn.need(seq, "seq"),
                board,
                pages,
                people,
                access,
                elements,
                trash,
                hash);
        if (part.i() >= part.n()) throw BadInputException.field("i", "out of range");
        return part;
    }

    /** Needs no limit of its own: the size of the frame limits the number of items. */
    private static <T> List<T> list(JsonIn in, String field, FrameParser.ObjectReader<T> item) throws IOException {
        List<T> list = new ArrayList<>();
        in.beginArray(field);
        while (in.more()) list.add(item.read(in));
        return Collections.unmodifiableList(list);
    }

    private static BoardInfo board(JsonIn in) throws IOException {
        String title = null;
        String inc = null;
        String owner = null;
        int fold = FoldVersion.FIRST;
        long deletions = 0;
        long[] clear = {0, 0};
        in.beginObject("board");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "title" -> title = in.line("title", Limits.TITLE_UNITS);
                case "inc" -> inc = in.line("inc", Limits.INC_MAX_UNITS);
                case "owner" -> owner = in.nextNull() ? null : in.line("owner", Limits.USER_UNITS);
                case "fold" -> fold = in.number("fold", FoldVersion.FIRST, Integer.MAX_VALUE);
                case "deletions" -> deletions = in.integer("deletions", 0, Limits.INTEGER - 1);
                case "clear" -> clear = clear(in);
                default -> in.unknown("board");
            }
        }
        return new BoardInfo(
                JsonIn.need(title, "title"), JsonIn.need(inc, "inc"), owner, fold, deletions, clear[0], clear[1]);
    }

    private static long[] clear(JsonIn in) throws IOException {
        List<Long> numbers = list(in, "clear", each -> each.integer("clear", 0, Limits.INTEGER - 1));
        if (numbers.size() != 2) throw BadInputException.field("clear", "not two numbers");
        return new long[] {numbers.get(0), numbers.get(1)};
    }

    private static Page page(JsonIn in) throws IOException {
        String id = null;
        String title = "";
        Background background = Background.PLAIN;
        boolean deleted = false;
        in.beginObject("pages");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "id" -> id = in.pageId("id");
                case "title" -> title = in.line("title", Limits.TITLE_UNITS);
                case "background" -> background = in.word("background", EnumNames.BACKGROUND);
                case "deleted" -> deleted = in.bool("deleted");
                default -> in.unknown("pages");
            }
        }
        return new Page(JsonIn.need(id, "id"), title, background, deleted);
    }

    private static Person person(JsonIn in) throws IOException {
        Integer c = null;
        String name = null;
        Role role = null;
        boolean granted = false;
        boolean mute = false;
        boolean kicked = false;
        boolean pages = false;
        boolean owner = false;
        in.beginObject("people");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "c" -> c = in.number("c", 1, Integer.MAX_VALUE);
                case "name" -> name = in.line("name", Limits.NAME_UNITS);
                case "role" -> role = in.word("role", EnumNames.ROLE);
                case "granted" -> granted = in.bool("granted");
                case "mute" -> mute = in.bool("mute");
                case "kicked" -> kicked = in.bool("kicked");
                case "pages" -> pages = in.bool("pages");
                case "owner" -> owner = in.bool("owner");
                default -> in.unknown("people");
            }
        }
        return new Person(
                JsonIn.need(c, "c"),
                JsonIn.need(name, "name"),
                JsonIn.need(role, "role"),
                granted,
                mute,
                kicked,
                pages,
                owner);
    }

    private static Access access(JsonIn in) throws IOException {
        WriteMode write = null;
        Boolean newcomersWrite = null;
        Boolean open = null;
        ChangeMode change = ChangeMode.EVERYONE;
        PageMode pages = PageMode.EVERYONE;
        in.beginObject("access");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "write" -> write = in.word("write", EnumNames.WRITE_MODE);
                case "newcomers" -> newcomersWrite = PatchJson.newcomers(in);
                case "open" -> open = in.bool("open");
                case "change" -> change = in.word("change", EnumNames.CHANGE_MODE);
                case "pages" -> pages = in.word("pages", EnumNames.PAGE_MODE);
                default -> in.unknown("access");
            }
        }
        return new Access(
                JsonIn.need(write, "write"),
                JsonIn.need(newcomersWrite, "newcomers"),
                JsonIn.need(open, "open"),
                change,
                pages);
    }

    private static Snapshot.Trashed trashed(JsonIn in) throws IOException {
        Element el = null;
        Long deletion = null;
        int by = 0;
        in.beginObject("trash");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "deletion" -> deletion = in.integer("deletion", 0, Limits.INTEGER - 1);
                case "by" -> by = in.number("by", 0, Integer.MAX_VALUE);
                case "el" -> el = ElementJson.readWhole(in);
                default -> in.unknown("trash");
            }
        }
        return new Snapshot.Trashed(JsonIn.need(el, "el"), JsonIn.need(deletion, "deletion"), by);
    }

    static void write(JsonOut out, SnapshotPart part) throws IOException {
        out.field("i", part.i()).field("n", part.n()).field("seq", part.seq());
        BoardInfo board = part.board();
        if (board != null) write(out, board);
        if (!part.pages().isEmpty()) writeAll(out, "pages", part.pages(), SnapshotJson::write);
        if (!part.people().isEmpty()) writeAll(out, "people", part.people(), SnapshotJson::write);
        Access access = part.access();
        if (access != null) write(out, access);
        if (!part.elements().isEmpty()) writeAll(out, "elements", part.elements(), ElementJson::writeWhole);
        if (!part.trash().isEmpty()) writeAll(out, "trash", part.trash(), SnapshotJson::write);
        String hash = part.hash();
        if (hash != null) out.field("h", hash);
    }

    @FunctionalInterface
    private interface Item<T> {
        void write(JsonOut out, T item) throws IOException;
    }

    private static <T> void writeAll(JsonOut out, String name, List<T> items, Item<T> writer) throws IOException {
        out.name(name).beginArray();
        for (T item : items) writer.write(out, item);
        out.endArray();
    }

    private static void write(JsonOut out, BoardInfo b) throws IOException {
        out.name("board").beginObject().field("title", b.title()).field("inc", b.inc());
        owner(out, b.owner());
        out.field("deletions", b.deletions()).pair("clear", b.clearFrom(), b.clearTo());
        if (b.fold() != FoldVersion.FIRST) out.field("fold", b.fold());
        out.endObject();
    }

    private static void owner(JsonOut out, @Nullable String owner) throws IOException {
        if (owner == null) out.name("owner").nullValue();
        else out.field("owner", owner);
    }

    private static void write(JsonOut out, Page p) throws IOException {
        out.beginObject().field("id", p.id()).field("title", p.title());
        out.field("background", EnumNames.BACKGROUND.text(p.background()));
        out.field("deleted", p.deleted()).endObject();
    }

    private static void write(JsonOut out, Person p) throws IOException {
        out.beginObject().field("c", p.c()).field("name", p.name());
        out.field("role", EnumNames.ROLE.text(p.role())).field("granted", p.granted());
        out.field("mute", p.mute()).field("kicked", p.kicked());
        if (p.pages()) out.field("pages", true);
        if (p.owner()) out.field("owner", true);
        out.endObject();
    }

    private static void write(JsonOut out, Access a) throws IOException {
        out.name("access").beginObject().field("write", EnumNames.WRITE_MODE.text(a.write()));
        out.field("newcomers", PatchJson.newcomers(a.newcomersWrite()));
        out.field("open", a.open());
        if (a.change() != ChangeMode.EVERYONE) out.field("change", EnumNames.CHANGE_MODE.text(a.change()));
        if (a.pages() != PageMode.EVERYONE) out.field("pages", EnumNames.PAGE_MODE.text(a.pages()));
        out.endObject();
    }

    private static void write(JsonOut out, Snapshot.Trashed t) throws IOException {
        out.beginObject().field("deletion", t.deletion());
        if (t.by() != 0) out.field("by", t.by());
        out.name("el");
        ElementJson.writeWhole(out, t.element());
        out.endObject();
    }
}

package org.bunpil.wire.op;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.model.Limits;
import org.bunpil.model.Role;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.ElementPatch;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.JsonOut;
import org.jspecify.annotations.Nullable;

/** The JSON of a {@code v}. Writes it for each op; {@link PatchFields} reads it, except what it says of people and newcomers. */
public final class PatchJson {
    private static final String MAY_WRITE = "write";
    private static final String MAY_VIEW = "view";

    private PatchJson() {}

    static void write(JsonOut out, ElementPatch patch) throws IOException {
        out.name("v").beginObject();
        switch (patch) {
            // Every component is named, so that a new one cannot be left out.
            case ElementPatch(
                    var at,
                    var size,
                    var sx,
                    var sy,
                    var rot,
                    var text,
                    var page,
                    var group,
                    var form,
                    var from,
                    var to,
                    var route,
                    var bend,
                    var tail,
                    var head,
                    var style,
                    var lock) -> {
                if (at != null) out.field("at", at);
                if (size != null) out.pair("size", size.width(), size.height());
                if (sx != null) out.field("sx", sx);
                if (sy != null) out.field("sy", sy);
                if (rot != null) out.field("rot", rot);
                if (text != null) out.field("text", text);
                if (page != null) out.field("page", page);
                if (group != null) group(out, group.value());
                if (form != null) out.field("form", EnumNames.FORM.text(form));
                if (from != null) ConnectorJson.writeBinding(out, "from", from.value());
                if (to != null) ConnectorJson.writeBinding(out, "to", to.value());
                if (route != null) out.field("route", EnumNames.ROUTE.text(route));
                if (bend != null) out.field("bend", bend);
                if (tail != null) out.field("tail", EnumNames.TIP.text(tail));
                if (head != null) out.field("head", EnumNames.TIP.text(head));
                if (style != null) StyleJson.writeValues(out, style);
                if (lock != null) out.field("lock", lock);
            }
        }
        out.endObject();
    }

    private static void group(JsonOut out, @Nullable String group) throws IOException {
        if (group == null) out.name("group").nullValue();
        else out.field("group", group);
    }

    static SortedMap<Integer, PersonPatch> readPeople(JsonIn in) throws IOException {
        SortedMap<Integer, PersonPatch> people = new TreeMap<>();
        in.beginObject("people");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (people.size() == Limits.BOARD_PEOPLE) throw BadInputException.limit("people");
            people.put(participant(key, "people"), readPerson(in));
        }
        return people;
    }

    private static PersonPatch readPerson(JsonIn in) throws IOException {
        Role role = null;
        Boolean granted = null;
        Boolean mute = null;
        Boolean kicked = null;
        Boolean pages = null;
        String name = null;
        in.beginObject("people");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "role" -> role = in.word("role", EnumNames.ROLE);
                case "granted" -> granted = in.bool("granted");
                case "mute" -> mute = in.bool("mute");
                case "kicked" -> kicked = in.bool("kicked");
                case "pages" -> pages = in.bool("pages");
                case "name" -> name = in.lineOfOp("name", Limits.NAME_UNITS);
                default -> in.unknown("people");
            }
        }
        return new PersonPatch(role, granted, mute, kicked, pages, name);
    }

    static void writeAccess(JsonOut out, AccessPatch patch) throws IOException {
        out.name("v").beginObject();
        if (patch.write() != null) out.field("write", EnumNames.WRITE_MODE.text(patch.write()));
        if (patch.newcomersWrite() != null) out.field("newcomers", newcomers(patch.newcomersWrite()));
        if (patch.open() != null) out.field("open", patch.open());
        if (patch.change() != null) out.field("change", EnumNames.CHANGE_MODE.text(patch.change()));
        if (patch.pages() != null) out.field("pages", EnumNames.PAGE_MODE.text(patch.pages()));
        if (!patch.people().isEmpty()) {
            out.name("people").beginObject();
            for (var person : patch.people().entrySet()) {
                out.name(Integer.toString(person.getKey()));
                writePerson(out, person.getValue());
            }
            out.endObject();
        }
        out.endObject();
    }

    private static void writePerson(JsonOut out, PersonPatch p) throws IOException {
        out.beginObject();
        if (p.role() != null) out.field("role", EnumNames.ROLE.text(p.role()));
        if (p.granted() != null) out.field("granted", p.granted());
        if (p.mute() != null) out.field("mute", p.mute());
        if (p.kicked() != null) out.field("kicked", p.kicked());
        if (p.pages() != null) out.field("pages", p.pages());
        if (p.name() != null) out.field("name", p.name());
        out.endObject();
    }

    /** Whether newcomers may write. */
    public static boolean newcomers(JsonIn in) throws IOException {
        return switch (in.string("newcomers")) {
            case MAY_WRITE -> true;
            case MAY_VIEW -> false;
            default -> throw BadInputException.field("newcomers", "not one of its words");
        };
    }

    public static String newcomers(boolean write) {
        return write ? MAY_WRITE : MAY_VIEW;
    }

    /** A participant number as a key: plain decimal, so that each number has only one form. */
    public static int participant(String key, String field) throws BadInputException {
        int c = 0;
        if (key.isEmpty() || key.length() > 9 || key.charAt(0) == '0')
            throw BadInputException.field(field, "a key is no number");
        for (int i = 0; i < key.length(); i++) {
            int digit = key.charAt(i) - '0';
            if (digit < 0 || digit > 9) throw BadInputException.field(field, "a key is no number");
            c = c * 10 + digit;
        }
        return c;
    }
}

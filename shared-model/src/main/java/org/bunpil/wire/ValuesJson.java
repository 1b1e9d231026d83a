package org.bunpil.wire;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bunpil.model.Limits;
import org.bunpil.model.Role;
import org.bunpil.op.AccessValues;
import org.bunpil.op.AccessValues.PersonValues;
import org.bunpil.op.Values;
import org.jspecify.annotations.Nullable;

/** What stands in a {@code v}: written per op; read by {@link ValueFields}, but for what people and newcomers are given. */
final class ValuesJson {
    private static final String MAY_WRITE = "write";
    private static final String MAY_VIEW = "view";

    private ValuesJson() {}

    static void write(JsonOut out, Values v) throws IOException {
        out.name("v").beginObject();
        if (v.at() != null) out.field("at", v.at());
        if (v.size() != null) out.pair("size", v.size().width(), v.size().height());
        if (v.sx() != null) out.field("sx", v.sx());
        if (v.sy() != null) out.field("sy", v.sy());
        if (v.rot() != null) out.field("rot", v.rot());
        if (v.text() != null) out.field("text", v.text());
        if (v.page() != null) out.field("page", v.page());
        if (v.group() != null) group(out, v.group().value());
        if (v.form() != null) out.field("form", Words.FORM.text(v.form()));
        if (v.style() != null) StyleJson.writeValues(out, v.style());
        if (v.lock() != null) out.field("lock", v.lock());
        out.endObject();
    }

    private static void group(JsonOut out, @Nullable String group) throws IOException {
        if (group == null) out.name("group").nullValue();
        else out.field("group", group);
    }

    static SortedMap<Integer, PersonValues> readPeople(JsonIn in) throws IOException {
        SortedMap<Integer, PersonValues> people = new TreeMap<>();
        in.beginObject("people");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            if (people.size() == Limits.BOARD_PEOPLE) throw Refused.limit("people");
            people.put(participant(key, "people"), readPerson(in));
        }
        return people;
    }

    private static PersonValues readPerson(JsonIn in) throws IOException {
        Role role = null;
        Boolean granted = null;
        Boolean mute = null;
        Boolean kicked = null;
        String name = null;
        in.beginObject("people");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "role" -> role = in.word("role", Words.ROLE);
                case "granted" -> granted = in.bool("granted");
                case "mute" -> mute = in.bool("mute");
                case "kicked" -> kicked = in.bool("kicked");
                case "name" -> name = in.lineOfOp("name", Limits.NAME_UNITS);
                default -> in.unknown("people");
            }
        }
        return new PersonValues(role, granted, mute, kicked, name);
    }

    static void writeAccess(JsonOut out, AccessValues v) throws IOException {
        out.name("v").beginObject();
        if (v.write() != null) out.field("write", Words.WRITE_MODE.text(v.write()));
        if (v.newcomersWrite() != null) out.field("newcomers", newcomers(v.newcomersWrite()));
        if (v.open() != null) out.field("open", v.open());
        if (!v.people().isEmpty()) {
            out.name("people").beginObject();
            for (var person : v.people().entrySet()) {
                out.name(Integer.toString(person.getKey()));
                writePerson(out, person.getValue());
            }
            out.endObject();
        }
        out.endObject();
    }

    private static void writePerson(JsonOut out, PersonValues p) throws IOException {
        out.beginObject();
        if (p.role() != null) out.field("role", Words.ROLE.text(p.role()));
        if (p.granted() != null) out.field("granted", p.granted());
        if (p.mute() != null) out.field("mute", p.mute());
        if (p.kicked() != null) out.field("kicked", p.kicked());
        if (p.name() != null) out.field("name", p.name());
        out.endObject();
    }

    /** Whether newcomers may write. */
    static boolean newcomers(JsonIn in) throws IOException {
        return switch (in.string("newcomers")) {
            case MAY_WRITE -> true;
            case MAY_VIEW -> false;
            default -> throw Refused.field("newcomers", "not one of its words");
        };
    }

    static String newcomers(boolean write) {
        return write ? MAY_WRITE : MAY_VIEW;
    }

    /** A participant number as a key: plain decimal, so that none has two spellings. */
    static int participant(String key, String field) throws Refused {
        int c = 0;
        if (key.isEmpty() || key.length() > 9 || key.charAt(0) == '0') throw Refused.field(field, "a key is no number");
        for (int i = 0; i < key.length(); i++) {
            int digit = key.charAt(i) - '0';
            if (digit < 0 || digit > 9) throw Refused.field(field, "a key is no number");
            c = c * 10 + digit;
        }
        return c;
    }
}

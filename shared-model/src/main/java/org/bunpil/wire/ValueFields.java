package org.bunpil.wire;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Background;
import org.bunpil.model.Form;
import org.bunpil.model.Limits;
import org.bunpil.model.WriteMode;
import org.bunpil.op.AccessValues;
import org.bunpil.op.AccessValues.PersonValues;
import org.bunpil.op.Setting;
import org.bunpil.op.StyleValues;
import org.bunpil.op.Values;
import org.jspecify.annotations.Nullable;

/** Collects a {@code v}: its op's name may come after it, so whose keys they are is looked at only when one of the views is asked for. */
final class ValueFields {
    private static final int OF_ELEMENT = 1;
    private static final int OF_PAGE = 2;
    private static final int OF_ACCESS = 4;

    private final JsonIn in;
    private int owners;

    private @Nullable Point at;
    private @Nullable Size size;
    private @Nullable Integer sx;
    private @Nullable Integer sy;
    private @Nullable Integer rot;
    private @Nullable String text;
    private @Nullable String page;
    private @Nullable Setting<String> group;
    private @Nullable Form form;
    private @Nullable StyleValues style;
    private @Nullable Boolean lock;

    private @Nullable String title;
    private @Nullable Background background;

    private @Nullable WriteMode write;
    private @Nullable Boolean newcomersWrite;
    private @Nullable Boolean open;
    private SortedMap<Integer, PersonValues> people = Collections.emptySortedMap();

    ValueFields(JsonIn in) {
        this.in = in;
    }

    ValueFields read() throws IOException {
        in.beginObject("v");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "title", "background" -> ofPage(key);
                case "write", "newcomers", "open", "people" -> ofAccess(key);
                default -> ofElement(key);
            }
        }
        return this;
    }

    /** As {@code set} has it. */
    Values values() throws Refused {
        only(OF_ELEMENT);
        return new Values(at, size, sx, sy, rot, text, page, group, form, style, lock);
    }

    /** As {@code access} has it. */
    AccessValues access() throws Refused {
        only(OF_ACCESS);
        return new AccessValues(write, newcomersWrite, open, people);
    }

    /** As {@code page.set} has it; the other half is {@link #background}. */
    @Nullable
    String title() throws Refused {
        only(OF_PAGE);
        return title;
    }

    @Nullable
    Background background() throws Refused {
        only(OF_PAGE);
        return background;
    }

    private void only(int owner) throws Refused {
        if ((owners & ~owner) != 0) throw Refused.field("v", "an unknown key in it");
    }

    private void ofElement(String key) throws IOException {
        owners |= OF_ELEMENT;
        switch (key) {
            case "at" -> at = in.point("at");
            case "size" -> size = ElementFields.size(in);
            case "sx" -> sx = ElementFields.scale(in, "sx");
            case "sy" -> sy = ElementFields.scale(in, "sy");
            case "rot" -> rot = ElementFields.rotation(in);
            case "text" -> text = in.textOfOp("text", Limits.TEXT_UNITS);
            case "page" -> page = in.pageId("page");
            case "group" -> group = in.nextNull() ? new Setting<>(null) : new Setting<>(in.elementId("group"));
            case "form" -> form = in.word("form", Words.FORM);
            case "style" -> style = StyleJson.readValues(in);
            case "lock" -> lock = in.bool("lock");
            default -> in.unknown("v");
        }
    }

    private void ofPage(String key) throws IOException {
        owners |= OF_PAGE;
        if (key.equals("title")) title = in.lineOfOp("title", Limits.TITLE_UNITS);
        else background = in.word("background", Words.BACKGROUND);
    }

    private void ofAccess(String key) throws IOException {
        owners |= OF_ACCESS;
        switch (key) {
            case "write" -> write = in.word("write", Words.WRITE_MODE);
            case "newcomers" -> newcomersWrite = ValuesJson.newcomers(in);
            case "open" -> open = in.bool("open");
            default -> people = ValuesJson.readPeople(in);
        }
    }
}

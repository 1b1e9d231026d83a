package org.bunpil.wire.op;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Background;
import org.bunpil.model.Connector.Binding;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.Limits;
import org.bunpil.model.ShapeForm;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.SetOrClear;
import org.bunpil.op.StylePatch;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonIn;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a {@code v}. Its op's name may come later, so the keys are checked only when one of the views is asked for. */
final class PatchFields {
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
    private @Nullable SetOrClear<String> group;
    private @Nullable ShapeForm form;
    private @Nullable SetOrClear<Binding> from;
    private @Nullable SetOrClear<Binding> to;
    private @Nullable Route route;
    private @Nullable Integer bend;
    private @Nullable Tip tail;
    private @Nullable Tip head;
    private @Nullable StylePatch style;
    private @Nullable Boolean lock;

    private @Nullable String title;
    private @Nullable Background background;

    private @Nullable WriteMode write;
    private @Nullable Boolean newcomersWrite;
    private @Nullable Boolean open;
    private @Nullable ChangeMode change;
    private @Nullable PageMode pages;
    private SortedMap<Integer, PersonPatch> people = Collections.emptySortedMap();

    PatchFields(JsonIn in) {
        this.in = in;
    }

    PatchFields read() throws IOException {
        in.beginObject("v");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "title", "background" -> ofPage(key);
                case "write", "newcomers", "open", "change", "pages", "people" -> ofAccess(key);
                default -> ofElement(key);
            }
        }
        return this;
    }

    /** The fields as a patch of {@code set}. */
    ElementPatch patch() throws BadInputException {
        only(OF_ELEMENT);
        return new ElementPatch(
                at, size, sx, sy, rot, text, page, group, form, from, to, route, bend, tail, head, style, lock);
    }

    /** The fields as a patch of {@code access}. */
    AccessPatch access() throws BadInputException {
        only(OF_ACCESS);
        return new AccessPatch(write, newcomersWrite, open, change, pages, people);
    }

    /** The title of {@code page.set}; {@link #background} is its other field. */
    @Nullable
    String title() throws BadInputException {
        only(OF_PAGE);
        return title;
    }

    @Nullable
    Background background() throws BadInputException {
        only(OF_PAGE);
        return background;
    }

    private void only(int owner) throws BadInputException {
        if ((owners & ~owner) != 0) throw BadInputException.field("v", "an unknown key in it");
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
            case "group" -> group = in.nextNull() ? new SetOrClear<>(null) : new SetOrClear<>(in.elementId("group"));
            case "form" -> form = in.word("form", EnumNames.FORM);
            case "from" -> from = ConnectorJson.bindingOrNull(in, "from");
            case "to" -> to = ConnectorJson.bindingOrNull(in, "to");
            case "route" -> route = in.word("route", EnumNames.ROUTE);
            case "bend" -> bend = ConnectorJson.bend(in);
            case "tail" -> tail = in.word("tail", EnumNames.TIP);
            case "head" -> head = in.word("head", EnumNames.TIP);
            case "style" -> style = StyleJson.readValues(in);
            case "lock" -> lock = in.bool("lock");
            default -> in.unknown("v");
        }
    }

    private void ofPage(String key) throws IOException {
        owners |= OF_PAGE;
        if (key.equals("title")) title = in.lineOfOp("title", Limits.TITLE_UNITS);
        else background = in.word("background", EnumNames.BACKGROUND);
    }

    private void ofAccess(String key) throws IOException {
        owners |= OF_ACCESS;
        switch (key) {
            case "write" -> write = in.word("write", EnumNames.WRITE_MODE);
            case "newcomers" -> newcomersWrite = PatchJson.newcomers(in);
            case "open" -> open = in.bool("open");
            case "change" -> change = in.word("change", EnumNames.CHANGE_MODE);
            case "pages" -> pages = in.word("pages", EnumNames.PAGE_MODE);
            default -> people = PatchJson.readPeople(in);
        }
    }
}

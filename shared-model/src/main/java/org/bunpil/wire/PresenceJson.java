package org.bunpil.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Limits;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.JsonOut;

/** One participant's presence; every field may be missing. */
final class PresenceJson {
    private PresenceJson() {}

    static Presence read(JsonIn in) throws IOException {
        Point cursor = null;
        String page = null;
        String tool = null;
        List<String> selection = List.of();
        Presence.Drag drag = null;
        Point laser = null;
        Presence.VisibleArea visibleArea = null;
        boolean handRaised = false;
        String typing = null;
        List<Integer> lowerRaisedHands = List.of();
        Presence.Lead lead = null;
        in.beginObject("p");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "cursor" -> cursor = in.point("cursor");
                case "page" -> page = in.pageId("page");
                case "tool" -> tool = in.line("tool", Limits.TOOL_UNITS);
                case "selection" -> selection = ids(in, "selection");
                case "drag" -> drag = drag(in);
                case "laser" -> laser = in.point("laser");
                case "viewport" -> visibleArea = viewport(in);
                case "hand" -> handRaised = in.bool("hand");
                case "typing" -> typing = in.elementId("typing");
                case "lower" -> lowerRaisedHands = participants(in, "lower");
                case "lead" -> lead = lead(in);
                default -> in.unknown("p");
            }
        }
        return new Presence(
                cursor, page, tool, selection, drag, laser, visibleArea, handRaised, typing, lowerRaisedHands, lead);
    }

    private static Presence.Drag drag(JsonIn in) throws IOException {
        List<String> ids = null;
        Point d = null;
        in.beginObject("drag");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "ids" -> ids = ids(in, "drag");
                case "d" -> d = in.point("d");
                default -> in.unknown("drag");
            }
        }
        return new Presence.Drag(JsonIn.need(ids, "drag"), JsonIn.need(d, "d"));
    }

    private static Presence.VisibleArea viewport(JsonIn in) throws IOException {
        Point at = null;
        Integer zoom = null;
        Size size = null;
        in.beginObject("viewport");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "at" -> at = in.point("at");
                case "zoom" -> zoom = in.number("zoom", 1, Limits.SCALE);
                case "size" -> size = size(in);
                default -> in.unknown("viewport");
            }
        }
        return new Presence.VisibleArea(JsonIn.need(at, "at"), JsonIn.need(zoom, "zoom"), size);
    }

    private static Size size(JsonIn in) throws IOException {
        Point corner = in.point("size");
        if (corner.x() < 1 || corner.y() < 1) throw BadInputException.field("size", "nothing is seen");
        return new Size(corner.x(), corner.y());
    }

    private static Presence.Lead lead(JsonIn in) throws IOException {
        Integer turn = null;
        boolean stays = false;
        in.beginObject("lead");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "n" -> turn = in.number("n", 1, Integer.MAX_VALUE);
                case "stays" -> stays = in.bool("stays");
                default -> in.unknown("lead");
            }
        }
        return new Presence.Lead(JsonIn.need(turn, "n"), stays);
    }

    private static List<String> ids(JsonIn in, String field) throws IOException {
        List<String> ids = new ArrayList<>();
        in.beginArray(field);
        while (in.more()) {
            if (ids.size() == Limits.PRESENCE_IDS) throw BadInputException.field(field, "too many ids");
            ids.add(in.elementId(field));
        }
        return Collections.unmodifiableList(ids);
    }

    private static List<Integer> participants(JsonIn in, String field) throws IOException {
        List<Integer> participants = new ArrayList<>();
        in.beginArray(field);
        while (in.more()) {
            if (participants.size() == Limits.PRESENCE_IDS)
                throw BadInputException.field(field, "too many participants");
            participants.add(in.number(field, 1, Limits.BOARD_PEOPLE));
        }
        return Collections.unmodifiableList(participants);
    }

    static void write(JsonOut out, Presence p) throws IOException {
        out.beginObject();
        if (p.cursor() != null) out.field("cursor", p.cursor());
        if (p.page() != null) out.field("page", p.page());
        if (p.tool() != null) out.field("tool", p.tool());
        if (!p.selection().isEmpty()) out.strings("selection", p.selection());
        if (p.drag() != null) drag(out, p.drag());
        if (p.laser() != null) out.field("laser", p.laser());
        if (p.visibleArea() != null) viewport(out, p.visibleArea());
        if (p.handRaised()) out.field("hand", true);
        if (p.typing() != null) out.field("typing", p.typing());
        if (!p.lowerRaisedHands().isEmpty()) out.numbers("lower", p.lowerRaisedHands());
        if (p.lead() != null) lead(out, p.lead());
        out.endObject();
    }

    private static void lead(JsonOut out, Presence.Lead lead) throws IOException {
        out.name("lead").beginObject().field("n", lead.turn());
        if (lead.stays()) out.field("stays", true);
        out.endObject();
    }

    private static void drag(JsonOut out, Presence.Drag drag) throws IOException {
        out.name("drag").beginObject().strings("ids", drag.ids());
        out.field("d", drag.delta()).endObject();
    }

    private static void viewport(JsonOut out, Presence.VisibleArea visibleArea) throws IOException {
        out.name("viewport").beginObject().field("at", visibleArea.centre());
        out.field("zoom", visibleArea.zoom());
        Size size = visibleArea.size();
        if (size != null) out.field("size", new Point(size.width(), size.height()));
        out.endObject();
    }
}

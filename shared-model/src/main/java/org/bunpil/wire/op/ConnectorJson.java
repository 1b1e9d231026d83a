package org.bunpil.wire.op;

import java.io.IOException;
import org.bunpil.geometry.Point;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Binding;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.Limits;
import org.bunpil.op.SetOrClear;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonIn;
import org.bunpil.wire.json.JsonOut;
import org.jspecify.annotations.Nullable;

/** The JSON of what only connectors have. */
final class ConnectorJson {
    private ConnectorJson() {}

    private static Binding binding(JsonIn in, String field) throws IOException {
        String id = null;
        Point anchor = null;
        in.beginObject(field);
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "id" -> id = in.elementId("id");
                case "anchor" -> anchor = in.nextNull() ? null : anchor(in);
                default -> in.unknown(field);
            }
        }
        return new Binding(JsonIn.need(id, "id"), anchor);
    }

    /** To what an end is bound; null: to nothing. */
    static SetOrClear<Binding> bindingOrNull(JsonIn in, String field) throws IOException {
        return in.nextNull() ? new SetOrClear<>(null) : new SetOrClear<>(binding(in, field));
    }

    static int bend(JsonIn in) throws IOException {
        return in.number("bend", -Limits.BEND, Limits.BEND);
    }

    private static Point anchor(JsonIn in) throws IOException {
        Point anchor = in.point("anchor");
        boolean inside =
                anchor.x() >= 0 && anchor.x() <= Limits.ANCHOR && anchor.y() >= 0 && anchor.y() <= Limits.ANCHOR;
        if (!inside) throw BadInputException.field("anchor", "not inside its element");
        return anchor;
    }

    static void write(JsonOut out, Connector c) throws IOException {
        out.pair("size", c.size().width(), c.size().height());
        if (!c.text().isEmpty()) out.field("text", c.text());
        if (c.from() != null) writeBinding(out, "from", c.from());
        if (c.to() != null) writeBinding(out, "to", c.to());
        if (c.route() != Route.STRAIGHT) out.field("route", EnumNames.ROUTE.text(c.route()));
        if (c.bend() != 0) out.field("bend", c.bend());
        if (c.tail() != Tip.NONE) out.field("tail", EnumNames.TIP.text(c.tail()));
        if (c.head() != Tip.NONE) out.field("head", EnumNames.TIP.text(c.head()));
    }

    static void writeBinding(JsonOut out, String field, @Nullable Binding binding) throws IOException {
        out.name(field);
        if (binding == null) {
            out.nullValue();
            return;
        }
        out.beginObject().field("id", binding.id());
        if (binding.anchor() != null) out.field("anchor", binding.anchor());
        out.endObject();
    }
}

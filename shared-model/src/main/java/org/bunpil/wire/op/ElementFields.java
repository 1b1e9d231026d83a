package org.bunpil.wire.op;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Binding;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.Image;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.SetOrClear;
import org.bunpil.wire.json.BadInputException;
import org.bunpil.wire.json.EnumNames;
import org.bunpil.wire.json.JsonIn;
import org.jspecify.annotations.Nullable;

/** Collects one element's properties, in any order, and builds the element once its kind is known. */
final class ElementFields {
    /** Base64 length of the heaviest stroke. */
    private static final int PACKED_UNITS = (Limits.STROKE_BYTES + 2) / 3 * 4;

    private final JsonIn in;
    /** Whether the element is from {@code add}; then the properties that the fold sets are not allowed. */
    private final boolean added;

    private @Nullable String id;
    private @Nullable ElementKind kind;
    private @Nullable String page;
    private @Nullable Point at;
    private long z;
    private int by;
    private Style style = Style.DEFAULT;
    private @Nullable String group;
    private boolean lock;

    /** Number of properties present that only some kinds have. If the kind uses fewer, there is one too many. */
    private int present;

    private int used;

    private @Nullable StrokePoints points;
    private boolean open;
    private boolean sealed;
    private int n = 1;
    private @Nullable Integer sx;
    private @Nullable Integer sy;
    private int rot;
    private boolean turned;
    private @Nullable ShapeForm form;
    private @Nullable Size size;
    private @Nullable String text;
    private @Nullable String asset;
    private @Nullable SetOrClear<Binding> from;
    private @Nullable SetOrClear<Binding> to;
    private @Nullable Route route;
    private @Nullable Integer bend;
    private @Nullable Tip tail;
    private @Nullable Tip head;

    ElementFields(JsonIn in, boolean added) {
        this.in = in;
        this.added = added;
    }

    Element read() throws IOException {
        in.beginObject("el");
        for (String key = in.nextKey(); key != null; key = in.nextKey()) {
            switch (key) {
                case "id" -> id = in.elementId("id");
                case "kind" -> kind = in.word("kind", EnumNames.KIND);
                case "page" -> page = in.pageId("page");
                case "at" -> at = in.point("at");
                case "style" -> style = StyleJson.read(in);
                case "group" -> group = in.nextNull() ? null : in.elementId("group");
                case "rot" -> {
                    rot = rotation(in);
                    turned = true;
                }
                case "z", "by", "lock", "open", "sealed", "n" -> given(key);
                default -> ofItsKind(key);
            }
        }
        return element();
    }

    private void ofItsKind(String key) throws IOException {
        present++;
        switch (key) {
            case "p" -> points = points();
            case "sx" -> sx = scale(in, "sx");
            case "sy" -> sy = scale(in, "sy");
            case "form" -> form = in.word("form", EnumNames.FORM);
            case "size" -> size = size(in);
            case "text" -> text = in.textOfOp("text", Limits.TEXT_UNITS);
            case "asset" -> asset = in.hex("asset", Limits.SHA256_UNITS);
            case "from" -> from = ConnectorJson.bindingOrNull(in, "from");
            case "to" -> to = ConnectorJson.bindingOrNull(in, "to");
            case "route" -> route = in.word("route", EnumNames.ROUTE);
            case "bend" -> bend = ConnectorJson.bend(in);
            case "tail" -> tail = in.word("tail", EnumNames.TIP);
            case "head" -> head = in.word("head", EnumNames.TIP);
            default -> {
                present--;
                in.unknown("el");
            }
        }
    }

    private void given(String key) throws IOException {
        if (added) throw BadInputException.field("el", "a property that only the fold gives");
        switch (key) {
            case "z" -> z = in.integer("z", 1 - Limits.INTEGER, Limits.INTEGER - 1);
            case "by" -> by = in.number("by", 0, Integer.MAX_VALUE);
            case "lock" -> lock = in.bool("lock");
            case "open" -> open = in.bool("open");
            case "sealed" -> sealed = in.bool("sealed");
            default -> n = in.number("n", 1, Integer.MAX_VALUE);
        }
    }

    private Element element() throws BadInputException {
        CommonProperties common = new CommonProperties(
                JsonIn.need(id, "id"), JsonIn.need(page, "page"), z, JsonIn.need(at, "at"), by, style, group, lock);
        Element element = switch (JsonIn.need(kind, "kind")) {
            case STROKE -> stroke(common);
            case SHAPE -> new Shape(common, use(form, "form"), use(size, "size"), rot);
            case TEXT -> new Text(common, written(), use(size, "size"), rot);
            case NOTE -> new Note(common, written(), use(size, "size"), rot);
            case IMAGE -> new Image(common, use(asset, "asset"), use(size, "size"), rot);
            case CONNECTOR -> connector(common);
        };
        if (used != present) throw BadInputException.field("el", "a property of another kind");
        return element;
    }

    private Stroke stroke(CommonProperties common) throws BadInputException {
        if (added) throw BadInputException.field("kind", "a stroke comes into being by begin");
        return new Stroke(common, use(points, "p"), open, sealed, n, scale(sx), scale(sy), rot);
    }

    private Connector connector(CommonProperties common) throws BadInputException {
        if (turned) throw BadInputException.field("el", "a property of another kind");
        Integer bent = maybe(bend);
        return new Connector(
                common,
                use(size, "size"),
                written(),
                value(maybe(from)),
                value(maybe(to)),
                or(maybe(route), Route.STRAIGHT),
                bent == null ? 0 : bent,
                or(maybe(tail), Tip.NONE),
                or(maybe(head), Tip.NONE));
    }

    private static @Nullable Binding value(@Nullable SetOrClear<Binding> given) {
        return given == null ? null : given.value();
    }

    private static <T> T or(@Nullable T value, T usual) {
        return value == null ? usual : value;
    }

    private String written() {
        String written = maybe(text);
        return written == null ? "" : written;
    }

    private int scale(@Nullable Integer given) {
        Integer scale = maybe(given);
        return scale == null ? Stroke.UNIT_SCALE : scale;
    }

    private <T> T use(@Nullable T value, String field) throws BadInputException {
        used++;
        return JsonIn.need(value, field);
    }

    private <T> @Nullable T maybe(@Nullable T value) {
        if (value != null) used++;
        return value;
    }

    private StrokePoints points() throws IOException {
        List<SampleChunk> chunks = new ArrayList<>();
        int samples = 0;
        int weight = 0;
        in.beginArray("p");
        while (in.more()) {
            SampleChunk chunk = packed(in, "p", Limits.STROKE_SAMPLES);
            samples += chunk.sampleCount();
            weight += chunk.byteCount() + Limits.CHUNK_BYTES;
            if (samples > Limits.STROKE_SAMPLES || weight > Limits.STROKE_BYTES) throw BadInputException.limit("p");
            chunks.add(chunk);
        }
        if (chunks.isEmpty()) throw BadInputException.field("p", "no chunk");
        return StrokePoints.of(chunks);
    }

    static SampleChunk packed(JsonIn in, String field, int maxSamples) throws IOException {
        String text = in.string(field);
        if (text.length() > PACKED_UNITS) throw BadInputException.limit(field);
        // Too many samples is another error than malformed; the text's length limits the work.
        SampleChunk sampleChunk = SampleChunk.parse(text, Integer.MAX_VALUE);
        if (sampleChunk == null) throw BadInputException.field(field, "not packed points");
        if (sampleChunk.sampleCount() > maxSamples
                || sampleChunk.byteCount() + Limits.CHUNK_BYTES > Limits.STROKE_BYTES)
            throw BadInputException.limit(field);
        return sampleChunk;
    }

    static int scale(JsonIn in, String field) throws IOException {
        int scale = in.number(field, -Limits.SCALE, Limits.SCALE);
        if (scale == 0) throw BadInputException.field(field, "zero");
        return scale;
    }

    static int rotation(JsonIn in) throws IOException {
        return in.number("rot", -Limits.ROTATION, Limits.ROTATION);
    }

    static Size size(JsonIn in) throws IOException {
        Point corner = in.point("size");
        return new Size(corner.x(), corner.y());
    }
}

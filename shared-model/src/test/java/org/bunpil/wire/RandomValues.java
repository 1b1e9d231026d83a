package org.bunpil.wire;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Access.ChangeMode;
import org.bunpil.model.Access.PageMode;
import org.bunpil.model.Access.WriteMode;
import org.bunpil.model.Background;
import org.bunpil.model.CommonProperties;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Binding;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.ErrorCode;
import org.bunpil.model.Image;
import org.bunpil.model.InkTool;
import org.bunpil.model.Limits;
import org.bunpil.model.Note;
import org.bunpil.model.Role;
import org.bunpil.model.Sample;
import org.bunpil.model.SampleChunk;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.AccessPatch;
import org.bunpil.op.AccessPatch.PersonPatch;
import org.bunpil.op.Batch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.LogRecord;
import org.bunpil.op.Op;
import org.bunpil.op.SetOrClear;
import org.bunpil.op.StylePatch;

/** Valid values of every type from a seed: the same seed gives the same values. Extreme values are frequent. */
public final class RandomValues {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String HEX = "0123456789abcdef";
    private static final List<String> SIGNS =
            List.of("a", "Z", " ", "한", "글", "é", "\"", "\\", "/", "<", "&", "'", "😀", "\u2028", "\u2029", "\ufeff");

    private final Random random;

    public RandomValues(long seed) {
        random = new Random(seed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean flag() {
        return random.nextBoolean();
    }

    @SafeVarargs
    public final <T> T one(T... choices) {
        return choices[below(choices.length)];
    }

    private <T> T maybe(Supplier<T> value) {
        return flag() ? value.get() : null;
    }

    public <T> List<T> list(int max, Supplier<T> item) {
        List<T> list = new ArrayList<>();
        for (int i = below(max + 1); i > 0; i--) list.add(item.get());
        return List.copyOf(list);
    }

    /** A number between the two; the ends and the middle are frequent. */
    public long integer(long min, long max) {
        return switch (below(6)) {
            case 0 -> min;
            case 1 -> max;
            case 2 -> Math.clamp(below(300) - 100L, min, max);
            default -> random.nextLong(min, max);
        };
    }

    public int number(int min, int max) {
        return (int) integer(min, max);
    }

    public String word(String signs, int units) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < units; i++) word.append(signs.charAt(below(signs.length())));
        return word.toString();
    }

    public String client() {
        return word(BASE62, Limits.CLIENT_UNITS);
    }

    public String secret() {
        return word(BASE62, Limits.SECRET_UNITS);
    }

    public String board() {
        return word(BASE62, number(Limits.BOARD_ID_MIN_UNITS, Limits.BOARD_ID_MAX_UNITS));
    }

    public String inc() {
        return word(BASE62, number(Limits.INC_MIN_UNITS, Limits.INC_MAX_UNITS));
    }

    public String hex(int units) {
        return word(HEX, units);
    }

    public String id() {
        return client() + "-" + word(BASE36, 1 + below(one(3, 15)));
    }

    public String page() {
        return flag() ? "p1" : id();
    }

    public List<String> ids() {
        return list(one(1, 3, 20), this::id);
    }

    public String line(int maxUnits) {
        StringBuilder line = new StringBuilder();
        for (int i = below(one(2, 10, maxUnits)); i > 0; i--) line.append(SIGNS.get(below(SIGNS.size())));
        String text = line.length() > maxUnits ? line.substring(0, maxUnits) : line.toString();
        boolean cut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        return cut ? text.substring(0, text.length() - 1) : text;
    }

    public String text(int maxUnits) {
        String line = line(maxUnits);
        return flag() ? line.replace('a', '\n').replace('Z', '\t') : line;
    }

    public Point point() {
        return new Point(coordinate(), coordinate());
    }

    private int coordinate() {
        return number(-Limits.COORDINATE, Limits.COORDINATE);
    }

    public Size size() {
        return new Size(coordinate(), coordinate());
    }

    private int scale() {
        int scale = number(-Limits.SCALE, Limits.SCALE);
        return scale == 0 ? Stroke.UNIT_SCALE : scale;
    }

    private int rotation() {
        return number(-Limits.ROTATION, Limits.ROTATION);
    }

    private int color() {
        return below(1 << 24);
    }

    public Style style() {
        if (below(4) == 0) return Style.DEFAULT;
        return new Style(
                one(InkTool.values()),
                color(),
                number(1, Limits.WIDTH),
                maybe(this::color),
                number(0, Limits.ALPHA),
                number(0, Limits.DASH),
                number(0, Limits.FONT));
    }

    public StylePatch stylePatch() {
        return new StylePatch(
                maybe(() -> one(InkTool.values())),
                maybe(this::color),
                maybe(() -> number(1, Limits.WIDTH)),
                maybe(() -> new SetOrClear<>(maybe(this::color))),
                maybe(() -> number(0, Limits.ALPHA)),
                maybe(() -> number(0, Limits.DASH)),
                maybe(() -> number(0, Limits.FONT)));
    }

    public SampleChunk packed(int maxSamples) {
        List<Sample> samples = new ArrayList<>();
        int reach = one(20, 2_000, Limits.OFFSET);
        for (int i = below(maxSamples); i >= 0; i--) {
            samples.add(
                    new Sample(number(-reach, reach), number(-reach, reach), below(256), number(0, 1 << one(4, 24))));
        }
        return SampleChunk.of(samples, flag(), flag());
    }

    /** An element as an {@code add} may have it. */
    public Element added() {
        return element(ElementKind.values()[1 + below(ElementKind.values().length - 1)], 0, 0, false);
    }

    /** An element as a snapshot may have it. */
    public Element whole() {
        long z = integer(1 - Limits.INTEGER, Limits.INTEGER - 1);
        return element(one(ElementKind.values()), z, number(0, Integer.MAX_VALUE), flag());
    }

    /** An element of a kind. */
    public Element element(ElementKind kind, long z, int by, boolean lock) {
        CommonProperties common = new CommonProperties(id(), page(), z, point(), by, style(), maybe(this::id), lock);
        return switch (kind) {
            case STROKE -> {
                StrokePoints points = StrokePoints.of(packed(one(1, 30, 100)));
                while (below(3) > 0) points = points.plus(packed(30));
                int n = number(1, Integer.MAX_VALUE);
                yield new Stroke(common, points, flag(), flag(), n, scale(), scale(), rotation());
            }
            case SHAPE -> new Shape(common, one(ShapeForm.values()), size(), rotation());
            case TEXT -> new Text(common, text(one(10, 200)), size(), rotation());
            case NOTE -> new Note(common, text(one(10, 200)), size(), rotation());
            case IMAGE -> new Image(common, hex(Limits.SHA256_UNITS), size(), flag() ? 0 : rotation());
            case CONNECTOR ->
                new Connector(
                        common,
                        size(),
                        text(one(10, 200)),
                        maybe(this::binding),
                        maybe(this::binding),
                        one(Route.values()),
                        bend(),
                        one(Tip.values()),
                        one(Tip.values()));
        };
    }

    private Binding binding() {
        return new Binding(id(), maybe(() -> new Point(number(0, Limits.ANCHOR), number(0, Limits.ANCHOR))));
    }

    private int bend() {
        return number(-Limits.BEND, Limits.BEND);
    }

    public ElementPatch patch() {
        return new ElementPatch(
                maybe(this::point),
                maybe(this::size),
                maybe(this::scale),
                maybe(this::scale),
                maybe(this::rotation),
                maybe(() -> text(100)),
                maybe(this::page),
                maybe(() -> new SetOrClear<>(maybe(this::id))),
                maybe(() -> one(ShapeForm.values())),
                maybe(() -> new SetOrClear<>(maybe(this::binding))),
                maybe(() -> new SetOrClear<>(maybe(this::binding))),
                maybe(() -> one(Route.values())),
                maybe(this::bend),
                maybe(() -> one(Tip.values())),
                maybe(() -> one(Tip.values())),
                maybe(this::stylePatch),
                maybe(this::flag));
    }

    public AccessPatch access() {
        SortedMap<Integer, PersonPatch> people = new TreeMap<>();
        while (below(3) > 0) people.put(number(1, 999_999_999), person());
        return new AccessPatch(
                maybe(() -> one(WriteMode.values())),
                maybe(this::flag),
                maybe(this::flag),
                maybe(() -> one(ChangeMode.values())),
                maybe(() -> one(PageMode.values())),
                people);
    }

    private PersonPatch person() {
        return new PersonPatch(
                maybe(() -> one(Role.values())),
                maybe(this::flag),
                maybe(this::flag),
                maybe(this::flag),
                maybe(this::flag),
                maybe(() -> line(Limits.NAME_UNITS)));
    }

    /** Number of different ops that {@link #op(int)} makes. */
    public static final int OP_KINDS = 21;

    public Op op() {
        return op(below(OP_KINDS));
    }

    public Op op(int kind) {
        return switch (kind) {
            case 0 -> new Op.Add(added());
            case 1 -> new Op.Begin(id(), page(), point(), style(), packed(one(2, 40)));
            case 2 -> new Op.Append(id(), number(1, Integer.MAX_VALUE), packed(one(2, 40)));
            case 3 -> new Op.End(id(), number(1, 8_000), number(1, 8_000), maybe(() -> packed(one(2, 40))));
            case 4 -> new Op.Seal(id());
            case 5 -> new Op.Move(ids(), point());
            case 6 -> new Op.Set(ids(), patch());
            case 7 -> new Op.SetEach(list(4, () -> new Op.TargetedPatch(id(), patch())));
            case 8 ->
                new Op.Order(
                        ids(), one(new Op.Placement.Top(), new Op.Placement.Bottom(), new Op.Placement.Above(id())));
            case 9 -> cut();
            case 10 -> new Op.Delete(ids());
            case 11 -> new Op.Restore(ids());
            case 12 -> new Op.Clear(page());
            case 13 -> new Op.PageAdd(id(), maybe(this::page), maybe(this::title), maybe(this::background));
            case 14 -> new Op.PageMove(page(), maybe(this::page));
            case 15 -> new Op.PageSet(page(), maybe(this::title), maybe(this::background));
            case 16 -> new Op.PageDelete(page());
            case 17 -> new Op.PageRestore(page());
            case 18 -> new Op.Access(access());
            case 19 -> new Op.Init(title(), inc(), number(1, Integer.MAX_VALUE), maybe(() -> line(Limits.USER_UNITS)));
            default ->
                new Op.Join(
                        client(),
                        line(Limits.NAME_UNITS),
                        one(Role.values()),
                        flag() ? "" : hex(Limits.SHA256_UNITS),
                        maybe(() -> line(Limits.USER_UNITS)),
                        maybe(this::client),
                        number(0, Integer.MAX_VALUE),
                        flag());
        };
    }

    private Op cut() {
        List<Op.Slice> parts = new ArrayList<>();
        int end = 0;
        while (below(3) > 0 && parts.size() < Limits.CUT_PARTS) {
            int from = end + below(3);
            end = from + 1 + below(20);
            parts.add(new Op.Slice(id(), from, end));
        }
        return new Op.Cut(id(), Math.max(1, end + below(2)), List.copyOf(parts));
    }

    private String title() {
        return line(Limits.TITLE_UNITS);
    }

    private Background background() {
        return one(Background.values());
    }

    public List<Op> ops() {
        return list(one(1, 1, 5), this::op);
    }

    public long k() {
        return integer(1, Limits.INTEGER - 1);
    }

    private long seq() {
        return integer(0, Limits.INTEGER - 1);
    }

    public LogRecord record() {
        if (below(4) == 0) return LogRecord.system(ops());
        if (below(4) == 0) return new LogRecord(client(), k(), List.of(), one(ErrorCode.values()));
        return new LogRecord(client(), k(), ops(), null);
    }

    public Batch batch() {
        return below(4) == 0 ? new Batch(0, 0, ops()) : new Batch(number(1, Integer.MAX_VALUE), k(), ops());
    }

    public Presence presence() {
        return new Presence(
                maybe(this::point),
                maybe(this::page),
                maybe(() -> line(Limits.TOOL_UNITS)),
                ids(),
                maybe(() -> new Presence.Drag(ids(), point())),
                maybe(this::point),
                maybe(() -> new Presence.VisibleArea(point(), number(1, Limits.SCALE))),
                flag(),
                maybe(this::id),
                list(3, () -> number(1, Limits.BOARD_PEOPLE)));
    }

    public String base64() {
        byte[] bytes = new byte[1 + below(100)];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private ClientFrame.Hello hello() {
        boolean watch = below(4) == 0;
        return new ClientFrame.Hello(
                number(0, Integer.MAX_VALUE),
                number(1, Integer.MAX_VALUE),
                line(Limits.APP_UNITS),
                client(),
                watch && flag() ? "" : secret(),
                line(Limits.NAME_UNITS),
                maybe(this::board),
                maybe(() -> flag()
                        ? new ClientFrame.Auth.JoinCode(line(Limits.CODE_UNITS))
                        : new ClientFrame.Auth.HostKey(line(Limits.USER_UNITS), line(Limits.KEY_MAX_UNITS))),
                flag(),
                maybe(this::title),
                maybe(() -> new ClientFrame.EarlierRun(client(), secret())),
                maybe(() -> new ClientFrame.Resume(inc(), seq(), hex(Limits.HASH_UNITS))),
                watch);
    }

    public ClientFrame clientFrame() {
        int n = 1 + below(Limits.ASSET_PARTS);
        return switch (below(13)) {
            case 0 -> hello();
            case 1 -> new ClientFrame.PresenceUpdate(presence());
            case 2 -> new ClientFrame.HashRequest();
            case 3 -> new ClientFrame.JoinCodeRequest(flag());
            case 4 -> new ClientFrame.AssetPut(hex(Limits.SHA256_UNITS), below(n), n, base64());
            case 5 -> new ClientFrame.AssetGet(hex(Limits.SHA256_UNITS));
            case 6 -> new ClientFrame.Ping(integer(1 - Limits.INTEGER, Limits.INTEGER - 1));
            case 7 -> new ClientFrame.Pong(seq());
            case 8 -> new ClientFrame.Unknown("x-" + line(10));
            case 9 -> new ClientFrame.FindBoard(line(Limits.CODE_UNITS));
            default -> new ClientFrame.Ops(k(), ops());
        };
    }

    public RelayFrame relayFrame() {
        int n = 1 + below(Limits.ASSET_PARTS);
        return switch (below(20)) {
            case 0 -> welcome();
            case 1 -> part();
            case 2 -> new RelayFrame.Reject(k(), one(ErrorCode.values()));
            case 3 -> new RelayFrame.Gap(k());
            case 4 -> presenceUpdates();
            case 5 -> new RelayFrame.Hash(seq(), hex(Limits.HASH_UNITS));
            case 6 ->
                new RelayFrame.Failure(
                        one(ErrorCode.values()),
                        flag() ? 0 : k(),
                        flag(),
                        flag() ? Map.of() : Map.of(line(10), line(20)),
                        line(80),
                        number(0, Integer.MAX_VALUE));
            case 7 -> new RelayFrame.JoinCode(line(Limits.CODE_UNITS));
            case 8 -> new RelayFrame.SlowDown(number(0, Integer.MAX_VALUE));
            case 9 -> new RelayFrame.AssetOk(hex(Limits.SHA256_UNITS));
            case 10 -> new RelayFrame.AssetData(hex(Limits.SHA256_UNITS), below(n), n, base64());
            case 11 -> new RelayFrame.Ping(seq());
            case 12 -> new RelayFrame.Pong(seq());
            case 13 -> new RelayFrame.Goodbye(line(20), number(0, Integer.MAX_VALUE));
            case 14 -> new RelayFrame.Unknown("y" + line(10));
            case 15 -> new RelayFrame.FoundBoard(board());
            default -> new RelayFrame.Stream(k(), seq(), list(4, this::batch), maybe(() -> hex(Limits.HASH_UNITS)));
        };
    }

    private RelayFrame.Welcome welcome() {
        return new RelayFrame.Welcome(
                number(0, Integer.MAX_VALUE),
                number(0, Integer.MAX_VALUE),
                board(),
                title(),
                inc(),
                seq(),
                seq(),
                seq(),
                number(0, Integer.MAX_VALUE),
                one(Role.values()),
                flag(),
                maybe(() -> line(Limits.CODE_UNITS)),
                list(3, () -> line(50)),
                new RelayFrame.BoardLimits(1 + below(500), 1 + below(50_000), 1 + below(200_000)),
                list(5, () -> number(1, Integer.MAX_VALUE)));
    }

    private RelayFrame.SnapshotPart part() {
        List<RelayFrame> parts = new ArrayList<>();
        SnapshotParts.encode(new RandomSnapshots(this).snapshot(5)).forEachRemaining(text -> {
            if (WireCodec.readRelay(text) instanceof Parsed.Good<RelayFrame>(RelayFrame part)) parts.add(part);
        });
        return (RelayFrame.SnapshotPart) parts.get(below(parts.size()));
    }

    private RelayFrame.PresenceUpdates presenceUpdates() {
        SortedMap<Integer, Presence> presence = new TreeMap<>();
        while (below(4) > 0) presence.put(number(1, 999_999_999), maybe(this::presence));
        return new RelayFrame.PresenceUpdates(presence);
    }
}

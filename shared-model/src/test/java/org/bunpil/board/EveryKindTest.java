package org.bunpil.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bunpil.model.Access;
import org.bunpil.model.Background;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;
import org.bunpil.model.FoldVersion;
import org.bunpil.model.Page;
import org.bunpil.op.Batch;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.Op;
import org.bunpil.op.StylePatch;
import org.bunpil.undo.UndoStack;
import org.bunpil.undo.UndoStep;
import org.bunpil.wire.ClientFrame;
import org.bunpil.wire.Parsed;
import org.bunpil.wire.RandomValues;
import org.bunpil.wire.RelayFrame;
import org.bunpil.wire.SnapshotParts;
import org.bunpil.wire.Variants;
import org.bunpil.wire.WireCodec;
import org.junit.jupiter.api.Test;

/** Code that must handle every property of every kind forgets none; {@link RandomValues} does not compile without a new kind. */
class EveryKindTest {
    private static final long SEED = 5;
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{8}-[0-9a-z]{1,15}");

    @Test
    void kindsAndRecordsAreOneToOne() {
        Set<Class<?>> records = new HashSet<>();
        for (ElementKind kind : ElementKind.values()) {
            Element element = new RandomValues(SEED).element(kind, 1, 1, false);
            assertEquals(kind, element.kind());
            records.add(element.getClass());
        }
        assertEquals(Set.of(Element.class.getPermittedSubclasses()), records);
    }

    @Test
    void theHashTellsEveryPropertyApart() {
        for (Variants.Pair pair : Variants.all(SEED)) {
            assertNotEquals(CanonicalText.live(pair.one()), CanonicalText.live(pair.other()), pair.property());
        }
    }

    @Test
    void everyPropertyTravels() {
        for (Variants.Pair pair : Variants.all(SEED)) {
            List<Element> both = List.of(pair.one(), pair.other());
            List<RelayFrame.SnapshotPart> parts = new ArrayList<>();
            for (Iterator<String> texts = SnapshotParts.encode(snapshot(both)); texts.hasNext(); ) {
                parts.add((RelayFrame.SnapshotPart) good(WireCodec.readRelay(texts.next())));
            }
            assertEquals(both, SnapshotParts.join(parts).elements(), pair.property());
            ClientFrame set = new ClientFrame.Ops(
                    1, List.of(new Op.Set(List.of(pair.one().id()), ElementPatch.of(pair.other()))));
            assertEquals(set, good(WireCodec.readClient(WireCodec.write(set))), pair.property());
        }
    }

    @Test
    void everyPropertyThatCanBeSetIsSetAndTakenBack() {
        int set = 0;
        for (Variants.Pair pair : Variants.all(SEED)) {
            Element one = pair.one();
            ElementPatch wanted = ElementPatch.of(pair.other());
            if (wanted.equals(ElementPatch.of(one))) continue;
            set++;
            Board board = new Board(snapshot(List.of(one), pair.other().page()));
            UndoStack undo = new UndoStack();
            UndoStep undoStep = new UndoStep();
            List<Op> ops = List.of(new Op.Set(List.of(one.id()), wanted));
            UndoStep.Recording recording = undoStep.begin(board, ops);
            board.apply(new Batch(1, 1, ops));
            recording.done();
            undo.push(undoStep);
            Element changed = board.element(one.id());
            assertNotNull(changed);
            assertEquals(wanted, ElementPatch.of(changed), pair.property());
            undo.undo(board, back -> board.apply(new Batch(1, 2, back)));
            assertEquals(one, board.element(one.id()), pair.property());
        }
        assertTrue(set > 40, "only " + set + " properties could be set");
    }

    /** Everything that {@link ElementPatch} and {@code StylePatch} can set is set by {@code of} for some kind. */
    @Test
    void nothingThatCanBeSetIsLeftOut() throws ReflectiveOperationException {
        Set<String> known = new TreeSet<>();
        for (ElementKind kind : ElementKind.values()) {
            Element element = new RandomValues(SEED).element(kind, 1, 1, false);
            for (Record values : List.of(ElementPatch.of(element), StylePatch.of(element.style()))) {
                for (RecordComponent part : values.getClass().getRecordComponents()) {
                    if (part.getAccessor().invoke(values) != null) known.add(part.toString());
                }
            }
        }
        Set<String> all = new TreeSet<>();
        for (Class<?> type : List.of(ElementPatch.class, StylePatch.class)) {
            for (RecordComponent part : type.getRecordComponents()) all.add(part.toString());
        }
        assertEquals(all, known);
    }

    @Test
    void noIdKeepsItsNameWhenAnElementIsRenamed() throws ReflectiveOperationException {
        for (Variants.Pair pair : Variants.all(SEED)) {
            Element element = pair.other();
            Element renamed = element.renamed(id -> "renamed " + id);
            assertEquals(List.of(), ids(renamed), pair.property());
            assertEquals(element, renamed.renamed(id -> id.substring("renamed ".length())), pair.property());
            ElementPatch patch = ElementPatch.of(element).renamed(id -> "renamed " + id);
            assertEquals(ElementPatch.of(renamed), patch, pair.property());
        }
    }

    @Test
    void whatAnElementRefersToIsNeitherItselfNorItsPageOrGroup() throws ReflectiveOperationException {
        for (Variants.Pair pair : Variants.all(SEED)) {
            List<String> ids = ids(pair.other());
            ids.removeAll(List.of(pair.other().id(), pair.other().page()));
            ids.remove(pair.other().group());
            assertEquals(ids, pair.other().references(), pair.property());
        }
    }

    /** Authors of a client in another language have only R30, R41 and the example. */
    @Test
    void theProtocolNamesEveryPropertyOfEveryKind() throws IOException {
        List<String> protocol = Files.readAllLines(Path.of("..", "docs", "protocol.md"));
        List<String> kinds = protocol.subList(protocol.indexOf("| kind | further properties |"), protocol.size());
        String example = Files.readString(Path.of("..", "docs", "examples", "fold.py"));
        for (ElementKind kind : ElementKind.values()) {
            String word = kind.name().toLowerCase(Locale.ROOT);
            Element element = new RandomValues(SEED).element(kind, 1, 1, false);
            List<String> properties = new ArrayList<>(
                    JsonParser.parseString(CanonicalText.live(element).substring("live".length()))
                            .getAsJsonObject()
                            .keySet());
            properties.subList(0, properties.indexOf("lock") + 1).clear();
            String row = kinds.stream()
                    .filter(line ->
                            line.startsWith("|") && words(line.split("\\|")[1]).contains(word))
                    .findFirst()
                    .orElse("| | |");
            assertEquals(properties, words(row.split("\\|")[2]), word);
            assertTrue(example.contains("\"" + word + "\": ("), word + " in fold.py");
        }
        String keys = protocol.stream()
                .filter(line -> line.startsWith("- **R41 set.** Keys of `v`:"))
                .map(line -> line.substring(line.indexOf(':'), line.indexOf(';')))
                .findFirst()
                .orElse("");
        List<String> all = Arrays.stream(ElementPatch.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertEquals(all, words(keys));
    }

    /** The text between backticks, without what is in brackets. */
    private static List<String> words(String text) {
        return Pattern.compile("`([a-z]+)`")
                .matcher(text.replaceAll("\\([^)]*\\)", ""))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** All strings in it that look like an id. */
    private static List<String> ids(Record record) throws ReflectiveOperationException {
        List<String> ids = new ArrayList<>();
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            switch (part.getAccessor().invoke(record)) {
                case String text when ID.matcher(text).matches() || text.equals(Page.FIRST) -> ids.add(text);
                case Record inner -> ids.addAll(ids(inner));
                case null, default -> {}
            }
        }
        return ids;
    }

    private static List<String> ids(Element element) throws ReflectiveOperationException {
        return ids((Record) element);
    }

    private static Snapshot snapshot(List<Element> elements, String... morePages) {
        Set<String> pages = new TreeSet<>(Arrays.asList(morePages));
        for (Element element : elements) pages.add(element.page());
        return new Snapshot(
                1,
                "Test",
                "inc1",
                null,
                FoldVersion.FIRST,
                0,
                0,
                0,
                pages.stream()
                        .map(id -> new Page(id, "", Background.PLAIN, false))
                        .toList(),
                List.of(),
                Access.INITIAL,
                elements,
                List.of());
    }

    private static <T> T good(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T> good -> good.frame();
            case Parsed.Bad<T> bad -> throw new AssertionError(bad);
        };
    }
}

package org.bunpil.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bunpil.model.Element;
import org.bunpil.model.ElementKind;

/**
 * Pairs of elements that differ in one property, for every property of every kind: code that forgets a property cannot distinguish the
 * pair.
 */
public final class Variants {
    private static final int TRIES = 40;

    private Variants() {}

    /** Two elements of one kind, and the name of the property in which they differ. */
    public record Pair(String property, Element one, Element other) {}

    /** Pairs for every property of every kind, as a snapshot may have them. */
    public static List<Pair> all(long seed) {
        RandomValues randomValues = new RandomValues(seed);
        List<Pair> pairs = new ArrayList<>();
        for (ElementKind kind : ElementKind.values()) {
            List<String> properties = new ArrayList<>();
            for (int i = 0; i < TRIES; i++) {
                Element one = randomValues.element(kind, i + 1, 1, false);
                Element donor = randomValues.element(kind, i + 100, 2, true);
                for (Change change : changes(kind + " ", one, donor)) {
                    if (change.value.equals(one) || properties.contains(change.property)) continue;
                    properties.add(change.property);
                    pairs.add(new Pair(change.property, one, (Element) change.value));
                }
            }
        }
        return pairs;
    }

    private record Change(String property, Object value) {}

    /** A record with each part replaced by another record's part; the parts of {@code Common} and {@code Style} one by one. */
    private static List<Change> changes(String path, Object one, Object donor) {
        RecordComponent[] parts = one.getClass().getRecordComponents();
        List<Change> changes = new ArrayList<>();
        try {
            Constructor<?> constructor = one.getClass()
                    .getDeclaredConstructor(
                            Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            for (int i = 0; i < parts.length; i++) {
                Object mine = parts[i].getAccessor().invoke(one);
                Object theirs = parts[i].getAccessor().invoke(donor);
                String name = path + parts[i].getName();
                boolean inParts = List.of("common", "style").contains(parts[i].getName());
                List<Change> values = inParts ? changes(name + ".", mine, theirs) : List.of(new Change(name, theirs));
                for (Change value : values) {
                    Object[] arguments = new Object[parts.length];
                    for (int k = 0; k < parts.length; k++)
                        arguments[k] = parts[k].getAccessor().invoke(one);
                    arguments[i] = value.value;
                    changes.add(new Change(value.property, constructor.newInstance(arguments)));
                }
            }
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return changes;
    }
}

package org.bunpil.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bunpil.geometry.Point;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one property, oldest first. Whoever changes a property and puts it back, with no write of anybody else in between, has not
 * changed it: so an undo leaves the property to whoever wrote it before.
 */
final class Writes<V> {
    private final List<Write<V>> net = new ArrayList<>();
    private final @Nullable V first;

    private record Write<V>(
            int c, @Nullable V from, @Nullable V to, boolean relative) {}

    private Writes(@Nullable V first) {
        this.first = first;
    }

    /** @param property a property of a state; also asked for the state of what does not exist (null) */
    static <S, V> Writes<V> of(List<HistoryEntry<S>> entries, Function<@Nullable S, @Nullable V> property) {
        Writes<V> writes = new Writes<>(property.apply(entries.getFirst().before));
        for (HistoryEntry<S> entry : entries)
            writes.add(new Write<>(
                    entry.c, property.apply(entry.before), property.apply(entry.after()), entry.isRelative()));
        return writes;
    }

    private void add(Write<V> write) {
        if (Objects.equals(write.from, write.to)) return;
        int kept = net.size();
        for (int i = net.size() - 1; i >= 0 && net.get(i).c == write.c; i--)
            if (Objects.equals(net.get(i).from, write.to)) kept = i;
        if (kept == net.size()) net.add(write);
        else net.subList(kept, net.size()).clear();
    }

    /** Whether anybody else wrote it too. */
    boolean anyButBy(int c) {
        return net.stream().anyMatch(write -> write.c != c);
    }

    boolean isLastBy(int c) {
        return !net.isEmpty() && net.getLast().c == c;
    }

    /** The value that it would have if the participant had not written it: the last one of anybody else, or the first. */
    @Nullable
    V without(int c) {
        V value = first;
        for (Write<V> write : net) if (write.c != c) value = write.to;
        return value;
    }

    /** The same for a position: relative offsets of others still count. */
    static @Nullable Point positionWithout(int c, Writes<Point> writes) {
        Point value = writes.first;
        for (Write<Point> write : writes.net) {
            if (write.c == c) continue;
            if (write.relative && value != null && write.from != null && write.to != null) {
                value = new Point(
                        clamped((long) value.x() + write.to.x() - write.from.x()),
                        clamped((long) value.y() + write.to.y() - write.from.y()));
            } else {
                value = write.to;
            }
        }
        return value;
    }

    private static int clamped(long coordinate) {
        return Math.clamp(coordinate, -Limits.COORDINATE, Limits.COORDINATE);
    }
}

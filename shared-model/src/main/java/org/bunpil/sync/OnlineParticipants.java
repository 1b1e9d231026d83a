package org.bunpil.sync;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/** Of whom presence was heard. Who leaves while this client is away is not on the next welcome's list, and nobody else says so. */
final class OnlineParticipants {
    private final SortedSet<Integer> here = new TreeSet<>();

    /** @param changes null: gone */
    void heard(SortedMap<Integer, @Nullable Presence> changes) {
        changes.forEach((c, latest) -> {
            if (latest == null) here.remove(c);
            else here.add(c);
        });
    }

    /** Those who were here and are not on the list. */
    SortedMap<Integer, @Nullable Presence> gone(List<Integer> online) {
        SortedMap<Integer, @Nullable Presence> gone = new TreeMap<>();
        for (int c : here) if (!online.contains(c)) gone.put(c, null);
        return gone;
    }
}

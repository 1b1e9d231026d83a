package org.bunpil.sync;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * The participants whose presence has arrived. Who leaves while this client is disconnected is only missing from the next welcome's list;
 * no message says so.
 */
final class OnlineParticipants {
    private final SortedSet<Integer> here = new TreeSet<>();

    /** @param changes a null value: the participant is gone */
    void heard(SortedMap<Integer, @Nullable Presence> changes) {
        changes.forEach((c, latest) -> {
            if (latest == null) here.remove(c);
            else here.add(c);
        });
    }

    /** Those who were online before and are not on the list. */
    SortedMap<Integer, @Nullable Presence> gone(List<Integer> online) {
        SortedMap<Integer, @Nullable Presence> gone = new TreeMap<>();
        for (int c : here) if (!online.contains(c)) gone.put(c, null);
        return gone;
    }
}

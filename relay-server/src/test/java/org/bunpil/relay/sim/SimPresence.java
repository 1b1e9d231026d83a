package org.bunpil.relay.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bunpil.relay.log.PresenceChannel;

/** Presence between the relays: some of it late, some of it lost. */
final class SimPresence {
    private final VirtualTime time;
    private final Map<SimRelay, Listening> listening = new LinkedHashMap<>();
    /** Percentage of messages that are lost. */
    int lossPercent;

    /** A relay that has the board open, and those whose answers it waits for. */
    private static final class Listening {
        final PresenceChannel.Listener listener;
        final Set<SimRelay> missing = new HashSet<>();
        final Map<SimRelay, Long> lastMillis = new HashMap<>();

        Listening(PresenceChannel.Listener listener) {
            this.listener = listener;
        }
    }

    SimPresence(VirtualTime time) {
        this.time = time;
    }

    /** One relay's access. */
    PresenceChannel of(SimRelay relay) {
        return new PresenceChannel() {
            @Override
            public void publish(String board, String text) {
                toOthers(relay, other -> other.listener.heard(relay.name(), text));
            }

            @Override
            public void answered(String board) {
                toOthers(relay, other -> {
                    if (other.missing.remove(relay) && other.missing.isEmpty()) other.listener.settled();
                });
            }

            @Override
            public Registration listen(String board, Listener listener) {
                Listening mine = new Listening(listener);
                mine.missing.addAll(listening.keySet());
                mine.missing.remove(relay);
                listening.put(relay, mine);
                if (mine.missing.isEmpty()) listener.settled();
                else toOthers(relay, other -> other.listener.asked());
                return () -> listening.remove(relay, mine);
            }
        };
    }

    private void toOthers(SimRelay from, Consumer<Listening> message) {
        for (Map.Entry<SimRelay, Listening> other : List.copyOf(listening.entrySet())) {
            SimRelay to = other.getKey();
            Listening there = other.getValue();
            if (to == from) continue;
            if (time.chance(lossPercent)) {
                SimFault.PRESENCE_LOST.fired();
                continue;
            }
            long arrives = time.inOrder(
                    there.lastMillis.getOrDefault(from, 0L),
                    time.between(1, 40),
                    () -> to.run(() -> {
                        if (listening.get(to) == there) message.accept(there);
                    }));
            there.lastMillis.put(from, arrives);
        }
    }

    /** The relay is dead. */
    void gone(SimRelay relay) {
        listening.remove(relay);
    }
}

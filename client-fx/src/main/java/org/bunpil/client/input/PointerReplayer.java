package org.bunpil.client.input;

import java.util.List;
import java.util.function.Consumer;

/** Replays recorded input at its own or another speed, with the time stamps of the replay. Driven by its owner's clock. */
public final class PointerReplayer {
    private final List<PointerEvent> events;
    private final double speed;
    private final Consumer<PointerEvent> sink;
    private final long startMillis;
    private int next;

    /**
     * @param speed 1: as recorded, 2: twice as fast
     * @param nowMillis current time of the clock that later {@link #play} calls use
     */
    public PointerReplayer(List<PointerEvent> events, double speed, long nowMillis, Consumer<PointerEvent> sink) {
        this.events = List.copyOf(events);
        this.speed = speed;
        this.startMillis = nowMillis;
        this.sink = sink;
    }

    /**
     * Plays what is due.
     *
     * @return whether anything is left
     */
    public boolean play(long nowMillis) {
        while (next < events.size() && due(next) <= nowMillis) {
            PointerEvent e = events.get(next);
            sink.accept(new PointerEvent(
                    e.contact(), e.kind(), e.phase(), e.x(), e.y(), e.pressure(), e.modifiers(), due(next)));
            next++;
        }
        return next < events.size();
    }

    private long due(int index) {
        long after = events.get(index).millis() - events.getFirst().millis();
        return startMillis + Math.round(after / speed);
    }
}

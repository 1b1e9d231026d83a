package org.bunpil.client.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bunpil.client.input.PointerEvent.Kind;
import org.bunpil.client.input.PointerEvent.Modifiers;
import org.bunpil.client.input.PointerEvent.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Raw input as text, one event a line: millis, contact, kind, phase, x, y, pressure (- if the device does not report it), and any of
 * shift, control, alt. A line that begins with # is a remark.
 *
 * <pre>1016 0 mouse move 120.5 88 - shift</pre>
 */
public final class PointerRecording {
    /** Longer recordings are refused; this is about an hour of ten fingers. */
    public static final int MAX_EVENTS = 10_000_000;

    /** Contacts are small numbers. */
    private static final int MAX_CONTACT = 1_000;

    private PointerRecording() {}

    /** An event as a line, without its end. */
    public static String line(PointerEvent e) {
        StringBuilder line = new StringBuilder(64);
        line.append(e.millis()).append(' ').append(e.contact());
        line.append(' ').append(lower(e.kind())).append(' ').append(lower(e.phase()));
        line.append(' ').append(number(e.x())).append(' ').append(number(e.y()));
        line.append(' ').append(Double.isNaN(e.pressure()) ? "-" : number(e.pressure()));
        if (e.modifiers().shift()) line.append(" shift");
        if (e.modifiers().control()) line.append(" control");
        if (e.modifiers().alt()) line.append(" alt");
        return line.toString();
    }

    /** The result of reading a recording. */
    public sealed interface Result {
        record Events(List<PointerEvent> events) implements Result {}

        /** @param line number of the first line that cannot be read, from 1 */
        record Broken(int line) implements Result {}
    }

    /** Reads the lines of a recording. */
    public static Result read(List<String> lines) {
        List<PointerEvent> events = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            PointerEvent event = events.size() < MAX_EVENTS ? parse(line) : null;
            if (event == null) return new Result.Broken(i + 1);
            events.add(event);
        }
        return new Result.Events(events);
    }

    private static @Nullable PointerEvent parse(String line) {
        String[] parts = line.split(" +", -1);
        if (parts.length < 7 || parts.length > 10) return null;
        try {
            long millis = Long.parseLong(parts[0]);
            int contact = Integer.parseInt(parts[1]);
            Kind kind = Kind.valueOf(parts[2].toUpperCase(Locale.ROOT));
            Phase phase = Phase.valueOf(parts[3].toUpperCase(Locale.ROOT));
            double x = Double.parseDouble(parts[4]);
            double y = Double.parseDouble(parts[5]);
            double pressure = parts[6].equals("-") ? Double.NaN : Double.parseDouble(parts[6]);
            List<String> keys = List.of(parts).subList(7, parts.length);
            boolean known = List.of("shift", "control", "alt").containsAll(keys);
            boolean sane = contact >= 0 && contact <= MAX_CONTACT && Double.isFinite(x) && Double.isFinite(y);
            if (!known || !sane) return null;
            Modifiers modifiers = new Modifiers(keys.contains("shift"), keys.contains("control"), keys.contains("alt"));
            return new PointerEvent(contact, kind, phase, x, y, pressure, modifiers, millis);
        } catch (IllegalArgumentException notAnEvent) {
            return null;
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}

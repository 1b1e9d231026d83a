package org.bunpil.client.kiosk;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.bunpil.client.ui.BarSide;
import org.jspecify.annotations.Nullable;

/**
 * How a kiosk was set up: the config file. Its lines for the connection are options of the command line; those that only a kiosk has are
 * here.
 *
 * @param arguments what the file says in the words of the command line
 * @param pin opens the kiosk's settings; null: they cannot be opened, and the kiosk cannot be left
 * @param side where the bars are
 * @param between what happens between lessons
 */
public record KioskConfig(
        List<String> arguments, @Nullable KioskPin pin, BarSide side, LessonTimes lessons, Set<Between> between) {
    /** A kiosk without a config file. */
    public static final KioskConfig PLAIN =
            new KioskConfig(List.of(), null, BarSide.MIDDLE, LessonTimes.ALWAYS, Set.of(Between.DIM, Between.RESET));

    private static final long MOST_BYTES = 64 << 10;
    /** The lines that are options as well. */
    private static final List<String> OPTIONS =
            List.of("relay", "code", "board", "name", "lang", "theme", "home", "user", "key-file");

    private static final List<String> OWN = List.of("link", "pin", "side", "lessons", "between");

    /** What a kiosk does between lessons once nobody has touched it for a while. */
    public enum Between {
        /** Darkens the screen. */
        DIM,
        /** Pen, colour, zoom and page are as at the beginning, what is open is closed. */
        RESET,
        /** Deletes from the page that is shown what was written at this kiosk. */
        WIPE
    }

    /** @throws IllegalArgumentException with a sentence about what is wrong in the file */
    public static KioskConfig read(Path file) {
        Properties lines = new Properties();
        try {
            check(Files.size(file) <= MOST_BYTES, file + " is too large for a config file of a kiosk.");
            lines.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The config file " + file + " cannot be read.", unreadable);
        }
        for (String key : new TreeSet<>(lines.stringPropertyNames()))
            check(
                    OPTIONS.contains(key) || OWN.contains(key),
                    "\"" + key + "\" in " + file + " is not known. Known are " + String.join(", ", OPTIONS) + ", "
                            + String.join(", ", OWN) + ".");
        List<String> arguments = new ArrayList<>();
        for (String key : OPTIONS) {
            String value = lines.getProperty(key, "").strip();
            // More than one relay, tried in turn.
            for (String each : key.equals("relay") ? value.split("[\\s,]+", -1) : new String[] {value})
                if (!each.isEmpty()) arguments.addAll(List.of("--" + key, each));
        }
        String link = lines.getProperty("link", "").strip();
        if (!link.isEmpty()) {
            check(link.startsWith("bunpil://"), "link in " + file + " is like bunpil://…");
            arguments.add(link);
        }
        return new KioskConfig(
                List.copyOf(arguments),
                pin(lines.getProperty("pin", ""), file),
                side(lines.getProperty("side", "middle"), file),
                lessons(lines.getProperty("lessons", ""), file),
                between(lines.getProperty("between", "dim reset"), file));
    }

    private static @Nullable KioskPin pin(String text, Path file) {
        if (text.isBlank()) return null;
        KioskPin pin = KioskPin.read(text);
        check(pin != null, "pin in " + file + " is not what bunpil kiosk --make-pin prints.");
        return pin;
    }

    private static BarSide side(String text, Path file) {
        BarSide side = BarSide.named(text.strip());
        if (side == null) throw new IllegalArgumentException("side in " + file + " is left, middle or right.");
        return side;
    }

    private static LessonTimes lessons(String text, Path file) {
        LessonTimes times = LessonTimes.read(text);
        if (times == null)
            throw new IllegalArgumentException("lessons in " + file + " are like 08:40-09:20 09:30-10:10.");
        return times;
    }

    private static Set<Between> between(String text, Path file) {
        Set<Between> all = new TreeSet<>();
        for (String each : text.strip().split("[\\s,]+", -1)) {
            switch (each) {
                case "dim" -> all.add(Between.DIM);
                case "reset" -> all.add(Between.RESET);
                case "wipe" -> all.add(Between.WIPE);
                case "", "nothing" -> {}
                default ->
                    throw new IllegalArgumentException(
                            "between in " + file + " is made of dim, reset and wipe, or is nothing.");
            }
        }
        return all;
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) throw new IllegalArgumentException(sentence);
    }
}

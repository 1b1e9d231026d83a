package org.bunpil.client.names;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bunpil.model.Person;

/**
 * The names under which people are shown, no two the same: whoever takes the name of a teacher, or of somebody who was here before, is shown
 * with a number. It depends on nothing but the people of the board, so it is the same on every screen.
 *
 * @param byParticipant name by participant number
 */
public record ShownNames(Map<Integer, String> byParticipant) {
    /** Stands for a name that shows nothing. */
    private static final String NAMELESS = "?";

    /** Before a teacher's name where only text can be shown. No name has it. */
    public static final String HOST_SIGN = "★";

    /**
     * What is left out of names: what shows nothing or turns what stands beside it around, and the teachers' sign. The joiner of emoji is
     * not among it.
     */
    private static final Pattern UNSEEN =
            Pattern.compile(HOST_SIGN + "|[\\u200b\\u200c\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]");
    /** Blanks, everything invisible, and the letters of Hangul that fill a syllable without a sign. */
    private static final Pattern IGNORED =
            Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}\\u034f\\u115f\\u1160\\u3164\\uffa0\\ufe00-\\ufe0f]");

    private static final Comparator<Person> FIRST_COME = Comparator.comparing((Person person) -> !person.owner())
            .thenComparing(person -> !person.isHost())
            .thenComparingInt(Person::c);

    public ShownNames {
        byParticipant = Map.copyOf(byParticipant);
    }

    /** The names of these people: teachers keep theirs, then whoever came first. */
    public static ShownNames of(Map<Integer, Person> people) {
        Map<Integer, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        List<Person> inOrder = people.values().stream().sorted(FIRST_COME).toList();
        for (Person person : inOrder) {
            String given = UNSEEN.matcher(person.name()).replaceAll("");
            String name = key(given).isEmpty() ? NAMELESS : given;
            String shown = name;
            for (int number = 2; !taken.add(key(shown)); number++) shown = name + " (" + number + ")";
            names.put(person.c(), shown);
        }
        return new ShownNames(names);
    }

    /** The name of a participant; "?" when nobody knows it. */
    public String of(int participant) {
        return byParticipant.getOrDefault(participant, NAMELESS);
    }

    /** What two names have in common that people would take for the same. */
    static String key(String name) {
        String plain = IGNORED.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("");
        return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}

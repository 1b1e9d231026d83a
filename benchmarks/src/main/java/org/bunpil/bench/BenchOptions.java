package org.bunpil.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A benchmark's command line. What is not known is refused, because figures for other options than those meant mislead. */
public final class BenchOptions {
    private static final int EXIT_USAGE = 2;
    private static final String MARK = "--";

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> values = new TreeMap<>();

    private BenchOptions() {}

    /**
     * What a benchmark understands.
     *
     * @param words what may stand without an option, such as names of scenarios
     * @param numbers options with a whole number that is not negative
     * @param texts options with any value
     * @param flags options without a value
     */
    public record Known(Set<String> words, Set<String> numbers, Set<String> texts, Set<String> flags) {}

    /** Reads the command line of a program. Prints the help when asked for it and ends with 0; ends with 2 on wrong usage. */
    public static BenchOptions readOrExit(String[] arguments, String help, Known known) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(help);
            System.exit(0);
        }
        try {
            return read(List.of(arguments), known);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + " See --help.");
            System.exit(EXIT_USAGE);
            throw wrong;
        }
    }

    /** @throws IllegalArgumentException with a sentence for people, when something is not understood */
    static BenchOptions read(List<String> arguments, Known known) {
        BenchOptions options = new BenchOptions();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String name = argument.startsWith(MARK) ? argument.substring(MARK.length()) : "";
            if (known.words().contains(argument)) {
                options.words.add(argument);
            } else if (known.flags().contains(name)) {
                options.put(name, "yes");
            } else if (known.numbers().contains(name) || known.texts().contains(name)) {
                if (i + 1 == arguments.size())
                    throw new IllegalArgumentException("The value of " + argument + " is missing.");
                String value = arguments.get(++i);
                if (known.numbers().contains(name)) checkNumber(argument, value);
                options.put(name, value);
            } else {
                throw new IllegalArgumentException("Not understood: " + argument + ".");
            }
        }
        return options;
    }

    private static void checkNumber(String option, String value) {
        try {
            if (Integer.parseInt(value) >= 0) return;
        } catch (NumberFormatException notANumber) {
            // Reported below, as for a negative number.
        }
        throw new IllegalArgumentException("The value of " + option + " is a whole number, not " + value + ".");
    }

    private void put(String name, String value) {
        if (values.put(name, value) != null) throw new IllegalArgumentException(MARK + name + " was given twice.");
    }

    /** What stood without an option, in order. */
    public List<String> words() {
        return List.copyOf(words);
    }

    public int number(String name, int otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }
}

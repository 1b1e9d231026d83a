package org.bunpil.client.ui.palette;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bunpil.client.i18n.Hangul;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.actions.Action;
import org.jspecify.annotations.Nullable;

/**
 * Finds actions by what people call them: names and synonyms in all languages at once, by parts of words, by the first letters of words,
 * and in Korean also by the first consonants of syllables.
 */
final class ActionSearch {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}%+\\-]+");

    /** Scores for how well a term matches what was typed; lower is better. */
    private static final int BEGINS = 0;

    private static final int BEGINS_WORD = 1;
    private static final int INITIALS = 2;
    private static final int WITHIN = 3;
    private static final int NOT = 9;
    /** Added for a synonym, so that it ranks below a name that matches as well. */
    private static final int SYNONYM = 4;

    private final List<Entry> entries = new ArrayList<>();

    /** @param languages to search; the first is the window's language */
    ActionSearch(List<Action> actions, List<Messages> languages) {
        for (Action action : actions) {
            List<Term> terms = new ArrayList<>();
            for (Messages messages : languages) {
                terms.add(new Term(action.title(messages), 0));
                for (String synonym : messages.synonyms(action.id())) terms.add(new Term(synonym, SYNONYM));
            }
            entries.add(new Entry(action, terms));
        }
    }

    /**
     * A search result.
     *
     * @param by the name or synonym that matched, when it differs from the name in the window's language; else null
     */
    record Found(Action action, @Nullable String by) {}

    private record Entry(Action action, List<Term> terms) {}

    /** Matching actions, the best first; equal scores by recent use, then in list order. @param recent ids, the latest first */
    List<Found> find(String typed, List<String> recent) {
        List<String> parts = parts(typed);
        Comparator<Scored> order = Comparator.comparingInt(Scored::score).thenComparingInt(scored -> {
            int index = recent.indexOf(scored.found().action().id());
            return index < 0 ? recent.size() : index;
        });
        List<Scored> all = new ArrayList<>();
        for (Entry entry : entries) {
            Scored scored = score(entry, parts);
            if (scored != null) all.add(scored);
        }
        all.sort(order);
        return all.stream().map(Scored::found).toList();
    }

    private record Scored(Found found, int score) {}

    /** Every part of the query must match some term. The result names the term that matches the parts best. */
    private static @Nullable Scored score(Entry entry, List<String> parts) {
        int sum = 0;
        Set<Term> by = new HashSet<>();
        for (String part : parts) {
            int best = NOT;
            Term bestTerm = entry.terms().getFirst();
            for (Term term : entry.terms()) {
                int score = term.score(part);
                if (score < best) {
                    best = score;
                    bestTerm = term;
                }
            }
            if (best == NOT) return null;
            by.add(bestTerm);
            sum += best;
        }
        boolean byName = by.isEmpty() || by.contains(entry.terms().getFirst());
        return new Scored(
                new Found(entry.action(), byName ? null : by.iterator().next().text), sum);
    }

    private static List<String> parts(String typed) {
        return List.of(plain(typed).split(" +")).stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The form in which texts are compared: composed, in lower case, without signs. */
    private static String plain(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return SIGNS.matcher(bare).replaceAll(" ").strip();
    }

    /** A name or synonym, in the forms used for matching. */
    private static final class Term {
        private final String text;
        private final int handicap;
        private final String letters;
        private final String initials;
        private final String wordInitials;
        /** The text from the beginning of each word on, without spaces, because many people omit spaces. */
        private final List<String> rests = new ArrayList<>();

        private final List<String> restInitials = new ArrayList<>();

        Term(String text, int handicap) {
            this.text = text;
            this.handicap = handicap;
            String plain = plain(text);
            List<String> words = List.of(plain.split(" "));
            this.letters = Hangul.letters(plain);
            this.initials = Hangul.initials(plain);
            this.wordInitials = words.stream()
                    .filter(word -> !word.isEmpty())
                    .map(word -> String.valueOf(Hangul.initial(word.charAt(0))))
                    .collect(Collectors.joining());
            for (int i = 0; i < words.size(); i++) {
                String rest = String.join("", words.subList(i, words.size()));
                rests.add(Hangul.letters(rest));
                restInitials.add(Hangul.initials(rest));
            }
        }

        int score(String part) {
            int fit = fit(Hangul.letters(part));
            return fit == NOT ? NOT : Math.min(NOT - 1, fit + handicap);
        }

        private int fit(String typed) {
            if (rests.getFirst().startsWith(typed)) return BEGINS;
            if (rests.stream().anyMatch(rest -> rest.startsWith(typed))) return BEGINS_WORD;
            if (typed.length() > 1 && wordInitials.startsWith(typed)) return INITIALS;
            if (restInitials.stream().anyMatch(rest -> rest.startsWith(typed))) return INITIALS;
            return letters.contains(typed) || initials.contains(typed) ? WITHIN : NOT;
        }
    }
}

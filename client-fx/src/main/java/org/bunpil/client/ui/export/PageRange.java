package org.bunpil.client.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Page numbers as people write them: {@code 1-3, 5}. */
final class PageRange {
    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,4})\\s*(?:[-–~]\\s*(\\d{1,4})\\s*)?");

    private PageRange() {}

    /** The indexes of the pages, in order; none if the text is not understood or names a page that is not there. */
    static List<Integer> indexes(String text, int pages) {
        TreeSet<Integer> found = new TreeSet<>();
        for (String each : text.split("[,;，、]", -1)) {
            Matcher part = PART.matcher(each);
            if (!part.matches()) return List.of();
            int from = Integer.parseInt(part.group(1));
            int to = part.group(2) == null ? from : Integer.parseInt(part.group(2));
            if (from < 1 || to < from || to > pages) return List.of();
            for (int page = from; page <= to; page++) found.add(page - 1);
        }
        return new ArrayList<>(found);
    }
}

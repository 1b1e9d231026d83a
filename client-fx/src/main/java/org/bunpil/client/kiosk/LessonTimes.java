package org.bunpil.client.kiosk;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When lessons are, by the clock; without any, it is always a lesson. */
public record LessonTimes(List<Lesson> lessons) {
    /** A kiosk without a timetable. */
    public static final LessonTimes ALWAYS = new LessonTimes(List.of());

    private static final int MOST = 40;
    private static final Pattern LESSON =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])");

    /** @param end not in the lesson any more */
    public record Lesson(LocalTime begin, LocalTime end) {}

    /** Reads {@code 08:40-09:20 09:30-10:10}; null if it is written otherwise. */
    static @Nullable LessonTimes read(String text) {
        List<Lesson> all = new ArrayList<>();
        for (String each : text.strip().split("[\\s,]+", -1)) {
            if (each.isEmpty()) continue;
            Matcher parts = LESSON.matcher(each);
            if (!parts.matches() || all.size() == MOST) return null;
            LocalTime begin = time(parts, 1);
            LocalTime end = time(parts, 3);
            if (!begin.isBefore(end)) return null;
            all.add(new Lesson(begin, end));
        }
        return new LessonTimes(List.copyOf(all));
    }

    private static LocalTime time(Matcher parts, int group) {
        return LocalTime.of(Integer.parseInt(parts.group(group)), Integer.parseInt(parts.group(group + 1)));
    }

    boolean isLesson(LocalTime now) {
        return lessons.isEmpty()
                || lessons.stream().anyMatch(each -> !now.isBefore(each.begin) && now.isBefore(each.end));
    }
}

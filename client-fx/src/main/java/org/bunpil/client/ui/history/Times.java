package org.bunpil.client.ui.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.bunpil.client.i18n.Messages;

/** Times as people say them. */
final class Times {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private Times() {}

    /** "Just now", "2 min ago", or the time of day; of an unknown time (0) "earlier". */
    static String ago(Messages messages, long millis, long nowMillis) {
        if (millis == 0) return messages.text("history.earlier");
        long age = nowMillis - millis;
        if (age < MINUTE) return messages.text("history.just_now");
        if (age < HOUR) return messages.text("history.minutes", age / MINUTE);
        return clock(messages, millis);
    }

    /** The time of day; with the date if it is another day's. */
    static String clock(Messages messages, long millis) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault());
        boolean today = time.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        DateTimeFormatter format = today
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT);
        return format.withLocale(messages.locale()).format(time);
    }
}

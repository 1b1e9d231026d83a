package org.bunpil.client.ui.start;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.bunpil.client.i18n.Messages;

/** Dates of boards as people say them, in this computer's time zone. */
final class BoardDates {
    private BoardDates() {}

    /** Today and yesterday with the time, other days without. */
    static String when(long millis, Messages messages) {
        return when(millis, messages, ZonedDateTime.now(ZoneId.systemDefault()));
    }

    static String when(long millis, Messages messages, ZonedDateTime now) {
        ZonedDateTime at = Instant.ofEpochMilli(millis).atZone(now.getZone());
        LocalDate today = now.toLocalDate();
        if (at.toLocalDate().equals(today)) return messages.text("boards.today", time(at, messages));
        if (at.toLocalDate().equals(today.minusDays(1))) return messages.text("boards.yesterday", time(at, messages));
        return day(at, messages.locale());
    }

    static String day(long millis, Locale locale) {
        return day(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()), locale);
    }

    private static String day(ZonedDateTime at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(at);
    }

    private static String time(ZonedDateTime at, Messages messages) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(messages.locale())
                .format(at);
    }
}

package org.bunpil.client.ui.start;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import org.bunpil.client.i18n.Messages;

/** In which order boards are listed. */
public enum BoardOrder {
    /** The board that was open last is the first. */
    USED,
    /** As the language sorts titles. */
    TITLE,
    /** The board that was made last is the first. */
    MADE;

    BoardOrder next() {
        return switch (this) {
            case USED -> TITLE;
            case TITLE -> MADE;
            case MADE -> USED;
        };
    }

    String key() {
        return switch (this) {
            case USED -> "boards.sort.used";
            case TITLE -> "boards.sort.title";
            case MADE -> "boards.sort.made";
        };
    }

    /** For settings. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order with this id; {@link #USED} if there is none. */
    public static BoardOrder of(String id) {
        for (BoardOrder each : values()) if (each.id().equals(id)) return each;
        return USED;
    }

    Comparator<StartModel.BoardItem> comparator(Messages messages) {
        return switch (this) {
            // As they were listed.
            case USED -> (_, _) -> 0;
            case MADE ->
                Comparator.comparingLong(StartModel.BoardItem::madeMillis).reversed();
            case TITLE -> {
                Collator words = Collator.getInstance(messages.locale());
                yield Comparator.comparing(item -> BoardListPane.name(item, messages), words::compare);
            }
        };
    }
}

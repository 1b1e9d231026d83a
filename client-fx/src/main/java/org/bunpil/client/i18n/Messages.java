package org.bunpil.client.i18n;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.bunpil.model.ErrorCode;

/** All texts that the app shows to people, in one language. */
public final class Messages {
    /** All languages that have a catalog; the fallback first. */
    public static final List<Locale> LANGUAGES = Languages.find();

    public static final String BUNDLE = "org.bunpil.client.i18n.messages";

    /** Stands behind a name in Korean. */
    private static final String HONORIFIC = "님";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The messages of the language nearest to a locale; English when there is none. */
    public static Messages of(Locale locale) {
        Locale language = LANGUAGES.contains(locale)
                ? locale
                : LANGUAGES.stream()
                        .filter(each -> each.getLanguage().equals(locale.getLanguage()))
                        .findFirst()
                        .orElse(LANGUAGES.getFirst());
        // Never fall back to the machine's language, which the person did not choose: English is the root bundle.
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Messages(ResourceBundle.getBundle(BUNDLE, language, exact), language);
    }

    public Locale locale() {
        return locale;
    }

    /** The language's name in that language. */
    public String languageName() {
        return text("language.name");
    }

    public String text(String key) {
        return bundle.getString(key);
    }

    /** Other words that people may search for, one an entry; empty when the catalog has none. */
    public List<String> synonyms(String key) {
        String synonyms = key + ".also";
        return bundle.containsKey(synonyms) ? List.of(bundle.getString(synonyms).split(" *, *", -1)) : List.of();
    }

    /** A text with its placeholders filled in; numbers are formatted for the language. */
    public String text(String key, Object... things) {
        String pattern = bundle.getString(key);
        for (int i = 0; i < things.length; i++) {
            // Some are called so already: "박 선생님", and not "박 선생님 님".
            if (things[i] instanceof String name && name.endsWith(HONORIFIC))
                pattern = pattern.replace("{" + i + "} " + HONORIFIC, "{" + i + "}");
        }
        return new MessageFormat(pattern, locale).format(things);
    }

    /** The sentence for a relay's error code: what happened, what to do, what is safe. */
    public String codeSentence(ErrorCode code) {
        return bundle.getString("code." + code.text());
    }
}

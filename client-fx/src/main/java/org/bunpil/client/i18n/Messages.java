package org.bunpil.client.i18n;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.bunpil.model.ErrorCode;

/** Everything the app says to people, in one language. */
public final class Messages {
    /** The languages there are, the fallback first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);

    private static final String BUNDLE = "org.bunpil.client.i18n.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The words nearest to a locale; English when its language is not there. */
    public static Messages of(Locale locale) {
        Locale language = LANGUAGES.stream()
                .filter(each -> each.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
        // Never the machine's own language behind the person's back: English is the root bundle.
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Messages(ResourceBundle.getBundle(BUNDLE, language, exact), language);
    }

    public Locale locale() {
        return locale;
    }

    public String text(String key) {
        return bundle.getString(key);
    }

    /** A sentence with things filled in; numbers as the language writes them. */
    public String text(String key, Object... things) {
        return new MessageFormat(bundle.getString(key), locale).format(things);
    }

    /** What a relay's code means to a person: what happened, what to do, what is safe. */
    public String codeSentence(ErrorCode code) {
        return bundle.getString("code." + code.text());
    }
}

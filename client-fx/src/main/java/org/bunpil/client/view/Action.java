package org.bunpil.client.view;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something to do, as data: buttons, menu, keys and the shortcut sheet all come from it.
 *
 * @param key of its name in the language bundles; also its id
 * @param keys that do it; the first is the one told to people
 * @param obstacle key of why it cannot be done just now, or null
 */
record Action(String key, Ikon icon, List<KeyCombination> keys, Supplier<@Nullable String> obstacle, Runnable perform) {

    /** Does it, or says why not. */
    void tryIn(Chrome chrome) {
        String why = obstacle.get();
        if (why == null) {
            perform.run();
        } else {
            chrome.toasts().show(Toasts.Kind.INFO, chrome.words().text(why));
        }
    }

    /** Its name with its key, as a tooltip says it. */
    String tip(Words words) {
        String name = words.text(key);
        return keys.isEmpty()
                ? name
                : words.text("tip.shortcut", name, keys.getFirst().getDisplayText());
    }
}

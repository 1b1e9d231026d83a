package org.bunpil.client.ui.actions;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.Toasts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something to do, as data: buttons, menu, keys and the shortcut sheet all come from it.
 *
 * @param key of its name in the language bundles; also its id
 * @param keys that do it; the first is the one told to people
 * @param disabledReason key of why it cannot be done just now, or null
 */
public record Action(
        String key, Ikon icon, List<KeyCombination> keys, Supplier<@Nullable String> disabledReason, Runnable run) {

    /** Does it, or says why not. */
    public void runOrExplain(UiContext ui) {
        String why = disabledReason.get();
        if (why == null) {
            run.run();
        } else {
            ui.toasts().show(Toasts.Kind.INFO, ui.messages().text(why));
        }
    }

    /** Its name with its key, as a tooltip says it. */
    public String tip(Messages messages) {
        String name = messages.text(key);
        return keys.isEmpty()
                ? name
                : messages.text("tip.shortcut", name, keys.getFirst().getDisplayText());
    }
}

package org.bunpil.client.ui.actions;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.client.ui.theme.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * A command, as data: buttons, menus, keys, the shortcut sheet and the command palette all come from it.
 *
 * @param id the same in every run and every language; also the id of its buttons
 * @param section where the shortcut sheet lists it
 * @param about key of what the name is one of several choices for ("Page background" for "Grid"), or null
 * @param keys that do it; the first is the one told to people
 * @param disabledReason key of why it cannot be done just now, or null
 * @param evenSo whether it is done all the same when there is an obstacle, which is only told
 * @param chosen whether it is the choice in force, or null for what is no choice
 * @param atKiosk whether a board that nobody looks after offers it
 */
public record Action(
        String id,
        Section section,
        @Nullable String about,
        Function<Messages, String> naming,
        Supplier<Node> icon,
        List<Shortcut> keys,
        Supplier<@Nullable String> disabledReason,
        boolean evenSo,
        @Nullable BooleanSupplier chosen,
        boolean atKiosk,
        Runnable run) {

    /** The columns of the shortcut sheet. */
    public enum Section {
        TOOLS,
        EDIT,
        VIEW
    }

    /** An action named by the words of its id, with an icon of the icon font. */
    public static Builder of(String id, Section section, Ikon icon) {
        return of(id, section, () -> Icons.of(icon));
    }

    /** An action named by the words of its id. @param icon makes a new node each time: a button each has its own */
    public static Builder of(String id, Section section, Supplier<Node> icon) {
        return new Builder(id, section, icon);
    }

    /** Does it, or says why not. */
    public void runOrExplain(UiContext ui) {
        String why = disabledReason.get();
        if (why != null) {
            ui.toasts().show(Toasts.Kind.INFO, ui.messages().text(why));
        }
        if (why == null || evenSo) {
            run.run();
        }
    }

    public String name(Messages messages) {
        return naming.apply(messages);
    }

    /** Its name where nothing around says what it is about. */
    public String title(Messages messages) {
        return about == null ? name(messages) : messages.text("action.about", messages.text(about), name(messages));
    }

    /** Its name with its key, as a tooltip says it. */
    public String tip(Messages messages) {
        return keys.isEmpty()
                ? name(messages)
                : messages.text("tip.shortcut", name(messages), keys.getFirst().text());
    }

    public boolean isChosen() {
        return chosen != null && chosen.getAsBoolean();
    }

    /** Puts an action together; without more it has no key, no obstacle and is its id's name. */
    public static final class Builder {
        private final String id;
        private final Section section;
        private final Supplier<Node> icon;
        private Function<Messages, String> naming;
        private @Nullable String about;
        private List<Shortcut> keys = List.of();
        private Supplier<@Nullable String> disabledReason = () -> null;
        private boolean evenSo;
        private @Nullable BooleanSupplier chosen;
        private boolean atKiosk = true;

        private Builder(String id, Section section, Supplier<Node> icon) {
            this.id = id;
            this.section = section;
            this.icon = icon;
            this.naming = messages -> messages.text(id);
        }

        /** @param key of its name, when that is not its id */
        public Builder named(String key) {
            return named(messages -> messages.text(key));
        }

        public Builder named(Function<Messages, String> newNaming) {
            naming = newNaming;
            return this;
        }

        public Builder about(String key) {
            about = key;
            return this;
        }

        /** @param texts as {@link Shortcut#of} reads them */
        public Builder keys(String... texts) {
            keys = Arrays.stream(texts).map(Shortcut::of).toList();
            return this;
        }

        /** @param reason key of why it cannot be done just now, or null */
        public Builder unless(Supplier<@Nullable String> reason) {
            disabledReason = reason;
            return this;
        }

        /** @param reason to tell, or null; it is done all the same */
        public Builder warns(Supplier<@Nullable String> reason) {
            evenSo = true;
            return unless(reason);
        }

        public Builder chosen(BooleanSupplier inForce) {
            chosen = inForce;
            return this;
        }

        /** It leads away from the board, or is for whoever set the board up. */
        public Builder notAtKiosk() {
            atKiosk = false;
            return this;
        }

        public Action does(Runnable perform) {
            return new Action(id, section, about, naming, icon, keys, disabledReason, evenSo, chosen, atKiosk, perform);
        }
    }
}

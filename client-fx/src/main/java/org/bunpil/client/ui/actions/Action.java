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
 * A command as data: buttons, menus, keys, the shortcuts dialog and the command palette are all made from it.
 *
 * @param id the same in every run and every language; also the id of its buttons
 * @param section where the shortcuts dialog lists it
 * @param about message key of the setting that this is one choice of ("Page background" for "Grid"), or null
 * @param keys shortcuts; people are told the first
 * @param disabledReason message key of why it cannot run now, or null
 * @param evenSo whether it runs although there is a reason, which is then only shown
 * @param chosen whether it is the current choice, or null when it is no choice
 * @param atKiosk whether an unattended board offers it
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

    /** The columns of the shortcuts dialog. */
    public enum Section {
        TOOLS,
        EDIT,
        VIEW
    }

    /** An action named by the message of its id, with an icon of the icon font. */
    public static Builder of(String id, Section section, Ikon icon) {
        return of(id, section, () -> Icons.of(icon));
    }

    /** An action named by the message of its id. @param icon makes a new node on each call, because each button needs its own */
    public static Builder of(String id, Section section, Supplier<Node> icon) {
        return new Builder(id, section, icon);
    }

    /** Runs the action, or shows why it cannot run. */
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

    /** Its full name, for places that do not show what the name is about. */
    public String title(Messages messages) {
        return about == null ? name(messages) : messages.text("action.about", messages.text(about), name(messages));
    }

    /** Its name with its key, for tooltips. */
    public String tip(Messages messages) {
        return keys.isEmpty()
                ? name(messages)
                : messages.text("tip.shortcut", name(messages), keys.getFirst().text());
    }

    public boolean isChosen() {
        return chosen != null && chosen.getAsBoolean();
    }

    /** Builds an action. By default it has no keys, is always enabled and is named by its id. */
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

        /** @param key of its name, when that differs from its id */
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

        /** @param texts in the notation of {@link Shortcut#of} */
        public Builder keys(String... texts) {
            keys = Arrays.stream(texts).map(Shortcut::of).toList();
            return this;
        }

        /** @param reason message key of why it cannot run now, or null */
        public Builder unless(Supplier<@Nullable String> reason) {
            disabledReason = reason;
            return this;
        }

        /** @param reason message key to show, or null; the action runs all the same */
        public Builder warns(Supplier<@Nullable String> reason) {
            evenSo = true;
            return unless(reason);
        }

        public Builder chosen(BooleanSupplier inForce) {
            chosen = inForce;
            return this;
        }

        /** For actions that leave the board, or that only the person who set it up needs. */
        public Builder notAtKiosk() {
            atKiosk = false;
            return this;
        }

        public Action does(Runnable perform) {
            return new Action(id, section, about, naming, icon, keys, disabledReason, evenSo, chosen, atKiosk, perform);
        }
    }
}

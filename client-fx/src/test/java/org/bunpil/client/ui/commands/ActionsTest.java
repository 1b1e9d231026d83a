package org.bunpil.client.ui.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.Shortcut;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The one list of actions for bars, menus, keys, the shortcuts dialog and the palette. */
class ActionsTest {
    @AutoClose
    private final OfflineBoard board = new OfflineBoard();

    private final Actions actions = board.actions(false);

    private static Set<String> ids(Actions actions) {
        return actions.all().stream().map(Action::id).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyIdIsThereOnce() {
        assertEquals(actions.all().size(), ids(actions).size());
        // The recently used ids are saved as one line of words.
        assertTrue(ids(actions).stream().noneMatch(id -> id.contains(" ")));
    }

    @Test
    void everyKeyDoesOneThing() {
        Set<String> seen = new HashSet<>();
        for (Action action : actions.all()) {
            for (Shortcut key : action.keys()) {
                String what = key.command() + " " + key.shift() + " " + key.named() + " " + key.character();
                assertTrue(seen.add(what), () -> action.id() + " has a key of another: " + key.text());
            }
        }
    }

    @Test
    void everyActionHasANameIconAndReasonInEveryLanguage() {
        for (Locale language : Messages.LANGUAGES) {
            Messages messages = Messages.of(language);
            Set<String> titles = new HashSet<>();
            for (Action action : actions.all()) {
                String title = action.title(messages);
                assertFalse(title.isBlank(), action.id());
                assertTrue(titles.add(title), () -> "two are called " + title);
                assertNotNull(OfflineBoard.onFx(action.icon()::get), action.id());
                String why = action.disabledReason().get();
                if (why != null) assertFalse(messages.text(why).isBlank(), why);
            }
        }
    }

    /** Synonyms for an action that does not exist would be translated for nothing. */
    @Test
    void synonymsBelongToActions() {
        Set<String> ids = ids(actions);
        for (String key : ResourceBundle.getBundle(Messages.BUNDLE, Locale.ROOT).keySet()) {
            if (key.endsWith(".also")) assertTrue(ids.contains(key.substring(0, key.length() - 5)), key);
        }
    }

    @Test
    void toolsPensClassAndAppAreAmongThem() {
        Set<String> ids = ids(actions);
        for (String id : List.of(
                "tool.pen",
                "tool.diamond",
                "pen.9",
                "color.red",
                "freeze",
                "hand",
                "people",
                "code",
                "code.open",
                "rules.write.granted",
                "rules.end",
                "present",
                "action.full_screen",
                "menu.theme.dark",
                "menu.language.ko",
                "action.leave",
                "action.quit",
                "action.zoom_in",
                "action.page_add",
                "paper.grid")) {
            assertTrue(ids.contains(id), id);
        }
    }

    /** A kiosk is unattended: actions that leave the board, or change how it was set up, are offered nowhere. */
    @Test
    void aKioskOffersWhatStaysOnTheBoard() {
        Set<String> ids = ids(board.actions(true));
        for (String id : List.of("tool.pen", "pen.1", "action.undo", "hand", "action.zoom_in", "action.shortcuts")) {
            assertTrue(ids.contains(id), id);
        }
        for (String id : List.of(
                "action.leave",
                "action.quit",
                "action.full_screen",
                "present",
                "menu.theme.dark",
                "menu.language.ko",
                "freeze",
                "people",
                "code",
                "code.open",
                "rules.end",
                "rules.write.everyone")) {
            assertFalse(ids.contains(id), id);
        }
    }

    @Test
    void theShortcutsDialogHasEveryKey() {
        for (Locale language : Messages.LANGUAGES) {
            Messages messages = Messages.of(language);
            List<String> shown = new ArrayList<>();
            ModalDialog dialog = OfflineBoard.onFx(() -> ShortcutsDialog.of(board.ui(language), board.actions(false)));
            collect(dialog, shown);
            for (Action action : actions.all()) {
                if (action.keys().isEmpty() || action.id().startsWith("pen.")) continue;
                int key = shown.indexOf(action.keys().getFirst().text());
                assertTrue(key >= 0, () -> action.id() + " in " + shown);
                assertTrue(shown.contains(action.name(messages)), action.id());
            }
            assertTrue(shown.contains(messages.text("keys.pens")));
            assertTrue(shown.contains("Ctrl+K"));
        }
    }

    private static void collect(Node node, List<String> shown) {
        if (node instanceof Label label) shown.add(label.getText());
        if (node instanceof ScrollPane scroll) collect(scroll.getContent(), shown);
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(each -> collect(each, shown));
    }
}

package org.bunpil.client.ui.pages;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.Pages;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.ActionButton;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.FloatingBar;
import org.bunpil.client.ui.controls.SceneBinding;
import org.bunpil.model.Page;

/** Shows the page number and the number of pages, a press on which shows the strip; buttons for the page before, the next and a new one. */
public final class PageNavigator extends FloatingBar {
    private static final int MANY = 100;

    public PageNavigator(UiContext ui, PageActions actions) {
        setId("pages");
        getStyleClass().add("page-navigator");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Messages messages = ui.messages();
        Button where = new Button();
        where.setId("page-number");
        where.getStyleClass().addAll("quiet", "page-number");
        where.setFocusTraversable(false);
        where.setOnAction(event -> actions.strip.runOrExplain(ui));
        Tooltip tip = new BesideTooltip(where, "");
        where.setTooltip(tip);
        getChildren()
                .setAll(
                        new ActionButton(actions.before, ui),
                        where,
                        new ActionButton(actions.after, ui),
                        new ActionButton(actions.insert, ui));
        Pages pages = ui.board().editor().pages();
        SceneBinding.bind(this, ui.board().changes().on(EditorChange.PAGE), count -> {
            List<Page> all = pages.all();
            int number = Math.max(0, pages.index()) + 1;
            // Three digits must fit in the same space: the bar must not grow and move the controls beside it.
            String form = all.size() < MANY ? "%d / %d" : "%d/%d";
            where.setText(String.format(messages.locale(), form, number, Math.max(1, all.size())));
            Page current = pages.current();
            String title = current == null ? "" : current.title();
            String named =
                    title.isBlank() ? messages.text("page.number", number) : messages.text("page.named", number, title);
            tip.setText(named + "\n" + messages.text("tip.shortcut", messages.text("pages.all"), "F4"));
            where.setAccessibleText(named + ", " + messages.text("pages.all"));
        });
    }
}

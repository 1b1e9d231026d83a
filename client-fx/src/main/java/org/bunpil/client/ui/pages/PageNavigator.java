package org.bunpil.client.ui.pages;

import java.util.List;
import javafx.scene.control.Label;
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

/** Shows the page number and the number of pages; buttons for the page before, the next page and a new page. */
public final class PageNavigator extends FloatingBar {
    private static final int MANY = 100;

    public PageNavigator(UiContext ui, PageActions actions) {
        setId("pages");
        getStyleClass().add("page-strip");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Messages messages = ui.messages();
        Label where = new Label();
        where.setId("page-number");
        where.getStyleClass().add("page-number");
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
            // Three digits must fit in the same space: the strip must not grow and move the controls beside it.
            String form = all.size() < MANY ? "%d / %d" : "%d/%d";
            where.setText(String.format(messages.locale(), form, number, Math.max(1, all.size())));
            Page current = pages.current();
            String title = current == null ? "" : current.title();
            tip.setText(title.isBlank() ? messages.text("page.number", number) : title);
        });
    }
}

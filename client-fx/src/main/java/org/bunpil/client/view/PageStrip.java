package org.bunpil.client.view;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.bunpil.client.editor.Aspect;
import org.bunpil.client.editor.Pages;
import org.bunpil.model.Page;

/** Which page is shown of how many; forth, back, one more. */
final class PageStrip extends FloatingBar {
    private static final int MANY = 100;

    PageStrip(Chrome chrome, Actions actions) {
        setId("pages");
        getStyleClass().add("page-strip");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Words words = chrome.words();
        Label where = new Label();
        where.setId("page-number");
        where.getStyleClass().add("page-number");
        Tooltip tip = new Tooltip();
        where.setTooltip(tip);
        getChildren()
                .setAll(
                        new ActionButton(actions.pageBefore, chrome),
                        where,
                        new ActionButton(actions.pageAfter, chrome),
                        new ActionButton(actions.pageAdd, chrome));
        Pages pages = chrome.desk().editor().pages();
        Bound.to(this, chrome.desk().signals().on(Aspect.PAGE), count -> {
            List<Page> all = pages.all();
            int number = Math.max(0, pages.index()) + 1;
            // Three digits in the same room: the strip must not grow and move what is beside it.
            String form = all.size() < MANY ? "%d / %d" : "%d/%d";
            where.setText(String.format(words.locale(), form, number, Math.max(1, all.size())));
            Page current = pages.current();
            String title = current == null ? "" : current.title();
            tip.setText(title.isBlank() ? words.text("page.number", number) : title);
        });
    }
}

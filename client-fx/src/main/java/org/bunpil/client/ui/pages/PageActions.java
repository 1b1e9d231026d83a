package org.bunpil.client.ui.pages;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bunpil.client.editor.Pages;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.model.Background;
import org.bunpil.model.Page;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Moving between pages, adding and removing them, and choosing a page's paper. */
public final class PageActions extends ActionGroup {
    final Action before;
    final Action after;
    final Action insert;
    public final Action delete;
    public final Action clear;

    private final Map<Background, Action> papers = new EnumMap<>(Background.class);

    public PageActions(UiContext ui, DisabledReasons disabledReasons) {
        Pages pages = ui.board().editor().pages();
        before = add(Action.of("action.page_before", Action.Section.VIEW, Material2OutlinedAL.CHEVRON_LEFT)
                .keys("Page Up")
                .does(pages::previous));
        after = add(Action.of("action.page_after", Action.Section.VIEW, Material2OutlinedAL.CHEVRON_RIGHT)
                .keys("Page Down")
                .does(pages::next));
        insert = add(Action.of("action.page_add", Action.Section.VIEW, Material2OutlinedAL.ADD)
                .unless(disabledReasons::pages)
                .does(pages::add));
        delete = add(Action.of("action.page_delete", Action.Section.VIEW, Material2OutlinedAL.DELETE_OUTLINE)
                .unless(() -> pages.all().size() > 1 ? disabledReasons.pages() : "why.last.page")
                .does(() -> delete(ui, pages)));
        clear = add(Action.of("action.clear", Action.Section.VIEW, Material2OutlinedAL.LAYERS_CLEAR)
                .unless(disabledReasons::hosts)
                .does(() -> ui.dialogs().show(ClearPageDialog.of(ui))));
        for (Background background : Background.values()) {
            String id = "paper." + background.name().toLowerCase(Locale.ROOT);
            papers.put(
                    background,
                    add(Action.of(id, Action.Section.VIEW, Material2OutlinedMZ.NOTE)
                            .about("menu.paper")
                            .unless(disabledReasons::pages)
                            .chosen(() -> isOn(pages, background))
                            .does(() -> pages.background(background))));
        }
    }

    /** Says that a page has gone, and offers to bring it back. */
    private static void delete(UiContext ui, Pages pages) {
        Page deleted = pages.current();
        pages.delete();
        if (deleted == null || ui.board().editor().page().equals(deleted.id())) return;
        Messages messages = ui.messages();
        ui.toasts()
                .show(
                        Toasts.Kind.INFO,
                        messages.text("page.deleted"),
                        messages.text("action.undo"),
                        () -> pages.restore(deleted.id()));
    }

    /** Gives the page this paper. */
    Action paper(Background background) {
        return Objects.requireNonNull(papers.get(background));
    }

    private static boolean isOn(Pages pages, Background background) {
        Page page = pages.current();
        return page != null && page.background() == background;
    }
}

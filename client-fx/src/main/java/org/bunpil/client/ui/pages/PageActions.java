package org.bunpil.client.ui.pages;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bunpil.client.editor.Pages;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.Action;
import org.bunpil.client.ui.actions.ActionGroup;
import org.bunpil.client.ui.actions.DisabledReasons;
import org.bunpil.client.ui.actions.ScreenControls;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.model.Background;
import org.bunpil.model.Page;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Moving between pages, adding, copying, moving, naming and deleting them, and choosing their paper. */
public final class PageActions extends ActionGroup {
    /** Shows or hides the strip. */
    public final Action strip;

    final Action before;
    final Action after;
    final Action insert;
    final Action insertBefore;
    final Action duplicate;
    final Action copyTo;
    final Action rename;
    final Action moveUp;
    final Action moveDown;
    public final Action delete;
    public final Action clear;
    final PageSelection selection;

    private final UiContext ui;
    private final Pages pages;
    private final DisabledReasons disabledReasons;
    private final Map<Background, Action> papers = new EnumMap<>(Background.class);

    public PageActions(UiContext ui, DisabledReasons disabledReasons, ScreenControls pane) {
        this.ui = ui;
        this.pages = ui.board().editor().pages();
        this.disabledReasons = disabledReasons;
        this.selection = new PageSelection(pages);
        strip = add(Action.of("action.pages", Action.Section.VIEW, Material2OutlinedMZ.VIEW_CAROUSEL)
                .named(messages -> messages.text(pane.isShowingPages() ? "action.pages.hide" : "action.pages.show"))
                .keys("F4")
                .does(pane::togglePages));
        before = add(Action.of("action.page_before", Action.Section.VIEW, Material2OutlinedAL.CHEVRON_LEFT)
                .keys("Page Up")
                .does(pages::previous));
        after = add(Action.of("action.page_after", Action.Section.VIEW, Material2OutlinedAL.CHEVRON_RIGHT)
                .keys("Page Down")
                .does(pages::next));
        insert = add(Action.of("action.page_add", Action.Section.VIEW, Material2OutlinedAL.ADD)
                .unless(() -> adding(1))
                .does(pages::add));
        insertBefore =
                add(Action.of("action.page_add_before", Action.Section.VIEW, Material2OutlinedMZ.VERTICAL_ALIGN_TOP)
                        .unless(() -> adding(1))
                        .does(pages::addBefore));
        duplicate = add(Action.of("action.page_duplicate", Action.Section.VIEW, Material2OutlinedAL.CONTENT_COPY)
                .named(messages -> counted(messages, "action.page_duplicate", "pages.duplicate"))
                .unless(() -> adding(selection.chosen().size()))
                .does(() -> pages.duplicate(selection.chosen())));
        copyTo = add(Action.of("action.page_copy_to", Action.Section.VIEW, Material2OutlinedAL.LIBRARY_ADD)
                .named(messages -> counted(messages, "action.page_copy_to", "pages.copy_to"))
                .notAtKiosk()
                .does(this::copyTo));
        rename = add(Action.of("action.page_rename", Action.Section.VIEW, Material2OutlinedAL.EDIT)
                .unless(disabledReasons::pages)
                .does(this::rename));
        moveUp = add(Action.of("action.page_move_up", Action.Section.VIEW, Material2OutlinedAL.ARROW_UPWARD)
                .keys("Shortcut+Shift+Page Up")
                .unless(() -> moving(true))
                .does(() -> pages.moveBy(selection.chosen(), -1)));
        moveDown = add(Action.of("action.page_move_down", Action.Section.VIEW, Material2OutlinedAL.ARROW_DOWNWARD)
                .keys("Shortcut+Shift+Page Down")
                .unless(() -> moving(false))
                .does(() -> pages.moveBy(selection.chosen(), 1)));
        delete = add(Action.of("action.page_delete", Action.Section.VIEW, Material2OutlinedAL.DELETE_OUTLINE)
                .named(messages -> counted(messages, "action.page_delete", "pages.delete"))
                .unless(() -> pages.all().size() > 1 ? disabledReasons.pages() : "why.last.page")
                .does(this::delete));
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
                            .does(() -> pages.background(selection.chosen(), background))));
        }
    }

    private String counted(Messages messages, String one, String several) {
        int count = selection.chosen().size();
        return count > 1 ? messages.text(several, count) : messages.text(one);
    }

    private @Nullable String adding(int count) {
        String why = disabledReasons.pages();
        return why == null && pages.isFull(count) ? "why.pages.full" : why;
    }

    private @Nullable String moving(boolean up) {
        String why = disabledReasons.pages();
        if (why != null) return why;
        List<String> all = pages.all().stream().map(Page::id).toList();
        List<String> chosen = selection.chosen();
        if (chosen.isEmpty()) return null;
        // Several that are apart come together even at the end.
        int size = chosen.size();
        List<String> end = up ? all.subList(0, size) : all.subList(all.size() - size, all.size());
        return end.equals(chosen) ? (up ? "why.page.first" : "why.page.last") : null;
    }

    /** Copies pages as they are now, wherever the person looks for the other board meanwhile. */
    private void copyTo() {
        List<Pages.PageContent> contents = pages.contents(selection.chosen());
        if (contents.isEmpty()) return;
        ui.app().pageCopying().targets(targets -> ui.dialogs().show(CopyPagesDialog.of(ui, targets, contents)));
    }

    private void rename() {
        Page page = pages.current();
        if (page != null) ui.dialogs().show(RenamePageDialog.of(ui, page));
    }

    /** Why pages cannot be changed, or null. */
    @Nullable
    String whyNot() {
        return disabledReasons.pages();
    }

    /** Says that pages have gone, and offers to bring them back. */
    private void delete() {
        List<String> deleted = pages.delete(selection.chosen());
        if (deleted.isEmpty()) return;
        selection.clear();
        Messages messages = ui.messages();
        String said =
                deleted.size() == 1 ? messages.text("page.deleted") : messages.text("pages.deleted", deleted.size());
        ui.toasts().show(Toasts.Kind.INFO, said, messages.text("action.undo"), () -> pages.restore(deleted));
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

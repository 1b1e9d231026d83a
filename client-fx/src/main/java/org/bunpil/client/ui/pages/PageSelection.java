package org.bunpil.client.ui.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.bunpil.client.editor.Pages;
import org.bunpil.model.Page;
import org.jspecify.annotations.Nullable;

/**
 * The pages that a command is about: several that were chosen in the strip, otherwise the current one. Going to a page that is not chosen
 * ends the choice.
 */
final class PageSelection {
    private final Pages pages;
    private final Set<String> ids = new LinkedHashSet<>();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    /** Where the last range ended. */
    private @Nullable String lead;

    private boolean picking;

    PageSelection(Pages pages) {
        this.pages = pages;
    }

    /** Increases with each change. */
    ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** The pages in the order of the board; empty only before the board is known. */
    List<String> chosen() {
        Page current = pages.current();
        if (current == null) return List.of();
        if (!ids.contains(current.id())) return List.of(current.id());
        return all().stream().filter(ids::contains).toList();
    }

    boolean isSeveral() {
        return chosen().size() > 1;
    }

    /** Whether each press adds a page to those that are chosen, for fingers, which have no Ctrl key. */
    boolean isPicking() {
        Page current = pages.current();
        return picking && current != null && ids.contains(current.id());
    }

    void pick() {
        clear();
        picking = true;
        ids.addAll(chosen());
        changed();
    }

    /** Adds a page to those that are chosen, or leaves it out again; the current one is always among them. */
    void toggle(String id) {
        Set<String> now = new LinkedHashSet<>(chosen());
        if (!now.remove(id)) now.add(id);
        Page current = pages.current();
        if (current != null) now.add(current.id());
        set(now);
        lead = id;
    }

    /** Chooses all pages from the current one to this one. */
    void extendTo(String id) {
        List<String> all = all();
        int from = pages.index();
        int to = all.indexOf(id);
        if (from < 0 || to < 0) return;
        set(all.subList(Math.min(from, to), Math.max(from, to) + 1));
        lead = id;
    }

    /** Moves the end of the range. @param by -1 or 1 */
    void extendBy(int by) {
        List<String> all = all();
        String end = lead;
        int from = end == null || !isSeveral() ? pages.index() : all.indexOf(end);
        if (from + by >= 0 && from + by < all.size()) extendTo(all.get(from + by));
    }

    void all(boolean on) {
        if (on) set(all());
        else clear();
    }

    void clear() {
        ids.clear();
        lead = null;
        picking = false;
        changed();
    }

    private void set(Iterable<String> now) {
        List<String> copy = new ArrayList<>();
        now.forEach(copy::add);
        ids.clear();
        ids.addAll(copy);
        changed();
    }

    private List<String> all() {
        return pages.all().stream().map(Page::id).toList();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}

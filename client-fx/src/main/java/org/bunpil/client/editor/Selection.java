package org.bunpil.client.editor;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/** The selected elements, all on the current page, whole groups only, and the transform box around them. */
final class Selection {
    private final Editor editor;
    private Set<String> ids = Set.of();
    private @Nullable TransformBox cachedTransformBox;
    private boolean transformBoxCached;

    Selection(Editor editor) {
        this.editor = editor;
    }

    /** In the order in which they were selected. */
    Set<String> ids() {
        return ids;
    }

    /** Selects these elements instead, with their whole groups. Ids that are not on the page are left out. */
    void select(Collection<String> wanted) {
        Set<String> chosen = new LinkedHashSet<>();
        Set<String> groups = new LinkedHashSet<>();
        for (String id : wanted) {
            Element element = onPage(id);
            if (element == null) continue;
            chosen.add(id);
            if (element.group() != null) groups.add(element.group());
        }
        if (!groups.isEmpty()) {
            for (Element element : editor.elementIndex().elements()) {
                if (element.group() != null && groups.contains(element.group())) chosen.add(element.id());
            }
        }
        if (chosen.equals(ids)) return;
        ids = chosen;
        editor.fire(EditorChange.SELECTION);
    }

    /** These elements of the board have changed; selected ones among them may have been deleted or moved to another page. */
    void elementsChanged(Collection<String> changed) {
        if (ids.isEmpty()) return;
        Set<String> left = new LinkedHashSet<>(ids);
        for (String id : changed) if (!ids.contains(id) || onPage(id) == null) left.remove(id);
        if (left.size() != ids.size()) {
            select(left);
        } else if (changed.stream().anyMatch(ids::contains)) {
            editor.fire(EditorChange.SELECTION);
        }
    }

    /** What was selected may now be others' work, or open to this person: the box with its handles follows. */
    void rightsChanged() {
        if (!ids.isEmpty()) editor.fire(EditorChange.SELECTION);
    }

    /** The whole board was replaced: selected elements may have been deleted, or have another id. */
    void boardReplaced() {
        Set<String> left = new LinkedHashSet<>();
        for (String id : ids) {
            Element element = onPage(id);
            if (element != null) left.add(element.id());
        }
        if (!left.equals(ids)) select(left);
        else if (!left.isEmpty()) editor.fire(EditorChange.SELECTION);
    }

    private @Nullable Element onPage(String id) {
        Element element = editor.view().element(id);
        return element == null || !element.page().equals(editor.page()) ? null : element;
    }

    /** The box around the selected elements that can be changed; kept until those change. */
    @Nullable
    TransformBox transformBox() {
        if (!transformBoxCached) {
            cachedTransformBox = TransformBox.around(ids, editor);
            transformBoxCached = true;
        }
        return cachedTransformBox;
    }

    void transformBoxChanged() {
        transformBoxCached = false;
    }

    /** The bounds of the selection on the board plane, or null. */
    @Nullable
    Bounds bounds() {
        Bounds all = null;
        for (String id : ids) {
            Bounds bounds = editor.elementIndex().bounds(id);
            if (bounds != null) all = all == null ? bounds : all.union(bounds);
        }
        return all;
    }
}

package org.bunpil.client.canvas;

import java.util.HashSet;
import java.util.Set;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.TextDraft;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/** The text being edited on the canvas, if there is one; above all other layers. */
final class InlineTextLayer {
    private final Editor editor;
    private final ObservableList<Node> layers;
    private @Nullable InlineTextEditor area;
    private Runnable pasted = () -> {};
    private Runnable caretMoved = () -> {};

    /** @param layers the canvas's children: the text is among them only while it is edited */
    InlineTextLayer(Editor editor, ObservableList<Node> layers) {
        this.editor = editor;
        this.layers = layers;
    }

    /** Sets what is told after somebody has pasted into a text. */
    void onPaste(Runnable listener) {
        pasted = listener;
    }

    /** Sets what is told after the caret has moved. */
    void onCaretMoved(Runnable listener) {
        caretMoved = listener;
    }

    /** The caret's line on the canvas; null if no text is edited. */
    @Nullable
    Bounds caretBounds() {
        return area == null ? null : area.caretBounds();
    }

    boolean isEditing() {
        return area != null;
    }

    /** The editor's draft has begun, changed or ended. */
    void show(Painter painter, Paper paper, double deviceScale) {
        TextDraft textDraft = editor.textEditing().textDraft();
        InlineTextEditor old = area;
        if (old != null && textDraft != null && old.textDraft().isSame(textDraft)) {
            old.restyle(textDraft, painter, paper);
            return;
        }
        if (old != null) {
            area = null;
            old.giveUp();
            layers.remove(old);
        }
        if (textDraft == null) return;
        InlineTextEditor shown =
                new InlineTextEditor(editor, textDraft, painter, paper, pasted, () -> caretMoved.run());
        area = shown;
        layers.add(shown);
        shown.follow(editor.viewport(), deviceScale);
        shown.requestFocus();
    }

    /** The element whose text is edited; null if there is none. */
    @Nullable
    Element element() {
        String id = area == null ? null : area.textDraft().id();
        return id == null ? null : editor.view().element(id);
    }

    /** Elements that the tiles must not show: these, and the one that is edited. */
    Set<String> hidden(Set<String> others) {
        String id = area == null ? null : area.textDraft().id();
        if (id == null) return others;
        Set<String> hidden = new HashSet<>(others);
        hidden.add(id);
        return hidden;
    }

    /** Stays where the text is on the board. */
    void follow(Viewport viewport, double deviceScale) {
        if (area != null) area.follow(viewport, deviceScale);
    }

    /** Commits the text if it belongs to another page than the current one. */
    void pageChanged() {
        if (area != null && !area.textDraft().page().equals(editor.page())) commit();
    }

    /** Ends the editing; the text stays open if the board does not accept it. */
    void commit() {
        if (area != null) area.commit();
    }

    /** @return the text that the board did not accept, otherwise "" */
    String finish() {
        commit();
        return area == null ? "" : area.getText();
    }
}

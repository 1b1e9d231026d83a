package org.bunpil.client.view;

import javafx.scene.layout.VBox;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.model.Element;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;

/** All there is to choose about what is selected. */
final class SelectionOptions extends VBox {
    SelectionOptions(Chrome chrome, Actions actions) {
        Editor editor = chrome.desk().editor();
        setId("selection-options");
        getStyleClass().add("options-panel");
        boolean lines = false;
        boolean shapes = false;
        boolean texts = false;
        for (String id : editor.selection()) {
            Element element = editor.view().element(id);
            lines |= element instanceof Stroke || element instanceof Shape;
            shapes |= element instanceof Shape;
            texts |= element instanceof Text || element instanceof Note;
        }
        StyleRows rows = new StyleRows(this, chrome, () -> BoardMenu.style(editor));
        rows.colors();
        if (lines) rows.widths(ToolKind.PEN);
        if (shapes) rows.fills();
        if (lines) rows.dashes();
        if (texts) rows.fonts();
        rows.alphas();
        if (editor.selection().size() > 1) {
            rows.add(
                    "options.align",
                    StyleRows.row(actions.aligning().stream()
                            .map(action -> new ActionButton(action, chrome))
                            .toList()));
        }
    }
}

package org.bunpil.client.ui.selection;

import javafx.scene.layout.VBox;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ToolKind;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.ActionButton;
import org.bunpil.client.ui.commands.Actions;
import org.bunpil.client.ui.commands.StyleActions;
import org.bunpil.client.ui.style.StyleControls;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;

/** All style and alignment options of the selection. */
final class SelectionOptions extends VBox {
    SelectionOptions(UiContext ui, Actions actions) {
        Editor editor = ui.board().editor();
        setId("selection-options");
        getStyleClass().add("options-panel");
        boolean lines = false;
        boolean shapes = false;
        boolean texts = false;
        boolean connectors = false;
        for (String id : editor.selection()) {
            Element element = editor.view().element(id);
            if (element == null) continue;
            switch (element) {
                case Stroke _ -> lines = true;
                case Shape _ -> {
                    lines = true;
                    shapes = true;
                }
                case Connector connector -> {
                    lines = true;
                    connectors = true;
                    texts |= !connector.text().isEmpty();
                }
                case Text _, Note _ -> texts = true;
                case Image _ -> {}
            }
        }
        StyleControls rows = new StyleControls(this, ui, actions, () -> StyleActions.selectionStyle(editor));
        rows.colors();
        if (lines) rows.widths(ToolKind.PEN);
        if (shapes) rows.fills();
        if (lines) rows.dashes();
        if (connectors) rows.connectors();
        if (texts) rows.fonts();
        rows.alphas();
        if (editor.selection().size() > 1) {
            rows.add(
                    "options.align",
                    StyleControls.row(actions.arrange.aligning().stream()
                            .map(action -> new ActionButton(action, ui))
                            .toList()));
        }
    }
}

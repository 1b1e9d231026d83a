package org.bunpil.client.view;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.bunpil.client.editor.Aspect;
import org.bunpil.client.editor.Editor;

/** How large the board is shown; a press on the number goes back to 100 %. */
final class ZoomControl extends FloatingBar {
    ZoomControl(Chrome chrome, Actions actions) {
        setId("zoom");
        getStyleClass().add("zoom");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Editor editor = chrome.desk().editor();
        Button percent = new Button();
        percent.setId("zoom-percent");
        percent.getStyleClass().addAll("quiet", "zoom-percent");
        percent.setFocusTraversable(false);
        percent.setTooltip(new Tooltip(actions.zoomReset.tip(chrome.words())));
        percent.setOnAction(event -> editor.zoomReset());
        Bound.to(
                this,
                chrome.desk().signals().on(Aspect.VIEWPORT),
                count -> percent.setText(chrome.words()
                        .text("zoom.percent", Math.round(editor.viewport().zoom() * 100))));
        getChildren()
                .setAll(new ActionButton(actions.zoomOut, chrome), percent, new ActionButton(actions.zoomIn, chrome));
    }
}

package org.bunpil.client.ui.toolbar;

import javafx.scene.control.Button;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.actions.ActionButton;
import org.bunpil.client.ui.commands.ViewActions;
import org.bunpil.client.ui.controls.BesideTooltip;
import org.bunpil.client.ui.controls.FloatingBar;
import org.bunpil.client.ui.controls.SceneBinding;

/** Zoom buttons and the current zoom; a press on the number resets it to 100 %. */
public final class ZoomControl extends FloatingBar {
    public ZoomControl(UiContext ui, ViewActions actions) {
        setId("zoom");
        getStyleClass().add("zoom");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Editor editor = ui.board().editor();
        Button percent = new Button();
        percent.setId("zoom-percent");
        percent.getStyleClass().addAll("quiet", "zoom-percent");
        percent.setFocusTraversable(false);
        percent.setTooltip(new BesideTooltip(percent, actions.zoomReset.tip(ui.messages())));
        percent.setOnAction(event -> actions.zoomReset.runOrExplain(ui));
        SceneBinding.bind(
                this,
                ui.board().changes().on(EditorChange.VIEWPORT),
                count -> percent.setText(ui.messages()
                        .text("zoom.percent", Math.round(editor.viewport().zoom() * 100))));
        getChildren().setAll(new ActionButton(actions.zoomOut, ui), percent, new ActionButton(actions.zoomIn, ui));
    }
}

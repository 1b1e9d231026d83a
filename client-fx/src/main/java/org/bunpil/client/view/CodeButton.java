package org.bunpil.client.view;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** The class code, always one press from full-screen size. Only for who may see it. */
final class CodeButton extends Button {
    CodeButton(Chrome chrome) {
        setId("code");
        getStyleClass().addAll("quiet", "code-button");
        setFocusTraversable(false);
        setTooltip(new Tooltip(chrome.words().text("bar.code.tip")));
        setOnAction(event -> chrome.sheets().show(new CodeSheet(chrome)));
        Bound.to(this, chrome.desk().session().joinCode(), code -> {
            setText(chrome.words().text("bar.code", code));
            setVisible(!code.isEmpty());
            setManaged(!code.isEmpty());
        });
    }
}

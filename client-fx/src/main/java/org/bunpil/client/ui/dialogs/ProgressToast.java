package org.bunpil.client.ui.dialogs;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Work under way, with how much of it is done and a button that ends it. It stays until it is closed, and covers nothing. */
public final class ProgressToast extends HBox {
    /** A button is at least this high. */
    private static final double TOUCH_TARGET = 44;

    private final Toasts toasts;
    private final Label label = new Label();
    private final ProgressBar bar = new ProgressBar(0);

    /** @param cancel runs when the person wants no more of it */
    ProgressToast(Toasts toasts, String cancelText, Runnable cancel) {
        this.toasts = toasts;
        getStyleClass().addAll("toast", "toast-info", "toast-progress");
        setId("file.progress");
        setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        label.setWrapText(true);
        VBox content = new VBox(label, bar);
        content.setFillWidth(true);
        setHgrow(content, Priority.ALWAYS);
        Button button = new Button(cancelText);
        button.setId("file.cancel");
        button.getStyleClass().add("toast-action");
        button.setMinSize(USE_PREF_SIZE, TOUCH_TARGET);
        button.setFocusTraversable(false);
        button.setOnAction(event -> {
            button.setDisable(true);
            cancel.run();
        });
        getChildren().setAll(content, button);
    }

    /** @param sentence what is being done, with how much of it in words. @param fraction 0 to 1 */
    public void update(String sentence, double fraction) {
        label.setText(sentence);
        setAccessibleText(sentence);
        bar.setProgress(fraction);
    }

    public void close() {
        toasts.getChildren().remove(this);
    }
}

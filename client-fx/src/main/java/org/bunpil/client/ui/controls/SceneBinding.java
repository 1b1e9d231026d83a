package org.bunpil.client.ui.controls;

import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Binds a node to a value while the node is in a window, so that a discarded bar does not go on listening. */
public final class SceneBinding {
    private SceneBinding() {}

    /** Runs {@code show} at once and on every change while {@code node} is in a scene. */
    public static <T extends @Nullable Object> void bind(
            Node node, ObservableValue<T> value, Consumer<? super T> show) {
        ChangeListener<T> onChange = (observable, before, now) -> show.accept(now);
        show.accept(value.getValue());
        ChangeListener<Scene> onScene = (observable, before, now) -> {
            if (before != null) {
                value.removeListener(onChange);
            }
            if (now != null) {
                value.addListener(onChange);
                show.accept(value.getValue());
            }
        };
        node.sceneProperty().addListener(onScene);
        if (node.getScene() != null) {
            value.addListener(onChange);
        }
    }
}

package org.bunpil.client.ui.start;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes files that are dropped on the start screen. */
record FileDrop(Predicate<Path> opens, Consumer<Path> open) {
    void listen(Node node) {
        node.setOnDragOver(this::over);
        node.setOnDragDropped(this::dropped);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) event.acceptTransferModes(TransferMode.COPY);
        event.consume();
    }

    /** Of several files the first that is one of a board; without any, the first, so that the person is told what is wrong with it. */
    private void dropped(DragEvent event) {
        Path first = null;
        for (File file : event.getDragboard().getFiles()) {
            Path path = file.toPath();
            if (first == null || (opens.test(path) && !opens.test(first))) first = path;
        }
        if (first != null) open.accept(first);
        event.setDropCompleted(first != null);
        event.consume();
    }
}

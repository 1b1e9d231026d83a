package org.bunpil.client.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.bunpil.client.convert.FileKinds;
import org.bunpil.client.file.BoardFiles;
import org.bunpil.client.i18n.Messages;
import org.jspecify.annotations.Nullable;

/** Asks for files by the system's dialogs. */
final class FileDialogs implements FileChoice {
    private final Stage stage;

    FileDialogs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public @Nullable Path save(Messages messages, @Nullable Path folder, String name) {
        FileChooser chooser = chooser(messages, "file.save.title", folder, List.of(BoardFiles.ENDING));
        chooser.setInitialFileName(name);
        return path(chooser.showSaveDialog(stage));
    }

    @Override
    public @Nullable Path open(Messages messages, @Nullable Path folder) {
        List<String> endings = FileKinds.INPUTS.stream()
                .flatMap(kind -> kind.endings().stream())
                .toList();
        return path(chooser(messages, "file.open.title", folder, endings).showOpenDialog(stage));
    }

    @Override
    public @Nullable Path folder(Messages messages, @Nullable Path folder) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.text("classwork.choose"));
        if (folder != null && Files.isDirectory(folder)) chooser.setInitialDirectory(folder.toFile());
        return path(chooser.showDialog(stage));
    }

    private static FileChooser chooser(Messages messages, String title, @Nullable Path folder, List<String> endings) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text(title));
        List<String> patterns = new ArrayList<>();
        for (String ending : endings) {
            patterns.add("*." + ending);
            patterns.add("*." + ending.toUpperCase(Locale.ROOT));
        }
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(messages.text("file.kinds"), patterns),
                        new FileChooser.ExtensionFilter(messages.text("picture.any"), "*"));
        if (folder != null && Files.isDirectory(folder)) chooser.setInitialDirectory(folder.toFile());
        return chooser;
    }

    private @Nullable Path path(@Nullable File chosen) {
        // On Linux the window is disabled while the dialog closes, and some window managers do not make it active
        // again.
        stage.requestFocus();
        return chosen == null ? null : chosen.toPath();
    }
}

package org.bunpil.client.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.bunpil.client.classwork.ClassFolder;
import org.bunpil.client.convert.FileKinds;
import org.bunpil.client.file.BoardContent;
import org.bunpil.client.file.BoardFileException;
import org.bunpil.client.file.BoardFileReader;
import org.bunpil.client.file.BoardFileWriter;
import org.bunpil.client.file.BoardFiles;
import org.bunpil.client.file.BoardInput;
import org.bunpil.client.file.FileNames;
import org.bunpil.client.file.FileNotice;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.session.BoardSession;
import org.bunpil.client.ui.FileControl;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.RecentFilesDialog;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.model.Person;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves a window's board as a file and opens files, which become boards of this computer. FX thread only. */
final class FileController implements FileControl {
    private static final Logger LOG = LoggerFactory.getLogger(FileController.class);
    private static final String FOLDER = "files";

    private final AppWindow window;
    private final BoardOpener opener;
    private final AppSettings settings;
    private FileChoice choice;
    /** By board: the file that it was opened from or last saved to. */
    private final Map<String, Path> files = new HashMap<>();

    FileController(AppWindow window, BoardOpener opener, AppSettings settings, FileChoice choice) {
        this.window = window;
        this.opener = opener;
        this.settings = settings;
        this.choice = choice;
    }

    /** For tests, in which there is no system's dialog. */
    void choose(FileChoice by) {
        choice = by;
    }

    // ---- saving

    @Override
    public void save(UiContext ui) {
        OpenedBoard open = opener.openedBoard();
        String id = open == null ? null : open.boardId();
        Path known = id == null ? null : files.get(id);
        if (known == null) saveAs(ui);
        else save(ui, known);
    }

    @Override
    public void saveAs(UiContext ui) {
        Messages messages = ui.messages();
        if (ui.board().session().view().pages().isEmpty()) {
            // Nothing has arrived yet, and a file of nothing could not be opened.
            ui.toasts().show(Toasts.Kind.INFO, messages.text("file.not_yet"));
            return;
        }
        Path chosen = choice.save(
                messages, folder(), fileName(ui.board().session().title().get(), messages));
        if (chosen == null) return;
        save(ui, BoardFileReader.isNamed(chosen.toString()) ? chosen : withEnding(chosen));
    }

    private static Path withEnding(Path file) {
        return file.resolveSibling(file.getFileName() + "." + BoardFiles.ENDING);
    }

    /** A name that every system allows. */
    static String fileName(String title, Messages messages) {
        return FileNames.safe(title, messages.text("untitled")) + "." + BoardFiles.ENDING;
    }

    private void save(UiContext ui, Path file) {
        OpenedBoard open = opener.openedBoard();
        if (open == null) return;
        BoardSession session = open.context().session();
        // What is being written belongs to what is saved, if the board takes it.
        if (session.status().get().writeRefusal() == null) {
            String _ = open.context().canvas().finishWriting();
        }
        Messages messages = ui.messages();
        FileWork<BoardFileWriter.Written> work = new FileWork<>(ui.toasts(), messages, "file.saving");
        BoardContent content = open.content(work::isCancelled);
        int you = session.you();
        String id = open.boardId();
        remember(file);
        work.start(
                name(file),
                progress -> BoardFileWriter.write(file, content, System.currentTimeMillis(), you, progress),
                new FileWork.Outcome<>() {
                    @Override
                    public void done(BoardFileWriter.Written written) {
                        if (id != null) files.put(id, file);
                        settings.usedFile(file);
                        ui.toasts().show(Toasts.Kind.GOOD, messages.text("file.saved", name(file)));
                        if (written.missing() > 0)
                            ui.toasts()
                                    .show(
                                            Toasts.Kind.CAREFUL,
                                            BoardFiles.missing(written.missing())
                                                    .sentence(messages));
                    }

                    @Override
                    public void failed(Throwable failure) {
                        LOG.error("board not saved", failure);
                        ui.toasts()
                                .show(
                                        Toasts.Kind.CAREFUL,
                                        messages.text(
                                                "file.unsaved",
                                                name(file),
                                                FailureReason.of(failure).sentence(messages)));
                    }
                });
    }

    // ---- the whole class

    @Override
    public void saveClass(UiContext ui) {
        OpenedBoard open = opener.openedBoard();
        Messages messages = ui.messages();
        if (open == null || ui.board().session().view().pages().isEmpty()) {
            ui.toasts().show(Toasts.Kind.INFO, messages.text("file.not_yet"));
            return;
        }
        Path parent = choice.folder(messages, folder());
        if (parent == null) return;
        BoardSession session = open.context().session();
        if (session.status().get().writeRefusal() == null) {
            String _ = open.context().canvas().finishWriting();
        }
        settings.put(FOLDER, parent.toString());
        FileWork<ClassFolder.Saved> work = new FileWork<>(ui.toasts(), messages, "classwork.saving");
        BoardContent content = open.content(work::isCancelled);
        String title = session.view().title().isBlank()
                ? messages.text("untitled")
                : session.view().title();
        ClassFolder.Texts texts = new ClassFolder.Texts(
                title,
                title + " " + LocalDate.now(ZoneId.systemDefault()),
                messages.text("classwork.pupils"),
                messages.text("picture.missing"));
        Map<Integer, String> names = new HashMap<>();
        for (Person person : session.view().people().values())
            names.put(person.c(), session.roster().get().name(person.c()));
        int you = session.you();
        work.start(
                title,
                progress -> ClassFolder.save(parent, content, names, texts, System.currentTimeMillis(), you, progress),
                new FileWork.Outcome<>() {
                    @Override
                    public void done(ClassFolder.Saved saved) {
                        ui.toasts()
                                .show(
                                        Toasts.Kind.GOOD,
                                        messages.text("classwork.saved", name(saved.folder()), saved.pupils()));
                        if (saved.missing() > 0)
                            ui.toasts()
                                    .show(
                                            Toasts.Kind.CAREFUL,
                                            BoardFiles.missing(saved.missing()).sentence(messages));
                    }

                    @Override
                    public void failed(Throwable failure) {
                        LOG.error("class not saved", failure);
                        String why = failure instanceof OutOfMemoryError
                                ? messages.text("export.memory")
                                : FailureReason.of(failure).sentence(messages);
                        ui.toasts().show(Toasts.Kind.CAREFUL, messages.text("classwork.failed", name(parent), why));
                    }
                });
    }

    // ---- opening

    @Override
    public boolean opens(Path file) {
        return FileKinds.isBoard(file);
    }

    /** Whether a file can be read as a board, of whatever kind it is. */
    static boolean reads(Path file) {
        return FileKinds.input(file) != null;
    }

    @Override
    public void open(UiContext ui) {
        Path chosen = choice.open(ui.messages(), folder());
        if (chosen != null) open(ui, chosen);
    }

    @Override
    public void open(UiContext ui, Path file) {
        Messages messages = ui.messages();
        // Nothing is left before the file has turned out to be one that can be opened.
        read(ui.toasts(), messages, file, sentence -> ui.toasts().show(Toasts.Kind.CAREFUL, sentence), content -> {
            window.confirmLeave(() -> {
                window.leave();
                host(content, file, settings.text("name", ""), messages);
            });
        });
    }

    /** Asks for a file from the start screen. @return null for none */
    @Nullable
    Path choose(Messages messages) {
        return choice.open(messages, folder());
    }

    /** Opens a file from the start screen. @param failed shows a sentence there */
    void open(Toasts toasts, Messages messages, Path file, String name, Consumer<String> failed) {
        read(toasts, messages, file, failed, content -> {
            if (opener.openedBoard() == null) host(content, file, name, messages);
            else drop(content);
        });
    }

    private void read(
            Toasts toasts, Messages messages, Path file, Consumer<String> failed, Consumer<BoardContent> then) {
        BoardInput kind = FileKinds.input(file);
        if (kind == null) {
            failed.accept(messages.text("file.bad.not_bunpil", name(file)));
            return;
        }
        remember(file);
        new FileWork<BoardContent>(toasts, messages, "file.opening")
                .start(name(file), progress -> kind.open(file, progress), new FileWork.Outcome<>() {
                    @Override
                    public void done(BoardContent content) {
                        settings.usedFile(file);
                        then.accept(content);
                    }

                    @Override
                    public void failed(Throwable failure) {
                        LOG.warn("file not opened: {}", failure.getMessage());
                        failed.accept(sentence(failure, file, messages));
                    }
                });
    }

    static String sentence(Throwable failure, Path file, Messages messages) {
        return switch (failure) {
            case BoardFileException bad -> bad.sentence(messages);
            case OutOfMemoryError _ -> messages.text("convert.memory", name(file));
            default ->
                messages.text(
                        "convert.unread", name(file), FailureReason.of(failure).sentence(messages));
        };
    }

    /** Another board was opened meanwhile. */
    private static void drop(BoardContent content) {
        try {
            content.close();
        } catch (IOException unimportant) {
            LOG.debug("file not closed: {}", unimportant.getMessage());
        }
    }

    private void host(BoardContent content, Path file, String name, Messages messages) {
        String person = name.isEmpty() ? messages.text("name.unattended") : name;
        opener.host(person, !name.isEmpty(), content, created -> {
            if (BoardFileReader.isNamed(file.toString())) files.put(created.id(), file);
            for (FileNotice notice : content.notices()) window.tell(notice.sentence(messages));
            if (created.missing() > 0) window.tell(messages.text("file.opened.missing", created.missing()));
        });
    }

    // ---- names and folders

    @Override
    public void recent(Consumer<List<RecentFilesDialog.RecentFile>> to) {
        List<Path> used = settings.recentFiles();
        // A share that is gone answers late.
        Thread.ofVirtual().name("files-recent").start(() -> {
            List<RecentFilesDialog.RecentFile> found = used.stream()
                    .map(file -> new RecentFilesDialog.RecentFile(file, !Files.isRegularFile(file)))
                    .toList();
            Platform.runLater(() -> to.accept(found));
        });
    }

    private @Nullable Path folder() {
        String folder = settings.text(FOLDER);
        try {
            return folder == null ? null : Path.of(folder);
        } catch (java.nio.file.InvalidPathException edited) {
            return null;
        }
    }

    private void remember(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) settings.put(FOLDER, folder.toString());
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}

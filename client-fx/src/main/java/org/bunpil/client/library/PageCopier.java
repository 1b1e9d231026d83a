package org.bunpil.client.library;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.bunpil.client.editor.Pages;
import org.bunpil.client.file.AssetSource;
import org.bunpil.client.i18n.FailureReason;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.store.BoardFolder;
import org.bunpil.client.store.BoardLibrary;
import org.bunpil.client.store.StoredBoard;
import org.bunpil.client.ui.PageCopying;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.dialogs.Toasts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies pages of a window's board to others; the disk is accessed on threads of its own. */
public final class PageCopier implements PageCopying {
    private static final Logger LOG = LoggerFactory.getLogger(PageCopier.class);

    private final BoardLibrary library;
    private final Supplier<@Nullable String> open;
    private final Supplier<AssetSource> images;
    /** Who copies twice to the same board must not be told that it is open. */
    private final ReentrantLock one = new ReentrantLock(true);

    /**
     * @param open gives the id of the board that the window shows
     * @param images gives the images of that board
     */
    public PageCopier(BoardLibrary library, Supplier<@Nullable String> open, Supplier<AssetSource> images) {
        this.library = library;
        this.open = open;
        this.images = images;
    }

    @Override
    public void targets(Consumer<List<Target>> to) {
        String here = open.get();
        Thread.ofVirtual().name("boards-list").start(() -> {
            List<Target> targets = targets(here);
            Platform.runLater(() -> to.accept(targets));
        });
    }

    private List<Target> targets(@Nullable String here) {
        Map<String, String> folders = new HashMap<>();
        for (BoardFolder each : library.folders().all()) folders.put(each.id(), each.title());
        try {
            return library.boards().stream()
                    .filter(each ->
                            each.own() && !each.isTrashed() && !each.board().equals(here))
                    .map(each -> target(each, folders))
                    .toList();
        } catch (IOException unreadable) {
            LOG.error("boards cannot be listed", unreadable);
            return List.of();
        }
    }

    private static Target target(StoredBoard board, Map<String, String> folders) {
        return new Target(board.board(), board.title(), folders.getOrDefault(board.group(), ""));
    }

    @Override
    public void copy(UiContext ui, Target target, List<Pages.PageContent> pages) {
        AssetSource source = images.get();
        Messages messages = ui.messages();
        run(ui, () -> {
            PageCopies.Copied copied = PageCopies.copy(library, target.board(), pages, source);
            Platform.runLater(() -> {
                if (copied.outcome() != PageCopies.Outcome.DONE) {
                    refused(ui, copied.outcome());
                    return;
                }
                ui.toasts()
                        .show(
                                Toasts.Kind.GOOD,
                                messages.text("pages.copied", pages.size(), title(target, messages)),
                                messages.text("action.undo"),
                                () -> takeBack(ui, target, copied.pages()));
                if (copied.missing() > 0)
                    ui.toasts().show(Toasts.Kind.CAREFUL, messages.text("pages.copied.missing", copied.missing()));
            });
        });
    }

    private void takeBack(UiContext ui, Target target, List<String> pages) {
        run(ui, () -> {
            PageCopies.Outcome outcome = PageCopies.takeBack(library, target.board(), pages);
            if (outcome != PageCopies.Outcome.DONE) Platform.runLater(() -> refused(ui, outcome));
        });
    }

    private static void refused(UiContext ui, PageCopies.Outcome outcome) {
        String key = switch (outcome) {
            case DONE, OPEN -> "pages.copy.open";
            case GONE -> "boards.error.gone";
            case UNREAD -> "boards.error.unread";
            case PAGES_FULL -> "pages.copy.pages";
            case FULL -> "pages.copy.full";
        };
        ui.toasts().show(Toasts.Kind.CAREFUL, ui.messages().text(key));
    }

    private interface Work {
        void run() throws IOException;
    }

    private void run(UiContext ui, Work work) {
        Thread.ofVirtual().name("pages-copy").start(() -> {
            one.lock();
            try {
                work.run();
            } catch (IOException | RuntimeException failed) {
                LOG.error("pages were not copied", failed);
                Messages messages = ui.messages();
                String reason = FailureReason.of(failed).sentence(messages);
                Platform.runLater(
                        () -> ui.toasts().show(Toasts.Kind.CAREFUL, messages.text("pages.copy.failed", reason)));
            } finally {
                one.unlock();
            }
        });
    }

    private static String title(Target target, Messages messages) {
        return target.title().isBlank() ? messages.text("untitled") : target.title();
    }
}

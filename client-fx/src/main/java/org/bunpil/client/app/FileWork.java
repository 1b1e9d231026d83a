package org.bunpil.client.app;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.dialogs.ProgressToast;
import org.bunpil.client.ui.dialogs.Toasts;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work with a file, on a thread of its own. Work that takes longer than a moment shows how far it is, and can be ended. Made and
 * shown on the FX thread.
 *
 * @param <T> what the work gives
 */
final class FileWork<T> {
    private static final long SHOW_AFTER_NANOS = 300_000_000;
    private static final long APART_NANOS = 100_000_000;

    private final Toasts toasts;
    private final Messages messages;
    private final String sentence;
    private @Nullable ProgressToast shown;
    private boolean over;
    private volatile boolean cancelled;

    /** The work. */
    @FunctionalInterface
    interface Work<T> {
        T run(FileProgress progress) throws IOException;
    }

    /** What follows, on the FX thread; when the person has ended the work, nothing does. */
    interface Outcome<T> {
        void done(T result);

        /** @param failure an {@link IOException}, or an error such as too little memory */
        void failed(Throwable failure);
    }

    /** @param sentence message with a place for the file's name and one for how much is done */
    FileWork(Toasts toasts, Messages messages, String sentence) {
        this.toasts = toasts;
        this.messages = messages;
        this.sentence = sentence;
    }

    void start(String file, Work<T> work, Outcome<T> outcome) {
        Thread thread = new Thread(() -> run(file, work, outcome), "bunpil-file");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the person has ended it; for work that waits. */
    boolean isCancelled() {
        return cancelled;
    }

    private void run(String file, Work<T> work, Outcome<T> outcome) {
        Consumer<Runnable> fx = Platform::runLater;
        try {
            T result = work.run(progress(file));
            fx.accept(() -> {
                close();
                outcome.done(result);
            });
        } catch (CancellationException ended) {
            fx.accept(this::close);
        } catch (IOException | RuntimeException | Error failure) {
            fx.accept(() -> {
                close();
                outcome.failed(failure);
            });
        }
    }

    private FileProgress progress(String file) {
        long[] due = {System.nanoTime() + SHOW_AFTER_NANOS};
        return fraction -> {
            long now = System.nanoTime();
            if (now >= due[0]) {
                due[0] = now + APART_NANOS;
                Platform.runLater(() -> show(file, fraction));
            }
            return !cancelled;
        };
    }

    private void show(String file, double fraction) {
        if (over) return;
        ProgressToast toast = shown;
        if (toast == null) {
            toast = toasts.progress(messages.text("file.cancel"), () -> cancelled = true);
            shown = toast;
        }
        toast.update(messages.text(sentence, file, fraction), fraction);
    }

    private void close() {
        over = true;
        if (shown != null) shown.close();
    }
}

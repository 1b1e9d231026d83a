package org.bunpil.client.ui.export;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.bunpil.client.file.FileProgress;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.Delay;
import org.bunpil.client.ui.dialogs.ModalDialog;
import org.bunpil.client.ui.dialogs.Toasts;

/** Work off the FX thread that says how far it is, when it takes long enough for somebody to ask, and can be ended. */
final class BackgroundWork {
    private static final long SAY_AFTER_MILLIS = 300;

    private final UiContext ui;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label percent = new Label();
    private final ModalDialog dialog;
    private final Delay delay;
    private volatile boolean cancelled;
    private volatile double fraction;
    private volatile boolean shows;

    /** The work itself. @param <T> what comes of it */
    @FunctionalInterface
    interface Work<T> {
        T run(FileProgress progress) throws IOException;
    }

    private BackgroundWork(UiContext ui, String title) {
        this.ui = ui;
        Messages messages = ui.messages();
        bar.setId("export.progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        dialog = new ModalDialog("export-progress", title).content(bar, percent).cancel(messages.text("action.cancel"));
        dialog.sceneProperty().addListener((observable, before, now) -> {
            if (now == null && shows) cancelled = true;
        });
        delay = new Delay(SAY_AFTER_MILLIS, () -> {
            shows = true;
            tell();
            ui.dialogs().show(dialog);
        });
    }

    /**
     * Runs work. One of the consumers runs on the FX thread afterwards, unless it was ended by the person: that is said.
     *
     * @param title of the dialog that shows how far it is
     */
    static <T> void run(UiContext ui, String title, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        BackgroundWork run = new BackgroundWork(ui, title);
        run.delay.start();
        Thread.ofPlatform().daemon().name("bunpil-export").start(() -> {
            try {
                T result = work.run(run::goOn);
                run.over(() -> done.accept(result));
            } catch (CancellationException stopped) {
                run.over(() -> ui.toasts().show(Toasts.Kind.INFO, ui.messages().text("export.stopped")));
            } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError failure) {
                run.over(() -> failed.accept(failure));
            }
        });
    }

    /** Runs something short that nobody waits for. @param done runs on the FX thread */
    static <T> void quietly(Supplier<T> work, Consumer<T> done) {
        Thread.ofPlatform().daemon().name("bunpil-export").start(() -> {
            T result = work.get();
            Platform.runLater(() -> done.accept(result));
        });
    }

    private boolean goOn(double newFraction) {
        fraction = newFraction;
        if (shows) Platform.runLater(this::tell);
        return !cancelled;
    }

    private void tell() {
        bar.setProgress(fraction);
        percent.setText(ui.messages().text("zoom.percent", Math.round(fraction * 100)));
    }

    private void over(Runnable then) {
        Platform.runLater(() -> {
            delay.stop();
            shows = false;
            dialog.close();
            then.run();
        });
    }
}

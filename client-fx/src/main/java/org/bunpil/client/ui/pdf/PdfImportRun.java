package org.bunpil.client.ui.pdf;

import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.bunpil.client.asset.AssetCache;
import org.bunpil.client.asset.ImageImporter;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.PasteCommands;
import org.bunpil.client.geometry.Margins;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.i18n.Messages;
import org.bunpil.client.pdf.PageSize;
import org.bunpil.client.pdf.PdfException;
import org.bunpil.client.pdf.PdfFailure;
import org.bunpil.client.pdf.PdfFile;
import org.bunpil.client.ui.UiContext;
import org.bunpil.client.ui.controls.Delay;
import org.bunpil.client.ui.dialogs.ProgressToast;
import org.bunpil.client.ui.dialogs.Toasts;
import org.bunpil.geometry.Size;
import org.bunpil.model.Limits;
import org.jspecify.annotations.Nullable;

/**
 * One PDF on its way onto the board. A thread of its own reads; each page is put on the board as soon as it is there. The pages read ahead
 * are few, whatever the size of the file.
 */
final class PdfImportRun {
    private static final long SAY_AFTER_MILLIS = 300;
    /** Space around a page when it is shown first, view pixels. */
    private static final double ASIDE = 16;
    /** Pages that are read but not yet on the disk. */
    private static final int READ_AHEAD = 3;

    private static final long DISK_SECONDS = 30;
    /** More bytes are too many for one board (docs/protocol.md, R62c), which may have pictures already. */
    private static final long MOST_BYTES = 200L << 20;
    /** After so many pages that cannot be shown the file is given up. */
    private static final int MOST_UNUSABLE = 10;

    private static final int NAME_UNITS = 48;

    private final UiContext ui;
    private final Messages messages;
    private final Editor editor;
    private final AssetCache assets;
    private final File file;
    private final Supplier<Margins> covered;
    private final Runnable over;
    private final PasteCommands.PageInsertion insertion;
    private final Semaphore readAhead = new Semaphore(READ_AHEAD);
    private final Delay saySoon = new Delay(SAY_AFTER_MILLIS, this::showProgress);
    private final int room;
    private @Nullable ProgressToast progress;
    private String sentence;
    private double done;
    private volatile boolean cancelled;
    /** The board takes no more pages. */
    private volatile boolean stopped;

    private volatile @Nullable PdfFile open;

    // ---- written by the reading thread, read when it has ended
    private int total;
    private int unusable;
    private boolean full;
    private @Nullable PdfFailure failure;

    /** @param over runs when nothing more comes, whatever happened */
    PdfImportRun(UiContext ui, File file, Supplier<Margins> covered, Runnable over) {
        this.ui = ui;
        this.messages = ui.messages();
        this.editor = ui.board().editor();
        this.assets = ui.board().assets();
        this.file = file;
        this.covered = covered;
        this.over = over;
        this.insertion = editor.pasteCommands().insertPages();
        this.room = editor.pasteCommands().roomForPages();
        this.sentence = messages.text("pdf.opening", name());
    }

    void start() {
        saySoon.start();
        Thread thread = new Thread(this::read, "bunpil-pdf-import");
        thread.setDaemon(true);
        thread.start();
    }

    private String name() {
        String name = file.getName();
        return name.length() <= NAME_UNITS ? name : name.substring(0, NAME_UNITS - 1) + "…";
    }

    private void showProgress() {
        ProgressToast toast = ui.toasts().progress(messages.text("action.cancel"), this::cancel);
        toast.update(sentence, done);
        progress = toast;
    }

    private void say(String now, double fraction) {
        sentence = now;
        done = fraction;
        if (progress != null) progress.update(now, fraction);
    }

    private void cancel() {
        cancelled = true;
        PdfFile reading = open;
        if (reading != null) reading.close();
    }

    /** On its own thread. */
    private void read() {
        try {
            if (file.length() > PdfFile.MOST_BYTES) full = true;
            else take();
        } catch (PdfException unusableFile) {
            failure = unusableFile.failure();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            Platform.runLater(this::end);
        }
    }

    private void take() throws PdfException, InterruptedException {
        try (PdfFile pdf = PdfFile.open(file.toPath(), assets.folder())) {
            open = pdf;
            // While this one takes the first page out, the one that shows it starts.
            assets.expectPdf();
            total = pdf.pageCount();
            int most = Math.min(total, room);
            long bytes = 0;
            for (int i = 0; i < most && !cancelled && !stopped && unusable < MOST_UNUSABLE; i++) {
                ImageImporter.ImportedImage page;
                try {
                    page = ImageImporter.of(pdf.page(i));
                } catch (PdfException | IOException | OutOfMemoryError cannotBeShown) {
                    failure = cannotBeShown instanceof PdfException known ? known.failure() : PdfFailure.TOO_MUCH;
                    unusable++;
                    continue;
                }
                bytes += page.bytes().length;
                full = bytes > MOST_BYTES;
                if (full || !readAhead.tryAcquire(DISK_SECONDS, TimeUnit.SECONDS)) return;
                int number = i + 1;
                Platform.runLater(() -> put(page, number, most));
            }
        }
    }

    private void put(ImageImporter.ImportedImage page, int number, int most) {
        if (cancelled || stopped || assets.isClosed()) {
            stopped = true;
            return;
        }
        Size size = PageSize.onBoard(page.width(), page.height());
        if (!insertion.add(page.id(), size, number == 1 ? title() : "")) {
            stopped = true;
            return;
        }
        assets.add(page, () -> {}, () -> ui.toasts().show(Toasts.Kind.CAREFUL, messages.text("pdf.refused")));
        // The background thread takes things in turn: when it comes to this, the page is on the disk.
        assets.execute(readAhead::release);
        if (insertion.count() == 1) show(size);
        say(messages.text("pdf.progress", name(), number, most), (double) number / most);
    }

    /** Its upper part, as wide as the window but at most at 100 %: as a whole its text would be too small to be read. */
    private void show(Size size) {
        Margins bars = covered.get();
        Viewport view = editor.viewport();
        double width = (double) size.width() / Viewport.UNITS;
        double room = view.width() - bars.left() - bars.right() - 2 * ASIDE;
        double zoom = Math.clamp(room / width, Viewport.MIN_ZOOM, 1);
        double x = size.width() / 2.0 + (bars.right() - bars.left()) / 2 / zoom * Viewport.UNITS;
        double y = (view.height() / 2 - bars.top() - ASIDE) / zoom * Viewport.UNITS;
        if (room > 0) editor.viewport(new Viewport(x, y, zoom, view.width(), view.height()));
    }

    /** The file's name without its ending, as far as a title may have it. */
    private String title() {
        String name = file.getName();
        if (name.toLowerCase(Locale.ROOT).endsWith(".pdf")) name = name.substring(0, name.length() - 4);
        StringBuilder title = new StringBuilder();
        name.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .takeWhile(c -> title.length() + Character.charCount(c) <= Limits.TITLE_UNITS)
                .forEach(title::appendCodePoint);
        return title.toString();
    }

    private void end() {
        saySoon.stop();
        if (progress != null) progress.close();
        if (!assets.isClosed()) {
            if (cancelled) insertion.takeBack();
            else insertion.finish();
            say();
        }
        over.run();
    }

    /** What has become of it, in one sentence. */
    private void say() {
        int taken = insertion.count();
        if (cancelled) show(Toasts.Kind.INFO, messages.text("pdf.cancelled", name()));
        else if (taken == 0) show(Toasts.Kind.CAREFUL, why());
        else if (taken + unusable < total) show(Toasts.Kind.CAREFUL, messages.text("pdf.part", name(), taken, total));
        else if (unusable > 0) show(Toasts.Kind.CAREFUL, messages.text("pdf.left_out", name(), unusable));
        else show(Toasts.Kind.GOOD, messages.text("pdf.done", name(), taken));
    }

    private String why() {
        if (full) return messages.text("pdf.large", name(), PdfFile.MOST_BYTES >> 20);
        PdfFailure reason = failure;
        if (reason == null) return messages.text("pdf.stopped", name());
        return switch (reason) {
            case LOCKED -> messages.text("pdf.locked", name());
            case UNREADABLE -> messages.text("pdf.unreadable", name());
            case EMPTY -> messages.text("pdf.empty", name());
            case TOO_MUCH -> messages.text("pdf.too_much", name());
            case UNAVAILABLE -> messages.text("pdf.unavailable", name());
        };
    }

    private void show(Toasts.Kind kind, String now) {
        ui.toasts().show(kind, now);
    }
}

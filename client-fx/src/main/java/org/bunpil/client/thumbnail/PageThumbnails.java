package org.bunpil.client.thumbnail;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.EditorChange;
import org.bunpil.client.editor.EditorListener;
import org.bunpil.client.editor.ElementIndex;
import org.bunpil.client.editor.PageChange;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.render.Paper;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.jspecify.annotations.Nullable;

/**
 * Thumbnails of the pages that are wanted now. They follow the board: a page is painted again when it has been quiet for a moment, what was
 * drawn on top of everything alone. While somebody writes here, nothing is painted. App's thread.
 */
public final class PageThumbnails {
    /** A page that has not changed for this long is quiet. */
    static final long QUIET_MILLIS = 700;
    /** A page on which others write all the time is painted after this all the same. */
    static final long LONGEST_MILLIS = 5_000;
    /** While something else is being painted or somebody writes, this is how often is looked whether that is over. */
    private static final long BUSY_MILLIS = 200;
    /** Painting stops after this, so that what becomes urgent waits no longer. */
    private static final long SLICE_MILLIS = 8;
    /** All bitmaps together; those that are wanted are kept in any case. */
    private static final long MOST_BYTES = 8 << 20;
    /** Of more new elements the page is painted as a whole. */
    private static final int MOST_ADDED = 500;

    private static final long NOTHING = Long.MAX_VALUE;

    private final Editor editor;
    private final IdlePainter idlePainter;
    /** The one used last is the last. */
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private List<String> wanted = List.of();
    private int width;
    private int height;
    private boolean dark;
    private Consumer<String> onPainted = page -> {};
    private @Nullable Job job;
    private boolean waiting;

    /** What is known of one page. */
    private static final class Entry {
        @Nullable
        PageThumbnail thumbnail;

        /** Whether all of it must be painted again. */
        boolean stale = true;

        boolean failed;
        /** New since it was painted, on top of all that it shows, lowest first; within {@code addedBounds}. */
        final List<Element> added = new ArrayList<>();

        @Nullable
        Bounds addedBounds;

        long changedMillis;
        long staleSinceMillis;

        void changed(long now) {
            if (!stale && added.isEmpty()) staleSinceMillis = now;
            changedMillis = now;
            failed = false;
        }

        void upToDate() {
            stale = false;
            added.clear();
            addedBounds = null;
        }
    }

    /** A thumbnail that is being painted. */
    private static final class Job {
        final String page;
        final PagePainting painting;
        boolean running;

        Job(String page, PagePainting painting) {
            this.page = page;
            this.painting = painting;
        }
    }

    public PageThumbnails(Editor editor, IdlePainter idlePainter) {
        this.editor = editor;
        this.idlePainter = idlePainter;
        editor.listen(new Changes());
    }

    /**
     * Sets which pages to show; their thumbnails are painted soon, and the others' forgotten when memory is needed.
     *
     * @param pages the most urgent first; empty: nothing is painted and everything is forgotten
     * @param newWidth of a thumbnail in pixels, {@code newHeight} likewise
     */
    public void want(List<String> pages, int newWidth, int newHeight) {
        if (newWidth != width || newHeight != height || pages.isEmpty()) {
            entries.clear();
            job = null;
        }
        wanted = List.copyOf(pages);
        width = newWidth;
        height = newHeight;
        proceed();
    }

    /** Sets who is told that the thumbnail of a page is new. */
    public void onPainted(Consumer<String> listener) {
        onPainted = listener;
    }

    /** The latest thumbnail of a page, or null. */
    public @Nullable PageThumbnail of(String page) {
        Entry entry = entries.get(page);
        return entry == null ? null : entry.thumbnail;
    }

    /** Pages without a colour of their own are dark. */
    public void dark(boolean on) {
        dark = on;
        proceed();
    }

    /** An image that was missing can be painted now. */
    public void imageLoaded(String asset) {
        for (Entry entry : entries.values()) {
            if (entry.thumbnail != null && entry.thumbnail.missing().contains(asset)) stale(entry);
        }
        proceed();
    }

    /** Listens to the editor. */
    private final class Changes implements EditorListener {
        @Override
        public void changed(EditorChange change) {
            // The page's paper may be another one.
            if (change == EditorChange.PAGE) proceed();
        }

        @Override
        public void changed(PageChange change) {
            if (entries.isEmpty()) return;
            for (String id : change.ids()) elementChanged(id);
            if (!change.dirty().isEmpty()) currentChanged(change);
            proceed();
        }

        @Override
        public void replaced() {
            entries.values().forEach(PageThumbnails.this::stale);
            proceed();
        }
    }

    /** What is on the current page is known more precisely. */
    private void elementChanged(String id) {
        Element element = editor.view().element(id);
        if (element == null) element = editor.view().trashed(id);
        if (element == null) {
            entries.values().forEach(this::stale);
        } else if (!element.page().equals(editor.page()) && !ElementIndex.isBeingDrawn(element)) {
            Entry entry = entries.get(element.page());
            if (entry != null) stale(entry);
        }
    }

    private void currentChanged(PageChange change) {
        Entry entry = entries.get(editor.page());
        if (entry == null) return;
        if (change.onTop().isEmpty() || entry.stale || entry.added.size() > MOST_ADDED) {
            stale(entry);
            return;
        }
        entry.changed(idlePainter.millis());
        entry.added.addAll(change.onTop());
        for (Bounds each : change.dirty())
            entry.addedBounds = entry.addedBounds == null ? each : entry.addedBounds.union(each);
    }

    private void stale(Entry entry) {
        entry.changed(idlePainter.millis());
        entry.stale = true;
        entry.added.clear();
    }

    /** Paints what is due, or comes back when something will be. */
    private void proceed() {
        if (job != null && !job.running && !wanted.contains(job.page)) {
            Entry entry = entries.get(job.page);
            if (entry != null) entry.stale = true;
            job = null;
        }
        if (wanted.isEmpty() || (job != null && job.running)) return;
        if (!idlePainter.isIdle()) {
            if (job != null || anythingDue() < NOTHING) comeBack(BUSY_MILLIS);
            return;
        }
        if (job == null) {
            long wait = anythingDue();
            if (wait == NOTHING) return;
            if (wait > 0) {
                comeBack(wait);
                return;
            }
        }
        if (job != null) paint(job);
    }

    /** Begins with the first page that is due. @return how long until one will be; 0: one has begun */
    private long anythingDue() {
        long least = NOTHING;
        for (String page : wanted) {
            Page known = editor.view().page(page);
            if (known == null) continue;
            Entry entry = entries.computeIfAbsent(page, _ -> new Entry());
            Paper paper = Paper.of(known.background(), dark);
            long wait = due(entry, paper);
            if (wait <= 0 && idlePainter.isIdle()) {
                begin(page, entry, paper);
                return 0;
            }
            least = Math.min(least, Math.max(wait, 1));
        }
        return least;
    }

    private long due(Entry entry, Paper paper) {
        if (entry.failed) return NOTHING;
        PageThumbnail thumbnail = entry.thumbnail;
        if (thumbnail == null || !thumbnail.paper().equals(paper)) return 0;
        if (!entry.stale && entry.added.isEmpty()) return NOTHING;
        long now = idlePainter.millis();
        return Math.min(entry.changedMillis + QUIET_MILLIS, entry.staleSinceMillis + LONGEST_MILLIS) - now;
    }

    private void begin(String page, Entry entry, Paper paper) {
        PageThumbnail below = entry.thumbnail;
        Bounds added = entry.addedBounds;
        PagePainting painting;
        if (below != null
                && added != null
                && !entry.stale
                && below.paper().equals(paper)
                && below.region().bounds().contains(added)) {
            painting = new PagePainting(below, List.copyOf(entry.added), idlePainter.images());
        } else {
            List<Element> elements = new ArrayList<>();
            for (Element element : ConnectorEnds.page(editor.view(), page))
                if (!ElementIndex.isBeingDrawn(element)) elements.add(element);
            painting = new PagePainting(paper, elements, width, height, idlePainter.images());
        }
        entry.upToDate();
        job = new Job(page, painting);
    }

    private void paint(Job next) {
        next.running = true;
        long end = idlePainter.millis() + SLICE_MILLIS;
        idlePainter.run(
                () -> {
                    PageThumbnail done =
                            next.painting.proceed(() -> idlePainter.isWanted() || idlePainter.millis() > end);
                    return () -> painted(next, done);
                },
                () -> failed(next));
    }

    private void painted(Job last, @Nullable PageThumbnail done) {
        last.running = false;
        if (last != job) return;
        if (done != null) {
            job = null;
            Entry entry = entries.computeIfAbsent(last.page, _ -> new Entry());
            entry.thumbnail = done;
            shrink();
            onPainted.accept(last.page);
        }
        proceed();
    }

    private void failed(Job last) {
        last.running = false;
        if (last != job) return;
        job = null;
        Entry entry = entries.get(last.page);
        if (entry != null) entry.failed = true;
        proceed();
    }

    /** Forgets the thumbnails that were used longest ago when all are too large. */
    private void shrink() {
        long bytes = entries.values().stream().filter(e -> e.thumbnail != null).count() * width * height * 4L;
        for (Iterator<Map.Entry<String, Entry>> all = entries.entrySet().iterator();
                bytes > MOST_BYTES && all.hasNext(); ) {
            Map.Entry<String, Entry> each = all.next();
            if (wanted.contains(each.getKey())) continue;
            if (each.getValue().thumbnail != null) bytes -= 4L * width * height;
            all.remove();
        }
    }

    private void comeBack(long millis) {
        if (waiting) return;
        waiting = true;
        idlePainter.later(millis, () -> {
            waiting = false;
            proceed();
        });
    }
}

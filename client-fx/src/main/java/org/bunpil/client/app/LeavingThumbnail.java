package org.bunpil.client.app;

import java.nio.IntBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Paper;
import org.bunpil.client.store.ThumbnailFile;
import org.bunpil.client.thumbnail.PagePainting;
import org.bunpil.client.ui.BoardContext;
import org.bunpil.model.Element;
import org.bunpil.model.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page that was seen last, painted small while its board is being stored, for the list of boards. */
final class LeavingThumbnail {
    private static final Logger LOG = LoggerFactory.getLogger(LeavingThumbnail.class);
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    /** A page that takes longer is stored as far as it has come: nobody waits for a picture. */
    private static final long MOST_NANOS = 600_000_000;

    private final CompletableFuture<Bitmap> bitmap;

    private LeavingThumbnail(CompletableFuture<Bitmap> bitmap) {
        this.bitmap = bitmap;
    }

    /** Begins to paint the current page. FX thread. */
    static LeavingThumbnail of(BoardContext context, boolean dark) {
        Page page = context.editor().pages().current();
        List<Element> elements =
                page == null ? List.of() : ConnectorEnds.page(context.editor().view(), page.id());
        Paper paper = Paper.of(page == null ? org.bunpil.model.Background.PLAIN : page.background(), dark);
        PagePainting painting = new PagePainting(paper, elements, WIDTH, HEIGHT, context.assets());
        long end = System.nanoTime() + MOST_NANOS;
        return new LeavingThumbnail(CompletableFuture.supplyAsync(() -> {
            painting.proceed(() -> System.nanoTime() > end);
            return painting.bitmap();
        }));
    }

    /** Waits for it; null if it could not be painted. */
    ThumbnailFile.@Nullable Pixels pixels() {
        try {
            Bitmap painted = bitmap.join();
            return new ThumbnailFile.Pixels(WIDTH, HEIGHT, IntBuffer.wrap(painted.pixels()));
        } catch (CompletionException failed) {
            LOG.warn("the thumbnail could not be painted: {}", failed.getMessage());
            return null;
        }
    }
}

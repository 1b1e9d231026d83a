package org.bunpil.client.thumbnail;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.ImageSource;
import org.bunpil.client.render.Painter;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/**
 * The painting of one thumbnail, which can stop after any element and go on later, so that a page of any size holds up nothing. Any thread,
 * but one at a time.
 */
public final class PagePainting {
    /** What is smaller than this would not be seen, bitmap pixels. */
    private static final double UNSEEN = 0.3;

    private final Paper paper;
    private final List<Element> elements;
    private final Bounds[] bounds;
    private final int width;
    private final int height;
    private final ImageSource images;
    private final Painter painter;
    private final Set<String> missing;
    private @Nullable Bounds content;
    private int measured;
    private int painted;
    private @Nullable Bitmap bitmap;
    private @Nullable RenderRegion region;

    /**
     * @param elements all of the page, lowest first
     * @param width of the thumbnail in pixels, {@code height} likewise
     */
    public PagePainting(Paper paper, List<Element> elements, int width, int height, ImageSource images) {
        this.paper = paper;
        this.elements = elements;
        this.bounds = new Bounds[elements.size()];
        this.width = width;
        this.height = height;
        this.images = images;
        this.painter = new Painter(paper, images);
        this.missing = new HashSet<>();
    }

    /** Paints elements on top of a thumbnail. @param added within its region, lowest first */
    PagePainting(PageThumbnail below, List<Element> added, ImageSource images) {
        this(below.paper(), added, below.bitmap().width(), below.bitmap().height(), images);
        missing.addAll(below.missing());
        region = below.region();
        bitmap = new Bitmap(width, height);
        System.arraycopy(below.bitmap().pixels(), 0, bitmap.pixels(), 0, bitmap.pixels().length);
    }

    /**
     * Goes on.
     *
     * @param stop whether to stop for now; asked after each element
     * @return the thumbnail, or null if it stopped
     */
    public @Nullable PageThumbnail proceed(BooleanSupplier stop) {
        for (; measured < bounds.length; measured++) {
            if (stop.getAsBoolean()) return null;
            Bounds each = ElementBounds.painted(elements.get(measured));
            bounds[measured] = each;
            content = content == null ? each : content.union(each);
        }
        Bitmap onto = bitmap();
        RenderRegion shown = region();
        for (; painted < bounds.length; painted++) {
            if (stop.getAsBoolean()) return null;
            Element element = elements.get(painted);
            Bounds each = bounds[painted];
            if (Math.max(each.width(), each.height()) * shown.scale() < UNSEEN) continue;
            painter.elements(onto, shown, List.of(element));
            String asset = element.asset();
            if (asset != null && images.image(asset) == null) missing.add(asset);
        }
        return new PageThumbnail(onto, shown, paper, Set.copyOf(missing));
    }

    /** What is painted so far; the page's paper at least. */
    public Bitmap bitmap() {
        Bitmap known = bitmap;
        if (known != null) return known;
        Bitmap empty = new Bitmap(width, height);
        painter.page(empty, region(), List.of());
        bitmap = empty;
        return empty;
    }

    private RenderRegion region() {
        RenderRegion known = region == null ? PageThumbnail.region(content, width, height) : region;
        region = known;
        return known;
    }
}

package org.bunpil.client.canvas;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import javafx.scene.Group;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Affine;
import org.bunpil.client.editor.Editor;
import org.bunpil.client.editor.ElementIndex;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.client.tool.ToolState;
import org.bunpil.model.Element;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Elements that this person or others are dragging: hidden in the tiles, and shown as one bitmap that follows the pointer. Each bitmap
 * stays until the tiles show the result of the drag.
 */
final class DragPreviewLayer {
    /** A preview extends no farther than this beyond the view, device pixels. */
    private static final int MAX_PIXELS = 4_096;

    private static final Object LOCAL_USER = "self";

    final Group node = new Group();
    private final Group bitmaps = new Group();
    private final ConnectorPreviewLayer connectors = new ConnectorPreviewLayer();
    private final RenderExecutor renderer;
    private final Map<Object, DragPreview> dragPreviews = new HashMap<>();

    /** One drag. */
    private static final class DragPreview {
        final Set<String> ids;
        final Bounds bounds;
        /** The elements that the drag is about, as they were given; null: to be looked at again. */
        @Nullable
        List<String> given;

        final ImageView view = new ImageView();
        final Affine toView = new Affine();
        double left;
        double top;
        double scale;
        AffineTransform transform = new AffineTransform();
        boolean painted;
        /** Whether the tiles must not show the elements. */
        boolean hides;

        @Nullable
        Bounds droppedArea;

        long revision;

        DragPreview(Set<String> ids, Bounds bounds) {
            this.ids = ids;
            this.bounds = bounds;
            view.setManaged(false);
            view.setMouseTransparent(true);
            view.setVisible(false);
            view.getTransforms().add(toView);
        }
    }

    DragPreviewLayer(RenderExecutor renderer) {
        this.renderer = renderer;
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
        bitmaps.setAutoSizeChildren(false);
        node.getChildren().addAll(bitmaps, connectors.node);
    }

    /** Elements that the tiles must not show. */
    Set<String> hidden() {
        Set<String> hidden = Set.of();
        for (DragPreview preview : dragPreviews.values()) {
            if (!preview.hides || preview.droppedArea != null) continue;
            if (hidden.isEmpty()) {
                // The usual case: one person drags, possibly thousands of elements.
                hidden = preview.ids;
            } else {
                hidden = new HashSet<>(hidden);
                hidden.addAll(preview.ids);
            }
        }
        return connectors.hidden(hidden);
    }

    /**
     * Somebody drags, resizes or rotates.
     *
     * @param who stays the same during a drag
     * @param transform from the position of the elements to where they are shown, board plane
     */
    @SuppressWarnings("ReferenceEquality")
    void drag(
            Object who,
            List<String> ids,
            AffineTransform transform,
            ElementIndex index,
            Paper paper,
            Viewport v,
            double deviceScale,
            TileLayer tiles) {
        DragPreview preview = dragPreviews.get(who);
        // The usual case, once for each pulse: the same elements as before, possibly thousands.
        if (preview != null && preview.droppedArea == null && ids.equals(preview.given)) {
            preview.transform = transform;
            return;
        }
        List<String> left = ids.stream()
                .filter(id -> isChangeable(id, index) && !ConnectorPreviewLayer.isBound(index.element(id)))
                .toList();
        if (preview == null || preview.droppedArea != null || preview.ids.size() != left.size()) {
            boolean hid = preview != null && preview.hides && preview.droppedArea == null;
            if (preview != null) remove(who, preview);
            preview = begin(left, index, paper, v, deviceScale, tiles);
            if (preview == null) return;
            // Somebody took an element away: until the others are painted, they do not flash where the drag began.
            preview.hides = hid;
            dragPreviews.put(who, preview);
            bitmaps.getChildren().add(preview.view);
        }
        preview.given = ids;
        preview.transform = transform;
    }

    /** Elements have changed: some that are dragged may be gone. */
    void elementsChanged() {
        for (DragPreview preview : dragPreviews.values()) preview.given = null;
    }

    /** A drag has ended; the board already has its result. */
    void drop(Object who, ElementIndex index, TileLayer tiles) {
        DragPreview preview = dragPreviews.get(who);
        if (preview == null || preview.droppedArea != null) return;
        if (preview.ids.stream().noneMatch(id -> isChangeable(id, index))) {
            // All of it was taken away: what it shows is nowhere.
            remove(who, preview);
            return;
        }
        Rectangle2D target = preview.transform
                .createTransformedShape(new Rectangle2D.Double(
                        preview.bounds.minX(), preview.bounds.minY(), preview.bounds.width(), preview.bounds.height()))
                .getBounds2D();
        Bounds there = new Bounds(target.getMinX(), target.getMinY(), target.getMaxX(), target.getMaxY());
        // Others' presence lags behind their drag: the elements may have moved already, and the tiles there were
        // painted without them.
        for (String id : preview.ids) {
            Bounds bounds = index.bounds(id);
            if (bounds != null) there = there.union(bounds);
        }
        preview.droppedArea = preview.bounds.union(there);
        tiles.invalidate(preview.bounds);
        preview.revision = tiles.invalidate(there);
    }

    /** Follows what this person and others are dragging now. */
    void update(
            Collection<ToolState> own,
            SortedMap<Integer, Presence> others,
            Editor editor,
            Paper paper,
            Viewport v,
            double deviceScale,
            TileLayer tiles) {
        ElementIndex index = editor.elementIndex();
        connectors.update(own, others, editor.view(), index, paper, v, tiles);
        Set<Object> over = dragging();
        for (ToolState state : own) {
            AffineTransform transform = DragTransform.of(state);
            if (transform == null) continue;
            over.remove(LOCAL_USER);
            drag(LOCAL_USER, DragTransform.ids(state), transform, index, paper, v, deviceScale, tiles);
        }
        others.forEach((c, presence) -> {
            Presence.Drag drag = presence.drag();
            if (drag == null || !index.page().equals(presence.page())) return;
            over.remove(c);
            AffineTransform transform = AffineTransform.getTranslateInstance(
                    drag.delta().x(), drag.delta().y());
            drag(c, drag.ids(), transform, index, paper, v, deviceScale, tiles);
        });
        for (Object who : over) drop(who, index, tiles);
    }

    /** Who is dragging at the moment. */
    private Set<Object> dragging() {
        Set<Object> who = new HashSet<>();
        dragPreviews.forEach((key, preview) -> {
            if (preview.droppedArea == null) who.add(key);
        });
        return who;
    }

    void pulse(Viewport v, TileLayer tiles) {
        for (Iterator<DragPreview> all = dragPreviews.values().iterator(); all.hasNext(); ) {
            DragPreview preview = all.next();
            if (preview.droppedArea != null
                    && (!preview.painted || tiles.shows(preview.droppedArea, preview.revision))) {
                bitmaps.getChildren().remove(preview.view);
                all.remove();
                continue;
            }
            AffineTransform toView = new AffineTransform(v.scale(), 0, 0, v.scale(), v.toViewX(0), v.toViewY(0));
            toView.concatenate(preview.transform);
            toView.concatenate(
                    new AffineTransform(1 / preview.scale, 0, 0, 1 / preview.scale, preview.left, preview.top));
            preview.toView.setToTransform(
                    toView.getScaleX(),
                    toView.getShearX(),
                    toView.getTranslateX(),
                    toView.getShearY(),
                    toView.getScaleY(),
                    toView.getTranslateY());
        }
    }

    /** Shows in the tiles again what was hidden there. */
    void clear(TileLayer tiles) {
        for (DragPreview preview : dragPreviews.values()) tiles.invalidate(preview.bounds);
        dragPreviews.clear();
        bitmaps.getChildren().clear();
        connectors.clear(tiles);
    }

    boolean isEmpty() {
        return dragPreviews.isEmpty() && connectors.isEmpty();
    }

    /** Whether an element can still be dragged: nobody has deleted or locked it. */
    private static boolean isChangeable(String id, ElementIndex index) {
        Element element = index.element(id);
        return element != null && !element.lock();
    }

    private void remove(Object who, DragPreview preview) {
        dragPreviews.remove(who);
        bitmaps.getChildren().remove(preview.view);
    }

    private @Nullable DragPreview begin(
            List<String> ids, ElementIndex index, Paper paper, Viewport v, double deviceScale, TileLayer tiles) {
        double scale = v.scale() * deviceScale;
        Bounds seen = v.visible().grown(Math.max(v.width(), v.height()) / 4 / v.scale());
        Bounds all = null;
        List<Element> elements = new ArrayList<>();
        for (String id : ids) {
            Bounds bounds = index.bounds(id);
            if (bounds == null) continue;
            all = all == null ? bounds : all.union(bounds);
            Element element = index.element(id);
            if (element != null && bounds.intersects(seen)) elements.add(element);
        }
        if (all == null) return null;
        elements.sort(ElementIndex.DRAWING_ORDER);
        DragPreview preview = new DragPreview(new HashSet<>(ids), all);
        long left = (long) Math.floor(Math.max(all.minX(), seen.minX()) * scale) - 1;
        long top = (long) Math.floor(Math.max(all.minY(), seen.minY()) * scale) - 1;
        long width = (long) Math.ceil(Math.min(all.maxX(), seen.maxX()) * scale) + 1 - left;
        long height = (long) Math.ceil(Math.min(all.maxY(), seen.maxY()) * scale) + 1 - top;
        if (width <= 0 || height <= 0) return null;
        RenderRegion region = new RenderRegion(
                left, top, (int) Math.min(width, MAX_PIXELS), (int) Math.min(height, MAX_PIXELS), scale);
        preview.left = left / scale;
        preview.top = top / scale;
        preview.scale = v.scale();
        renderer.paint(
                () -> {
                    Bitmap bitmap = new Bitmap(region.width(), region.height());
                    renderer.painter(paper).elements(bitmap, region, elements);
                    return () -> show(preview, bitmap, deviceScale, tiles);
                },
                () -> {});
        return preview;
    }

    private static void show(DragPreview preview, Bitmap bitmap, double deviceScale, TileLayer tiles) {
        PixelBuffer<IntBuffer> pixels = new PixelBuffer<>(
                bitmap.width(), bitmap.height(), IntBuffer.wrap(bitmap.pixels()), PixelFormat.getIntArgbPreInstance());
        preview.view.setImage(new WritableImage(pixels));
        preview.view.setFitWidth(bitmap.width() / deviceScale);
        preview.view.setFitHeight(bitmap.height() / deviceScale);
        preview.view.setVisible(true);
        preview.painted = true;
        preview.hides = true;
        if (preview.droppedArea == null) tiles.invalidate(preview.bounds);
    }
}

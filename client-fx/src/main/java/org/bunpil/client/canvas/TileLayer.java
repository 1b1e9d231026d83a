package org.bunpil.client.canvas;

import java.util.Set;
import javafx.scene.Group;
import org.bunpil.client.editor.ElementIndex;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Paper;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/**
 * The finished elements: a grid of tiles at the zoom at rest. During a zoom the last grid is scaled; it is replaced when the new one is
 * painted.
 */
final class TileLayer {
    /** A zoom that has not changed for this long is at rest. */
    private static final long REST_MILLIS = 120;

    final Group node = new Group();
    private final RenderExecutor renderer;
    private final TileBitmapPool bitmapPool = new TileBitmapPool();
    private @Nullable TileGrid current;
    /** The previous grid, shown beneath the current one until that is filled. */
    private @Nullable TileGrid outgoing;

    private double wantedScale;
    private long wantedMillis;
    private long revision;

    TileLayer(RenderExecutor renderer) {
        this.renderer = renderer;
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
    }

    /**
     * Elements changed within some bounds of the board.
     *
     * @return the revision that shows the change
     */
    long invalidate(Bounds bounds) {
        revision++;
        if (current != null) current.invalidate(bounds);
        return revision;
    }

    /**
     * An element was added on top of everything.
     *
     * @return the revision that shows it
     */
    long add(Element element, Bounds bounds) {
        revision++;
        if (current != null) current.add(element, bounds);
        return revision;
    }

    void invalidateAll() {
        revision++;
        if (current != null) current.invalidateAll();
    }

    boolean shows(Bounds bounds, long atRevision) {
        return current == null || current.shows(bounds, atRevision);
    }

    /** Whether everything visible is up to date and sharp. */
    boolean isClean() {
        return current != null && current.isClean() && outgoing == null && current.scale == wantedScale;
    }

    /** Whether the grid is shown at another zoom than its own, or is missing: it will be replaced soon. */
    boolean isScaled() {
        return current == null || current.scale != wantedScale || outgoing != null;
    }

    /** Follows the viewport and submits what must be painted. */
    void pulse(
            ElementIndex index, Paper paper, Viewport viewport, double deviceScale, Set<String> hidden, long millis) {
        if (viewport.width() <= 0 || viewport.height() <= 0) return;
        double scale = viewport.scale() * deviceScale;
        if (scale != wantedScale) {
            wantedScale = scale;
            wantedMillis = millis;
        }
        TileGrid grid = current;
        boolean other = grid == null || !grid.page.equals(index.page()) || !grid.paper.equals(paper);
        boolean rested = grid != null && grid.scale != scale && millis - wantedMillis >= REST_MILLIS;
        if (other || rested) grid = replace(new TileGrid(index.page(), paper, scale, bitmapPool), other);
        if (grid == null) return;
        grid.follow(viewport, deviceScale);
        // A grid that will be replaced soon gets no new tiles.
        if (grid.scale == scale) grid.updateTiles();
        if (grid.scale == scale) grid.paint(renderer, index, hidden, revision);
        TileGrid below = outgoing;
        if (below != null) {
            below.follow(viewport, deviceScale);
            if (grid.isFilled()) {
                remove(below);
                outgoing = null;
            }
        }
    }

    private void remove(TileGrid grid) {
        node.getChildren().remove(grid.node);
        grid.dispose();
    }

    private TileGrid replace(TileGrid grid, boolean other) {
        if (outgoing != null) remove(outgoing);
        outgoing = null;
        if (current != null) {
            // Nothing of another page may be visible beneath.
            if (other) remove(current);
            else outgoing = current;
        }
        current = grid;
        node.getChildren().add(grid.node);
        return grid;
    }
}

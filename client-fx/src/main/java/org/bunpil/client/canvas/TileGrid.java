package org.bunpil.client.canvas;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.transform.Affine;
import org.bunpil.client.editor.ElementIndex;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Bitmap;
import org.bunpil.client.render.Paper;
import org.bunpil.client.render.RenderRegion;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/** A page at one zoom, in tiles: a tile is painted when it becomes visible, and again when something on it changes. */
final class TileGrid {
    /** Tiles kept around the visible ones, so that they are ready when somebody pans. */
    private static final int MARGIN = 1;
    /** Tiles kept in memory beyond the visible ones. */
    private static final int SPARE_TILES = 24;

    final String page;
    final Paper paper;
    /** Device pixels per unit of the board plane. */
    final double scale;

    final Group node = new Group();
    private final Affine toView = new Affine();
    private final TileBitmapPool bitmapPool;
    private final Map<Long, Tile> tiles = new HashMap<>();
    private long x1;
    private long y1;
    private long x2 = -1;
    private long y2 = -1;

    TileGrid(String page, Paper paper, double scale, TileBitmapPool bitmapPool) {
        this.bitmapPool = bitmapPool;
        this.page = page;
        this.paper = paper;
        this.scale = scale;
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
        node.getTransforms().add(toView);
    }

    /** Moves the tiles to match the viewport, and adds those that have become visible. */
    void follow(Viewport v, double deviceScale) {
        double ratio = v.scale() / scale;
        double left = v.width() / 2 - v.x() * v.scale();
        double top = v.height() / 2 - v.y() * v.scale();
        // At its own zoom the grid is aligned with device pixels, so that it is sharp.
        if (Math.abs(ratio * deviceScale - 1) < 1e-9) {
            left = Math.round(left * deviceScale) / deviceScale;
            top = Math.round(top * deviceScale) / deviceScale;
        }
        FxConversions.place(toView, ratio, left, top);
        x1 = (long) Math.floor(-left / ratio / Tile.SIDE);
        y1 = (long) Math.floor(-top / ratio / Tile.SIDE);
        x2 = (long) Math.floor((v.width() - left) / ratio / Tile.SIDE);
        y2 = (long) Math.floor((v.height() - top) / ratio / Tile.SIDE);
    }

    /** Adds tiles that have become visible and removes those far away. */
    void updateTiles() {
        for (long row = y1; row <= y2; row++) {
            for (long column = x1; column <= x2; column++) tile(column, row);
        }
        long visible = (x2 - x1 + 1) * (y2 - y1 + 1);
        bitmapPool.limit((int) visible);
        if (tiles.size() <= visible + SPARE_TILES) return;
        for (Iterator<Tile> all = tiles.values().iterator(); all.hasNext(); ) {
            Tile tile = all.next();
            if (isNear(tile) || tile.isRendering()) continue;
            node.getChildren().remove(tile.view);
            tile.dispose();
            all.remove();
        }
    }

    /** It has been removed from the view for good. */
    void dispose() {
        tiles.values().forEach(Tile::dispose);
        tiles.clear();
        node.getChildren().clear();
    }

    private Tile tile(long column, long row) {
        return tiles.computeIfAbsent(column << 32 | (row & 0xffff_ffffL), _ -> {
            Tile tile = new Tile(column, row, bitmapPool);
            tile.view.setTranslateX(column * (double) Tile.SIDE);
            tile.view.setTranslateY(row * (double) Tile.SIDE);
            node.getChildren().add(tile.view);
            return tile;
        });
    }

    private boolean isNear(Tile tile) {
        return tile.column >= x1 - MARGIN
                && tile.column <= x2 + MARGIN
                && tile.row >= y1 - MARGIN
                && tile.row <= y2 + MARGIN;
    }

    private boolean isVisible(Tile tile) {
        return tile.column >= x1 && tile.column <= x2 && tile.row >= y1 && tile.row <= y2;
    }

    /**
     * Something changed.
     *
     * @param bounds on the board plane
     */
    void invalidate(Bounds bounds) {
        Bounds part =
                new Bounds(bounds.minX() * scale, bounds.minY() * scale, bounds.maxX() * scale, bounds.maxY() * scale);
        for (Tile tile : tiles.values()) {
            if (tileBox(tile).intersects(part)) tile.invalidate(part);
        }
    }

    /**
     * An element was added on top of everything.
     *
     * @param bounds of it, on the board plane
     */
    void add(Element element, Bounds bounds) {
        Bounds part =
                new Bounds(bounds.minX() * scale, bounds.minY() * scale, bounds.maxX() * scale, bounds.maxY() * scale);
        for (Tile tile : tiles.values()) {
            if (tileBox(tile).intersects(part)) tile.add(element, part);
        }
    }

    /** Everything changed. */
    void invalidateAll() {
        for (Tile tile : tiles.values()) tile.invalidate(tileBox(tile));
    }

    private static Bounds tileBox(Tile tile) {
        double x = tile.column * (double) Tile.SIDE;
        double y = tile.row * (double) Tile.SIDE;
        return new Bounds(x, y, x + Tile.SIDE, y + Tile.SIDE);
    }

    /** Whether all visible tiles are up to date. */
    boolean isClean() {
        for (Tile tile : tiles.values()) if (isVisible(tile) && (tile.isDirty() || tile.isRendering())) return false;
        return true;
    }

    /** Whether all visible tiles have been painted once. */
    boolean isFilled() {
        for (Tile tile : tiles.values()) if (isVisible(tile) && !tile.isPainted()) return false;
        return true;
    }

    /** Whether the visible part of some bounds is shown at a revision or a later one. */
    boolean shows(Bounds bounds, long revision) {
        Bounds part =
                new Bounds(bounds.minX() * scale, bounds.minY() * scale, bounds.maxX() * scale, bounds.maxY() * scale);
        for (Tile tile : tiles.values()) {
            if (isVisible(tile) && tile.revision() < revision && tileBox(tile).intersects(part)) {
                if (tile.isDirty() || tile.isRendering()) return false;
            }
        }
        return true;
    }

    /**
     * Submits dirty visible tiles for painting, those closest to the centre first, as many as the executor has capacity for.
     *
     * @param hidden elements that a drag preview shows
     */
    void paint(RenderExecutor renderer, ElementIndex index, Set<String> hidden, long revision) {
        while (renderer.hasCapacity()) {
            Tile tile = mostUrgent();
            if (tile == null) return;
            List<Element> added = tile.added();
            int[] part = tile.takeDirtyArea();
            if (part[2] <= 0 || part[3] <= 0) {
                tile.shown(revision);
                continue;
            }
            RenderRegion region = new RenderRegion(
                    tile.column * Tile.SIDE + part[0], tile.row * Tile.SIDE + part[1], part[2], part[3], scale);
            if (!added.isEmpty()) {
                add(renderer, tile, part, region, added, revision);
                continue;
            }
            List<Element> elements = index.intersecting(region.bounds());
            if (!hidden.isEmpty()) elements.removeIf(element -> hidden.contains(element.id()));
            if (elements.isEmpty() && !tile.isPainted() && paper.isPlain()) {
                tile.blank(revision);
                continue;
            }
            Paper on = paper;
            renderer.paint(
                    () -> {
                        Bitmap bitmap = new Bitmap(part[2], part[3]);
                        renderer.painter(on).page(bitmap, region, elements);
                        return () -> tile.show(bitmap, part[0], part[1], on.rgb(), revision);
                    },
                    tile::failed);
        }
    }

    private void add(
            RenderExecutor renderer, Tile tile, int[] part, RenderRegion region, List<Element> added, long revision) {
        Paper on = paper;
        Bitmap bitmap = tile.shown(part[0], part[1], part[2], part[3], paper.rgb());
        renderer.paint(
                () -> {
                    renderer.painter(on).elements(bitmap, region, added);
                    return () -> tile.show(bitmap, part[0], part[1], on.rgb(), revision);
                },
                tile::failed);
    }

    private @Nullable Tile mostUrgent() {
        Tile best = null;
        double nearest = Double.MAX_VALUE;
        for (Tile tile : tiles.values()) {
            if (!tile.isDirty() || tile.isRendering() || !isVisible(tile)) continue;
            double distance = Math.hypot(tile.column - (x1 + x2) / 2.0, tile.row - (y1 + y2) / 2.0);
            if (tile.isPainted()) distance -= 1_000;
            if (distance < nearest) {
                nearest = distance;
                best = tile;
            }
        }
        return best;
    }
}

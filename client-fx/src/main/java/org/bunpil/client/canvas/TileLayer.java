package org.bunpil.client.canvas;

import java.util.Set;
import javafx.scene.Group;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Scene;
import org.bunpil.client.editor.Viewport;
import org.bunpil.client.render.Paper;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/** The finished elements: a sheet of tiles at the zoom at rest; while zooming the last sheet is scaled, and replaced when the new one is painted. */
final class TileLayer {
    /** A zoom that has not changed for this long is at rest. */
    private static final long REST_MILLIS = 120;

    final Group node = new Group();
    private final PaintShop shop;
    private final TilePictures pictures = new TilePictures();
    private @Nullable Sheet current;
    /** Shown beneath the current one until that is filled. */
    private @Nullable Sheet former;

    private double wantedScale;
    private long wantedMillis;
    private long edition;

    TileLayer(PaintShop shop) {
        this.shop = shop;
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
    }

    /** Elements changed within a part of the board. @return the edition that shows it */
    long soil(Box box) {
        edition++;
        if (current != null) current.soil(box);
        return edition;
    }

    /** An element has come to lie on top of everything. @return the edition that shows it */
    long add(Element element, Box box) {
        edition++;
        if (current != null) current.add(element, box);
        return edition;
    }

    void soilAll() {
        edition++;
        if (current != null) current.soilAll();
    }

    boolean shows(Box box, long atEdition) {
        return current == null || current.shows(box, atEdition);
    }

    /** Everything in view is painted, sharp. */
    boolean isClean() {
        return current != null && current.isClean() && former == null && current.scale == wantedScale;
    }

    /** The picture is not at its own zoom, or there is none yet: it will be replaced soon. */
    boolean isScaled() {
        return current == null || current.scale != wantedScale || former != null;
    }

    /** Follows the viewport and has painted what is missing. */
    void pulse(Scene scene, Paper paper, Viewport viewport, double deviceScale, Set<String> hidden, long millis) {
        if (viewport.width() <= 0 || viewport.height() <= 0) return;
        double scale = viewport.scale() * deviceScale;
        if (scale != wantedScale) {
            wantedScale = scale;
            wantedMillis = millis;
        }
        Sheet sheet = current;
        boolean other = sheet == null || !sheet.page.equals(scene.page()) || !sheet.paper.equals(paper);
        boolean rested = sheet != null && sheet.scale != scale && millis - wantedMillis >= REST_MILLIS;
        if (other || rested) sheet = replace(new Sheet(scene.page(), paper, scale, pictures), other);
        if (sheet == null) return;
        sheet.look(viewport, deviceScale);
        // A sheet that will be replaced soon takes on no new tiles.
        if (sheet.scale == scale) sheet.stock();
        if (sheet.scale == scale) sheet.paint(shop, scene, hidden, edition);
        Sheet below = former;
        if (below != null) {
            below.look(viewport, deviceScale);
            if (sheet.isFilled()) {
                remove(below);
                former = null;
            }
        }
    }

    private void remove(Sheet sheet) {
        node.getChildren().remove(sheet.node);
        sheet.letGo();
    }

    private Sheet replace(Sheet sheet, boolean other) {
        if (former != null) remove(former);
        former = null;
        if (current != null) {
            // Of another page nothing may shine through.
            if (other) remove(current);
            else former = current;
        }
        current = sheet;
        node.getChildren().add(sheet.node);
        return sheet;
    }
}

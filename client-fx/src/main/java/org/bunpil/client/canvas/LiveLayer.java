package org.bunpil.client.canvas;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Group;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.Scene;
import org.bunpil.client.render.Paper;
import org.bunpil.model.Stroke;

/** Strokes being drawn, own and others', as nodes on the board plane; each stays until the tiles show it finished. */
final class LiveLayer {
    /** Outlines are off by no more than this, view pixels. */
    private static final double TOLERANCE = 0.2;

    final Group node = new Group();
    private final Map<String, LiveStroke> strokes = new HashMap<>();

    LiveLayer() {
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
    }

    /** Some elements changed. @param edition of the tiles that will show them */
    void changed(Set<String> ids, Scene scene, long edition) {
        for (String id : new TreeSet<>(ids)) {
            LiveStroke live = strokes.get(id);
            if (live == null || scene.isLive(id)) continue;
            Box box = scene.box(id);
            if (box == null) remove(live);
            else if (live.isOpen()) live.leave(box, edition);
        }
    }

    /** Follows what is drawn, and lets go of what the tiles show. */
    void pulse(Scene scene, Paper paper, double scale, TileLayer tiles) {
        double tolerance = TOLERANCE / scale;
        for (Iterator<LiveStroke> all = strokes.values().iterator(); all.hasNext(); ) {
            LiveStroke live = all.next();
            Box box = live.box();
            boolean over = box == null ? !scene.isLive(live.shown().id()) : tiles.shows(box, live.edition());
            if (!over) continue;
            node.getChildren().remove(live);
            all.remove();
        }
        for (Stroke stroke : scene.live()) {
            LiveStroke live = strokes.get(stroke.id());
            if (live == null) {
                live = new LiveStroke(stroke, paper, tolerance);
                strokes.put(stroke.id(), live);
                node.getChildren().add(live);
            } else if (live.shown().points().count() != stroke.points().count()) {
                live.grow(stroke, tolerance);
            }
            live.setTranslateX(stroke.at().x());
            live.setTranslateY(stroke.at().y());
        }
    }

    /** Another page or another look: everything anew. */
    void clear() {
        strokes.clear();
        node.getChildren().clear();
    }

    boolean isEmpty() {
        return strokes.isEmpty();
    }

    private void remove(LiveStroke live) {
        strokes.remove(live.shown().id());
        node.getChildren().remove(live);
    }
}

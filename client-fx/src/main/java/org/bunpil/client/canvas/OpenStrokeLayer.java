package org.bunpil.client.canvas;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Group;
import org.bunpil.client.editor.ElementIndex;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.render.Paper;
import org.bunpil.model.Stroke;

/** Strokes being drawn, own and others', as nodes on the board plane; each stays until the tiles show it finished. */
final class OpenStrokeLayer {
    /** Outlines are off by no more than this, view pixels. */
    private static final double TOLERANCE = 0.2;

    final Group node = new Group();
    private final Map<String, OpenStrokeNode> strokes = new HashMap<>();

    OpenStrokeLayer() {
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
    }

    /** Some elements changed. @param edition of the tiles that will show them */
    void changed(Set<String> ids, ElementIndex index, long edition) {
        for (String id : new TreeSet<>(ids)) {
            OpenStrokeNode openStrokeNode = strokes.get(id);
            if (openStrokeNode == null || index.isOpenStroke(id)) continue;
            Bounds bounds = index.bounds(id);
            if (bounds == null) remove(openStrokeNode);
            else if (openStrokeNode.isOpen()) openStrokeNode.close(bounds, edition);
        }
    }

    /** Follows what is drawn, and lets go of what the tiles show. */
    void pulse(ElementIndex index, Paper paper, double scale, TileLayer tiles) {
        double tolerance = TOLERANCE / scale;
        for (Iterator<OpenStrokeNode> all = strokes.values().iterator(); all.hasNext(); ) {
            OpenStrokeNode openStrokeNode = all.next();
            Bounds bounds = openStrokeNode.bounds();
            boolean over = bounds == null
                    ? !index.isOpenStroke(openStrokeNode.shown().id())
                    : tiles.shows(bounds, openStrokeNode.revision());
            if (!over) continue;
            node.getChildren().remove(openStrokeNode);
            all.remove();
        }
        for (Stroke stroke : index.openStrokes()) {
            OpenStrokeNode openStrokeNode = strokes.get(stroke.id());
            if (openStrokeNode == null) {
                openStrokeNode = new OpenStrokeNode(stroke, paper, tolerance);
                strokes.put(stroke.id(), openStrokeNode);
                node.getChildren().add(openStrokeNode);
            } else if (openStrokeNode.shown().points().sampleCount()
                    != stroke.points().sampleCount()) {
                openStrokeNode.grow(stroke, tolerance);
            }
            openStrokeNode.setTranslateX(stroke.at().x());
            openStrokeNode.setTranslateY(stroke.at().y());
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

    private void remove(OpenStrokeNode openStrokeNode) {
        strokes.remove(openStrokeNode.shown().id());
        node.getChildren().remove(openStrokeNode);
    }
}

package org.bunpil.client.canvas;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Group;
import org.bunpil.client.editor.ElementIndex;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.render.Paper;
import org.bunpil.client.tool.Inking;
import org.bunpil.client.tool.ToolState;
import org.bunpil.model.Sample;
import org.bunpil.model.Stroke;

/** Own and others' open strokes, as nodes on the board plane. Each stays until the tiles show the finished stroke. */
final class OpenStrokeLayer {
    /** Outlines deviate by no more than this, view pixels. */
    private static final double TOLERANCE = 0.2;

    final Group node = new Group();
    private final Map<String, OpenStrokeNode> strokes = new HashMap<>();

    OpenStrokeLayer() {
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
    }

    /**
     * Some elements changed.
     *
     * @param revision of the tiles that will show them
     */
    void changed(Set<String> ids, ElementIndex index, long revision) {
        for (String id : new TreeSet<>(ids)) {
            OpenStrokeNode openStrokeNode = strokes.get(id);
            if (openStrokeNode == null || index.isOpenStroke(id)) continue;
            Bounds bounds = index.bounds(id);
            if (bounds == null) remove(openStrokeNode);
            else if (openStrokeNode.isOpen()) openStrokeNode.close(bounds, revision);
        }
    }

    /**
     * Updates the strokes, and removes those that the tiles show.
     *
     * @param gestures what this person's contacts are doing: own samples are shown before the board has them
     */
    void pulse(ElementIndex index, Collection<ToolState> gestures, Paper paper, double scale, TileLayer tiles) {
        double tolerance = TOLERANCE / scale;
        for (Iterator<OpenStrokeNode> all = strokes.values().iterator(); all.hasNext(); ) {
            OpenStrokeNode openStrokeNode = all.next();
            Bounds bounds = openStrokeNode.bounds();
            boolean over = bounds == null
                    ? !index.isOpenStroke(openStrokeNode.id())
                    : tiles.shows(bounds, openStrokeNode.revision());
            if (!over) continue;
            node.getChildren().remove(openStrokeNode);
            all.remove();
        }
        for (Stroke stroke : index.openStrokes()) {
            List<Sample> more = notGiven(stroke, gestures);
            int count = stroke.points().sampleCount() + more.size();
            OpenStrokeNode openStrokeNode = strokes.get(stroke.id());
            if (openStrokeNode != null && openStrokeNode.count() > count) {
                // Samples were reverted.
                remove(openStrokeNode);
                openStrokeNode = null;
            }
            if (openStrokeNode == null) {
                openStrokeNode = new OpenStrokeNode(stroke, paper, tolerance);
                strokes.put(stroke.id(), openStrokeNode);
                node.getChildren().add(openStrokeNode);
            }
            if (openStrokeNode.count() < count) openStrokeNode.grow(stroke.points(), more, tolerance);
            openStrokeNode.setTranslateX(stroke.at().x());
            openStrokeNode.setTranslateY(stroke.at().y());
        }
    }

    /**
     * Samples that a pen has drawn of a stroke and not yet given to the board; empty if the board has not accepted all that it was given.
     */
    private static List<Sample> notGiven(Stroke stroke, Collection<ToolState> gestures) {
        for (ToolState gesture : gestures) {
            if (gesture instanceof Inking pen
                    && pen.id().equals(stroke.id())
                    && pen.given() == stroke.points().sampleCount()) return pen.notGiven();
        }
        return List.of();
    }

    /** Another page or another appearance: removes everything. */
    void clear() {
        strokes.clear();
        node.getChildren().clear();
    }

    boolean isEmpty() {
        return strokes.isEmpty();
    }

    /** Whether a finished stroke stays until the tiles show it. */
    boolean isLeaving() {
        for (OpenStrokeNode openStrokeNode : strokes.values()) if (!openStrokeNode.isOpen()) return true;
        return false;
    }

    private void remove(OpenStrokeNode openStrokeNode) {
        strokes.remove(openStrokeNode.id());
        node.getChildren().remove(openStrokeNode);
    }
}

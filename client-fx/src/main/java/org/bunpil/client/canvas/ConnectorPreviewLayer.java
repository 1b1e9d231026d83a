package org.bunpil.client.canvas;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import javafx.scene.Group;
import javafx.scene.Node;
import org.bunpil.board.BoardView;
import org.bunpil.client.editor.ElementIndex;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorEnds;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.client.render.Paper;
import org.bunpil.client.tool.Connecting;
import org.bunpil.client.tool.ToolState;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.wire.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Connectors that follow what this person or others are dragging: hidden in the tiles, and drawn anew in each pulse. Each stays until the
 * tiles show the result.
 */
final class ConnectorPreviewLayer {
    final Group node = new Group();
    /** What is drawn here instead of in the tiles, by id. */
    private final Map<String, Following> following = new LinkedHashMap<>();

    private static final class Following {
        /** What it has covered so far. */
        Bounds area;

        Node drawn = new Group();
        /** Whether the drag is over, and only the tiles are waited for. */
        boolean dropped;

        long revision;

        Following(Bounds area) {
            this.area = area;
        }
    }

    ConnectorPreviewLayer() {
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setAutoSizeChildren(false);
    }

    /** Connectors that the tiles must not show, besides others. */
    Set<String> hidden(Set<String> others) {
        if (following.isEmpty()) return others;
        Set<String> hidden = new HashSet<>(others);
        following.forEach((id, each) -> {
            if (!each.dropped) hidden.add(id);
        });
        return hidden;
    }

    boolean isEmpty() {
        return following.isEmpty();
    }

    /** Draws every connector that hangs on something that is being dragged. */
    void update(
            Collection<ToolState> own,
            SortedMap<Integer, Presence> others,
            BoardView board,
            ElementIndex index,
            Paper paper,
            Viewport v,
            TileLayer tiles) {
        Map<String, UnaryOperator<Element>> dragged = dragged(own, others, index.page());
        Set<String> now = new LinkedHashSet<>();
        if (!dragged.isEmpty()) {
            now.addAll(index.connectorsOf(dragged.keySet()));
            for (String id : dragged.keySet()) if (isBound(index.element(id))) now.add(id);
        }
        Set<String> changing = changing(own);
        now.addAll(changing);
        for (String id : now) {
            Connector stored = ConnectorEnds.connector(board.element(id));
            Bounds shown = index.bounds(id);
            if (stored == null || shown == null) continue;
            Following each = following.get(id);
            if (each == null || each.dropped) {
                each = new Following(shown);
                following.put(id, each);
                tiles.invalidate(shown);
            }
            // What its own handles change is drawn by the overlay.
            if (changing.contains(id)) continue;
            Connector placed = placed(stored, dragged, board);
            each.area = each.area.union(ElementBounds.painted(placed));
            each.drawn = ConnectorNode.of(placed, v, paper);
        }
        drop(now, index, tiles);
        if (following.isEmpty() && node.getChildren().isEmpty()) return;
        node.getChildren()
                .setAll(following.values().stream().map(each -> each.drawn).toList());
    }

    private void drop(Set<String> now, ElementIndex index, TileLayer tiles) {
        for (Iterator<Map.Entry<String, Following>> all = following.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Following> each = all.next();
            Following gone = each.getValue();
            if (now.contains(each.getKey())) continue;
            if (!gone.dropped) {
                gone.dropped = true;
                Bounds there = index.bounds(each.getKey());
                if (there != null) gone.area = gone.area.union(there);
                gone.revision = tiles.invalidate(gone.area);
            } else if (tiles.shows(gone.area, gone.revision)) {
                all.remove();
            }
        }
    }

    /** Shows in the tiles again what was hidden there. */
    void clear(TileLayer tiles) {
        for (Following each : following.values()) tiles.invalidate(each.area);
        following.clear();
        node.getChildren().clear();
    }

    /** Whether the drag preview leaves the element to this layer. */
    static boolean isBound(@Nullable Element element) {
        Connector connector = ConnectorEnds.connector(element);
        return connector != null && (connector.from() != null || connector.to() != null);
    }

    /** What is dragged, by id, with what the drag makes of an element. */
    private static Map<String, UnaryOperator<Element>> dragged(
            Collection<ToolState> own, SortedMap<Integer, Presence> others, String page) {
        Map<String, UnaryOperator<Element>> dragged = new HashMap<>();
        for (ToolState state : own) {
            UnaryOperator<Element> moved = DragTransform.moved(state);
            if (moved != null) for (String id : DragTransform.ids(state)) dragged.put(id, moved);
        }
        others.forEach((c, presence) -> {
            Presence.Drag drag = presence.drag();
            if (drag == null || !page.equals(presence.page())) return;
            for (String id : drag.ids()) dragged.put(id, element -> DragTransform.moved(element, drag.delta()));
        });
        return dragged;
    }

    /** Connectors whose own ends or middle are being dragged. */
    private static Set<String> changing(Collection<ToolState> own) {
        Set<String> changing = Set.of();
        for (ToolState state : own) {
            if (!(state instanceof Connecting c)) continue;
            changing = new HashSet<>(changing);
            changing.add(c.stored().id());
        }
        return changing;
    }

    private static Connector placed(Connector stored, Map<String, UnaryOperator<Element>> dragged, BoardView board) {
        UnaryOperator<Element> own = dragged.get(stored.id());
        Connector shown = ConnectorEnds.placed(stored, board);
        Connector moved = own == null ? null : ConnectorEnds.connector(own.apply(shown));
        Connector free = moved == null
                ? stored
                : stored.between(
                        stored.from() == null ? moved.at() : shown.at(),
                        stored.to() == null ? moved.end() : shown.end());
        return ConnectorEnds.placed(free, id -> {
            Element target = ConnectorEnds.find(board, id);
            UnaryOperator<Element> drag = dragged.get(id);
            return target == null || drag == null ? target : drag.apply(target);
        });
    }
}

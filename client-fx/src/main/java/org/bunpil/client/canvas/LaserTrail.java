package org.bunpil.client.canvas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Point;
import org.jspecify.annotations.Nullable;

/** The position of a laser and its fading trail. Nothing of it is stored. */
final class LaserTrail {
    private static final long FADE_MILLIS = 900;
    private static final double DOT = 6;
    private static final double HALO = 14;

    final Group node = new Group();
    private final Color color;
    private final Deque<Spot> trail = new ArrayDeque<>();
    private @Nullable Point last;

    private record Spot(Point at, long millis) {}

    LaserTrail(Color color) {
        this.color = color;
    }

    /**
     * @param at its position now, or null if it is off
     * @return whether it will soon change by itself
     */
    boolean pulse(@Nullable Point at, Viewport v, long millis) {
        if (at != null && !at.equals(last)) trail.addLast(new Spot(at, millis));
        if (at == null) last = null;
        else last = at;
        while (!trail.isEmpty() && millis - trail.getFirst().millis > FADE_MILLIS) trail.removeFirst();
        if (at == null && trail.isEmpty()) {
            if (!node.getChildren().isEmpty()) node.getChildren().clear();
            return false;
        }
        List<Node> nodes = new ArrayList<>();
        Spot before = null;
        for (Spot spot : trail) {
            if (before != null) nodes.add(piece(before, spot, v, 1 - (double) (millis - spot.millis) / FADE_MILLIS));
            before = spot;
        }
        if (at != null) {
            double x = v.toViewX(at.x());
            double y = v.toViewY(at.y());
            nodes.add(new Circle(x, y, HALO, color.deriveColor(0, 1, 1, 0.25)));
            nodes.add(new Circle(x, y, DOT, color));
            nodes.add(new Circle(x, y, DOT / 3, Color.WHITE));
        }
        node.getChildren().setAll(nodes);
        return !trail.isEmpty();
    }

    private Line piece(Spot from, Spot to, Viewport v, double strength) {
        Line line =
                new Line(v.toViewX(from.at.x()), v.toViewY(from.at.y()), v.toViewX(to.at.x()), v.toViewY(to.at.y()));
        line.setStroke(color.deriveColor(0, 1, 1, strength * 0.7));
        line.setStrokeWidth(1 + DOT * strength);
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        return line;
    }
}

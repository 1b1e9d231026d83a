package org.bunpil.client.canvas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import org.bunpil.client.geometry.Viewport;
import org.bunpil.geometry.Point;
import org.jspecify.annotations.Nullable;

/**
 * The position of a laser and its trail, which becomes thinner with age. Each trail is one smooth shape: pieces that overlap would show as
 * beads. Nothing of it is stored.
 */
final class LaserTrail {
    private static final long FADE_MILLIS = 900;
    private static final double DOT = 6;
    private static final double HALO = 14;
    private static final double OPACITY = 0.6;
    /** The curve between two positions is drawn in so many straight pieces. */
    private static final int PIECES = 4;
    /** Positions closer than this are one, view pixels. */
    private static final double NEAR = 0.5;

    final Group node = new Group();
    private final Color color;
    private final Deque<Spot> trail = new ArrayDeque<>();
    private @Nullable Point last;

    /** @param first whether the laser was switched on here */
    private record Spot(Point at, long millis, boolean first) {}

    /** A position in the view with half the trail's width there. */
    private record Place(double x, double y, double half) {}

    LaserTrail(Color color) {
        this.color = color;
        node.setMouseTransparent(true);
    }

    /**
     * @param at its position now, or null if it is off
     * @return whether it will soon change by itself
     */
    boolean pulse(@Nullable Point at, Viewport v, long millis) {
        if (at != null && !at.equals(last)) trail.addLast(new Spot(at, millis, last == null));
        last = at;
        while (!trail.isEmpty() && millis - trail.getFirst().millis > FADE_MILLIS) trail.removeFirst();
        if (at == null && trail.isEmpty()) {
            if (!node.getChildren().isEmpty()) node.getChildren().clear();
            return false;
        }
        List<Node> nodes = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Spot spot : trail) {
            if (spot.first) {
                shape(places, nodes);
                places.clear();
            }
            double strength = 1 - (double) (millis - spot.millis) / FADE_MILLIS;
            Place place = new Place(v.toViewX(spot.at.x()), v.toViewY(spot.at.y()), DOT * strength);
            if (places.isEmpty() || distance(places.getLast(), place) > NEAR) places.add(place);
        }
        shape(places, nodes);
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

    private static double distance(Place a, Place b) {
        return Math.hypot(b.x - a.x, b.y - a.y);
    }

    /** Adds the shape of one trail: its left side to the end and its right side back. */
    private void shape(List<Place> places, List<Node> nodes) {
        if (places.size() < 2) return;
        List<Place> curve = curve(places);
        int count = curve.size();
        Double[] xy = new Double[4 * count];
        for (int i = 0; i < count; i++) {
            Place before = curve.get(Math.max(0, i - 1));
            Place after = curve.get(Math.min(count - 1, i + 1));
            double length = Math.max(NEAR, distance(before, after));
            Place here = curve.get(i);
            double sideX = -(after.y - before.y) / length * here.half;
            double sideY = (after.x - before.x) / length * here.half;
            xy[2 * i] = here.x + sideX;
            xy[2 * i + 1] = here.y + sideY;
            xy[4 * count - 2 * i - 2] = here.x - sideX;
            xy[4 * count - 2 * i - 1] = here.y - sideY;
        }
        Polygon shape = new Polygon();
        shape.getPoints().setAll(xy);
        shape.setFill(color.deriveColor(0, 1, 1, OPACITY));
        nodes.add(shape);
    }

    /** A Catmull-Rom curve through all places. */
    private static List<Place> curve(List<Place> places) {
        List<Place> curve = new ArrayList<>(places.size() * PIECES);
        curve.add(places.getFirst());
        for (int i = 1; i < places.size(); i++) {
            Place a = places.get(Math.max(0, i - 2));
            Place b = places.get(i - 1);
            Place c = places.get(i);
            Place d = places.get(Math.min(places.size() - 1, i + 1));
            for (int piece = 1; piece <= PIECES; piece++) {
                double t = (double) piece / PIECES;
                curve.add(new Place(
                        between(a.x, b.x, c.x, d.x, t),
                        between(a.y, b.y, c.y, d.y, t),
                        b.half + (c.half - b.half) * t));
            }
        }
        return curve;
    }

    private static double between(double a, double b, double c, double d, double t) {
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }
}

package org.bunpil.client.tool;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.ConnectorPath;
import org.bunpil.client.geometry.ElementBounds;
import org.bunpil.client.geometry.HitTest;
import org.bunpil.client.geometry.Rotation;
import org.bunpil.client.geometry.ScaledInk;
import org.bunpil.client.input.PointerEvent;
import org.bunpil.geometry.Point;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;

/**
 * A lasso is being drawn: it selects everything that is mostly inside.
 *
 * @param path the line so far, board plane; its end is connected with its beginning
 * @param kept what was selected before and stays selected, with Shift
 */
public record LassoSelecting(List<Point> path, Set<String> kept) implements ToolState {
    /** Points closer to the last one than this are left out, view pixels. */
    private static final double STEP = 3;
    /** Further points are left out: nobody draws such a long line. */
    private static final int MOST_POINTS = 4_000;
    /** At most this many samples of a stroke are tested. */
    private static final int MOST_SAMPLES = 200;

    /** As {@link MarqueeSelecting#beginOn}. */
    static ToolStep beginOn(Element others, PointerEvent event, ToolContext context) {
        context.editor().select(List.of(others.id()));
        return ToolStep.go(new LassoSelecting(List.of(context.board(event)), Set.of()));
    }

    static ToolStep begin(PointerEvent event, ToolContext context) {
        Set<String> kept =
                event.modifiers().shift() ? new LinkedHashSet<>(context.editor().selection()) : Set.of();
        context.editor().select(kept);
        return ToolStep.go(new LassoSelecting(List.of(context.board(event)), kept));
    }

    @Override
    public ToolStep on(PointerEvent event, ToolContext context) {
        return switch (event.phase()) {
            case MOVE ->
                ToolStep.go(to(context.board(event), STEP / context.viewport().scale()));
            case RELEASE -> {
                to(context.board(event), 0).select(context);
                yield ToolStep.dropped(List.of());
            }
            case CANCEL -> {
                context.editor().select(kept);
                yield ToolStep.dropped(List.of());
            }
            case TICK, PRESS, HOVER -> ToolStep.go(this);
        };
    }

    private LassoSelecting to(Point at, double least) {
        Point last = path.getLast();
        double far = Math.hypot(at.x() - last.x(), at.y() - last.y());
        if (far < least || at.equals(last) || path.size() >= MOST_POINTS) return this;
        List<Point> longer = new ArrayList<>(path);
        longer.add(at);
        return new LassoSelecting(longer, kept);
    }

    private void select(ToolContext context) {
        if (path.size() < 3) return;
        double[] line = new double[2 * path.size()];
        Bounds bounds = Bounds.of(
                path.getFirst().x(),
                path.getFirst().y(),
                path.getFirst().x(),
                path.getFirst().y());
        for (int i = 0; i < path.size(); i++) {
            Point p = path.get(i);
            line[2 * i] = p.x();
            line[2 * i + 1] = p.y();
            bounds = bounds.union(Bounds.of(p.x(), p.y(), p.x(), p.y()));
        }
        Set<String> ids = new LinkedHashSet<>(kept);
        for (Element element : context.editor().elementIndex().intersecting(bounds)) {
            if (context.editor().mayChange(element) && isMostlyIn(element, line)) ids.add(element.id());
        }
        context.editor().select(new ArrayList<>(ids));
    }

    private static boolean isMostlyIn(Element element, double[] line) {
        Bounds frame = ElementBounds.unrotated(element);
        Rotation rotation = Rotation.about(frame.centreX(), frame.centreY(), element.rot());
        int[] counts = new int[2];
        ScaledInk.Visitor count =
                (x, y, _) -> counts[HitTest.insidePolygon(line, rotation.x(x, y), rotation.y(x, y)) ? 1 : 0]++;
        switch (element) {
            case Stroke stroke -> {
                int[] nth = {0};
                int step = Math.max(1, stroke.points().sampleCount() / MOST_SAMPLES);
                ScaledInk.places(stroke, (x, y, pressure) -> {
                    if (nth[0]++ % step == 0) count.sample(x, y, pressure);
                });
            }
            case Connector connector -> {
                double[] xy = ConnectorPath.pieces(connector);
                for (int i = 0; i < xy.length; i += 2) count.sample(xy[i], xy[i + 1], 0);
            }
            case Shape _, Text _, Note _, Image _ -> {
                // Nine points: the corners, the middles of the sides and the centre.
                for (int i = 0; i < 9; i++) {
                    int row = i / 3;
                    double x = frame.minX() + frame.width() * (i % 3) / 2.0;
                    count.sample(x, frame.minY() + frame.height() * row / 2.0, 0);
                }
            }
        }
        return counts[1] > counts[0];
    }
}

package org.bunpil.client.ui.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bunpil.board.BoardView;
import org.bunpil.board.Snapshot;
import org.bunpil.geometry.Point;
import org.bunpil.model.Connector;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Sample;
import org.bunpil.model.Shape;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * Strokes that are in the trash because a part of them was erased: what is left of them is on the board as other strokes, so nobody has
 * deleted them. The slices have the place in the drawing order, which no other stroke of the page shares, and some of the points.
 */
final class ErasedInParts {
    private record Place(String page, long z, int author) {}

    private final Map<Place, List<Stroke>> strokes = new HashMap<>();

    ErasedInParts(BoardView board) {
        board.elements().forEach(this::add);
        for (Snapshot.Trashed trashed : board.trash()) add(trashed.element());
    }

    private void add(Element element) {
        Stroke stroke = stroke(element);
        if (stroke != null)
            strokes.computeIfAbsent(place(stroke), _ -> new ArrayList<>(1)).add(stroke);
    }

    private static @Nullable Stroke stroke(Element element) {
        return switch (element) {
            case Stroke stroke -> stroke;
            case Shape _, Text _, Note _, Image _, Connector _ -> null;
        };
    }

    /** Whether the deleted element is a stroke that was cut into slices. */
    boolean isCut(Element element) {
        Stroke whole = stroke(element);
        if (whole == null) return false;
        for (Stroke other : strokes.getOrDefault(place(whole), List.of())) if (isSlice(other, whole)) return true;
        return false;
    }

    private static boolean isSlice(Stroke slice, Stroke whole) {
        return slice.points().sampleCount() < whole.points().sampleCount()
                && Collections.indexOfSubList(points(whole), points(slice)) >= 0;
    }

    private static List<Point> points(Stroke stroke) {
        List<Point> points = new ArrayList<>();
        for (Sample sample : stroke.points().samples()) points.add(new Point(sample.x(), sample.y()));
        return points;
    }

    private static Place place(Stroke stroke) {
        return new Place(stroke.page(), stroke.z(), stroke.author());
    }
}

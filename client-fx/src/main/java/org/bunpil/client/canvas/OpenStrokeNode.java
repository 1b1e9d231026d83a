package org.bunpil.client.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.effect.BlendMode;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.bunpil.client.geometry.Bounds;
import org.bunpil.client.geometry.StrokeOutline;
import org.bunpil.client.render.Paper;
import org.bunpil.model.InkTool;
import org.bunpil.model.Sample;
import org.bunpil.model.Stroke;
import org.bunpil.model.StrokePoints;
import org.jspecify.annotations.Nullable;

/** An open stroke as a sequence of small paths, in 1/8 board pixel from its origin: new samples change only the last paths. */
final class OpenStrokeNode extends Group {
    /** Samples in one path. Fewer samples mean smaller dirty regions, more samples mean fewer nodes. */
    private static final int PIECE = 8;

    private final List<Path> pieces = new ArrayList<>();
    private final Color color;
    private final String id;
    private final StrokeOutline strokeOutline;
    private @Nullable Bounds bounds;
    private long revision;

    /** @param tolerance how far outlines may deviate, 1/8 board pixel */
    OpenStrokeNode(Stroke stroke, Paper paper, double tolerance) {
        this.color = FxConversions.color(paper.ink(stroke.style().color()));
        // As in the tiles: what is beneath a highlighter stays readable.
        if (stroke.style().tool() == InkTool.HIGHLIGHTER) {
            setBlendMode(paper.dark() ? BlendMode.SCREEN : BlendMode.MULTIPLY);
        }
        this.id = stroke.id();
        this.strokeOutline = StrokeOutline.growing(stroke);
        setMouseTransparent(true);
        setAutoSizeChildren(false);
        setOpacity(stroke.style().alpha() / 255.0);
        grow(stroke.points(), List.of(), tolerance);
    }

    String id() {
        return id;
    }

    /** Number of samples shown. */
    int count() {
        return strokeOutline.count();
    }

    /** Whether the stroke is open; if not, {@link #revision} and {@link #bounds} say when the tiles show it. */
    boolean isOpen() {
        return bounds == null;
    }

    /** The stroke is finished: this node is removed when the tiles show this revision of the board there. */
    void close(Bounds paintedBounds, long atRevision) {
        bounds = paintedBounds;
        revision = atRevision;
    }

    @Nullable
    Bounds bounds() {
        return bounds;
    }

    long revision() {
        return revision;
    }

    /**
     * Shows new samples.
     *
     * @param points the points of the stroke that the board has
     * @param more samples that follow them
     */
    void grow(StrokePoints points, List<Sample> more, double tolerance) {
        // A new sample bends the end of the last piece, and a new piece bends the end of the full one before it.
        int firstPiece = Math.max(0, (strokeOutline.count() - 2) / PIECE);
        strokeOutline.grow(points, more);
        int last = strokeOutline.count() - 1;
        for (int i = firstPiece; i == firstPiece || i * PIECE < last; i++) {
            List<PathElement> elements = new ArrayList<>();
            strokeOutline.fill(Math.min(last, i * PIECE), Math.min(last, (i + 1) * PIECE), tolerance, (xy, length) -> {
                elements.add(new MoveTo(xy[0], xy[1]));
                for (int k = 2; k < length; k += 2) elements.add(new LineTo(xy[k], xy[k + 1]));
                elements.add(new ClosePath());
            });
            piece(i).getElements().setAll(elements);
        }
    }

    private Path piece(int index) {
        while (pieces.size() <= index) {
            Path path = new Path();
            path.setFill(color);
            path.setStroke(null);
            path.setFillRule(FillRule.NON_ZERO);
            pieces.add(path);
            getChildren().add(path);
        }
        return pieces.get(index);
    }
}

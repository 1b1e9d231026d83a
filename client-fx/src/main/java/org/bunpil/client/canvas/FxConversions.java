package org.bunpil.client.canvas;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.transform.Affine;

/** Converts colours, outlines and transforms to JavaFX. */
final class FxConversions {
    private FxConversions() {}

    /** @param rgb 0xRRGGBB */
    static Color color(int rgb) {
        return Color.rgb((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255);
    }

    /**
     * Sets a transform that scales evenly and moves. Does nothing if it is set already, as the toolkit would paint everything beneath it
     * again.
     */
    static void place(Affine affine, double scale, double x, double y) {
        if (affine.getMxx() == scale && affine.getTx() == x && affine.getTy() == y && affine.getMyy() == scale) return;
        affine.setToTransform(scale, 0, x, 0, scale, y);
    }

    static List<PathElement> elements(Shape shape) {
        List<PathElement> elements = new ArrayList<>();
        double[] c = new double[6];
        for (PathIterator all = shape.getPathIterator(null); !all.isDone(); all.next()) {
            int kind = all.currentSegment(c);
            if (kind == PathIterator.SEG_MOVETO) elements.add(new MoveTo(c[0], c[1]));
            else if (kind == PathIterator.SEG_LINETO) elements.add(new LineTo(c[0], c[1]));
            else if (kind == PathIterator.SEG_QUADTO) elements.add(new QuadCurveTo(c[0], c[1], c[2], c[3]));
            else if (kind == PathIterator.SEG_CUBICTO)
                elements.add(new CubicCurveTo(c[0], c[1], c[2], c[3], c[4], c[5]));
            else elements.add(new ClosePath());
        }
        return elements;
    }
}

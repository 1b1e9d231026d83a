package org.bunpil.client.canvas;

import java.awt.geom.AffineTransform;
import java.util.List;
import org.bunpil.client.editor.Box;
import org.bunpil.client.editor.SelectionFrame;
import org.bunpil.client.tool.Dropper;
import org.bunpil.client.tool.Erasing;
import org.bunpil.client.tool.Inking;
import org.bunpil.client.tool.Lasso;
import org.bunpil.client.tool.Marquee;
import org.bunpil.client.tool.Moving;
import org.bunpil.client.tool.Panning;
import org.bunpil.client.tool.Placing;
import org.bunpil.client.tool.Pointing;
import org.bunpil.client.tool.Resting;
import org.bunpil.client.tool.Shaping;
import org.bunpil.client.tool.Sizing;
import org.bunpil.client.tool.Spent;
import org.bunpil.client.tool.Straight;
import org.bunpil.client.tool.Tool;
import org.bunpil.client.tool.Turning;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.jspecify.annotations.Nullable;

/** How a gesture under way displaces the selection, before the board knows. */
final class Ways {
    private Ways() {}

    /** From where the elements are to where they are to be shown, board plane; null: nothing is displaced. */
    static @Nullable AffineTransform of(Tool state) {
        return switch (state) {
            case Moving m -> {
                Point d = m.d();
                yield d == null ? null : AffineTransform.getTranslateInstance(d.x(), d.y());
            }
            case Sizing s -> sizing(s);
            case Turning t ->
                AffineTransform.getRotateInstance(
                        Math.toRadians(t.by() / 100.0),
                        t.frame().box().centreX(),
                        t.frame().box().centreY());
            case Resting _,
                    Spent _,
                    Inking _,
                    Straight _,
                    Erasing _,
                    Shaping _,
                    Marquee _,
                    Lasso _,
                    Dropper _,
                    Panning _,
                    Pointing _,
                    Placing _ -> null;
        };
    }

    /** What is displaced. */
    static List<String> ids(Tool state) {
        return switch (state) {
            case Moving m -> m.ids();
            case Sizing s -> ids(s.frame());
            case Turning t -> ids(t.frame());
            case Resting _,
                    Spent _,
                    Inking _,
                    Straight _,
                    Erasing _,
                    Shaping _,
                    Marquee _,
                    Lasso _,
                    Dropper _,
                    Panning _,
                    Pointing _,
                    Placing _ -> List.of();
        };
    }

    private static List<String> ids(SelectionFrame frame) {
        return frame.elements().stream().map(Element::id).toList();
    }

    private static AffineTransform sizing(Sizing s) {
        Box from = s.frame().box();
        Box to = s.box();
        double angle = Math.toRadians(s.frame().rot() / 100.0);
        AffineTransform way = AffineTransform.getTranslateInstance(to.centreX(), to.centreY());
        way.rotate(angle);
        way.scale(factor(from.width(), to.width()), factor(from.height(), to.height()));
        way.rotate(-angle);
        way.translate(-from.centreX(), -from.centreY());
        return way;
    }

    private static double factor(double from, double to) {
        return from > 0 ? to / from : 1;
    }
}

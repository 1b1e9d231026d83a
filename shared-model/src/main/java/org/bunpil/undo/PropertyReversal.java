package org.bunpil.undo;

import java.util.Objects;
import java.util.function.Function;
import org.bunpil.geometry.Point;
import org.bunpil.model.Element;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.StylePatch;
import org.jspecify.annotations.Nullable;

/**
 * How to undo a change of one element's properties.
 *
 * @param patch absolute values to set
 * @param move offset to add to its position, or null
 * @param leftAlone whether another participant has changed one of the properties since
 */
record PropertyReversal(ElementPatch patch, @Nullable Point move, boolean leftAlone) {
    static PropertyReversal between(Element before, Element after, Element current, boolean moved) {
        Comparison<ElementPatch> c =
                new Comparison<>(ElementPatch.of(before), ElementPatch.of(after), ElementPatch.of(current));
        Point at = null;
        Point move = null;
        if (moved) {
            Point d = Reversal.difference(after.at(), before.at());
            if (d != null && sameShape(c.after, c.current)) move = d;
            else if (d != null) c.leftAlone = true;
        } else {
            at = c.back(ElementPatch::at);
        }
        Comparison<StylePatch> style = new Comparison<>(
                StylePatch.of(before.style()), StylePatch.of(after.style()), StylePatch.of(current.style()));
        ElementPatch back = new ElementPatch(
                at,
                c.back(ElementPatch::size),
                c.back(ElementPatch::sx),
                c.back(ElementPatch::sy),
                c.back(ElementPatch::rot),
                c.back(ElementPatch::text),
                c.back(ElementPatch::page),
                c.back(ElementPatch::group),
                c.back(ElementPatch::form),
                c.back(ElementPatch::from),
                c.back(ElementPatch::to),
                c.back(ElementPatch::route),
                c.back(ElementPatch::bend),
                c.back(ElementPatch::tail),
                c.back(ElementPatch::head),
                style(style),
                c.back(ElementPatch::lock));
        return new PropertyReversal(back, move, c.leftAlone || style.leftAlone);
    }

    private static @Nullable StylePatch style(Comparison<StylePatch> c) {
        StylePatch back = new StylePatch(
                c.back(StylePatch::tool),
                c.back(StylePatch::color),
                c.back(StylePatch::width),
                c.back(StylePatch::fill),
                c.back(StylePatch::alpha),
                c.back(StylePatch::dash),
                c.back(StylePatch::font));
        return back.equals(StylePatch.NONE) ? null : back;
    }

    /** Whether size, rotation and scale are equal. Only then does a position mean the same for both. */
    private static boolean sameShape(ElementPatch a, ElementPatch b) {
        return Objects.equals(a.size(), b.size())
                && Objects.equals(a.rot(), b.rot())
                && Objects.equals(a.sx(), b.sx())
                && Objects.equals(a.sy(), b.sy());
    }

    /** A property before and after an undo step, and its current value. */
    private static final class Comparison<T> {
        private final T before;
        private final T after;
        private final T current;
        private boolean leftAlone;

        Comparison(T before, T after, T current) {
            this.before = before;
            this.after = after;
            this.current = current;
        }

        /** The value to set; null if the step did not change the property, or another participant has changed it since. */
        <V> @Nullable V back(Function<T, @Nullable V> property) {
            V old = property.apply(before);
            V given = property.apply(after);
            if (Objects.equals(old, given)) return null;
            if (Objects.equals(property.apply(current), given)) return old;
            leftAlone = true;
            return null;
        }
    }
}

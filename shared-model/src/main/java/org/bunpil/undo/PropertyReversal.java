package org.bunpil.undo;

import java.util.Objects;
import java.util.function.Function;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Style;
import org.bunpil.model.Text;
import org.bunpil.op.ElementPatch;
import org.bunpil.op.SetOrClear;
import org.bunpil.op.StylePatch;
import org.jspecify.annotations.Nullable;

/**
 * How to take a change of one element's properties back.
 *
 * @param patch absolute values to set
 * @param move to add to its place, or null
 * @param leftAlone somebody else has changed one of them since
 */
record PropertyReversal(ElementPatch patch, @Nullable Point move, boolean leftAlone) {
    static PropertyReversal between(Element before, Element after, Element current, boolean moved) {
        Comparison c = new Comparison(before, after, current);
        Point at = null;
        Point move = null;
        if (moved) {
            Point d = Reversal.difference(after.at(), before.at());
            if (d != null && sameShape(after, current)) move = d;
            else if (d != null) c.leftAlone = true;
        } else {
            at = c.back(Element::at);
        }
        ElementPatch back = new ElementPatch(
                at,
                c.back(PropertyReversal::size),
                c.back(e -> e instanceof Stroke s ? (Integer) s.sx() : null),
                c.back(e -> e instanceof Stroke s ? (Integer) s.sy() : null),
                c.back(PropertyReversal::rot),
                c.back(Element::text),
                c.back(Element::page),
                c.backOrClear(Element::group),
                c.back(e -> e instanceof Shape s ? s.form() : (ShapeForm) null),
                style(before.style(), after.style(), current.style(), c),
                c.back(Element::lock));
        return new PropertyReversal(back, move, c.leftAlone);
    }

    private static @Nullable StylePatch style(Style before, Style after, Style current, Comparison c) {
        if (before.equals(after)) return null;
        StylePatch back = new StylePatch(
                c.back(before, after, current, Style::tool),
                c.back(before, after, current, Style::color),
                c.back(before, after, current, Style::width),
                c.backOrClear(before, after, current, Style::fill),
                c.back(before, after, current, Style::alpha),
                c.back(before, after, current, Style::dash),
                c.back(before, after, current, Style::font));
        return back.equals(new StylePatch(null, null, null, null, null, null, null)) ? null : back;
    }

    /** Nobody has resized or turned it: its place means what it meant. */
    private static boolean sameShape(Element a, Element b) {
        return Objects.equals(size(a), size(b))
                && rot(a) == rot(b)
                && !(a instanceof Stroke s && b instanceof Stroke t && (s.sx() != t.sx() || s.sy() != t.sy()));
    }

    private static @Nullable Size size(Element element) {
        return switch (element) {
            case Stroke _ -> null;
            case Shape s -> s.size();
            case Text t -> t.size();
            case Note n -> n.size();
            case Image i -> i.size();
        };
    }

    private static int rot(Element element) {
        return switch (element) {
            case Stroke s -> s.rot();
            case Shape s -> s.rot();
            case Text t -> t.rot();
            case Note n -> n.rot();
            case Image i -> i.rot();
        };
    }

    private static final class Comparison {
        private final Element before;
        private final Element after;
        private final Element current;
        private boolean leftAlone;

        Comparison(Element before, Element after, Element current) {
            this.before = before;
            this.after = after;
            this.current = current;
        }

        <T> @Nullable T back(Function<Element, @Nullable T> property) {
            return back(before, after, current, property);
        }

        <T> @Nullable SetOrClear<T> backOrClear(Function<Element, @Nullable T> property) {
            return backOrClear(before, after, current, property);
        }

        <O, T> @Nullable T back(O was, O became, O is, Function<O, @Nullable T> property) {
            SetOrClear<T> change = backOrClear(was, became, is, property);
            return change == null ? null : change.value();
        }

        <O, T> @Nullable SetOrClear<T> backOrClear(O was, O became, O is, Function<O, @Nullable T> property) {
            T old = property.apply(was);
            T given = property.apply(became);
            if (Objects.equals(old, given)) return null;
            if (Objects.equals(property.apply(is), given)) return new SetOrClear<>(old);
            leftAlone = true;
            return null;
        }
    }
}

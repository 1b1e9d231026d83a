package org.bunpil.op;

import java.util.function.UnaryOperator;
import org.bunpil.geometry.Point;
import org.bunpil.geometry.Size;
import org.bunpil.model.Connector;
import org.bunpil.model.Connector.Binding;
import org.bunpil.model.Connector.Route;
import org.bunpil.model.Connector.Tip;
import org.bunpil.model.Element;
import org.bunpil.model.Image;
import org.bunpil.model.Note;
import org.bunpil.model.Shape;
import org.bunpil.model.ShapeForm;
import org.bunpil.model.Stroke;
import org.bunpil.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * The absolute values that {@link Op.Set} sets; a null component changes nothing. A property that the element's kind lacks is skipped.
 *
 * <p>Usually made by its {@link #builder}. The constructor, and a pattern that names every property, are for code that must know all of
 * them (wire, fold, undo): after a new property it does not compile until it handles it.
 */
public record ElementPatch(
        @Nullable Point at,
        @Nullable Size size,
        @Nullable Integer sx,
        @Nullable Integer sy,
        @Nullable Integer rot,
        @Nullable String text,
        @Nullable String page,
        @Nullable SetOrClear<String> group,
        @Nullable ShapeForm form,
        @Nullable SetOrClear<Binding> from,
        @Nullable SetOrClear<Binding> to,
        @Nullable Route route,
        @Nullable Integer bend,
        @Nullable Tip tail,
        @Nullable Tip head,
        @Nullable StylePatch style,
        @Nullable Boolean lock) {
    public static final ElementPatch NONE = builder().build();

    public static Builder builder() {
        return new Builder();
    }

    public static ElementPatch at(Point at) {
        return builder().at(at).build();
    }

    public static ElementPatch text(String text) {
        return builder().text(text).build();
    }

    public static ElementPatch style(StylePatch style) {
        return builder().style(style).build();
    }

    /** All properties of an element that can be set, with their values. */
    public static ElementPatch of(Element element) {
        Builder all = builder()
                .at(element.at())
                .rot(element.rot())
                .page(element.page())
                .group(element.group())
                .style(StylePatch.of(element.style()))
                .lock(element.lock());
        return switch (element) {
            case Stroke s -> all.scale(s.sx(), s.sy()).build();
            case Shape s -> all.size(s.size()).form(s.form()).build();
            case Text t -> all.size(t.size()).text(t.text()).build();
            case Note n -> all.size(n.size()).text(n.text()).build();
            case Image i -> all.size(i.size()).build();
            case Connector c ->
                all.size(c.size())
                        .text(c.text())
                        .from(c.from())
                        .to(c.to())
                        .route(c.route())
                        .bend(c.bend())
                        .tail(c.tail())
                        .head(c.head())
                        .build();
        };
    }

    /** The same patch, but it neither locks nor unlocks. */
    public ElementPatch withoutLock() {
        return new ElementPatch(
                at, size, sx, sy, rot, text, page, group, form, from, to, route, bend, tail, head, style, null);
    }

    /** The same patch with the ids in it replaced, as in {@link Element#renamed}. */
    public ElementPatch renamed(UnaryOperator<String> name) {
        String newPage = page == null ? null : name.apply(page);
        return new ElementPatch(
                at,
                size,
                sx,
                sy,
                rot,
                text,
                newPage,
                renamed(group, name),
                form,
                renamedBinding(from, name),
                renamedBinding(to, name),
                route,
                bend,
                tail,
                head,
                style,
                lock);
    }

    private static @Nullable SetOrClear<Binding> renamedBinding(
            @Nullable SetOrClear<Binding> binding, UnaryOperator<String> name) {
        Binding old = binding == null ? null : binding.value();
        return old == null ? binding : new SetOrClear<>(old.renamed(name));
    }

    private static @Nullable SetOrClear<String> renamed(@Nullable SetOrClear<String> id, UnaryOperator<String> name) {
        String old = id == null ? null : id.value();
        return old == null ? id : new SetOrClear<>(name.apply(old));
    }

    /** Sets the named properties; the others change nothing. */
    public static final class Builder {
        private @Nullable Point at;
        private @Nullable Size size;
        private @Nullable Integer sx;
        private @Nullable Integer sy;
        private @Nullable Integer rot;
        private @Nullable String text;
        private @Nullable String page;
        private @Nullable SetOrClear<String> group;
        private @Nullable ShapeForm form;
        private @Nullable SetOrClear<Binding> from;
        private @Nullable SetOrClear<Binding> to;
        private @Nullable Route route;
        private @Nullable Integer bend;
        private @Nullable Tip tail;
        private @Nullable Tip head;
        private @Nullable StylePatch style;
        private @Nullable Boolean lock;

        private Builder() {}

        public Builder at(Point newAt) {
            at = newAt;
            return this;
        }

        public Builder size(Size newSize) {
            size = newSize;
            return this;
        }

        /** In 1/4096; {@link Stroke#UNIT_SCALE} is the size as drawn. */
        public Builder scale(int newSx, int newSy) {
            sx = newSx;
            sy = newSy;
            return this;
        }

        /** 1/100 degree. */
        public Builder rot(int newRot) {
            rot = newRot;
            return this;
        }

        public Builder text(String newText) {
            text = newText;
            return this;
        }

        public Builder page(String newPage) {
            page = newPage;
            return this;
        }

        /** Null removes it from its group. */
        public Builder group(@Nullable String newGroup) {
            group = new SetOrClear<>(newGroup);
            return this;
        }

        public Builder form(ShapeForm newForm) {
            form = newForm;
            return this;
        }

        /** Null unbinds the beginning. */
        public Builder from(@Nullable Binding newFrom) {
            from = new SetOrClear<>(newFrom);
            return this;
        }

        /** Null unbinds the end. */
        public Builder to(@Nullable Binding newTo) {
            to = new SetOrClear<>(newTo);
            return this;
        }

        public Builder route(Route newRoute) {
            route = newRoute;
            return this;
        }

        public Builder bend(int newBend) {
            bend = newBend;
            return this;
        }

        public Builder tail(Tip newTail) {
            tail = newTail;
            return this;
        }

        public Builder head(Tip newHead) {
            head = newHead;
            return this;
        }

        public Builder style(StylePatch newStyle) {
            style = newStyle;
            return this;
        }

        public Builder lock(boolean newLock) {
            lock = newLock;
            return this;
        }

        public ElementPatch build() {
            return new ElementPatch(
                    at, size, sx, sy, rot, text, page, group, form, from, to, route, bend, tail, head, style, lock);
        }
    }
}
